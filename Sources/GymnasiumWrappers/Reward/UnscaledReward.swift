import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Keeps the reward of the last step below whatever is wrapped around it, so that a log records what the environment paid
/// and not what a wrapper made of it.
///
/// Lyceum's `make` puts it around every environment. It changes nothing. A recorder with a log has it keep the actions, too, for
/// the trace beside the log.
@frozen
public struct UnscaledReward<Base: Env>: Wrapper {
    public var base: Base
    @usableFromInline var last: Double
    /// What is kept of each step while a recorder asks for it.
    public var stepTrail: StepTrail?

    /// An environment whose reward is kept.
    @inlinable
    public init(_ base: Base) {
        self.base = base
        last = 0
        stepTrail = nil
    }

    /// The reward of the last step; 0 before the first one.
    @inlinable public var unscaledReward: Double? { last }

    /// Starts an episode.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        stepTrail == nil
            ? try base.reset(seed: seed, options: options) : try trackedReset(seed: seed, options: options)
    }

    @inlinable @inline(never)
    mutating func trackedReset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        let before = base.random.state
        let reset = try base.reset(seed: seed, options: options)
        let inherited = stepTrail?.hasInheritance == false ? nil : inheritance(of: base)
        let steps = stepTrail?.count ?? 0
        stepTrail?.hasInheritance = inherited != nil
        stepTrail?.add(
            StepTrail.Start(
                step: steps, random: before, seed: seed, options: options, inheritance: inherited,
                check: Self.check(reset.observation)))
        return reset
    }

    /// Takes an action and keeps its reward.
    @inlinable @inline(__always)
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        let step = try base.step(action)
        last = step.reward
        stepTrail?.add(action, of: Base.ActionSpace.self, step, check: Self.check)
        return step
    }

    /// Notes that a step of the recorder is over.
    @inlinable @inline(__always)
    public mutating func markStepTrail() { stepTrail?.mark() }

    /// The check value of an observation.
    @inlinable
    static func check(_ observation: Base.Observation) -> UInt64 {
        CheckValue(of: Base.ObservationSpace.value(of: observation)).number
    }

    /// None: a stack made again by `make` has this layer anyway.
    public var wrapperSpec: WrapperSpec? { nil }
}

/// The layer that keeps a ``StepTrail``, whatever is inside.
package protocol TrailKeeper: Wrapper {}

extension UnscaledReward: TrailKeeper {}

/// What the last reset of an environment took over from the episodes before; `nil` where it keeps nothing.
@usableFromInline
func inheritance(of env: some Env) -> [UInt8]? {
    (env.innermost as? any HistoryDependentEnv)?.inheritance
}
