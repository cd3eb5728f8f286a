import GymnasiumCore

/// Changes every action by a function.
///
/// ```swift
/// var env = try make(.cartPole).actionsTransformed { 1 - $0 }
/// var joystick = try make(.cartPole).actionsTransformed(from: Box(low: -1, high: 1)) { $0[0] > 0 ? 1 : 0 }
/// ```
///
/// The spec names the wrapper without its function: an environment cannot be made again from it.
@frozen
public struct TransformAction<Base: Env, ActionSpace: Space>: ActionWrapper {
    /// What the agent does.
    public typealias Action = ActionSpace.Element
    public var base: Base
    /// The space that the agent takes actions from.
    public var actionSpace: ActionSpace
    /// The action that the environment inside takes, from the agent's.
    public let function: @Sendable (Action) throws -> Base.Action

    /// An environment with changed actions.
    @inlinable
    public init(
        _ base: Base, actionSpace: ActionSpace, function: @escaping @Sendable (Action) throws -> Base.Action
    ) {
        self.base = base
        self.actionSpace = actionSpace
        self.function = function
    }

    /// The changed action.
    @inlinable
    public func action(_ action: Action) throws -> Base.Action { try function(action) }
}

extension Env {
    /// The environment with every action changed by a function, in the same space.
    @inlinable
    public func actionsTransformed(
        _ function: @escaping @Sendable (Action) throws -> Action
    ) -> TransformAction<Self, ActionSpace> {
        TransformAction(self, actionSpace: actionSpace, function: function)
    }

    /// The environment with actions from another space, changed by a function.
    @inlinable
    public func actionsTransformed<NewSpace: Space>(
        from space: NewSpace, _ function: @escaping @Sendable (NewSpace.Element) throws -> Action
    ) -> TransformAction<Self, NewSpace> {
        TransformAction(self, actionSpace: space, function: function)
    }
}
