import LyceumNumerics
import LyceumValues

// How AnyEnv forgets a type. What is asked at every step goes through closures that are made in an inlinable initialiser, where
// the type is known, so that the whole stack inside is specialised; they take the box as an argument, so that all copies of one
// AnyEnv share them. Everything else goes through the box opened, which costs a requirement of Env no more than a line.

/// The storage of an ``AnyEnv``: one environment of some type.
///
/// It is `Sendable` without a lock because it is written only through an `AnyEnv` that holds the one reference to it.
@usableFromInline
package class EnvBox: @unchecked Sendable {
    /// Whether the environment's action space is a ``Discrete``, which is then sampled here, without a call.
    @usableFromInline final let hasActions: Bool
    /// That action space.
    @exclusivity(unchecked) @usableFromInline final var actions: Discrete
    /// Whether ``actions`` was written since the environment had it.
    @exclusivity(unchecked) @usableFromInline final var isAhead = false

    @usableFromInline
    init(actions: Discrete?) {
        hasActions = actions != nil
        self.actions = actions ?? .nothing
    }

    /// The box with the type of its environment.
    @usableFromInline var typed: any TypedBox { preconditionFailure("there is no box without an environment") }
}

/// A box with the type of its environment.
@usableFromInline
protocol TypedBox: EnvBox {
    associatedtype E: Env
    var env: E { get set }
    var content: E { get set }
}

@usableFromInline
package final class TypedEnvBox<E: Env>: EnvBox, TypedBox, @unchecked Sendable {
    /// The environment; its action space is behind ``actions`` while that is ahead.
    @exclusivity(unchecked) @usableFromInline var content: E
    @usableFromInline override var typed: any TypedBox { self }

    @inlinable
    init(_ env: E) {
        content = env
        super.init(actions: env.actionSpace as? Discrete)
    }

    /// The environment with the action space that it should have. Reading it writes nothing, as boxes may be shared.
    @inlinable
    package var env: E {
        get {
            var env = content
            if isAhead { give(&env) }
            return env
        }
        _modify {
            if isAhead {
                give(&content)
                isAhead = false
            }
            defer { take() }
            yield &content
        }
    }

    // The types are compared where they are known, so that no cast is left at run time.

    @inlinable @inline(__always)
    func give(_ env: inout E) {
        if E.ActionSpace.self == Discrete.self { env.actionSpace = unsafeBitCast(actions, to: E.ActionSpace.self) }
    }

    @inlinable @inline(__always)
    func take() {
        if E.ActionSpace.self == Discrete.self { actions = unsafeBitCast(content.actionSpace, to: Discrete.self) }
    }
}

@usableFromInline
final class EnvOperations: Sendable {
    @usableFromInline let step: @Sendable (EnvBox, Value) throws -> Step<Value>
    @usableFromInline let reset: @Sendable (EnvBox, Int?, Info) throws -> Reset<Value>
    @usableFromInline let copy: @Sendable (EnvBox) -> EnvBox
    @usableFromInline let actionSpace: @Sendable (EnvBox) -> AnySpace
    @usableFromInline let setActionSpace: @Sendable (EnvBox, AnySpace) -> Void
    @usableFromInline let observationSpace: @Sendable (EnvBox) -> AnySpace
    @usableFromInline let unscaledReward: @Sendable (EnvBox) -> Double?
    @usableFromInline let random: @Sendable (EnvBox) -> Generator
    @usableFromInline let checkpoint: @Sendable (EnvBox) -> [Double]?

    @inlinable
    init<E: Env>(_ type: E.Type) {
        step = { box, value in
            let box = unsafeDowncast(box, to: TypedEnvBox<E>.self)
            guard let action = E.ActionSpace.element(of: value) else {
                throw InvalidAction(value, in: box.content.actionSpace)
            }
            let step = try box.env.step(action)
            return step.with(observation: E.ObservationSpace.value(of: step.observation))
        }
        reset = { box, seed, options in
            let reset = try unsafeDowncast(box, to: TypedEnvBox<E>.self).env.reset(seed: seed, options: options)
            return Reset(E.ObservationSpace.value(of: reset.observation), info: reset.info)
        }
        copy = { box in TypedEnvBox(unsafeDowncast(box, to: TypedEnvBox<E>.self).env) }
        actionSpace = { box in AnySpace(unsafeDowncast(box, to: TypedEnvBox<E>.self).content.actionSpace) }
        setActionSpace = { box, space in
            let box = unsafeDowncast(box, to: TypedEnvBox<E>.self)
            if let space = space.as(E.ActionSpace.self) ?? space as? E.ActionSpace {
                box.env.actionSpace = space
            } else {
                warnOfForeignSpace(space, instead: box.env.actionSpace, member: "actionSpace")
            }
        }
        observationSpace = { box in AnySpace(unsafeDowncast(box, to: TypedEnvBox<E>.self).content.observationSpace) }
        random = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).content.random }
        checkpoint = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).content.innermostCheckpoint }
        unscaledReward = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).content.unscaledReward }
    }
}

extension TypedBox {
    func setObservationSpace(_ space: AnySpace) {
        if let space = space.as(E.ObservationSpace.self) ?? space as? E.ObservationSpace {
            env.observationSpace = space
        } else {
            warnOfForeignSpace(space, instead: env.observationSpace, member: "observationSpace")
        }
    }

    /// The stream of the environment, which a wrapper may draw from at every step.
    var random: Generator {
        get { content.random }
        set { content.random = newValue }
    }

    var stepTrail: StepTrail? {
        get { content.stepTrail }
        set { content.stepTrail = newValue }
    }

    func markStepTrail() { content.markStepTrail() }

    var unwrapped: AnyEnv { AnyEnv(env.unwrapped) }

    func setUnwrapped(_ new: AnyEnv) {
        guard let new = (new as? E.Unwrapped) ?? new[as: E.Unwrapped.self] else {
            Warnings.warn("\(new) cannot replace the \(E.Unwrapped.typeName) inside: make an environment of its own")
            return
        }
        env.unwrapped = new
    }

    func hold(_ new: any Env) {
        if let new = new as? E { env = new }
    }

    func render() throws -> RenderedFrame? { try env.render() }
    func close() throws { try env.close() }
}

@usableFromInline
func warnOfForeignSpace(_ space: AnySpace, instead own: some Space, member: String) {
    Warnings.warn(
        "\(space) cannot replace \(own) as the \(member) of an environment made by its id: wrap the environment instead"
    )
}
