import LyceumValues

/// The statistics of one episode, and of the last ones together.
///
/// They are rldurham's (version 0.1.1), number for number; in ``info`` they have its keys. Only the deviations differ,
/// where they must: rldurham subtracts the square of the mean from the mean of the squares, which leaves nothing of
/// numbers that are large compared with their differences (rewards of 1e9 and 1e9 + 1 give 0.0 there). Where its result
/// is right to nine digits, it is the one given here, bit for bit; elsewhere it is the true deviation (0.5).
public struct EpisodeStatistics: Sendable, Equatable {
    /// The number of episodes before this one: `idx`.
    public var index: Int
    /// The number of steps: `length`.
    public var length: Int
    /// The return, the sum of all rewards: `r_sum`.
    public var rewardSum: Double
    /// The mean reward of a step: `r_mean`.
    public var rewardMean: Double
    /// The standard deviation of the rewards, with the number of steps as divisor: `r_std`.
    public var rewardDeviation: Double
    /// The same over the last episodes; `nil` without smoothing.
    public var smoothed: Smoothed?
    /// Every step as a tuple of observation, reward, terminated, truncated and info; `nil` where not asked for: `full`.
    public var full: [Value]?

    package init(
        index: Int, length: Int, rewardSum: Double, rewardMean: Double, rewardDeviation: Double,
        smoothed: Smoothed? = nil, full: [Value]? = nil
    ) {
        self.index = index
        self.length = length
        self.rewardSum = rewardSum
        self.rewardMean = rewardMean
        self.rewardDeviation = rewardDeviation
        self.smoothed = smoothed
        self.full = full
    }

    /// Statistics over the last episodes.
    public struct Smoothed: Sendable, Equatable {
        /// The mean number of steps: `length_`.
        public var meanLength: Double
        /// The sum of the returns: `r_sum_`.
        public var returnSum: Double
        /// The mean of the returns: `r_mean_`.
        public var meanReturn: Double
        /// The standard deviation of the returns, with the number of episodes as divisor: `r_std_`.
        public var returnDeviation: Double

        package init(meanLength: Double, returnSum: Double, meanReturn: Double, returnDeviation: Double) {
            self.meanLength = meanLength
            self.returnSum = returnSum
            self.meanReturn = meanReturn
            self.returnDeviation = returnDeviation
        }
    }

    /// The statistics under rldurham's keys.
    public var info: Info {
        // One array in one piece: this is made at the end of every episode.
        var info: Info
        if let smoothed {
            info = Info(distinct: [
                .init("idx", .int(index)), .init("length", .int(length)), .init("r_sum", .double(rewardSum)),
                .init("r_mean", .double(rewardMean)), .init("r_std", .double(rewardDeviation)),
                .init("length_", .double(smoothed.meanLength)), .init("r_sum_", .double(smoothed.returnSum)),
                .init("r_mean_", .double(smoothed.meanReturn)), .init("r_std_", .double(smoothed.returnDeviation)),
            ])
        } else {
            info = Info(distinct: [
                .init("idx", .int(index)), .init("length", .int(length)), .init("r_sum", .double(rewardSum)),
                .init("r_mean", .double(rewardMean)), .init("r_std", .double(rewardDeviation)),
            ])
        }
        if let full { info["full"] = .list(full) }
        return info
    }

    /// The same in the place of other statistics that have no steps, without new memory.
    func write(into info: inout Info) {
        guard full == nil, info.count == (smoothed == nil ? 5 : 9) else { return info = self.info }
        info.setValue(.int(index), at: 0)
        info.setValue(.int(length), at: 1)
        info.setValue(.double(rewardSum), at: 2)
        info.setValue(.double(rewardMean), at: 3)
        info.setValue(.double(rewardDeviation), at: 4)
        guard let smoothed else { return }
        info.setValue(.double(smoothed.meanLength), at: 5)
        info.setValue(.double(smoothed.returnSum), at: 6)
        info.setValue(.double(smoothed.meanReturn), at: 7)
        info.setValue(.double(smoothed.returnDeviation), at: 8)
    }
}

extension EpisodeStatistics {
    /// Reads statistics back from their keys; `nil` where one is missing or of another kind.
    public init?(_ info: Info) {
        guard let index: Int = info["idx"], let length: Int = info["length"],
            let rewardSum: Double = info["r_sum"], let rewardMean: Double = info["r_mean"],
            let rewardDeviation: Double = info["r_std"]
        else { return nil }
        self.init(
            index: index, length: length, rewardSum: rewardSum, rewardMean: rewardMean,
            rewardDeviation: rewardDeviation, smoothed: Smoothed(info), full: (info["full"] as Value?)?.values)
    }
}

extension EpisodeStatistics.Smoothed {
    fileprivate init?(_ info: Info) {
        guard let meanLength: Double = info["length_"], let returnSum: Double = info["r_sum_"],
            let meanReturn: Double = info["r_mean_"], let returnDeviation: Double = info["r_std_"]
        else { return nil }
        self.init(
            meanLength: meanLength, returnSum: returnSum, meanReturn: meanReturn, returnDeviation: returnDeviation)
    }
}

extension Info {
    /// The statistics that a ``Recorder`` put under its usual key, at the end of an episode.
    ///
    /// ```swift
    /// if let statistics = step.info.recorder { print(statistics.rewardSum) }
    /// ```
    public var recorder: EpisodeStatistics? {
        let entry: Info? = self["recorder"]
        return entry.flatMap(EpisodeStatistics.init)
    }
}
