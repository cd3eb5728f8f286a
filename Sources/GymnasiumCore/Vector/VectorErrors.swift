/// A call of a vector environment that was closed.
public struct ClosedEnvironment: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call, such as `step`.
    public let call: String

    /// The call that came too late.
    public init(_ call: String) { self.call = call }

    /// One sentence.
    public var description: String { "cannot call \(call)() after close(): make the vector environment anew" }
}

/// A lane that was stepped after its episode had ended, where nothing resets it.
public struct EpisodeIsOver: Error, Sendable, Equatable, CustomStringConvertible {
    /// One error for all.
    public init() {}

    /// One sentence.
    public var description: String {
        "the episode is over and autoreset is disabled: write `try lanes.reset(mask: batch.isDone)` first"
    }
}

/// What one lane of a vector environment threw.
public struct LaneFailure: Error, Sendable, CustomStringConvertible {
    /// The position of the lane, from 0.
    public let lane: Int
    /// The number of lanes.
    public let count: Int
    /// What it threw.
    public let error: any Error

    /// An error of a lane.
    public init(lane: Int, count: Int, error: any Error) {
        self.lane = lane
        self.count = count
        self.error = error
    }

    /// The lane and the error's own sentence.
    public var description: String { "lane \(lane) of \(count): \(error)" }
}

/// A batch of actions for another number of lanes, or none at all.
public struct InvalidActions: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was given.
    public let given: String
    /// The number of lanes.
    public let count: Int
    /// The space of batches of actions.
    public let space: String

    /// Actions that are not one for each lane.
    public init(given: String, count: Int, space: some Space) {
        self.given = given
        self.count = count
        self.space = space.description
    }

    /// One sentence.
    public var description: String {
        "\(given) given as actions of \(count) lanes; expected an element of \(space), "
            + "such as `lanes.actionSpace.sample()`"
    }
}

/// Lanes with spaces that do not go together.
public struct LanesDiffer: Error, Sendable, Equatable, CustomStringConvertible {
    /// `observation` or `action`.
    public let kind: String
    /// The position of the first lane that differs.
    public let lane: Int
    /// The space of the first lane.
    public let first: String
    /// The space of the lane that differs.
    public let other: String
    /// What can be done.
    public let mend: String

    init(_ kind: String, lane: Int, _ first: some Space, _ other: some Space, mend: String) {
        self.kind = kind
        self.lane = lane
        self.first = first.description
        self.other = other.description
        self.mend = mend
    }

    /// One sentence.
    public var description: String {
        "the \(kind) space of lane \(lane) is \(other), that of lane 0 \(first); \(mend)"
    }
}

/// A call while another one is being done in the background.
public struct AlreadyPendingCall: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call that came too early, such as `stepAsync`.
    public let call: String
    /// The call that is being done: `reset`, `step` or `call`.
    public let pending: String

    /// A call, and the one that is being done.
    public init(_ call: String, pending: String) {
        self.call = call
        self.pending = pending
    }

    /// One sentence.
    public var description: String {
        "cannot call \(call)() while `\(pending)` is being done: write `try lanes.\(pending)Wait()` first"
    }
}

/// Waiting for a call that was not made.
public struct NoAsyncCall: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was waited for: `reset`, `step` or `call`.
    public let call: String

    /// What was waited for.
    public init(_ call: String) { self.call = call }

    /// One sentence.
    public var description: String { "nothing to wait for: write `try lanes.\(call)Async(…)` before \(call)Wait()" }
}

/// A call that took longer than it was waited for.
public struct TimedOut: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was waited for: `reset`, `step` or `call`.
    public let call: String
    /// How long.
    public let timeout: Duration

    /// A call and how long it was waited for.
    public init(_ call: String, timeout: Duration) {
        self.call = call
        self.timeout = timeout
    }

    /// One sentence.
    public var description: String {
        "\(call)Wait() waited for \(timeout), and the lanes were not ready; the next call waits for them first"
    }
}
