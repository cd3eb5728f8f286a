import LyceumNumerics

extension Env {
    /// No spec, by default.
    @inlinable public var spec: EnvSpec? { nil }
    /// No drawing, by default.
    @inlinable public var renderMode: RenderMode? { nil }
    /// No render modes, by default.
    @inlinable public static var metadata: Metadata { Metadata() }
    /// The metadata of the type.
    @inlinable public var metadata: Metadata { Self.metadata }
    /// No limit, by default.
    @inlinable public var maxEpisodeSteps: Int? { nil }
    /// Not kept, by default.
    @inlinable public var unscaledReward: Double? { nil }
    /// Not kept, by default.
    @inlinable public var stepTrail: StepTrail? {
        get { nil }
        set {}
    }
    /// Does nothing, by default.
    @inlinable @inline(__always) public mutating func markStepTrail() {}
    /// Draws nothing, by default.
    @inlinable public mutating func render() throws -> RenderedFrame? { nil }
    /// Does nothing, by default.
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

// These tell in a sentence what an environment lacks, instead of the compiler's list of associated types.
extension Env {
    /// Unavailable: the environment lacks its own.
    @available(
        *, unavailable,
        message: "an environment needs `var observationSpace = …` (var, not let) whose elements are the observations"
    )
    public var observationSpace: UnavailableSpace<Observation> {
        get { fatalError() }
        set {}
    }

    /// Unavailable: the environment lacks its own.
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

    /// Unavailable: the environment lacks its own.
    @available(*, unavailable, message: "an environment needs `var random = Generator()`; `reseed(seed)` restarts it")
    public var random: Generator {
        get { fatalError() }
        set {}
    }
}

extension Env where Self: AnyObject, Unwrapped == Self {
    /// Unavailable: two references to one object would share an episode.
    @available(*, unavailable, message: "an environment is a value: write `struct`, not `class`")
    public var unwrapped: Self {
        get { fatalError() }
        set {}
    }
}

// Python's names, for which the compiler answers with the names here.
extension Env {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name for ``actionSpace``.
    @available(*, unavailable, renamed: "actionSpace")
    public var action_space: ActionSpace {
        get { actionSpace }
        set { actionSpace = newValue }
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name for ``observationSpace``.
    @available(*, unavailable, renamed: "observationSpace")
    public var observation_space: ObservationSpace {
        get { observationSpace }
        set { observationSpace = newValue }
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name for ``renderMode``.
    @available(*, unavailable, renamed: "renderMode")
    public var render_mode: RenderMode? { renderMode }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Python's name for ``random``.
    @available(*, unavailable, renamed: "random")
    public var np_random: Generator {
        get { random }
        set { random = newValue }
    }
}
