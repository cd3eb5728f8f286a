import GymnasiumCore
import LyceumValues

/// Maps observations linearly to other bounds.
///
/// ```swift
/// var env = try make("Pendulum-v1").observationsRescaled(min: -1, max: 1)
/// ```
///
/// A number with two finite bounds is scaled, one with a single finite bound moved, and one without bounds stays. The
/// arithmetic is that of the observations' type, to the last bit as in Gymnasium 1.4 on x86-64. Boxes of whole numbers can be
/// stretched by whole factors; others would lose their fractions.
@frozen
public struct RescaleObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: NumericSpace {
    /// Same as in ``base``.
    public typealias Observation = Base.Observation
    public var base: Base
    /// The box of the new bounds.
    public var observationSpace: Base.ObservationSpace
    /// The new lower bounds.
    public let minObs: ElementBounds
    /// The new upper bounds.
    public let maxObs: ElementBounds
    @usableFromInline let map: AffineMap

    /// An environment with rescaled observations.
    ///
    /// - Parameters:
    ///   - minObs: the lower bound of every number, or of each; minus infinity where the box has no lower bound.
    ///   - maxObs: the upper bound of every number, or of each; infinity where the box has no upper bound.
    /// - Throws: ``UnsuitableSpace`` for an observation space that is not a box; ``InvalidArgument`` for a wrong number
    ///   of bounds; ``InvalidBound`` for bounds that contradict each other or the box, or that make fractions of whole
    ///   numbers.
    public init(_ base: Base, minObs: ElementBounds, maxObs: ElementBounds) throws {
        let layout = try Self.layout(of: base.observationSpace)
        map = try AffineMap(layout, low: minObs, high: maxObs, names: ("minObs", "maxObs"))
        observationSpace = base.observationSpace.bounded(low: map.low, high: map.high)
        self.base = base
        self.minObs = minObs
        self.maxObs = maxObs
    }

    /// The rescaled observation.
    @inlinable
    public func observation(_ observation: Base.Observation) -> Base.Observation {
        Base.ObservationSpace.mapping(observation) { map.forward($0, $1) }
    }

    /// The bounds.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["min_obs": minObs.value, "max_obs": maxObs.value])
    }
}

extension Env where ObservationSpace: NumericSpace {
    /// The environment with observations mapped linearly to other bounds.
    public func observationsRescaled(min: ElementBounds, max: ElementBounds) throws -> RescaleObservation<Self> {
        try RescaleObservation(self, minObs: min, maxObs: max)
    }
}
