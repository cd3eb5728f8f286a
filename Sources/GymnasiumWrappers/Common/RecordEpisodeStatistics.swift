import GymnasiumCore
import LyceumValues

/// Counts rewards and steps, and reports them in the information of an episode's last step.
///
/// ```swift
/// var env = try make("CartPole-v1").episodeStatisticsRecorded()
/// // the last step of an episode has info["episode"] = {'r': 23.0, 'l': 23, 't': 0.000012}
/// ```
///
/// `r` is the sum of rewards, `l` the number of steps, `t` the time since the episode began in seconds, to six places.
/// Sum and number restart only with a `reset`; the time also with the end of an episode.
@frozen
public struct RecordEpisodeStatistics<Base: Env>: Wrapper {
    public var base: Base
    /// How many episodes the queues hold.
    public var bufferLength: Int { record.ended.bufferLength }
    /// The key of the statistics.
    public let statsKey: String
    /// The number of episodes that have ended.
    public var episodeCount: Int { record.ended.count }
    /// The sum of rewards since the last reset.
    public var episodeReturn: Double { record.episode.sum }
    /// The number of steps since the last reset.
    public var episodeLength: Int { record.episode.length }
    /// The sums of the last episodes, oldest first.
    public var returnQueue: [Double] { record.ended.returns }
    /// The lengths of the last episodes, oldest first.
    public var lengthQueue: [Int] { record.ended.lengths }
    /// The times of the last episodes in seconds, oldest first.
    public var timeQueue: [Double] { record.ended.times }
    @usableFromInline var record: EpisodeRecord

    /// An environment whose episodes are reported.
    ///
    /// - Parameters:
    ///   - bufferLength: how many episodes the queues hold, 0 or more.
    ///   - statsKey: the key of the statistics.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, bufferLength: Int = 100, statsKey: String = "episode") throws {
        record = EpisodeRecord(ended: try EpisodeQueues(bufferLength: bufferLength))
        self.base = base
        self.statsKey = statsKey
    }

    /// Starts an episode, and its statistics.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        record.episode.begin()
        return reset
    }

    /// Takes an action; the last step of an episode has the statistics in its information.
    ///
    /// - Throws: ``KeyAlreadyUsed`` where the information has the key already.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        record.episode.sum += step.reward
        record.episode.length += 1
        if step.isDone { try report(in: &step.info) }
        return step
    }

    @usableFromInline
    mutating func report(in info: inout Info) throws {
        guard (info[statsKey] as Value?) == nil else {
            throw KeyAlreadyUsed(wrapper: Self.typeName, key: statsKey, argument: "statsKey")
        }
        info[statsKey] = .dictionary(record.finish())
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

/// The statistics of the episode under way and of the last ones.
@usableFromInline
struct EpisodeRecord: Sendable {
    @usableFromInline var episode = EpisodeTally()
    private(set) var ended: EpisodeQueues

    init(ended: EpisodeQueues) {
        self.ended = ended
    }

    /// Ends the episode, and gives its statistics. Sum and length stay until the next reset.
    mutating func finish() -> Info {
        let seconds = episode.seconds
        ended.add(return: episode.sum, length: episode.length, time: seconds)
        episode.startClock()
        return ["r": .double(episode.sum), "l": .int(episode.length), "t": .double(seconds)]
    }
}

/// What has been counted of an episode so far.
@usableFromInline
struct EpisodeTally: Sendable {
    @usableFromInline var sum = 0.0
    @usableFromInline var length = 0
    private var start = ContinuousClock.now

    @usableFromInline
    init() {}

    @usableFromInline
    mutating func begin() {
        (sum, length) = (0, 0)
        startClock()
    }

    mutating func startClock() { start = .now }

    /// The time since the episode began, to six places.
    var seconds: Double { ((.now - start) / .seconds(1) * 1e6).rounded(.toNearestOrEven) / 1e6 }
}

/// The statistics of the last episodes, oldest first, and the number of all.
struct EpisodeQueues: Sendable {
    /// How many episodes are kept.
    let bufferLength: Int
    private(set) var count = 0
    private(set) var returns: [Double] = []
    private(set) var lengths: [Int] = []
    private(set) var times: [Double] = []

    /// Statistics without samples.
    ///
    /// - Throws: ``InvalidArgument`` for a negative number of episodes to keep.
    init(bufferLength: Int) throws {
        guard bufferLength >= 0 else {
            throw InvalidArgument("bufferLength", given: bufferLength, expected: "0 or more, such as 100")
        }
        self.bufferLength = bufferLength
    }

    /// Adds an episode that has ended.
    mutating func add(return sum: Double, length: Int, time: Double) {
        returns.append(sum)
        lengths.append(length)
        times.append(time)
        if returns.count > bufferLength {
            returns.removeFirst()
            lengths.removeFirst()
            times.removeFirst()
        }
        count += 1
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
