import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// An environment that is nothing but its two spaces.
///
/// A wrapper of single environments that changes observations, actions or rewards needs no more than these to work on
/// the rows of a batch: ``VectorizeTransformObservation`` and its siblings put one around it. It can be reset and
/// stepped like any environment, shows the zero of its observation space, pays nothing and never ends.
public struct SpacesOnly<ObservationSpace: Space, ActionSpace: Space>: Env {
    /// An element of the space given.
    public typealias Observation = ObservationSpace.Element
    /// An element of the space given.
    public typealias Action = ActionSpace.Element
    /// The space of observations.
    public var observationSpace: ObservationSpace
    /// The space of actions.
    public var actionSpace: ActionSpace
    /// A stream that nothing draws from.
    public var random = Generator()

    /// An environment with the two spaces.
    public init(observationSpace: ObservationSpace, actionSpace: ActionSpace) {
        self.observationSpace = observationSpace
        self.actionSpace = actionSpace
    }

    /// The spaces of one sub-environment of a vector environment.
    init<V: VectorEnv>(of lanes: V)
    where ObservationSpace == V.SingleObservationSpace, ActionSpace == V.SingleActionSpace {
        self.init(observationSpace: lanes.singleObservationSpace, actionSpace: lanes.singleActionSpace)
    }

    /// The zero of the observation space.
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        try reseed(seed)
        return Reset(observationSpace.zeroElement)
    }

    /// The zero of the observation space, and no reward.
    public mutating func step(_ action: Action) throws -> Step<Observation> {
        Step(observationSpace.zeroElement, reward: 0)
    }
}

extension VectorEnv {
    /// The spaces of one sub-environment, as an environment for wrappers of single environments.
    public typealias LaneSpaces = SpacesOnly<SingleObservationSpace, SingleActionSpace>
}
