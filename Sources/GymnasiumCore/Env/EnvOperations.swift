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
    @usableFromInline init() {}

    /// The box with the type of its environment.
    @usableFromInline var typed: any TypedBox { preconditionFailure("there is no box without an environment") }
}

/// A box with the type of its environment.
@usableFromInline
protocol TypedBox: EnvBox {
    associatedtype E: Env
    var env: E { get set }
}

@usableFromInline
package final class TypedEnvBox<E: Env>: EnvBox, TypedBox, @unchecked Sendable {
    @exclusivity(unchecked) @usableFromInline package var env: E
    @usableFromInline override var typed: any TypedBox { self }

    @inlinable
    init(_ env: E) {
        self.env = env
        super.init()
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

    @inlinable
    init<E: Env>(_ type: E.Type) {
        step = { box, value in
            let box = unsafeDowncast(box, to: TypedEnvBox<E>.self)
            guard let action = E.ActionSpace.element(of: value) else {
                throw InvalidAction(value, in: box.env.actionSpace)
            }
            let step = try box.env.step(action)
            return step.with(observation: E.ObservationSpace.value(of: step.observation))
        }
        reset = { box, seed, options in
            let reset = try unsafeDowncast(box, to: TypedEnvBox<E>.self).env.reset(seed: seed, options: options)
            return Reset(E.ObservationSpace.value(of: reset.observation), info: reset.info)
        }
        copy = { box in TypedEnvBox(unsafeDowncast(box, to: TypedEnvBox<E>.self).env) }
        actionSpace = { box in AnySpace(unsafeDowncast(box, to: TypedEnvBox<E>.self).env.actionSpace) }
        setActionSpace = { box, space in
            let box = unsafeDowncast(box, to: TypedEnvBox<E>.self)
            if let space = space.as(E.ActionSpace.self) ?? space as? E.ActionSpace {
                box.env.actionSpace = space
            } else {
                warnOfForeignSpace(space, instead: box.env.actionSpace, member: "actionSpace")
            }
        }
        observationSpace = { box in AnySpace(unsafeDowncast(box, to: TypedEnvBox<E>.self).env.observationSpace) }
        unscaledReward = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.unscaledReward }
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
        get { env.random }
        set { env.random = newValue }
    }

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
