import Lyceum

/// The summary of a log.
package struct LogSummary {
    /// The number of last episodes that ``lastMean`` is taken over.
    static let window = 100

    /// The number of episodes.
    let episodes: Int
    /// The number of steps in all.
    let steps: Double
    /// The mean of all returns.
    let mean: Double
    /// The mean of the last returns, ``window`` of them or as many as there are.
    let lastMean: Double
    /// The greatest return and the number of its episode; `nil` where there is none.
    let best: (episodeReturn: Double, count: Int)?
    /// The number of episodes whose return is NaN; the means and the best leave them out.
    let missing: Int

    package init(_ run: RunLog) {
        let numbers = run.returns.indices.filter { !run.returns[$0].isNaN }
        let returns = numbers.map { run.returns[$0] }
        episodes = run.returns.count
        steps = run.lengths.reduce(0) { $0 + Double($1) }
        mean = Self.mean(returns[...])
        lastMean = Self.mean(returns.suffix(Self.window))
        best = numbers.max { run.returns[$0] < run.returns[$1] }.map { (run.returns[$0], run.count($0)) }
        missing = episodes - returns.count
    }

    /// Also correct for returns whose sum would overflow.
    private static func mean(_ returns: ArraySlice<Double>) -> Double {
        let count = Double(returns.count)
        let sum = returns.reduce(0, +)
        return sum.isFinite ? sum / count : returns.reduce(0) { $0 + $1 / count }
    }

    /// The number of steps, without a fraction.
    var stepsText: String { Int(exactly: steps).map(String.init) ?? "\(steps)" }

    /// The summary as text.
    package var lines: [String] {
        guard let best else {
            return ["\(episodes) episodes, \(stepsText) steps\(episodes == 0 ? "" : ", no return among them")"]
        }
        let last = min(Self.window, episodes - missing)
        var lines = [
            "\(episodes) episodes, \(stepsText) steps, mean return \(mean), best \(best.episodeReturn) "
                + "in episode \(best.count)",
            "mean return of the last \(last == 1 ? "episode" : "\(last) episodes"): \(lastMean)",
        ]
        if missing > 0 {
            lines.append("without a return, and in none of these numbers: \(missing) of the episodes")
        }
        return lines
    }
}
