import LyceumNumerics
import LyceumValues

/// An environment around another one, changing what goes in or comes out.
///
/// A wrapper is a generic struct with the environment inside as ``base``. It writes its own `step`; everything else that
/// it does not write is forwarded. Members of the innermost environment show through, to read and to write:
/// `env.gravity = 5` reaches CartPole through any stack, checked by the compiler.
///
/// ```swift
/// struct HalvedReward<Base: Env>: Wrapper {
///     var base: Base
///     mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
///         var step = try base.step(action)
///         step.reward /= 2
///         return step
///     }
/// }
/// ```
@dynamicMemberLookup
public protocol Wrapper<Base>: Env where Unwrapped == Base.Unwrapped {
    /// The type of the environment inside.
    associatedtype Base: Env
    associatedtype Unwrapped = Base.Unwrapped
    /// The environment inside.
    var base: Base { get set }
    /// How this layer was made, for the `spec`; `nil` for a layer that leaves no trace there.
    var wrapperSpec: WrapperSpec? { get }
}

extension Wrapper {
    /// The innermost environment, to read, change or copy.
    @inlinable
    public var unwrapped: Base.Unwrapped {
        get { base.unwrapped }
        _modify { yield &base.unwrapped }
    }

    /// The random stream of the environment inside.
    @inlinable
    public var random: Generator {
        get { base.random }
        _modify { yield &base.random }
    }

    /// How the environment inside draws.
    @inlinable public var renderMode: RenderMode? { base.renderMode }
    /// What the type inside can draw.
    @inlinable public static var metadata: Metadata { Base.metadata }
    /// What the environment inside can draw.
    @inlinable public var metadata: Metadata { base.metadata }
    /// The limit of the environment inside.
    @inlinable public var maxEpisodeSteps: Int? { base.maxEpisodeSteps }
    /// The reward of the last step as the layer inside keeps it.
    @inlinable public var unscaledReward: Double? { base.unscaledReward }
    /// What the layer inside keeps of each step.
    @inlinable public var stepTrail: StepTrail? {
        get { base.stepTrail }
        _modify { yield &base.stepTrail }
    }
    /// Has the layer inside note that a step of the recorder is over.
    @inlinable @inline(__always) public mutating func markStepTrail() { base.markStepTrail() }
    /// Names the wrapper without its arguments, so that it cannot be made again from the spec.
    @inlinable public var wrapperSpec: WrapperSpec? { WrapperSpec(name: Self.typeName, arguments: nil) }

    /// The spec of the environment inside with this layer added.
    public var spec: EnvSpec? {
        guard var spec = base.spec else { return nil }
        if let wrapperSpec { spec.additionalWrappers.append(wrapperSpec) }
        return spec
    }

    /// Draws with the environment inside.
    @inlinable public mutating func render() throws -> RenderedFrame? { try base.render() }
    /// Closes the environment inside.
    @inlinable public mutating func close() throws { try base.close() }
    /// Gymnasium's text: `<TimeLimit<OrderEnforcing<…>>>`.
    public var description: String { "<\(Self.typeName)\(base.description)>" }
}

extension Wrapper where Observation == Base.Observation {
    /// Starts an episode of the environment inside.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Base.Observation> {
        try base.reset(seed: seed, options: options)
    }

    /// The observation space of the environment inside.
    @inlinable
    public var observationSpace: Base.ObservationSpace {
        get { base.observationSpace }
        _modify { yield &base.observationSpace }
    }
}

extension Wrapper where Action == Base.Action {
    /// The action space of the environment inside.
    @inlinable
    public var actionSpace: Base.ActionSpace {
        get { base.actionSpace }
        _modify { yield &base.actionSpace }
    }
}

extension Wrapper {
    /// A member of the innermost environment, through any number of wrappers.
    @inlinable
    public subscript<Member>(dynamicMember path: WritableKeyPath<Base.Unwrapped, Member>) -> Member {
        get { base.unwrapped[keyPath: path] }
        _modify { yield &base.unwrapped[keyPath: path] }
    }

    /// A member of the innermost environment that can only be read.
    @inlinable
    public subscript<Member>(dynamicMember path: KeyPath<Base.Unwrapped, Member>) -> Member {
        base.unwrapped[keyPath: path]
    }

    /// A member of the layer inside.
    @_disfavoredOverload @inlinable
    public subscript<Member>(dynamicMember path: WritableKeyPath<Base, Member>) -> Member {
        get { base[keyPath: path] }
        _modify { yield &base[keyPath: path] }
    }

    /// A member of the layer inside that can only be read.
    @_disfavoredOverload @inlinable
    public subscript<Member>(dynamicMember path: KeyPath<Base, Member>) -> Member {
        base[keyPath: path]
    }
}
