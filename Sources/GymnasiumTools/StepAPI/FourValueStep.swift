import LyceumValues

/// What a step gave before Gymnasium 0.26: observation, reward, one flag and extra information.
///
/// The flag does not say why the episode is over. Environments of that time put `"TimeLimit.truncated": true` into the
/// information of an episode that a time limit stopped; `stepAPICompatibility` reads and writes it.
public struct FourValueStep<Observation: Sendable>: Sendable {
    /// What the agent sees after the action.
    public var observation: Observation
    /// The reward of the action.
    public var reward: Double
    /// Whether the episode is over, for whatever reason.
    public var done: Bool
    /// Further information.
    public var info: Info

    /// A step; by default the episode goes on, and there is no information.
    public init(_ observation: Observation, reward: Double, done: Bool = false, info: Info = [:]) {
        self.observation = observation
        self.reward = reward
        self.done = done
        self.info = info
    }

    /// The four parts, in Gym's order.
    public var tuple: (observation: Observation, reward: Double, done: Bool, info: Info) {
        (observation, reward, done, info)
    }
}

extension FourValueStep: Equatable where Observation: Equatable {}
