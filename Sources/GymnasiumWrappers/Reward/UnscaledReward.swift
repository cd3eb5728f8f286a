import GymnasiumCore

/// Keeps the reward of the last step below whatever is wrapped around it, so that a log records what the environment paid
/// and not what a wrapper made of it.
///
/// Lyceum's `make` puts it around every environment. It changes nothing.
@frozen
public struct UnscaledReward<Base: Env>: Wrapper {
    public var base: Base
    @usableFromInline var last: Double

    /// An environment whose reward is kept.
    @inlinable
    public init(_ base: Base) {
        self.base = base
        last = 0
    }

    /// The reward of the last step; 0 before the first one.
    @inlinable public var unscaledReward: Double? { last }

    /// Takes an action and keeps its reward.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        last = step.reward
        return step
    }

    /// None: a stack made again by `make` has this layer anyway.
    public var wrapperSpec: WrapperSpec? { nil }
}
