/// Counts rewards and steps, and reports them in the information of an episode's last step.
///
/// ```swift
/// var env = try make("CartPole-v1").episodeStatisticsRecorded()
/// // the last step of an episode has info["episode"] = {'r': 23.0, 'l': 23, 't': 0.000012}
/// ```
///
/// `r` is the sum of rewards, `l` the number of steps, `t` the time since the episode began in seconds, to six places. Sum
/// and number begin anew with a `reset` only; the time also with the end of an episode.
public struct RecordEpisodeStatistics<Base: Env>: Wrapper {
    /// The environment inside.
    public var base: Base
    /// How many episodes the queues hold.
    public let bufferLength: Int
    /// The key of the statistics.
    public let statsKey: String
    /// The number of episodes that have ended.
    public private(set) var episodeCount = 0
    /// The sum of rewards since the last reset.
    public private(set) var episodeReturn = 0.0
    /// The number of steps since the last reset.
    public private(set) var episodeLength = 0
    /// The sums of the last episodes, oldest first.
    public private(set) var returnQueue: [Double] = []
    /// The lengths of the last episodes, oldest first.
    public private(set) var lengthQueue: [Int] = []
    /// The times of the last episodes in seconds, oldest first.
    public private(set) var timeQueue: [Double] = []
    private var start = ContinuousClock.now

    /// An environment whose episodes are reported.
    ///
    /// - Parameters:
    ///   - bufferLength: how many episodes the queues hold, 0 or more.
    ///   - statsKey: the key of the statistics.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, bufferLength: Int = 100, statsKey: String = "episode") throws {
        guard bufferLength >= 0 else {
            throw InvalidArgument("bufferLength", given: bufferLength, expected: "0 or more, such as 100")
        }
        self.base = base
        self.bufferLength = bufferLength
        self.statsKey = statsKey
    }

    /// Starts an episode, and its statistics.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        (episodeReturn, episodeLength) = (0, 0)
        start = .now
        return reset
    }

    /// Does an action; the last step of an episode has the statistics in its information.
    ///
    /// - Throws: ``KeyAlreadyUsed`` where the information has the key already.
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        episodeReturn += step.reward
        episodeLength += 1
        if step.isDone { try finishEpisode(&step.info) }
        return step
    }

    private mutating func finishEpisode(_ info: inout Info) throws {
        guard (info[statsKey] as Value?) == nil else {
            throw KeyAlreadyUsed(wrapper: Self.typeName, key: statsKey, argument: "statsKey")
        }
        let seconds = ((.now - start) / .seconds(1) * 1e6).rounded(.toNearestOrEven) / 1e6
        info[statsKey] = .dictionary(["r": .double(episodeReturn), "l": .int(episodeLength), "t": .double(seconds)])
        append(episodeReturn, to: &returnQueue)
        append(episodeLength, to: &lengthQueue)
        append(seconds, to: &timeQueue)
        episodeCount += 1
        start = .now
    }

    private func append<Number>(_ number: Number, to queue: inout [Number]) {
        queue.append(number)
        if queue.count > bufferLength { queue.removeFirst() }
    }

    /// The two arguments.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(
            name: Self.typeName, arguments: ["buffer_length": .int(bufferLength), "stats_key": .string(statsKey)])
    }

    /// The statistics, to read.
    public static var attributes: [Attribute<Self>] {
        [
            Attribute(readOnly: "episode_count", \.episodeCount),
            Attribute(readOnly: "episode_returns", \.episodeReturn),
            Attribute(readOnly: "episode_lengths", \.episodeLength), Attribute(readOnly: "return_queue", \.returnQueue),
            Attribute(readOnly: "length_queue", \.lengthQueue), Attribute(readOnly: "time_queue", \.timeQueue),
        ]
    }
}

extension Env {
    /// The environment with the return, length and time of each episode in the information of its last step.
    public func episodeStatisticsRecorded(
        bufferLength: Int = 100, statsKey: String = "episode"
    ) throws -> RecordEpisodeStatistics<Self> {
        try RecordEpisodeStatistics(self, bufferLength: bufferLength, statsKey: statsKey)
    }
}
