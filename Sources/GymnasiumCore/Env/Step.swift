import LyceumValues

/// What one step of an environment gives: observation, reward, two flags and extra information.
///
/// ```swift
/// let step = Step([0.1, 0.2] as [Float], reward: 1, terminated: true)
/// step.isDone                       // true: the episode is over, call reset
/// let (observation, reward, terminated, truncated, info) = step.tuple
/// ```
@frozen
public struct Step<Observation: Sendable>: Sendable {
    /// What the agent sees after the action.
    public var observation: Observation
    /// The reward of the action.
    public var reward: Double
    /// Whether a final state of the decision process was reached: no value follows it.
    public var terminated: Bool
    /// Whether the episode was stopped from outside (a time limit): a value would follow, so bootstrap from it.
    public var truncated: Bool
    /// Extra information; usually empty.
    public var info: Info

    /// A step; flags that are not named are `false`, the information empty.
    @inlinable
    public init(
        _ observation: Observation, reward: Double, terminated: Bool = false, truncated: Bool = false, info: Info = [:]
    ) {
        self.observation = observation
        self.reward = reward
        self.terminated = terminated
        self.truncated = truncated
        self.info = info
    }

    /// Whether the episode is over, for whichever of the two reasons.
    @inlinable
    public var isDone: Bool { terminated || truncated }

    /// The five parts, in Gymnasium's order.
    @inlinable
    public var tuple: (observation: Observation, reward: Double, terminated: Bool, truncated: Bool, info: Info) {
        (observation, reward, terminated, truncated, info)
    }

    /// The same step with another observation.
    @inlinable
    public func with<NewObservation>(observation: NewObservation) -> Step<NewObservation> {
        Step<NewObservation>(
            observation, reward: reward, terminated: terminated, truncated: truncated, info: info)
    }
}

extension Step: Equatable where Observation: Equatable {}
