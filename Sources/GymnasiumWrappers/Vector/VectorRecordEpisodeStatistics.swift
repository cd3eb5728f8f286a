import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Counts rewards and steps of each sub-environment, and reports them in the information when episodes end.
///
/// ```swift
/// var lanes = try makeVec("CartPole-v1", count: 3).episodeStatisticsRecorded()
/// // where the second lane's episode ends, the step has
/// // infos["episode"] = {'r': array([ 0., 23.,  0.]), 'l': array([ 0, 23,  0]), 't': array([0.  , 0.02, 0.  ])} and
/// // infos["_episode"] = array([False,  True, False])
/// ```
///
/// `r` is the sum of rewards, `l` the number of steps, `t` the time since the episode began in seconds, to six places.
/// The step with which a sub-environment starts an episode (``AutoresetMode/nextStep``) is not counted. A partial
/// reset begins the episodes of the sub-environments that are reset, and no others: Gymnasium 1.4 then clears the
/// counts of all sub-environments, because its vector environment has taken the mask out of the options before the
/// wrapper looks for it.
public struct VectorRecordEpisodeStatistics<Base: VectorEnv>: VectorWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// How many episodes the queues hold.
    public var bufferLength: Int { ended.bufferLength }
    /// The key of the statistics.
    public let statsKey: String
    private var episodes: [EpisodeTally]
    private var ended: EpisodeQueues
    private var wasDone: [Bool]

    /// The number of episodes that have ended, in all sub-environments.
    public var episodeCount: Int { ended.count }
    /// The sum of rewards of each sub-environment's episode so far.
    public var episodeReturns: [Double] { episodes.map(\.sum) }
    /// The number of steps of each sub-environment's episode so far.
    public var episodeLengths: [Int] { episodes.map(\.length) }
    /// The sums of the last episodes, oldest first; of those that ended together the first sub-environment's comes
    /// first.
    public var returnQueue: [Double] { ended.returns }
    /// The lengths of the last episodes, oldest first.
    public var lengthQueue: [Int] { ended.lengths }
    /// The times of the last episodes in seconds, oldest first.
    public var timeQueue: [Double] { ended.times }

    /// A vector environment whose episodes are reported.
    ///
    /// - Parameters:
    ///   - bufferLength: how many episodes the queues hold, 0 or more.
    ///   - statsKey: the key of the statistics.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, bufferLength: Int = 100, statsKey: String = "episode") throws {
        ended = try EpisodeQueues(bufferLength: bufferLength)
        self.base = base
        self.statsKey = statsKey
        episodes = Array(repeating: EpisodeTally(), count: base.count)
        wasDone = Array(repeating: false, count: base.count)
    }

    /// Starts episodes, and the statistics of their sub-environments.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let asked = try VectorReset(seed: nil, options: options, mask: mask, count: count)
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        for lane in 0..<count where asked.includes(lane) {
            episodes[lane].begin()
            wasDone[lane] = false
        }
        return batch
    }

    /// Takes the actions; a step that ends episodes has their statistics in its information.
    ///
    /// - Throws: ``KeyAlreadyUsed`` where the information has the key already.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        var batch = try base.step(actions)
        for lane in 0..<count {
            if wasDone[lane] {
                episodes[lane].begin()
            } else {
                episodes[lane].sum += batch.rewards[lane]
                episodes[lane].length += 1
            }
        }
        let isDone = batch.isDone
        if isDone.contains(true) { try report(isDone, in: &batch.infos) }
        if autoresetMode == .sameStep {
            for lane in 0..<count where isDone[lane] { episodes[lane].begin() }
        } else {
            wasDone = isDone
        }
        return batch
    }

    private mutating func report(_ isDone: [Bool], in infos: inout Info) throws {
        guard (infos[statsKey] as Value?) == nil else {
            throw KeyAlreadyUsed(wrapper: Self.typeName, key: statsKey, argument: "statsKey")
        }
        var returns = Array(repeating: 0.0, count: count)
        var lengths = Array(repeating: 0, count: count)
        var times = returns
        for lane in 0..<count where isDone[lane] {
            let episode = episodes[lane]
            (returns[lane], lengths[lane], times[lane]) = (episode.sum, episode.length, episode.seconds)
            ended.add(return: returns[lane], length: lengths[lane], time: times[lane])
        }
        infos[statsKey] = .dictionary(["r": .doubles(returns), "l": .integers(lengths), "t": .doubles(times)])
        infos["_\(statsKey)"] = .array(.bool(NDArray(isDone)))
    }
}

extension VectorEnv {
    /// The sub-environments with the return, length and time of each episode in the information of its last step.
    public func episodeStatisticsRecorded(
        bufferLength: Int = 100, statsKey: String = "episode"
    ) throws -> VectorRecordEpisodeStatistics<Self> {
        try VectorRecordEpisodeStatistics(self, bufferLength: bufferLength, statsKey: statsKey)
    }
}
