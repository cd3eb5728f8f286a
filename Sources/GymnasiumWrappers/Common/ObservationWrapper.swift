import GymnasiumCore
import LyceumValues

/// A wrapper that changes observations and nothing else: it writes ``observation(_:)`` and its `observationSpace`.
///
/// ```swift
/// struct Doubled<Base: Env>: ObservationWrapper where Base.Observation == [Float] {
///     typealias Observation = [Float]
///     var base: Base
///     mutating func observation(_ observation: [Float]) -> [Float] { observation.map { 2 * $0 } }
/// }
/// ```
public protocol ObservationWrapper<Base>: Wrapper {
    /// What the agent sees in place of an observation of the environment inside.
    mutating func observation(_ observation: Base.Observation) throws -> Observation
}

extension ObservationWrapper {
    /// Starts an episode; its first observation is changed.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Observation> {
        let reset = try base.reset(seed: seed, options: options)
        return Reset(try observation(reset.observation), info: reset.info)
    }

    /// Takes an action; the observation after it is changed.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Observation> {
        let step = try base.step(action)
        return step.with(observation: try observation(step.observation))
    }
}

extension ObservationWrapper where Observation == Base.Observation {
    /// Starts an episode; its first observation is changed.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let reset = try base.reset(seed: seed, options: options)
        return Reset(try observation(reset.observation), info: reset.info)
    }
}
