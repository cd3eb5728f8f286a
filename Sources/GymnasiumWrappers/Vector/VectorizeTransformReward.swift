import GymnasiumCore

/// Changes the reward of each sub-environment by a wrapper of single environments.
///
/// ```swift
/// var lanes = try VectorizeTransformReward(makeVec("CartPole-v1", count: 3)) { try ClipReward($0, maxReward: 0.5) }
/// var same = try makeVec("CartPole-v1", count: 3).rewardsClipped(to: ...0.5)
/// ```
///
/// One wrapper serves all sub-environments, in their order. The reward of 0 with which a sub-environment starts an
/// episode (``AutoresetMode/nextStep``) is changed like any other.
public struct VectorizeTransformReward<Base: VectorEnv, Single: RewardWrapper>: VectorRewardWrapper
where Single.Base == SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace> {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The wrapper that changes the rewards, around the spaces of one sub-environment.
    public var wrapper: Single

    /// A vector environment with changed rewards.
    ///
    /// - Parameter wrap: puts the wrapper around the spaces of one sub-environment.
    /// - Throws: what `wrap` throws.
    public init(
        _ base: Base,
        _ wrap: (SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace>) throws -> Single
    ) rethrows {
        wrapper = try wrap(SpacesOnly(of: base))
        self.base = base
    }

    /// The changed rewards.
    ///
    /// - Throws: what the wrapper throws.
    public mutating func rewards(_ rewards: [Double]) throws -> [Double] {
        var changed = rewards
        for lane in changed.indices { changed[lane] = try wrapper.reward(changed[lane]) }
        return changed
    }

    /// The name of the wrapper and the vector inside: `<ClipReward, SyncVectorEnv(Pendulum-v1, num_envs=3)>`.
    public var description: String { "<\(Single.typeName), \(base)>" }
}

extension VectorEnv {
    /// The sub-environments with rewards changed by a wrapper of single environments:
    /// `lanes.rewardsVectorized { TransformReward($0) { 2 * $0 } }`.
    public func rewardsVectorized<Single: RewardWrapper>(
        _ wrap: (LaneSpaces) throws -> Single
    ) rethrows -> VectorizeTransformReward<Self, Single> {
        try VectorizeTransformReward(self, wrap)
    }
}
