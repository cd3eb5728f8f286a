import GymnasiumCore

/// Changes the actions of all sub-environments at once by a function of the batch.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 3).actionsTransformed { $0.map { 1 - $0 } }
/// ```
///
/// Gymnasium's `vector.TransformAction`. The name has a `Vector` in front here, because ``TransformAction`` is the wrapper
/// of one environment.
public struct VectorTransformAction<Base: VectorEnv, SingleActionSpace: Space>: VectorActionWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    public var base: Base
    /// The space that one sub-environment's actions are taken from.
    public var singleActionSpace: SingleActionSpace
    /// The space of the batches of such actions.
    public var actionSpace: SingleActionSpace.Batched
    /// The batch of actions taken inside, from the agents'.
    public let function: @Sendable (SingleActionSpace.Batch) throws -> Base.Actions

    /// A vector environment with changed actions, which are taken from a space of their own.
    ///
    /// - Parameters:
    ///   - singleActionSpace: the space that one sub-environment's actions are taken from.
    ///   - actionSpace: the space of the batches; `nil`: that of batches of the single space. If it differs from that
    ///     one, there is a warning.
    ///   - function: the batch of actions taken inside, from the agents'.
    public init(
        _ base: Base, singleActionSpace: SingleActionSpace, actionSpace: SingleActionSpace.Batched? = nil,
        function: @escaping @Sendable (SingleActionSpace.Batch) throws -> Base.Actions
    ) {
        self.base = base
        self.singleActionSpace = singleActionSpace
        self.actionSpace = base.checked(
            actionSpace, against: singleActionSpace, kind: "action", wrapper: Self.typeName)
        self.function = function
    }

    /// The actions taken inside.
    public func actions(_ actions: Actions) throws -> Base.Actions { try function(actions) }
}

extension VectorEnv {
    /// The sub-environments with actions changed by a function of the batch, in the same space.
    public func actionsTransformed(
        _ function: @escaping @Sendable (Actions) throws -> Actions
    ) -> VectorTransformAction<Self, SingleActionSpace> {
        var lanes = VectorTransformAction(self, singleActionSpace: singleActionSpace, function: function)
        lanes.actionSpace = actionSpace
        return lanes
    }

    /// The sub-environments with actions from another space, changed by a function of the batch.
    public func actionsTransformed<NewSpace: Space>(
        from space: NewSpace, batched: NewSpace.Batched? = nil,
        _ function: @escaping @Sendable (NewSpace.Batch) throws -> Actions
    ) -> VectorTransformAction<Self, NewSpace> {
        VectorTransformAction(self, singleActionSpace: space, actionSpace: batched, function: function)
    }
}
