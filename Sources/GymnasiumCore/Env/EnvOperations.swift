import LyceumNumerics
import LyceumValues

// How AnyEnv erases a type. The closures are made in an inlinable initialiser, where the type is known, so that the
// whole stack inside is specialised; they take the box as an argument, so that all copies of one AnyEnv share them.

/// The storage of an ``AnyEnv``: one environment of some type.
///
/// It is `Sendable` without a lock because it is written only through an `AnyEnv` that holds the one reference to it.
@usableFromInline
package class EnvBox: @unchecked Sendable {
    @usableFromInline init() {}
}

@usableFromInline
package final class TypedEnvBox<E: Env>: EnvBox, @unchecked Sendable {
    @exclusivity(unchecked) @usableFromInline package var env: E

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
    @usableFromInline let setObservationSpace: @Sendable (EnvBox, AnySpace) -> Void
    @usableFromInline let random: @Sendable (EnvBox) -> Generator
    @usableFromInline let setRandom: @Sendable (EnvBox, Generator) -> Void
    @usableFromInline let unwrapped: @Sendable (EnvBox) -> AnyEnv
    @usableFromInline let setUnwrapped: @Sendable (EnvBox, AnyEnv) -> Void
    @usableFromInline let spec: @Sendable (EnvBox) -> EnvSpec?
    @usableFromInline let renderMode: @Sendable (EnvBox) -> RenderMode?
    @usableFromInline let metadata: @Sendable (EnvBox) -> Metadata
    @usableFromInline let maxEpisodeSteps: @Sendable (EnvBox) -> Int?
    @usableFromInline let unscaledReward: @Sendable (EnvBox) -> Double?
    @usableFromInline let attributeNames: @Sendable (EnvBox) -> [String]
    @usableFromInline let attribute: @Sendable (EnvBox, String) -> Value?
    @usableFromInline let setAttribute: @Sendable (EnvBox, String, Value) throws -> Void
    @usableFromInline let part: @Sendable (EnvBox, any Env.Type) -> (any Env)?
    @usableFromInline let setPart: @Sendable (EnvBox, any Env) -> Void
    @usableFromInline let render: @Sendable (EnvBox) throws -> RenderedFrame?
    @usableFromInline let close: @Sendable (EnvBox) throws -> Void
    @usableFromInline let description: @Sendable (EnvBox) -> String

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
        setObservationSpace = { box, space in
            let box = unsafeDowncast(box, to: TypedEnvBox<E>.self)
            if let space = space.as(E.ObservationSpace.self) ?? space as? E.ObservationSpace {
                box.env.observationSpace = space
            } else {
                warnOfForeignSpace(space, instead: box.env.observationSpace, member: "observationSpace")
            }
        }
        random = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.random }
        setRandom = { box, random in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.random = random }
        unwrapped = { box in AnyEnv(unsafeDowncast(box, to: TypedEnvBox<E>.self).env.unwrapped) }
        setUnwrapped = { box, env in
            guard let new = (env as? E.Unwrapped) ?? env[as: E.Unwrapped.self] else {
                Warnings.warn(
                    "\(env) cannot replace the \(E.Unwrapped.typeName) inside: make an environment of its own")
                return
            }
            unsafeDowncast(box, to: TypedEnvBox<E>.self).env.unwrapped = new
        }
        spec = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.spec }
        renderMode = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.renderMode }
        metadata = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.metadata }
        maxEpisodeSteps = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.maxEpisodeSteps }
        unscaledReward = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.unscaledReward }
        attributeNames = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.attributeNames }
        attribute = { box, name in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.attribute(name) }
        setAttribute = { box, name, value in
            try unsafeDowncast(box, to: TypedEnvBox<E>.self).env.setAttribute(name, to: value)
        }
        part = { box, type in partOfStack(unsafeDowncast(box, to: TypedEnvBox<E>.self).env, as: type) }
        setPart = { box, new in setPartOfStack(&unsafeDowncast(box, to: TypedEnvBox<E>.self).env, to: new) }
        render = { box in try unsafeDowncast(box, to: TypedEnvBox<E>.self).env.render() }
        close = { box in try unsafeDowncast(box, to: TypedEnvBox<E>.self).env.close() }
        description = { box in unsafeDowncast(box, to: TypedEnvBox<E>.self).env.description }
    }
}

@usableFromInline
func partOfStack(_ env: some Env, as type: any Env.Type) -> (any Env)? {
    func find<Part: Env>(_ type: Part.Type) -> (any Env)? { env[as: type] }
    return find(type)
}

@usableFromInline
func setPartOfStack(_ env: inout some Env, to new: some Env) {
    env[as: type(of: new)] = new
}

@usableFromInline
func warnOfForeignSpace(_ space: AnySpace, instead own: some Space, member: String) {
    Warnings.warn(
        "\(space) cannot replace \(own) as the \(member) of an environment made by its id: wrap the environment instead"
    )
}
