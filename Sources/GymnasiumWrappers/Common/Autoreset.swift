import GymnasiumCore
import LyceumValues

/// Starts the next episode by itself: the step after the last one of an episode resets.
///
/// That step takes no action; it returns the first observation and information of the new episode, a reward of 0 and
/// neither flag. An explicit `reset` starts an episode as usual.
///
/// ```swift
/// var env = try make("CartPole-v1").autoreset()
/// ```
@frozen
public struct Autoreset<Base: Env>: Wrapper {
    public var base: Base
    /// Whether the next step resets.
    public var needsReset: Bool { isOver }
    @usableFromInline var isOver = false

    /// An environment that resets itself.
    @inlinable
    public init(_ base: Base) { self.base = base }

    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        isOver = false
        return reset
    }

    /// Takes an action, or resets where the last step ended the episode.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        if isOver {
            let reset = try reset(seed: nil, options: [:])
            return Step(reset.observation, reward: 0, info: reset.info)
        }
        let step = try base.step(action)
        isOver = step.isDone
        return step
    }

    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: [:]) }
}

extension Env {
    /// The environment, which starts its next episode by itself.
    @inlinable
    public func autoreset() -> Autoreset<Self> { Autoreset(self) }
}
