import LyceumNumerics
import LyceumValues

/// An environment whose type is known only at run time: what `make("CartPole-v1")` returns.
///
/// Observations and actions are ``Value``s. It is a value like every environment: a copy continues identically and
/// independently. Its type is the same for every environment, so that one function serves them all.
///
/// ```swift
/// var env = try make("CartPole-v1")
/// try env.reset(seed: 42)
/// let step = try env.step(1)
/// env[as: CartPole.self]?.gravity = 5       // the type inside, to read and to write
/// ```
@frozen
public struct AnyEnv: Env {
    @usableFromInline package var box: EnvBox
    @usableFromInline let operations: EnvOperations

    /// Erases the type of an environment.
    @inlinable
    public init<E: Env>(_ env: E) {
        if let erased = env as? AnyEnv {
            self = erased
        } else {
            box = TypedEnvBox(env)
            operations = EnvOperations(E.self)
        }
    }

    @inlinable
    mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&box) { box = operations.copy(box) }
    }

    /// The environment inside, with its type.
    var content: any Env { box.typed.env }

    /// The same with another environment of the type inside.
    func holding(_ env: any Env) -> AnyEnv {
        var copy = self
        copy.makeUnique()
        copy.box.typed.hold(env)
        return copy
    }

    /// The space of the environment inside.
    ///
    /// A space of the same type may be put in its place; one of another type is refused with a warning: wrap the
    /// environment instead.
    public var observationSpace: AnySpace {
        get { operations.observationSpace(box) }
        set {
            makeUnique()
            box.typed.setObservationSpace(newValue)
        }
    }

    /// The action space of the environment inside.
    ///
    /// A space of the same type may be put in its place; one of another type is refused with a warning: wrap the
    /// environment instead.
    @inlinable
    public var actionSpace: AnySpace {
        get { box.hasActions ? .discrete(box.actions) : operations.actionSpace(box) }
        @inline(__always) _modify {
            var space = box.hasActions ? .discrete(box.actions) : operations.actionSpace(box)
            defer {
                makeUnique()
                if case .discrete(let actions) = space, box.hasActions {
                    box.actions = actions
                    box.isAhead = true
                } else {
                    operations.setActionSpace(box, space)
                }
            }
            yield &space
        }
    }

    /// The random stream of the environment inside.
    @inlinable
    public var random: Generator {
        get { operations.random(box) }
        set {
            makeUnique()
            setRandom(newValue)
        }
    }

    @usableFromInline
    func setRandom(_ random: Generator) { box.typed.random = random }

    /// The environment below all wrappers, type-erased.
    public var unwrapped: AnyEnv {
        get { box.typed.unwrapped }
        set {
            makeUnique()
            box.typed.setUnwrapped(newValue)
        }
    }

    /// What the registry knows of the environment inside.
    public var spec: EnvSpec? { content.spec }
    /// How the environment inside draws.
    public var renderMode: RenderMode? { content.renderMode }
    /// What the environment inside can draw.
    public var metadata: Metadata { content.metadata }
    /// The limit of the environment inside.
    public var maxEpisodeSteps: Int? { content.maxEpisodeSteps }
    /// The reward of the last step as the environment inside keeps it.
    public var unscaledReward: Double? { operations.unscaledReward(box) }
    /// What the environment inside keeps of each step.
    public var stepTrail: StepTrail? {
        get { box.typed.stepTrail }
        set {
            makeUnique()
            box.typed.stepTrail = newValue
        }
    }
    /// Has the environment inside note that a step of the recorder is over.
    public mutating func markStepTrail() {
        makeUnique()
        box.typed.markStepTrail()
    }

    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Value> {
        makeUnique()
        return try operations.reset(box, seed, options)
    }

    /// Takes an action: a literal, or a ``Value``.
    ///
    /// - Throws: ``InvalidAction`` for a value of another kind than the action space's elements, and what the
    ///   environment inside throws.
    @inlinable
    public mutating func step(_ action: Value) throws -> Step<Value> {
        makeUnique()
        return try operations.step(box, action)
    }

    /// Draws with the environment inside.
    public mutating func render() throws -> RenderedFrame? {
        makeUnique()
        return try box.typed.render()
    }

    /// Closes the environment inside.
    public mutating func close() throws {
        makeUnique()
        try box.typed.close()
    }

    /// The text of the environment inside.
    public var description: String { content.description }
}
