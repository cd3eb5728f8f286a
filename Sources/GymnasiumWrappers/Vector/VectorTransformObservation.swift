import GymnasiumCore
import LyceumValues

/// Changes the observations of all sub-environments at once by a function of the batch.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 3).observationsTransformed { batch in
///     var doubled = batch
///     doubled.withUnsafeMutableElements { for index in $0.indices { $0[index] *= 2 } }
///     return doubled
/// }
/// ```
///
/// Gymnasium's `vector.TransformObservation`. The name has a `Vector` in front here, because ``TransformObservation`` is the
/// wrapper of one environment.
public struct VectorTransformObservation<Base: VectorEnv, SingleObservationSpace: Space>: VectorObservationWrapper {
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The space of one sub-environment's changed observations.
    public var singleObservationSpace: SingleObservationSpace
    /// The space of the batches of changed observations.
    public var observationSpace: SingleObservationSpace.Batched
    /// The new batch from the old one.
    public let function: @Sendable (Base.Observations) throws -> SingleObservationSpace.Batch

    /// A vector environment with changed observations, which lie in a space of their own.
    ///
    /// - Parameters:
    ///   - singleObservationSpace: the space of one sub-environment's changed observations.
    ///   - observationSpace: the space of the batches; `nil`: that of batches of the single space. If it differs from
    ///     that one, there is a warning.
    ///   - function: the new batch from the old one.
    /// - Throws: ``InvalidArgument`` with ``AutoresetMode/sameStep``: the last observations of episodes come one by one.
    public init(
        _ base: Base, singleObservationSpace: SingleObservationSpace,
        observationSpace: SingleObservationSpace.Batched? = nil,
        function: @escaping @Sendable (Base.Observations) throws -> SingleObservationSpace.Batch
    ) throws {
        try Self.checkAutoreset(base)
        self.base = base
        self.singleObservationSpace = singleObservationSpace
        self.observationSpace = base.checked(
            observationSpace, against: singleObservationSpace, kind: "observation", wrapper: Self.typeName)
        self.function = function
    }

    /// The changed observations.
    public func observations(_ observations: Base.Observations) throws -> Observations { try function(observations) }
}

extension VectorEnv {
    /// The given space of batches, with a warning if it is not that of the single space; without one, that of the
    /// single space.
    func checked<S: Space>(_ batched: S.Batched?, against single: S, kind: String, wrapper: String) -> S.Batched {
        let derived = single.batched(count)
        guard let batched else { return derived }
        if batched != derived {
            Warnings.warn(
                "\(wrapper) around \(self): the \(kind) space \(batched) is not that of \(count) elements of the single "
                    + "\(kind) space, \(derived); give both so that they agree")
        }
        return batched
    }

    /// The sub-environments with observations changed by a function of the batch, in the same space.
    ///
    /// - Throws: ``InvalidArgument`` with ``AutoresetMode/sameStep``.
    public func observationsTransformed(
        _ function: @escaping @Sendable (Observations) throws -> Observations
    ) throws -> VectorTransformObservation<Self, SingleObservationSpace> {
        var lanes = try VectorTransformObservation(
            self, singleObservationSpace: singleObservationSpace, function: function)
        lanes.observationSpace = observationSpace
        return lanes
    }

    /// The sub-environments with observations changed by a function of the batch, whose rows lie in another space.
    ///
    /// - Throws: ``InvalidArgument`` with ``AutoresetMode/sameStep``.
    public func observationsTransformed<NewSpace: Space>(
        into space: NewSpace, batched: NewSpace.Batched? = nil,
        _ function: @escaping @Sendable (Observations) throws -> NewSpace.Batch
    ) throws -> VectorTransformObservation<Self, NewSpace> {
        try VectorTransformObservation(
            self, singleObservationSpace: space, observationSpace: batched, function: function)
    }
}
