/// An environment without the layer that keeps the unscaled reward, which the log needs.
public struct UnscaledRewardNeeded: Error, Sendable, Equatable, CustomStringConvertible {
    /// The environment as printed.
    public let env: String

    public var description: String {
        "Recorder cannot log the unscaled reward of \(env): make the environment with Lyceum's `make`, "
            + "or write Recorder(UnscaledReward(env))"
    }
}

/// Information that already has an entry under the key of the statistics.
public struct StatisticsExist: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key.
    public let key: String

    package init(key: String) {
        self.key = key
    }

    public var description: String {
        "the info has an entry \"\(key)\" already: give the Recorder another `key:`, or `ignoreExisting: true` to "
            + "leave the entry as it is"
    }
}

/// Statistics were asked for before the first step of an episode.
public struct EmptyEpisode: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String {
        "there are no statistics of an episode without steps: call step() before addStats(to:)"
    }
}
