import LyceumNumerics

extension Env {
    /// No entry of the registry.
    @inlinable public var spec: EnvSpec? { nil }
    /// No drawing.
    @inlinable public var renderMode: RenderMode? { nil }
    /// No render modes.
    @inlinable public static var metadata: Metadata { Metadata() }
    /// The metadata of the type.
    @inlinable public var metadata: Metadata { Self.metadata }
    /// No limit.
    @inlinable public var maxEpisodeSteps: Int? { nil }
    /// Not kept.
    @inlinable public var unscaledReward: Double? { nil }
    /// Draws nothing.
    @inlinable public mutating func render() throws -> RenderedFrame? { nil }
    /// Gives nothing back.
    @inlinable public mutating func close() throws {}

    /// The name of a type without its generic arguments: `TimeLimit` for `TimeLimit<CartPole>`.
    public static var typeName: String {
        let name = String(describing: Self.self)
        return name.firstIndex(of: "<").map { String(name[..<$0]) } ?? name
    }
}

extension Env where Unwrapped == Self {
    /// The environment itself.
    @inlinable
    public var unwrapped: Self {
        get { self }
        _modify { yield &self }
    }

    /// Gymnasium's text: `<CartPole instance>`.
    public var description: String { "<\(Self.typeName) instance>" }
}

// What is missing from an environment is told by these sentences instead of by a list of associated types.
extension Env {
    /// Missing.
    @available(
        *, unavailable,
        message: "an environment needs `var observationSpace = …` (var, not let) whose elements are the observations"
    )
    public var observationSpace: UnavailableSpace<Observation> {
        get { fatalError() }
        set {}
    }

    /// Missing.
    @available(
        *, unavailable,
        message: """
            an environment needs `var actionSpace = …` (var, not let) whose elements are what `step(_:)` takes: \
            Discrete(n) for Int, Box(…) for [Float]
            """
    )
    public var actionSpace: UnavailableSpace<Action> {
        get { fatalError() }
        set {}
    }

    /// Missing.
    @available(*, unavailable, message: "an environment needs `var random = Generator()`; `reseed(seed)` restarts it")
    public var random: Generator {
        get { fatalError() }
        set {}
    }
}

extension Env where Self: AnyObject, Unwrapped == Self {
    /// Refused: two names of an object would share one episode.
    @available(*, unavailable, message: "an environment is a value: write `struct`, not `class`")
    public var unwrapped: Self {
        get { fatalError() }
        set {}
    }
}

// What Python's programs read is told by its name here.
extension Env {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name of ``actionSpace``.
    @available(*, unavailable, renamed: "actionSpace")
    public var action_space: ActionSpace {
        get { actionSpace }
        set { actionSpace = newValue }
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name of ``observationSpace``.
    @available(*, unavailable, renamed: "observationSpace")
    public var observation_space: ObservationSpace {
        get { observationSpace }
        set { observationSpace = newValue }
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name of ``renderMode``.
    @available(*, unavailable, renamed: "renderMode")
    public var render_mode: RenderMode? { renderMode }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name of ``random``.
    @available(*, unavailable, renamed: "random")
    public var np_random: Generator {
        get { random }
        set { random = newValue }
    }
}
