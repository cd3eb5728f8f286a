import LyceumValues

/// The lists that an ``InfoTracker`` has collected: for each key its values, for each dictionary such lists.
///
/// ```swift
/// print(tracker.info)                       // {'recorder': {'idx': [0, 2], 'length': [29, 69], …}}
/// let lists: Info? = tracker.info["recorder"]
/// ```
///
/// It looks like the info of a step but is not: what is a number there is a list of them here. The statistics of the
/// episode that was tracked last are ``InfoTracker/latest``.
public struct TrackedInfo: Sendable, Equatable, CustomStringConvertible, ExpressibleByDictionaryLiteral {
    /// The lists as an info.
    public let lists: Info

    init(_ lists: Info) { self.lists = lists }

    /// Lists under their keys.
    public init(dictionaryLiteral elements: (String, Value)...) { lists = Info(elements.map { ($0.0, $0.1) }) }

    /// The keys at the top, in the order in which they were first seen.
    public var keys: [String] { lists.keys }

    /// Whether nothing has been tracked.
    public var isEmpty: Bool { lists.isEmpty }

    /// The list under a key, or the lists of a dictionary; `nil` where there are none.
    public subscript(key: String) -> Value? { lists[key] }

    /// What is under a key, as the type that is asked for; `nil` where it is another.
    public subscript<Content: ValueConvertible>(key: String) -> Content? { lists[key] }

    /// The lists as Python prints them.
    public var description: String { lists.description }

    /// Unavailable: these are lists over all episodes.
    @available(
        *, unavailable,
        message: """
            tracker.info has lists over all episodes: write `tracker.latest?.smoothed?.meanReturn` for the episode tracked \
            last, or `step.info.recorder` for the one that has just ended
            """
    )
    public var recorder: EpisodeStatistics? { nil }
}

extension InfoTracker {
    /// The statistics of the episode that was tracked last; `nil` before the first, and where a ``Recorder`` has another key.
    ///
    /// ```swift
    /// try tracker.track(step.info)
    /// if let mean = tracker.latest?.smoothed?.meanReturn, mean >= 475 { print("solved") }
    /// ```
    public var latest: EpisodeStatistics? { latest(key: "recorder") }

    /// The statistics of the episode that was tracked last, under a Recorder's key.
    public func latest(key: String) -> EpisodeStatistics? {
        let entry: Info? = last[key]
        return entry.flatMap(EpisodeStatistics.init)
    }

    /// Unavailable: a tracker has the statistics of many episodes.
    @available(
        *, unavailable, renamed: "latest",
        message: "write `tracker.latest?.smoothed?.meanReturn` for the episode tracked last"
    )
    public var recorder: EpisodeStatistics? { nil }
}
