/// A call of a vector environment that was closed.
public struct ClosedEnvironment: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call, such as `step`.
    public let call: String

    /// The call that came too late.
    public init(_ call: String) { self.call = call }

    public var description: String { "cannot call \(call)() after close(): make the vector environment anew" }
}

/// A sub-environment that was stepped after its episode had ended, with autoreset disabled.
public struct EpisodeIsOver: Error, Sendable, Equatable, CustomStringConvertible {
    /// The error, which carries no data.
    public init() {}

    public var description: String {
        "the episode is over and autoreset is disabled: write `try lanes.reset(mask: batch.isDone)` first"
    }
}

/// What one sub-environment of a vector environment threw.
public struct LaneFailure: Error, Sendable, CustomStringConvertible {
    /// The position of the sub-environment, from 0.
    public let lane: Int
    /// The number of sub-environments.
    public let count: Int
    /// What it threw.
    public let error: any Error

    /// An error of a sub-environment.
    public init(lane: Int, count: Int, error: any Error) {
        self.lane = lane
        self.count = count
        self.error = error
    }

    /// The sub-environment and the error's own sentence.
    public var description: String { "lane \(lane) of \(count): \(error)" }
}

/// A batch of actions for the wrong number of sub-environments, or something other than a batch.
public struct InvalidActions: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was given.
    public let given: String
    /// The number of sub-environments.
    public let count: Int
    /// The space of batches of actions.
    public let space: String

    /// Actions that are not one for each sub-environment.
    public init(given: String, count: Int, space: some Space) {
        self.given = given
        self.count = count
        self.space = space.description
    }

    public var description: String {
        "\(given) given as actions of \(count) lanes; expected an element of \(space), "
            + "such as `lanes.actionSpace.sample()`"
    }
}

/// Sub-environments with incompatible spaces.
public struct LanesDiffer: Error, Sendable, Equatable, CustomStringConvertible {
    /// `observation` or `action`.
    public let kind: String
    /// The position of the first sub-environment that differs.
    public let lane: Int
    /// The space of the first sub-environment.
    public let first: String
    /// The space of the sub-environment that differs.
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

    public var description: String {
        "the \(kind) space of lane \(lane) is \(other), that of lane 0 \(first); \(mend)"
    }
}

/// A call while another one is pending in the background.
public struct AlreadyPendingCall: Error, Sendable, Equatable, CustomStringConvertible {
    /// The call that came too early, such as `stepAsync`.
    public let call: String
    /// The pending call: `reset`, `step` or `call`.
    public let pending: String

    /// A call, and the pending one.
    public init(_ call: String, pending: String) {
        self.call = call
        self.pending = pending
    }

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

    public var description: String { "nothing to wait for: write `try lanes.\(call)Async(…)` before \(call)Wait()" }
}

/// A call that took longer than its time-out.
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

    public var description: String {
        "\(call)Wait() waited for \(timeout), and the lanes were not ready; the next call waits for them first"
    }
}
