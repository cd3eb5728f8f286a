import GymnasiumCore
import LyceumValues

/// Changes the action of each sub-environment by a wrapper of single environments.
///
/// ```swift
/// var lanes = try VectorizeTransformAction(makeVec(.pendulum, count: 3)) { try ClipAction($0) }
/// var same = try makeVec(.pendulum, count: 3).actionsClipped()
/// ```
///
/// One wrapper serves all sub-environments, in their order.
public struct VectorizeTransformAction<Base: VectorEnv, Single: ActionWrapper>: VectorActionWrapper
where Single.Base == SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace> {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// The space that the wrapper of single environments takes actions from.
    public typealias SingleActionSpace = Single.ActionSpace
    public var base: Base
    /// The wrapper that changes the actions, around the spaces of one sub-environment.
    public var wrapper: Single
    /// The space that one sub-environment's actions are taken from.
    public var singleActionSpace: Single.ActionSpace
    /// The space of the batches of such actions.
    public var actionSpace: Single.ActionSpace.Batched

    /// A vector environment with changed actions.
    ///
    /// - Parameter wrap: puts the wrapper around the spaces of one sub-environment.
    /// - Throws: what `wrap` throws.
    public init(
        _ base: Base,
        _ wrap: (SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace>) throws -> Single
    ) rethrows {
        wrapper = try wrap(SpacesOnly(of: base))
        singleActionSpace = wrapper.actionSpace
        actionSpace = wrapper.actionSpace.batched(base.count)
        self.base = base
    }

    /// The batch of actions taken inside.
    ///
    /// - Throws: ``InvalidActions`` unless there is an action for each sub-environment, and what the wrapper throws.
    public mutating func actions(_ actions: Actions) throws -> Base.Actions {
        let each = wrapper.actionSpace.elements(of: actions)
        guard each.count == count else {
            throw InvalidActions(
                given: Single.ActionSpace.Batched.value(of: actions).description, count: count, space: actionSpace)
        }
        var changed: [Base.SingleActionSpace.Element] = []
        for action in each { changed.append(try wrapper.action(action)) }
        return try base.singleActionSpace.batch(changed)
    }

    /// The name of the wrapper and the vector inside: `<ClipAction, SyncVectorEnv(Pendulum-v1, num_envs=3)>`.
    public var description: String { "<\(Single.typeName), \(base)>" }
}

extension VectorEnv {
    /// The sub-environments with actions changed by a wrapper of single environments:
    /// `lanes.actionsVectorized { try RescaleAction($0, minAction: -1, maxAction: 1) }`.
    public func actionsVectorized<Single: ActionWrapper>(
        _ wrap: (LaneSpaces) throws -> Single
    ) rethrows -> VectorizeTransformAction<Self, Single> {
        try VectorizeTransformAction(self, wrap)
    }
}
