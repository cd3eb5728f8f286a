import LyceumValues

/// What one step of a vector environment gives, or its reset: one entry for each sub-environment.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 1024)
/// var batch = try lanes.reset(seed: 42)       // batch.observations: NDArray<Float> of shape (1024, 4)
/// batch = try lanes.step(lanes.actionSpace.sample())
/// ```
@frozen
public struct VectorStep<Observations: Sendable>: Sendable {
    /// What the agents see: for boxes one array with a row for each sub-environment.
    public var observations: Observations
    /// The reward of each sub-environment; zeros after a reset.
    public var rewards: [Double]
    /// Whether each sub-environment's episode has reached a final state.
    public var terminated: [Bool]
    /// Whether each sub-environment's episode was stopped from outside.
    public var truncated: [Bool]
    /// Extra information: under each key the entries of all sub-environments, and under the same key after a `_` which
    /// sub-environments gave one.
    public var infos: Info

    /// A step of as many sub-environments as there are rewards.
    @inlinable
    public init(
        _ observations: Observations, rewards: [Double], terminated: [Bool], truncated: [Bool], infos: Info = [:]
    ) {
        self.observations = observations
        self.rewards = rewards
        self.terminated = terminated
        self.truncated = truncated
        self.infos = infos
    }

    /// The number of sub-environments.
    @inlinable public var count: Int { rewards.count }

    /// Whether each sub-environment's episode is over, for whichever of the two reasons.
    @inlinable
    public var isDone: [Bool] { terminated.indices.map { terminated[$0] || truncated[$0] } }

    /// The five parts, in Gymnasium's order.
    @inlinable
    public var tuple:
        (observations: Observations, rewards: [Double], terminated: [Bool], truncated: [Bool], infos: Info)
    {
        (observations, rewards, terminated, truncated, infos)
    }

    /// The same step with other observations.
    @inlinable
    public func with<Other>(observations: Other) -> VectorStep<Other> {
        VectorStep<Other>(
            observations, rewards: rewards, terminated: terminated, truncated: truncated, infos: infos)
    }
}

extension VectorStep: Equatable where Observations: Equatable {}
