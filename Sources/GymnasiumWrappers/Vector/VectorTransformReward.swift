import GymnasiumCore

/// Changes the rewards of all sub-environments at once by a function.
///
/// ```swift
/// var lanes = try makeVec("CartPole-v1", count: 3).rewardsTransformed { $0.map { 0.1 * $0 } }
/// ```
///
/// Gymnasium's `vector.TransformReward`. The name has a `Vector` in front here, because ``TransformReward`` is the wrapper
/// of one environment.
public struct VectorTransformReward<Base: VectorEnv>: VectorRewardWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The new rewards from the old ones, one for each sub-environment.
    public let function: @Sendable ([Double]) throws -> [Double]

    /// A vector environment with changed rewards.
    public init(_ base: Base, function: @escaping @Sendable ([Double]) throws -> [Double]) {
        self.base = base
        self.function = function
    }

    /// The changed rewards.
    ///
    /// - Throws: ``InvalidArgument`` unless the function gives a reward for each sub-environment.
    public func rewards(_ rewards: [Double]) throws -> [Double] {
        let changed = try function(rewards)
        guard changed.count == rewards.count else {
            throw InvalidArgument(
                "function", given: "one that gives \(changed.count) rewards",
                expected: "\(rewards.count), one for each lane")
        }
        return changed
    }
}

extension VectorEnv {
    /// The sub-environments with rewards changed by a function of the rewards of all.
    public func rewardsTransformed(
        _ function: @escaping @Sendable ([Double]) throws -> [Double]
    ) -> VectorTransformReward<Self> {
        VectorTransformReward(self, function: function)
    }
}
