/// One state of a progress bar as text.
package struct ProgressLine: Equatable {
    var title = ""
    var done: Int
    /// The total number of steps; `nil` if unknown.
    var total: Int?
    /// Seconds since the start.
    var elapsed: Double
    /// Steps a second, smoothed; `nil` while it is not known.
    var rate: Double?
    /// The mean return over the last episodes that a recorder has reported.
    var meanReturn: Double?

    package init(
        title: String = "", done: Int, total: Int? = nil, elapsed: Double, rate: Double? = nil,
        meanReturn: Double? = nil
    ) {
        self.title = title
        self.done = done
        self.total = total
        self.elapsed = elapsed
        self.rate = rate
        self.meanReturn = meanReturn
    }

    /// `title:  48%|████▊     | 480/1000 [00:12<00:13, 38.9/s, mean return 98.7]`, fitted to the width.
    package func bar(width: Int, isColored: Bool) -> String {
        guard let total, total > 0 else { return String(facts.prefix(width)) }
        let share = min(1, max(0, Double(done) / Double(total)))
        let head = "\(prefix)\(padded(Int(share * 100), 3))%"
        let room = min(30, width - head.count - facts.count - 3)
        guard room >= 4 else { return String("\(head) \(facts)".prefix(width)) }
        let eighths = Int(share * Double(room * 8))
        var blocks = String(repeating: "█", count: eighths / 8)
        if !eighths.isMultiple(of: 8) { blocks.append(Array(" ▏▎▍▌▋▊▉")[eighths % 8]) }
        let rest = String(repeating: " ", count: room - blocks.count)
        let painted = isColored ? "\u{1B}[32m\(blocks)\u{1B}[0m" : blocks
        return "\(head)|\(painted)\(rest)| \(facts)"
    }

    /// The same without a bar, for a file.
    package var plain: String {
        guard let total, total > 0 else { return prefix + facts }
        return "\(prefix)\(Int(min(1, Double(done) / Double(total)) * 100))% \(facts)"
    }

    private var prefix: String { title.isEmpty ? "" : "\(title): " }

    /// `480/1000 [00:12<00:13, 38.9/s, mean return 98.7]`.
    private var facts: String {
        var times = clock(elapsed)
        if let total, let rate, rate > 0, done < total { times += "<\(clock(Double(total - done) / rate))" }
        var parts = [times]
        if let rate, rate > 0 { parts.append(rate >= 1 ? "\(decimals(rate, 1))/s" : "\(decimals(1 / rate, 1)) s each") }
        if let meanReturn { parts.append("mean return \(decimals(meanReturn, 1))") }
        return "\(done)\(total.map { "/\($0)" } ?? "") [\(parts.joined(separator: ", "))]"
    }

    /// `00:12`, from an hour on `1:00:12`.
    private func clock(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 3_000_000_000))
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        let tail = "\(minutes < 10 ? "0" : "")\(minutes):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
        return hours > 0 ? "\(hours):\(tail)" : tail
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
