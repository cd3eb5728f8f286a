import GymnasiumCore

/// A wrapper that changes actions and nothing else: it writes ``action(_:)``, and its `actionSpace` where that differs.
///
/// ```swift
/// struct Reversed<Base: Env>: ActionWrapper where Base.Action == Int {
///     typealias Action = Int
///     var base: Base
///     mutating func action(_ action: Int) -> Int { 1 - action }
/// }
/// ```
public protocol ActionWrapper<Base>: Wrapper {
    /// The action that the environment inside takes, from the agent's.
    mutating func action(_ action: Action) throws -> Base.Action
}

extension ActionWrapper {
    /// Takes the changed action.
    @inlinable
    public mutating func step(_ action: Action) throws -> Step<Base.Observation> {
        try base.step(try self.action(action))
    }
}
