import Lyceum

/// What the band around a mean shows.
package enum Band: String, CaseIterable {
    /// One standard deviation to both sides: over the runs, or over the window of a single run.
    case deviation
    /// The interval that holds 95 % of the means of runs resampled with replacement.
    case bootstrap
    /// Nothing.
    case none
}

/// The curve of an experiment: the mean over its runs, with a band around it.
package struct ExperimentCurve {
    package var x: [Double]
    package var mean: [Double]
    package var low: [Double]
    package var high: [Double]

    /// The curve of the given runs.
    ///
    /// - Parameters:
    ///   - runs: one or more; where they differ in length, all are cut to the shortest.
    ///   - values: what to draw of a run, one number per episode.
    ///   - smoothing: the number of episodes of the trailing mean; at the start, of as many as there are.
    ///   - band: what the band around the mean shows.
    ///   - overSteps: whether the curve is over the steps so far, averaged over the runs, instead of over episodes.
    package init(_ runs: [RunLog], values: (RunLog) -> [Double], smoothing: Int, band: Band, overSteps: Bool) {
        let smoothed = runs.map { Smoothed(values($0), window: smoothing) }
        let count = smoothed.map(\.mean.count).min() ?? 0
        x = (0..<count).map(Double.init)
        if overSteps {
            let steps = runs.map { run in
                run.lengths.reduce(into: [Double]()) { $0.append(($0.last ?? 0) + Double($1)) }
            }
            x = (0..<count).map { index in steps.reduce(0) { $0 + $1[index] } / Double(steps.count) }
        }
        mean = (0..<count).map { index in smoothed.reduce(0) { $0 + $1.mean[index] } / Double(smoothed.count) }
        (low, high) = (mean, mean)
        switch band {
        case .none: break
        case .deviation:
            for index in 0..<count {
                let deviation =
                    smoothed.count == 1
                    ? smoothed[0].deviation[index] : Self.deviation(smoothed.map { $0.mean[index] })
                low[index] -= deviation
                high[index] += deviation
            }
            keepWithin(runs.flatMap(values))
        case .bootstrap: bootstrap(smoothed.map(\.mean))
        }
    }

    /// Clips a band to the range of the numbers, but never short of the mean.
    private mutating func keepWithin(_ numbers: [Double]) {
        guard let least = numbers.min(), let greatest = numbers.max() else { return }
        for index in mean.indices {
            low[index] = min(mean[index], max(low[index], least))
            high[index] = max(mean[index], min(high[index], greatest))
        }
    }

    private static func deviation(_ numbers: [Double]) -> Double {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)).squareRoot()
    }

    /// The same 400 resamples for every point, so that the band is as smooth as the curves.
    private mutating func bootstrap(_ runs: [[Double]]) {
        guard runs.count > 1, var random = try? Generator(seed: 0) else { return }
        let drawings = (0..<400).map { _ in
            runs.indices.map { _ in (try? random.integers(runs.count)) ?? 0 }
        }
        for index in mean.indices {
            let means = drawings.map { drawing in
                drawing.reduce(0) { $0 + runs[$1][index] } / Double(drawing.count)
            }.sorted()
            low[index] = means[Int(0.025 * Double(means.count))]
            high[index] = means[Int(0.975 * Double(means.count))]
        }
    }
}

/// The trailing mean and deviation of numbers.
package struct Smoothed {
    package private(set) var mean: [Double] = []
    package private(set) var deviation: [Double] = []

    package init(_ numbers: [Double], window: Int) {
        mean.reserveCapacity(numbers.count)
        deviation.reserveCapacity(numbers.count)
        // Sums of differences from a nearby number, computed anew once per window so that rounding errors do not add
        // up.
        var (origin, sum, squares) = (0.0, 0.0, 0.0)
        for end in numbers.indices {
            let start = max(0, end - window + 1)
            if end % window != 0 {
                add(numbers[end] - origin, 1)
                if start > 0 { add(numbers[start - 1] - origin, -1) }
            }
            // Infinities and NaN do not vanish by subtraction.
            if end % window == 0 || !squares.isFinite {
                origin = numbers[end]
                (sum, squares) = (0, 0)
                for number in numbers[start...end] { add(number - origin, 1) }
            }
            let count = Double(end - start + 1)
            mean.append(origin + sum / count)
            deviation.append(max(0, squares / count - (sum / count) * (sum / count)).squareRoot())
        }

        func add(_ difference: Double, _ sign: Double) {
            sum += sign * difference
            squares += sign * difference * difference
        }
    }
}
