import GymnasiumWrappers
import LyceumNumerics

/// The log of a run: a row for each episode, with the reward as the environment paid it.
///
/// It is rldurham's file (version 0.1.1): a header and then lines of four fields with tabs between them.
///
/// ```swift
/// let log = try CourseLog(contentsOf: "logs/xxxx00-agent-log.txt")
/// print(log.rows.map(\.rewardSum))
/// ```
public struct CourseLog: Sendable, Equatable {
    /// The episodes, oldest first.
    public var rows: [Row]
    /// Whether the file has the fifth column, which tells how each episode ended.
    public var hasEnds: Bool

    /// One episode.
    public struct Row: Sendable, Equatable {
        /// The number of episodes before this one, logged or not.
        public var count: Int
        /// The return: the sum of the rewards.
        public var rewardSum: Double
        /// The sum of the squares of the rewards.
        public var squaredRewardSum: Double
        /// The number of steps.
        public var length: Int
        /// How the episode ended; `nil` where the log does not tell.
        public var end: EpisodeEnd?

        /// An episode.
        public init(count: Int, rewardSum: Double, squaredRewardSum: Double, length: Int, end: EpisodeEnd? = nil) {
            self.count = count
            self.rewardSum = rewardSum
            self.squaredRewardSum = squaredRewardSum
            self.length = length
            self.end = end
        }

        func text(hasEnds: Bool) -> String {
            let fields = [String(count), field(rewardSum), field(squaredRewardSum), String(length)]
            return (fields + (hasEnds ? [end?.rawValue ?? ""] : [])).joined(separator: "\t") + "\n"
        }
    }

    /// A log of some episodes.
    public init(rows: [Row], hasEnds: Bool = false) {
        self.rows = rows
        self.hasEnds = hasEnds
    }

    /// The file's text.
    public var text: String {
        Self.header(hasEnds: hasEnds) + rows.map { $0.text(hasEnds: hasEnds) }.joined()
    }

    static func header(hasEnds: Bool) -> String {
        "count\treward_sum\tsquared_reward_sum\tlength" + (hasEnds ? "\tend" : "") + "\n"
    }
}

/// A number as pandas writes it: Python's digits, an empty field for what is not a number.
private func field(_ number: Double) -> String {
    number.isNaN ? "" : number.pythonDescription
}
