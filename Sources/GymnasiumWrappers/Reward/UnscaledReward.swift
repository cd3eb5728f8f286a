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
    /// The environment that is played in place of the one inside, where a grader has it; `nil` otherwise.
    @usableFromInline var remote: RemoteEnvironment?

    /// An environment whose reward is kept.
    @inlinable
    public init(_ base: Base) { self.init(base, remote: nil) }

    /// An environment that is played elsewhere; the one inside tells what it is like.
    @inlinable
    package init(_ base: Base, remote: RemoteEnvironment?) {
        self.base = base
        last = 0
        stepTrail = nil
        self.remote = remote
    }

    /// The reward of the last step; 0 before the first one.
    @inlinable public var unscaledReward: Double? { last }

    /// Starts an episode.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        stepTrail == nil && remote == nil
            ? try base.reset(seed: seed, options: options) : try trackedReset(seed: seed, options: options)
    }

    @inlinable @inline(never)
    mutating func trackedReset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        if remote != nil { return try remoteReset(seed: seed, options: options) }
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
        if remote != nil { return try remoteStep(action) }
        let step = try base.step(action)
        last = step.reward
        if stepTrail?.add(action, of: Base.ActionSpace.self, step, check: Self.check) == true { keepCheckpoint() }
        return step
    }

    @inlinable @inline(never)
    mutating func keepCheckpoint() {
        if stepTrail?.hasCheckpoints == true { stepTrail?.addCheckpoint(base.innermostCheckpoint) }
    }

    /// Notes that a step of the recorder is over.
    @inlinable @inline(__always)
    public mutating func markStepTrail() { stepTrail?.mark() }

    /// The check value of an observation.
    @inlinable
    static func check(_ observation: Base.Observation) -> UInt64 {
        CheckValue(of: Base.ObservationSpace.value(of: observation)).number
    }

    /// The innermost environment; where a grader has the one that is played, this one stands still.
    @inlinable
    public var unwrapped: Base.Unwrapped {
        get {
            remote?.noteInside()
            return base.unwrapped
        }
        _modify {
            remote?.noteInside()
            yield &base.unwrapped
        }
    }

    /// None: a stack made again by `make` has this layer anyway.
    public var wrapperSpec: WrapperSpec? { nil }
}

// What is played elsewhere. A pipe takes so long that little here need be specialised.
extension UnscaledReward {
    /// The environment of the other process, of which this one alone has this state.
    private mutating func own() throws -> (any RemotePlayer)? {
        if remote != nil, !isKnownUniquelyReferenced(&remote) {
            remote = try (remote?.player.copy()).map(RemoteEnvironment.init)
        }
        return remote?.player
    }

    @usableFromInline
    mutating func remoteReset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        guard let player = try own() else { return try base.reset(seed: seed, options: options) }
        let before = base.random.state
        let (reset, random) = try player.reset(seed: seed, options: options, &stepTrail)
        if let random { base.random = random }
        let observation = try element(reset.observation)
        let steps = stepTrail?.count ?? 0
        stepTrail?.hasInheritance = false
        stepTrail?.add(
            StepTrail.Start(
                step: steps, random: before, seed: seed, options: options, inheritance: nil,
                check: Self.check(observation)))
        return Reset(observation, info: reset.info)
    }

    // This one is: a step that is returned in memory would cost every other one that comes back the same way.
    @inlinable @inline(never)
    mutating func remoteStep(_ action: Base.Action) throws -> Step<Base.Observation> {
        let played = try play(Base.ActionSpace.value(of: action))
        let step = played.with(observation: try element(played.observation))
        last = step.reward
        stepTrail?.add(action, of: Base.ActionSpace.self, step, check: Self.check)
        return step
    }

    @usableFromInline
    mutating func play(_ action: Value) throws -> Step<Value> {
        guard let player = try own() else { throw ResetNeeded("step") }
        return try player.step(action, &stepTrail)
    }

    @usableFromInline
    func element(_ value: Value) throws -> Base.Observation {
        if let observation = Base.ObservationSpace.element(of: value) { return observation }
        throw RemoteMismatch(env: base.spec?.id ?? base.description, value: "\(value)")
    }

    /// Draws the environment that is played.
    public mutating func render() throws -> RenderedFrame? {
        guard let player = try own() else { return try base.render() }
        return try player.render()
    }

    /// Closes the environment inside, and the one that is played.
    public mutating func close() throws {
        try own()?.close()
        try base.close()
    }
}

/// The layer that keeps a ``StepTrail``, whatever is inside.
package protocol TrailKeeper: Wrapper {}

extension UnscaledReward: TrailKeeper {}

/// What the last reset of an environment took over from the episodes before; `nil` where it keeps nothing.
@usableFromInline
func inheritance(of env: some Env) -> [UInt8]? {
    (env.innermost as? any HistoryDependentEnv)?.inheritance
}
