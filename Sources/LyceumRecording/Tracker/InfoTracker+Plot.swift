import LyceumGraphics

extension InfoTracker {
    /// Draws the statistics tracked so far, over the index of their episodes, as an SVG file.
    ///
    /// ```swift
    /// try tracker.track(step.info)
    /// try tracker.plot(.meanReturn, .returnDeviation, .rewardSum(line: .hidden, marker: .cross), to: "plots/info.svg")
    /// ```
    ///
    /// A deviation is a band around its mean. That of the returns ends at the least and the greatest return tracked, as
    /// no episode went beyond them; that of the rewards is not cut off, as single rewards are not tracked.
    ///
    /// The file is replaced at once, so that a browser may reload it while the program runs. It stays below 300 kB
    /// however many episodes there are; each call redraws all of them, so in a run of many thousands call it every so
    /// often.
    /// - Parameters:
    ///   - curves: what to draw, in any order: it is drawn as ``Curve/Series`` lists it. None for the return of every
    ///     episode and, with smoothing, the mean and the deviation of the last ones.
    ///   - path: the file; its folder is made if it does not exist.
    ///   - title: a heading.
    ///   - key: the Recorder's.
    /// - Returns: whether there was something to draw. Before the first tracked episode there is no file.
    /// - Throws: ``SeriesNotTracked``, `FileError`.
    @discardableResult
    public func plot(
        _ curves: Curve..., to path: String = "plots/info.svg", title: String = "", key: String = "recorder"
    ) throws -> Bool {
        guard let chart = try chart(curves, title: title, key: key) else { return false }
        try chart.write(to: path)
        return true
    }

    /// The chart that ``plot(_:to:title:key:)`` writes, to change it or to put it beside others.
    ///
    /// ```swift
    /// if var chart = try tracker.chart([.length]) {
    ///     chart.y = .logarithmic("steps")
    ///     try chart.write(to: "plots/length.svg")
    /// }
    /// ```
    /// - Parameters:
    ///   - curves: what to draw, as for `plot`.
    ///   - title: a heading.
    ///   - key: the Recorder's.
    /// - Returns: `nil` before the first tracked episode.
    /// - Throws: ``SeriesNotTracked``.
    public func chart(_ curves: [Curve] = [], title: String = "", key: String = "recorder") throws -> Chart? {
        guard count > 0 else { return nil }
        func numbers(_ series: Curve.Series) throws -> [Double] {
            guard let numbers = self.numbers(at: [key, series.rawValue]) else {
                throw SeriesNotTracked(series: series, key: key, tracked: keys(at: [key]))
            }
            return numbers
        }
        var curves = curves
        if curves.isEmpty {
            let isSmoothed = self.numbers(at: [key, Curve.Series.meanReturn.rawValue]) != nil
            curves = isSmoothed ? [.rewardSum, .meanReturn, .returnDeviation] : [.rewardSum]
        }
        let window = windowLength(key: key)
        var units: [String] = []
        for series in Curve.Series.allCases where curves.contains(where: { $0.series == series }) {
            if !units.contains(series.unit) { units.append(series.unit) }
        }
        var chart = Chart(title, x: "episode index", y: Chart.Axis(units.joined(separator: " / ")))
        let index = self.numbers(at: [key, "idx"]) ?? (0..<count).map(Double.init)
        for series in Curve.Series.allCases {
            for curve in curves where curve.series == series {
                let values = try numbers(series)
                let label = curve.label ?? series.label(window: window)
                if let center = series.center {
                    let means = try numbers(center)
                    let returns =
                        series == .returnDeviation ? self.numbers(at: [key, Curve.Series.rewardSum.rawValue]) : nil
                    let band = Self.band(around: means, values, within: returns ?? [])
                    chart.band(x: index, from: band.lower, to: band.upper, label: label, color: curve.color ?? .gray)
                } else {
                    chart.line(
                        x: index, y: values, label: label, style: curve.line, marker: curve.marker, color: curve.color)
                }
            }
        }
        return chart
    }

    /// The ends of a band: no further than the least and the greatest of some numbers, and never short of the mean.
    private static func band(
        around means: [Double], _ deviations: [Double], within numbers: [Double]
    ) -> (lower: [Double], upper: [Double]) {
        let least = numbers.lazy.filter(\.isFinite).min() ?? -.infinity
        let greatest = numbers.lazy.filter(\.isFinite).max() ?? .infinity
        let lower = zip(means, deviations).map { $1.isNaN ? .nan : min($0, max($0 - $1, least)) }
        let upper = zip(means, deviations).map { $1.isNaN ? .nan : max($0, min($0 + $1, greatest)) }
        return (lower, upper)
    }

    /// The number of episodes that smoothed statistics are over: the sum over them divided by the mean. `nil` where
    /// that cannot be told, as long as there have been no more episodes than that.
    private func windowLength(key: String) -> Int? {
        guard let sums = numbers(at: [key, Curve.Series.returnSum.rawValue]),
            let means = numbers(at: [key, Curve.Series.meanReturn.rawValue])
        else { return nil }
        let lengths = zip(sums, means).compactMap { Int(exactly: ($0 / $1).rounded()) }
        guard let last = lengths.last, last > 0, lengths.dropLast().last == last else { return nil }
        return last
    }
}

/// A series that is to be drawn, but was not tracked.
public struct SeriesNotTracked: Error, Sendable, Equatable, CustomStringConvertible {
    /// The series.
    public let series: Curve.Series
    /// The key of the statistics it was looked for in.
    public let key: String
    /// The keys that the statistics have; `nil` where nothing was tracked under the key.
    public let tracked: [String]?

    public var description: String {
        guard let tracked else {
            return "nothing was tracked under \"\(key)\": give plot the Recorder's `key:`"
        }
        let missing = "\"\(series.rawValue)\" was not tracked under \"\(key)\""
        if series.isSmoothed, tracked.contains(Curve.Series.rewardSum.rawValue) {
            return missing + ": give the Recorder a smoothing, as in Recorder(env, smoothing: 10)"
        }
        return missing + ": there are only numbers for \(tracked)"
    }
}
