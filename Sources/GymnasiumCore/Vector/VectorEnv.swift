import LyceumValues

/// Several environments of one kind that are reset and stepped together: the lanes.
///
/// A vector environment is a value as an environment is: a copy goes on identically and independently. Observations of all
/// lanes are one batch, which for boxes is one array with a row for each lane; actions likewise.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 3)
/// var batch = try lanes.reset(seed: 42)
/// batch = try lanes.step([1, 0, 1])
/// ```
public protocol VectorEnv<SingleObservationSpace, SingleActionSpace>: Sendable, CustomStringConvertible {
    /// The type of the space that one lane's observations lie in.
    associatedtype SingleObservationSpace: Space
    /// The type of the space that one lane's actions are taken from.
    associatedtype SingleActionSpace: Space
    /// The observations of all lanes.
    typealias Observations = SingleObservationSpace.Batch
    /// The actions of all lanes.
    typealias Actions = SingleActionSpace.Batch

    /// The number of lanes: Gymnasium's `num_envs`.
    var count: Int { get }
    /// The space of one lane's observations.
    var singleObservationSpace: SingleObservationSpace { get set }
    /// The space of one lane's actions.
    var singleActionSpace: SingleActionSpace { get set }
    /// The space of the batches of observations.
    var observationSpace: SingleObservationSpace.Batched { get set }
    /// The space of the batches of actions: `lanes.actionSpace.sample()` is one for each lane.
    var actionSpace: SingleActionSpace.Batched { get set }
    /// When lanes whose episodes have ended start the next ones.
    var autoresetMode: AutoresetMode { get }
    /// What can be drawn.
    var metadata: Metadata { get }
    /// How the lanes draw.
    var renderMode: RenderMode? { get }
    /// What `makeVec` was asked for; `nil` when it did not make this one.
    var spec: EnvSpec? { get }
    /// Whether ``close()`` was called.
    var isClosed: Bool { get }

    /// Starts episodes, in all lanes or in some.
    ///
    /// - Parameters:
    ///   - seed: the lanes' seeds; `nil` goes on with their streams.
    ///   - options: what the episodes shall be like; each environment documents its keys.
    ///   - mask: which lanes are reset, at least one; `nil`: all. The others keep observation and flags.
    /// - Throws: ``InvalidArgument`` for seeds or a mask of another number of lanes, ``LaneFailure``, ``ClosedEnvironment``.
    @discardableResult
    mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations>
    /// Does an action in each lane, and returns what came of them.
    ///
    /// - Throws: ``InvalidActions``, ``LaneFailure``, ``ClosedEnvironment``.
    mutating func step(_ actions: Actions) throws -> VectorStep<Observations>
    /// Draws each lane; `nil` for those that have nothing to draw.
    mutating func render() throws -> [RenderedFrame?]
    /// Closes the lanes. May be called twice.
    mutating func close() throws
    /// The property of a name in each lane; `nil` where a lane has none.
    func attribute(_ name: String) -> [Value?]
    /// Sets the property of a name in each lane.
    ///
    /// - Throws: ``InvalidArgument`` for another number of values than lanes, ``LaneFailure``.
    mutating func setAttribute(_ name: String, to values: [Value]) throws
}

extension VectorEnv {
    /// Unknown.
    public var spec: EnvSpec? { nil }
    /// No render modes.
    public var metadata: Metadata { Metadata() }
    /// Nothing is drawn.
    public var renderMode: RenderMode? { nil }
    /// Nothing to draw.
    public mutating func render() throws -> [RenderedFrame?] { Array(repeating: nil, count: count) }
    /// No properties.
    public func attribute(_ name: String) -> [Value?] { Array(repeating: nil, count: count) }
    /// No properties.
    ///
    /// - Throws: ``UnknownAttribute``.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        throw UnknownAttribute(name: name, env: description, known: [], suggestion: nil)
    }

    /// Starts an episode in each lane; their streams go on where they are.
    @discardableResult @inlinable
    public mutating func reset() throws -> VectorStep<Observations> { try reset(seed: nil, options: [:], mask: nil) }

    /// Starts an episode in each lane with seeds that count up from a number: the lane at position *i* has `seed` + *i*.
    @discardableResult @inlinable
    public mutating func reset(seed: Int?, options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: seed.map(VectorSeed.from), options: options, mask: nil)
    }

    /// Starts an episode in each lane with a seed for each; `nil` goes on with its stream.
    @discardableResult @inlinable
    public mutating func reset(seeds: [Int?], options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: .each(seeds), options: options, mask: nil)
    }

    /// Starts an episode in each lane with options.
    @discardableResult @inlinable
    public mutating func reset(options: Info) throws -> VectorStep<Observations> {
        try reset(seed: nil, options: options, mask: nil)
    }

    /// Starts an episode in some lanes, such as those that are done: `reset(mask: batch.isDone)`.
    @discardableResult @inlinable
    public mutating func reset(mask: [Bool], options: Info = [:]) throws -> VectorStep<Observations> {
        try reset(seed: nil, options: options, mask: mask)
    }

    /// Sets the property of a name to one value in every lane.
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
    /// Does actions held in a variable, such as an array of `Int`.
    @inlinable
    public mutating func step(_ actions: some ValueConvertible) throws -> VectorStep<Observations> {
        try step(actions.value)
    }
}
