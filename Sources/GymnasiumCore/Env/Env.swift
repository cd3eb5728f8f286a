import LyceumNumerics
import LyceumValues

/// An environment: a value that is reset, stepped and copied.
///
/// The words are Gymnasium's: an episode begins with ``reset(seed:options:)`` and continues with ``step(_:)`` until a
/// step is `terminated` (a final state of the decision process) or `truncated` (stopped from outside, by a time limit).
///
/// A conforming type is a `struct` with all its state inside, its random stream included, so that a copy continues
/// identically and independently:
///
/// ```swift
/// var env = CartPole()
/// try env.reset(seed: 42)
/// var imagined = env                // a complete copy
/// _ = try imagined.step(1)          // does not move `env`
/// ```
///
/// What a type must have: `observationSpace`, `actionSpace` and `random` as stored `var`s, `reset` and `step`.
public protocol Env<Observation, Action>: Sendable, CustomStringConvertible {
    /// What an agent sees: `[Float]` for a box, `Int` for a discrete space, ``Value`` where it is known only at run time.
    associatedtype Observation: Sendable
    /// What an agent does: the elements of ``actionSpace``.
    associatedtype Action: Sendable
    /// The type of the space that observations lie in.
    associatedtype ObservationSpace: Space<Observation>
    /// The type of the space that actions are taken from.
    associatedtype ActionSpace: Space<Action>
    /// The environment below all wrappers; the type itself if there are none.
    associatedtype Unwrapped: Env = Self

    /// The space that every observation lies in.
    var observationSpace: ObservationSpace { get set }
    /// The space that actions are taken from; it owns the random stream that `actionSpace.sample()` draws from.
    var actionSpace: ActionSpace { get set }
    /// The random stream of the dynamics (Gymnasium's `np_random`), independent of the spaces' streams.
    var random: Generator { get set }
    /// The environment below all wrappers; a copy of it is a simulator to plan with.
    var unwrapped: Unwrapped { get set }
    /// What the registry knows of this environment; `nil` when it was not made by `make`.
    var spec: EnvSpec? { get }
    /// How ``render()`` draws; fixed when the environment is made. `nil`: not at all.
    var renderMode: RenderMode? { get }
    /// What the type can draw, and at which rate.
    static var metadata: Metadata { get }
    /// What this environment can draw: its type's metadata, where the type is known.
    var metadata: Metadata { get }
    /// The number of steps after which episodes are truncated; `nil` for no limit.
    var maxEpisodeSteps: Int? { get }
    /// The reward of the last step before any wrapper changed it; `nil` where no layer of the stack keeps it.
    var unscaledReward: Double? { get }
    /// What a recorder has the layer that `make` adds keep of each step; `nil` where no layer of the stack keeps it, or none asks.
    var stepTrail: StepTrail? { get set }
    /// Notes there that a step of the recorder is over.
    mutating func markStepTrail()
    /// The properties of this layer that can be read and written by name, in a stack whose type is known only at run time.
    static var attributes: [Attribute<Self>] { get }

    /// Starts an episode and returns its first observation.
    ///
    /// - Parameters:
    ///   - seed: 0 or more restarts the random stream; `nil` continues it.
    ///   - options: settings for this one episode; each environment documents its keys.
    /// - Throws: `InvalidSeed`, ``InvalidOption``, and what the environment adds.
    @discardableResult
    mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation>
    /// Takes an action and returns the result.
    ///
    /// - Throws: ``ResetNeeded`` before the first reset, ``InvalidAction`` for an action outside the action space.
    mutating func step(_ action: Action) throws -> Step<Observation>
    /// Draws the current state as the render mode says; `nil` without a mode.
    mutating func render() throws -> RenderedFrame?
    /// Releases what cannot be copied (files, windows). May be called twice.
    mutating func close() throws
}

extension Env {
    /// Starts an episode and continues the random stream.
    @discardableResult @inlinable
    public mutating func reset() throws -> Reset<Observation> {
        try reset(seed: nil, options: [:])
    }

    /// Starts an episode with the random stream of a seed, 0 or more.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?) throws -> Reset<Observation> {
        try reset(seed: seed, options: [:])
    }

    /// Starts an episode with options; each environment documents its keys.
    @discardableResult @inlinable
    public mutating func reset(options: Info) throws -> Reset<Observation> {
        try reset(seed: nil, options: options)
    }

    /// Restarts the random stream if a seed is given: the first line of most `reset` functions.
    ///
    /// - Throws: `InvalidSeed` for a negative seed.
    @inlinable
    public mutating func reseed(_ seed: Int?) throws {
        if let seed { random = try Generator(seed: SeedExchange.seed(for: seed)) }
    }
}

extension Env where Action == Value {
    /// Takes an action held in a variable, such as an `Int` or an array of `Float`, in an environment made by its id.
    @inlinable
    public mutating func step(_ action: some ValueConvertible) throws -> Step<Observation> {
        try step(action.value)
    }
}
