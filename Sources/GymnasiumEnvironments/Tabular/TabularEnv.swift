import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// An environment with finitely many states and actions, whose ``model`` is known.
///
/// A conforming type needs the properties below; `reset` and `step` then draw from the model, one number from 0 to 1 each,
/// as Gymnasium's toy-text environments do. Action `a` of the environment is action `a - actionSpace.start` of the model.
///
/// ```swift
/// func rewardsInSight(_ env: some TabularEnv) -> [Double] {
///     let model = env.model             // states, actions, transitions: plan with it
///     return model.states.map { state in
///         model.actions(in: state).map { model.expectedReward(state, $0) }.max() ?? 0
///     }
/// }
/// ```
public protocol TabularEnv: Env
where Observation == Int, Action == Int, ObservationSpace == Discrete, ActionSpace == Discrete {
    /// The decision process that the environment plays. Where it is computed, keep it in a constant.
    var model: MDP { get }
    /// The state as a number of the model; `nil` before the first reset. Assigning one goes on from there.
    var state: Int? { get set }
    /// What an agent sees of a state: the state itself unless the type says otherwise.
    func observation(of state: Int) -> Int
    /// The action of the model that an action of the environment stands for: the nearest that can be taken, unless the
    /// type says otherwise.
    func modelAction(_ action: Int, in state: Int) -> Int
}

extension TabularEnv {
    /// The state.
    @inlinable
    public func observation(of state: Int) -> Int { state }

    /// The action itself, or the nearest that can be taken.
    public func modelAction(_ action: Int, in state: Int) -> Int {
        let action = action - actionSpace.start
        guard model[state, action].isEmpty else { return action }
        return model.actions(in: state).min { ($0 - action).magnitude < ($1 - action).magnitude } ?? action
    }

    /// Starts an episode in a state drawn from the model's start distribution.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        let first = try firstState(seed)
        state = first
        return Reset(observation(of: first))
    }

    /// Takes an action, or the nearest possible one where it cannot be taken.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let transition = try advance(action)
        return Step(
            observation(of: transition.nextState), reward: transition.reward, terminated: transition.terminated)
    }

    /// Draws the state that an episode begins in.
    ///
    /// - Throws: `InvalidSeed`.
    @inline(__always)
    mutating func firstState(_ seed: Int?) throws -> Int {
        try reseed(seed)
        return model.sampleStart(using: &random)
    }

    /// Draws a transition for an action, and moves to its next state.
    mutating func advance(_ action: Int) throws -> Transition {
        let before = try checked(state, before: action, in: actionSpace)
        let transition = try model.sample(before, modelAction(action, in: before), using: &random)
        state = transition.nextState
        return transition
    }
}

/// The state that an action is done in.
///
/// - Throws: ``InvalidAction``, ``ResetNeeded``.
// Not a method: a call of one would copy the whole environment.
@inline(__always)
func checked(_ state: Int?, before action: Int, in actionSpace: Discrete) throws -> Int {
    guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
    guard let state else { throw ResetNeeded("step") }
    return state
}

extension Step where Observation == Int {
    /// A step to the next state of a transition.
    @inline(__always)
    init(_ transition: Transition, info: Info) {
        self.init(
            transition.nextState, reward: transition.reward, terminated: transition.terminated, info: info)
    }
}

extension Env {
    /// The decision process of the environment below all wrappers, also of one made by its string id; `nil` where it is no
    /// ``TabularEnv``.
    ///
    /// ```swift
    /// let states = try make("FrozenLake-v1").decisionProcess?.stateCount  // 16
    /// ```
    public var decisionProcess: MDP? { (innermost as? any TabularEnv)?.model }
}
