import GymnasiumCore
import LyceumValues

/// Changes the observation of each sub-environment by a wrapper of single environments.
///
/// ```swift
/// var lanes = try VectorizeTransformObservation(makeVec("CartPole-v1", count: 3)) { try FlattenObservation($0) }
/// var same = try makeVec("CartPole-v1", count: 3).observationsFlattened()
/// ```
///
/// One wrapper serves all sub-environments, in their order: what it remembers, such as a mean, is common to them. With
/// ``AutoresetMode/sameStep`` the last observations of episodes, `final_obs` in the information, are changed as well;
/// Gymnasium 1.4 has code for that and refuses the mode nevertheless.
public struct VectorizeTransformObservation<Base: VectorEnv, Single: ObservationWrapper>: VectorObservationWrapper
where Single.Base == SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace> {
    /// The space that the wrapper of single environments shows.
    public typealias SingleObservationSpace = Single.ObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The wrapper that changes the observations, around the spaces of one sub-environment.
    public var wrapper: Single
    /// The space of one sub-environment's changed observations.
    public var singleObservationSpace: Single.ObservationSpace
    /// The space of the batches of changed observations.
    public var observationSpace: Single.ObservationSpace.Batched

    /// A vector environment with changed observations.
    ///
    /// - Parameter wrap: puts the wrapper around the spaces of one sub-environment.
    /// - Throws: what `wrap` throws.
    public init(
        _ base: Base,
        _ wrap: (SpacesOnly<Base.SingleObservationSpace, Base.SingleActionSpace>) throws -> Single
    ) rethrows {
        wrapper = try wrap(SpacesOnly(of: base))
        singleObservationSpace = wrapper.observationSpace
        observationSpace = wrapper.observationSpace.batched(base.count)
        self.base = base
    }

    /// The batch of the changed observations.
    ///
    /// - Throws: what the wrapper throws, and ``InvalidElement`` for what does not lie in its space.
    public mutating func observations(_ observations: Base.Observations) throws -> Observations {
        var changed: [Single.Observation] = []
        for observation in base.singleObservationSpace.elements(of: observations) {
            changed.append(try wrapper.observation(observation))
        }
        return try wrapper.observationSpace.batch(changed)
    }

    /// Takes the actions; the observations after them are changed, the last ones of episodes first.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        var batch = try base.step(actions)
        if autoresetMode == .sameStep { try changeLastObservations(in: &batch.infos) }
        return batch.with(observations: try observations(batch.observations))
    }

    private mutating func changeLastObservations(in infos: inout Info) throws {
        guard var last = (infos["final_obs"] as Value?)?.values else { return }
        for lane in last.indices where last[lane] != .none {
            guard let observation = Base.SingleObservationSpace.element(of: last[lane]) else {
                throw UnexpectedObservation(
                    wrapper: Single.typeName, given: last[lane], space: base.singleObservationSpace)
            }
            last[lane] = Single.ObservationSpace.value(of: try wrapper.observation(observation))
        }
        infos["final_obs"] = .list(last)
    }

    /// The name of the wrapper and the vector inside: `<FlattenObservation, SyncVectorEnv(Pendulum-v1, num_envs=3)>`.
    public var description: String { "<\(Single.typeName), \(base)>" }
}

extension VectorEnv {
    /// The sub-environments with observations changed by a wrapper of single environments:
    /// `lanes.observationsVectorized { try ReshapeObservation($0, shape: [3, 1]) }`.
    public func observationsVectorized<Single: ObservationWrapper>(
        _ wrap: (LaneSpaces) throws -> Single
    ) rethrows -> VectorizeTransformObservation<Self, Single> {
        try VectorizeTransformObservation(self, wrap)
    }
}
