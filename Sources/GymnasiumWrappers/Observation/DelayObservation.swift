import GymnasiumCore
import LyceumValues

/// Shows each observation some steps later.
///
/// ```swift
/// var env = try make(.cartPole).observationsDelayed(by: 2)
/// ```
///
/// Until the first observation of an episode is due, zeros are shown: ``Space/zeroElement``.
@frozen
public struct DelayObservation<Base: Env>: ObservationWrapper {
    /// Same as in ``base``.
    public typealias Observation = Base.Observation
    public var base: Base
    /// The number of steps.
    public let delay: Int
    @usableFromInline let zero: Base.Observation
    /// The observations that are not shown yet, of which the oldest is at ``oldest`` once there are enough.
    @usableFromInline var queue: [Base.Observation] = []
    @usableFromInline var oldest = 0

    /// An environment with late observations.
    ///
    /// - Parameter delay: the number of steps, 0 or more.
    /// - Throws: ``InvalidArgument``.
    public init(_ base: Base, delay: Int) throws {
        guard delay >= 0 else { throw InvalidArgument("delay", given: delay, expected: "0 or more steps") }
        self.base = base
        self.delay = delay
        zero = base.observationSpace.zeroElement
    }

    /// Starts an episode, without the observations of the previous one.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        queue = []
        oldest = 0
        let reset = try base.reset(seed: seed, options: options)
        return Reset(observation(reset.observation), info: reset.info)
    }

    /// The observation from some steps ago, or zeros.
    @inlinable
    public mutating func observation(_ observation: Base.Observation) -> Base.Observation {
        guard delay > 0 else { return observation }
        guard queue.count == delay else {
            queue.append(observation)
            return zero
        }
        let due = queue[oldest]
        queue[oldest] = observation
        oldest = (oldest + 1) % delay
        return due
    }

    /// The number of steps.
    public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: ["delay": .int(delay)]) }
}

extension Env {
    /// The environment with each observation shown some steps later.
    public func observationsDelayed(by delay: Int) throws -> DelayObservation<Self> {
        try DelayObservation(self, delay: delay)
    }
}
