import GymnasiumCore

/// Changes every observation by a function.
///
/// ```swift
/// var env = try make(.cartPole).observationsTransformed { $0.map { 2 * $0 } }
/// var told = try make(.cartPole).observationsTransformed(into: Discrete(2)) { $0[2] > 0 ? 1 : 0 }
/// ```
///
/// The spec names the wrapper without its function: an environment cannot be made again from it.
@frozen
public struct TransformObservation<Base: Env, ObservationSpace: Space>: ObservationWrapper {
    /// What the agent sees.
    public typealias Observation = ObservationSpace.Element
    public var base: Base
    /// The space that the changed observations lie in.
    public var observationSpace: ObservationSpace
    /// The new observation from the old one.
    public let function: @Sendable (Base.Observation) throws -> Observation

    /// An environment with changed observations, which lie in a space of their own.
    @inlinable
    public init(
        _ base: Base, observationSpace: ObservationSpace,
        function: @escaping @Sendable (Base.Observation) throws -> Observation
    ) {
        self.base = base
        self.observationSpace = observationSpace
        self.function = function
    }

    /// The changed observation.
    @inlinable
    public func observation(_ observation: Base.Observation) throws -> Observation { try function(observation) }
}

extension Env {
    /// The environment with every observation changed by a function, in the same space.
    @inlinable
    public func observationsTransformed(
        _ function: @escaping @Sendable (Observation) throws -> Observation
    ) -> TransformObservation<Self, ObservationSpace> {
        TransformObservation(self, observationSpace: observationSpace, function: function)
    }

    /// The environment with every observation changed by a function into an element of another space.
    @inlinable
    public func observationsTransformed<NewSpace: Space>(
        into space: NewSpace, _ function: @escaping @Sendable (Observation) throws -> NewSpace.Element
    ) -> TransformObservation<Self, NewSpace> {
        TransformObservation(self, observationSpace: space, function: function)
    }
}
