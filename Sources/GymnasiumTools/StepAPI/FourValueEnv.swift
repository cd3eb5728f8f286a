import GymnasiumCore
import LyceumNumerics

/// An environment written against the API that Gym had before version 0.26.
///
/// `reset` returns an observation and nothing else, `step` has one flag for the end of an episode, seeding is a call of its
/// own, and the render mode is an argument of `render`. Code in that form is kept as it is, and made an ``Env`` by
/// ``asEnv(renderMode:)``:
///
/// ```swift
/// struct Countdown: FourValueEnv {
///     var observationSpace = Discrete(10)
///     var actionSpace = Discrete(2)
///     var random = Generator()
///     var count = 9
///
///     mutating func reset() -> Int {
///         count = 9
///         return count
///     }
///     mutating func step(_ action: Int) -> FourValueStep<Int> {
///         count -= 1
///         return FourValueStep(count, reward: -1, done: count == 0)
///     }
/// }
/// var env = try Countdown().asEnv().timeLimited(5)
/// ```
public protocol FourValueEnv<Observation, Action>: Sendable {
    /// What an agent sees.
    associatedtype Observation: Sendable
    /// What an agent does.
    associatedtype Action: Sendable
    /// The type of the space that observations lie in.
    associatedtype ObservationSpace: Space<Observation>
    /// The type of the space that actions are taken from.
    associatedtype ActionSpace: Space<Action>

    /// The space that every observation lies in.
    var observationSpace: ObservationSpace { get set }
    /// The space that actions are taken from.
    var actionSpace: ActionSpace { get set }
    /// The random stream of the dynamics.
    var random: Generator { get set }
    /// What can be drawn; by default nothing.
    static var metadata: Metadata { get }

    /// Restarts the random stream; by default ``random`` with a seed of 0 or more.
    mutating func seed(_ seed: Int) throws
    /// Starts an episode and returns its first observation.
    mutating func reset() throws -> Observation
    /// Takes an action. `info["TimeLimit.truncated"] = true` says that `done` comes from a time limit.
    mutating func step(_ action: Action) throws -> FourValueStep<Observation>
    /// Draws the current state in one of the modes of ``metadata``; by default nothing.
    mutating func render(mode: RenderMode) throws -> RenderedFrame?
    /// Releases what cannot be copied; by default nothing.
    mutating func close() throws
}

extension FourValueEnv {
    public static var metadata: Metadata { Metadata() }
    /// Restarts ``random``.
    public mutating func seed(_ seed: Int) throws { random = try Generator(seed: seed) }
    /// Draws nothing.
    public mutating func render(mode: RenderMode) throws -> RenderedFrame? { nil }
    /// Does nothing.
    public mutating func close() throws {}

    /// This environment with the five-value API.
    ///
    /// - Parameter renderMode: the mode that `render` draws in; `nil` to draw nothing.
    /// - Throws: ``InvalidArgument`` for a mode that is not in the metadata.
    public func asEnv(renderMode: RenderMode? = nil) throws -> FiveValueEnv<Self> {
        try FiveValueEnv(self, renderMode: renderMode)
    }
}
