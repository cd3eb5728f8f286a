import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// An environment as pure functions over a state value: nothing is remembered between calls.
///
/// What is random comes from a key that the caller passes, so that any state can be advanced at any time, in any order and
/// on any thread. The properties of a conforming type are its parameters. ``Functional`` makes an ordinary environment of
/// it.
///
/// ```swift
/// let pendulum = FunctionalPendulum()
/// let state = pendulum.initial(ThreefryKey(seed: 42))
/// let next = pendulum.transition(state, [1.5], ThreefryKey(seed: 7))
/// let reward = pendulum.reward(state, [1.5], next, ThreefryKey(seed: 7))
/// ```
///
/// It is Gymnasium's `FuncEnv`.
public protocol FunctionalEnv: Sendable {
    /// Everything that the future depends on.
    associatedtype State: Sendable
    /// What an agent sees.
    associatedtype Observation: Sendable
    /// What an agent does.
    associatedtype Action: Sendable
    /// The type of the space that observations lie in.
    associatedtype ObservationSpace: Space<Observation>
    /// The type of the space that actions are taken from.
    associatedtype ActionSpace: Space<Action>

    /// The space that every observation lies in.
    var observationSpace: ObservationSpace { get }
    /// The space that actions are taken from.
    var actionSpace: ActionSpace { get }
    /// What can be drawn.
    static var metadata: Metadata { get }
    /// The parameters that can be read and written by name.
    static var parameters: [Attribute<Self>] { get }

    /// A first state.
    func initial(_ key: ThreefryKey) -> State
    /// The state after an action.
    func transition(_ state: State, _ action: Action, _ key: ThreefryKey) -> State
    /// What an agent sees of a state.
    func observation(_ state: State, _ key: ThreefryKey) -> Observation
    /// The reward for an action that led from a state to the next one.
    func reward(_ state: State, _ action: Action, _ nextState: State, _ key: ThreefryKey) -> Double
    /// Whether the episode ends in a state.
    func terminal(_ state: State, _ key: ThreefryKey) -> Bool
    /// What else there is to know about a first state.
    func stateInfo(_ state: State) -> Info
    /// What else there is to know about a step.
    func transitionInfo(_ state: State, _ action: Action, _ nextState: State) -> Info
    /// A picture of a state; `nil` where the mode is not one of ``metadata``.
    func render(_ state: State, mode: RenderMode) -> RenderedFrame?
}

extension FunctionalEnv {
    public static var metadata: Metadata { Metadata() }
    /// No parameters.
    public static var parameters: [Attribute<Self>] { [] }
    /// No information.
    @inlinable public func stateInfo(_ state: State) -> Info { [:] }
    /// No information.
    @inlinable public func transitionInfo(_ state: State, _ action: Action, _ nextState: State) -> Info { [:] }
    /// No picture.
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? { nil }
}
