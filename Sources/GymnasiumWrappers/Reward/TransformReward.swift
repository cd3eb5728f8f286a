import GymnasiumCore

/// Changes every reward by a function.
///
/// ```swift
/// var env = try make("CartPole-v1").rewardsTransformed { $0 * 0.1 }
/// ```
@frozen
public struct TransformReward<Base: Env>: RewardWrapper {
    public var base: Base
    /// The new reward from the old one.
    public let function: @Sendable (Double) -> Double

    /// An environment with changed rewards.
    @inlinable
    public init(_ base: Base, function: @escaping @Sendable (Double) -> Double) {
        self.base = base
        self.function = function
    }

    /// The changed reward.
    @inlinable
    public func reward(_ reward: Double) -> Double { function(reward) }
}

extension Env {
    /// The environment with every reward changed by a function.
    @inlinable
    public func rewardsTransformed(_ function: @escaping @Sendable (Double) -> Double) -> TransformReward<Self> {
        TransformReward(self, function: function)
    }
}
