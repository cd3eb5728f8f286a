import GymnasiumCore

/// A wrapper that changes rewards and nothing else: it writes ``reward(_:)``.
///
/// ```swift
/// struct SignOnly<Base: Env>: RewardWrapper {
///     var base: Base
///     mutating func reward(_ reward: Double) -> Double { reward < 0 ? -1 : 1 }
/// }
/// ```
public protocol RewardWrapper<Base>: Wrapper {
    /// What the agent gets in place of a reward of the environment inside.
    mutating func reward(_ reward: Double) throws -> Double
}

extension RewardWrapper {
    /// Takes an action; its reward is changed.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        step.reward = try reward(step.reward)
        return step
    }
}
