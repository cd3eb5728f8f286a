import GymnasiumCore
import LyceumValues

/// Shifts and scales observations so that each number has a mean near 0 and a variance near 1.
///
/// ```swift
/// var env = try make(.cartPole).observationsNormalized()
/// env.updatesStatistics = false           // at evaluation time
/// ```
///
/// The statistics are those of every observation so far, that of a `reset` included, and take the current one in before
/// it is normalised: (x - mean) / sqrt(variance + epsilon), in 32-bit floating point. They persist across resets, and a
/// copy of the environment has its own. The arithmetic is that of Gymnasium, to the last bit: in 32 bits for `float32`
/// observations, else in 64 with a start in 32. Observations may also be single numbers and vectors of whole ones, such
/// as those of ``Discrete``.
@frozen
public struct NormalizeObservation<Base: Env>: ObservationWrapper where Base.ObservationSpace: ShapedSpace {
    /// Numbers in 32-bit floating point.
    public typealias Observation = Base.ObservationSpace.Floats.Element
    public var base: Base
    /// The box of the same shape without bounds.
    public var observationSpace: Base.ObservationSpace.Floats
    /// The number added to the variance.
    public let epsilon: Double
    /// The mean and variance so far.
    public var statistics: RunningMeanStd
    /// Whether observations go into the statistics (Gymnasium's `update_running_mean`).
    public var updatesStatistics = true

    /// An environment with normalised observations.
    ///
    /// - Parameter epsilon: added to the variance, above 0.
    /// - Throws: ``UnsuitableSpace`` for an observation space whose elements are not numbers in a shape;
    ///   ``InvalidBound`` for an epsilon of 0 or less.
    public init(_ base: Base, epsilon: Double = 1e-8) throws {
        try RunningMeanStd.check(epsilon: epsilon)
        let layout = try Self.arrayLayout(of: base.observationSpace)
        self.base = base
        self.epsilon = epsilon
        observationSpace = base.observationSpace.unboundedFloats()
        statistics = RunningMeanStd(of: layout)
    }

    /// The normalised observation, after its numbers went into the statistics.
    @inlinable
    public mutating func observation(_ observation: Base.Observation) -> Observation {
        if updatesStatistics {
            Base.ObservationSpace.forEachNumber(observation) { statistics.add($1, at: $0) }
            statistics.finishSample()
        }
        return Base.ObservationSpace.mappingToFloats(observation) { statistics.normalized($1, at: $0, epsilon) }
    }

    /// The number added to the variance.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["epsilon": .double(epsilon)])
    }

    /// Whether observations go into the statistics.
    public static var attributes: [Attribute<Self>] { [Attribute("update_running_mean", \.updatesStatistics)] }
}

extension Env where ObservationSpace: ShapedSpace {
    /// The environment with observations shifted and scaled to a mean near 0 and a variance near 1.
    public func observationsNormalized(epsilon: Double = 1e-8) throws -> NormalizeObservation<Self> {
        try NormalizeObservation(self, epsilon: epsilon)
    }
}
