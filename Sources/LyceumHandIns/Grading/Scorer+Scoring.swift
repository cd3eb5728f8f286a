import Gymnasium
import LyceumRecording

extension Scorer {
    /// The score of a run.
    ///
    /// | Name | What is counted |
    /// |-|-|
    /// | `convergence` | Let sᵢ be the mean return of the episodes i − w + 1 to i, with w = 100, or all episodes where there are fewer. The score is the mean of sᵢ over i from w to n: the height of the smoothed curve, which is large where the curve rises early and stays up. n is the number of episodes that the assignment asks for, so that training longer changes nothing; all episodes where it asks for none, or where there are fewer. |
    /// | `mean-of-last-N` | The mean return of the last N episodes of the log, or of all where there are fewer. |
    /// | `best` | The greatest return of an episode. |
    /// | `episodes-to-threshold` | As on Gym's scoreboard: the number of the episode before the first 100 in a row whose mean return is at least the threshold, counted from 0. A run that never reaches it has no score. |
    ///
    /// - Throws: ``CannotScore``; what a registered rule throws.
    public func score(_ run: ScoredRun) throws -> Score {
        if case .registered(let name) = self {
            guard let rule = ScoringRules.rule(name) else {
                throw CannotScore("the scorer \(name) is not registered in this program")
            }
            let score = try rule(run)
            guard score.value.isFinite, score.points?.isFinite ?? true, score.maxPoints?.isFinite ?? true else {
                throw CannotScore("the scorer \(name) gives a number that is not finite")
            }
            return score
        }
        let returns = run.returns
        guard !returns.isEmpty else { throw CannotScore("the log has no episode") }
        guard returns.allSatisfy(\.isFinite) else { throw CannotScore("a return of the log is not a finite number") }
        let score = try builtIn(returns, run)
        guard score.value.isFinite else { throw CannotScore("the returns are too large to be added up") }
        return score
    }

    private func builtIn(_ returns: [Double], _ run: ScoredRun) throws -> Score {
        switch self {
        case .convergence:
            let counted = Array(returns.prefix(run.assignment.episodes ?? .max))
            let window = min(100, counted.count)
            let smoothed = Smoothing.trailingMeans(counted, window: window)
            return Score(
                smoothed.reduce(0, +) / Double(smoothed.count),
                explanation:
                    "the mean height of the curve of the trailing mean return of \(window) episodes, over the first "
                    + "\(counted.count) episodes")
        case .meanOfLast(let count):
            let last = returns.suffix(count)
            return Score(
                last.reduce(0, +) / Double(last.count),
                explanation: "the mean return of the last \(last.count) episodes")
        case .best:
            let best = returns.max() ?? 0
            let episode = returns.firstIndex(of: best).map { run.log.rows[$0].count } ?? 0
            return Score(best, explanation: "the greatest return, of episode \(episode)")
        case .episodesToThreshold:
            let threshold = try threshold(run.assignment)
            guard returns.count >= 100 else {
                throw CannotScore("the log has \(returns.count) episodes, and the mean of 100 is asked for")
            }
            let means = Smoothing.trailingMeans(returns, window: 100)
            guard let first = means.firstIndex(where: { $0 >= threshold }) else {
                let best = decimals(means.max() ?? 0, 2)
                throw CannotScore("no 100 episodes in a row have a mean return of \(threshold); the best have \(best)")
            }
            return Score(
                Double(first), isBetterLow: true,
                explanation: "episodes before the first 100 in a row with a mean return of \(threshold) or more")
        case .registered(let name): throw CannotScore("the scorer \(name) is not registered in this program")
        }
    }

    /// By how much the score of a run may be off since each episode has its luck: the standard error of a mean of returns; `nil` for a score that
    /// is none, and where there are too few episodes.
    package func standardError(_ run: ScoredRun) -> Double? {
        let counted: ArraySlice<Double>
        switch self {
        case .meanOfLast(let count): counted = run.returns.suffix(count)
        case .convergence:
            counted = run.returns.prefix(run.assignment.episodes ?? .max)
            // Of more than a window the curve has a shape, which is no luck.
            guard counted.count <= 100 else { return nil }
        case .best, .episodesToThreshold, .registered: return nil
        }
        guard counted.count > 1 else { return nil }
        let mean = counted.reduce(0, +) / Double(counted.count)
        let squares = counted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(counted.count - 1) / Double(counted.count)).squareRoot()
    }

    private func threshold(_ assignment: Assignment) throws -> Double {
        if let threshold = assignment.threshold { return threshold }
        guard let threshold = try spec(assignment.environment).rewardThreshold else {
            throw CannotScore("\(assignment.environment) has no threshold: the assignment must name one")
        }
        return threshold
    }
}

/// A run that cannot be scored.
public struct CannotScore: Error, Sendable, Equatable, CustomStringConvertible {
    /// Why.
    public let description: String

    /// An error with its reason.
    public init(_ description: String) { self.description = description }
}

/// Trailing means.
package enum Smoothing {
    /// The means of all whole windows, the first of the first `window` numbers.
    package static func trailingMeans(_ numbers: [Double], window: Int) -> [Double] {
        guard window > 0, numbers.count >= window else { return [] }
        var means: [Double] = []
        means.reserveCapacity(numbers.count - window + 1)
        var sum = 0.0
        for (index, number) in numbers.enumerated() {
            // Added up anew once in a window, so that rounding does not pile up.
            if index >= window, index % window == 0 {
                sum = numbers[(index - window + 1)...index].reduce(0, +)
            } else {
                sum += number - (index >= window ? numbers[index - window] : 0)
            }
            if index + 1 >= window { means.append(sum / Double(window)) }
        }
        return means
    }
}
