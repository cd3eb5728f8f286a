import LyceumValues

/// Several environments of one kind that are reset and stepped together: the sub-environments, each called a *lane* in
/// the names of this library.
///
/// A vector environment is a value, as an environment is: a copy continues identically and independently. The
/// observations of all sub-environments are one batch, which for boxes is one array with a row for each
/// sub-environment; actions likewise.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 3)
/// var batch = try lanes.reset(seed: 42)
/// batch = try lanes.step([1, 0, 1])
/// ```
public protocol VectorEnv<SingleObservationSpace, SingleActionSpace>: Sendable, CustomStringConvertible {
    /// The type of the space that one sub-environment's observations lie in.
    associatedtype SingleObservationSpace: Space
    /// The type of the space that one sub-environment's actions are taken from.
    associatedtype SingleActionSpace: Space
    /// The observations of all sub-environments.
    typealias Observations = SingleObservationSpace.Batch
    /// The actions of all sub-environments.
    typealias Actions = SingleActionSpace.Batch

    /// The number of sub-environments: Gymnasium's `num_envs`.
    var count: Int { get }
    /// The space of one sub-environment's observations.
    var singleObservationSpace: SingleObservationSpace { get set }
    /// The space of one sub-environment's actions.
    var singleActionSpace: SingleActionSpace { get set }
    /// The space of the batches of observations.
    var observationSpace: SingleObservationSpace.Batched { get set }
    /// The space of the batches of actions: `lanes.actionSpace.sample()` is one for each sub-environment.
    var actionSpace: SingleActionSpace.Batched { get set }
    /// When sub-environments whose episodes have ended start the next ones.
    var autoresetMode: AutoresetMode { get }
    /// What can be drawn.
    var metadata: Metadata { get }
    /// How the sub-environments draw.
    var renderMode: RenderMode? { get }
    /// What `makeVec` was asked for; `nil` when it did not make this one.
    var spec: EnvSpec? { get }
    /// Whether ``close()`` was called.
    var isClosed: Bool { get }

    /// Starts episodes, in all sub-environments or in some.
    ///
    /// - Parameters:
    ///   - seed: the sub-environments' seeds; `nil` continues their streams.
    ///   - options: settings for these episodes; each environment documents its keys.
    ///   - mask: which sub-environments are reset, at least one; `nil`: all. The others keep observation and flags.
    /// - Throws: ``InvalidArgument`` for seeds or a mask of the wrong length, ``LaneFailure``, ``ClosedEnvironment``.
    @discardableResult
    mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations>
    /// Takes an action in each sub-environment and returns the results.
    ///
    /// - Throws: ``InvalidActions``, ``LaneFailure``, ``ClosedEnvironment``.
    mutating func step(_ actions: Actions) throws -> VectorStep<Observations>
    /// Draws each sub-environment; `nil` for those that have nothing to draw.
    mutating func render() throws -> [RenderedFrame?]
    /// Closes the sub-environments. May be called twice.
    mutating func close() throws
    /// The property with a given name in each sub-environment; `nil` where a sub-environment has none.
    func attribute(_ name: String) -> [Value?]
    /// Sets the property with a given name in each sub-environment.
    ///
    /// - Throws: ``InvalidArgument`` unless there is a value for each sub-environment, ``LaneFailure``.
    mutating func setAttribute(_ name: String, to values: [Value]) throws
}

extension VectorEnv {
    /// No spec, by default.
    public var spec: EnvSpec? { nil }
    /// No render modes, by default.
    public var metadata: Metadata { Metadata() }
    /// No drawing, by default.
    public var renderMode: RenderMode? { nil }
    /// Draws nothing, by default.
    public mutating func render() throws -> [RenderedFrame?] { Array(repeating: nil, count: count) }
    /// No properties, by default.
    public func attribute(_ name: String) -> [Value?] { Array(repeating: nil, count: count) }
    /// No properties, by default.
    ///
    /// - Throws: ``UnknownAttribute``.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        throw UnknownAttribute(name: name, env: description, known: [], suggestion: nil)
    }

    /// Starts an episode in each sub-environment and continues their streams.
    @discardableResult @inlinable
    public mutating func reset() throws -> VectorStep<Observations> { try reset(seed: nil, options: [:], mask: nil) }

    /// Starts an episode in each sub-environment with seeds that count up from a number: the sub-environment at
    /// position *i* has `seed` + *i*.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: seed.map(VectorSeed.from), options: options, mask: nil)
    }

    /// Starts an episode in each sub-environment with a seed for each; `nil` continues its stream.
    @discardableResult @inlinable
    public mutating func reset(seeds: [Int?], options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: .each(seeds), options: options, mask: nil)
    }

    /// Starts an episode in each sub-environment with options.
    @discardableResult @inlinable
    public mutating func reset(options: Info) throws -> VectorStep<Observations> {
        try reset(seed: nil, options: options, mask: nil)
    }

    /// Starts an episode in some sub-environments, such as those that are done: `reset(mask: batch.isDone)`.
    @discardableResult @inlinable
    public mutating func reset(mask: [Bool], options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: nil, options: options, mask: mask)
    }

    /// Sets the property with a given name to one value in every sub-environment.
    @inlinable
    public mutating func setAttribute(_ name: String, to value: Value) throws {
        try setAttribute(name, to: Array(repeating: value, count: count))
    }

    /// The name of the type without its parameters, for texts and reports.
    @inlinable public static var typeName: String { String("\(Self.self)".prefix { $0 != "<" }) }

    /// Gymnasium's text: `SyncVectorEnv(CartPole-v1, num_envs=3)`.
    public var description: String {
        "\(Self.typeName)(\(spec.map { "\($0.id), " } ?? "")num_envs=\(count))"
    }
}

extension VectorEnv where SingleActionSpace == AnySpace {
    /// Takes actions held in a variable, such as an array of `Int`.
    @inlinable
    public mutating func step(_ actions: some ValueConvertible) throws -> VectorStep<Observations> {
        try step(actions.value)
    }
}
