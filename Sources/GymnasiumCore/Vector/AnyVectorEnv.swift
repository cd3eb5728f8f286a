import LyceumValues

/// A vector environment whose type is known only at run time: what `makeVec("CartPole-v1", count: 3)` returns.
///
/// Observations and actions are ``Value``s that hold those of all sub-environments: an array, or a tuple or dictionary
/// of arrays.
///
/// ```swift
/// var lanes = try makeVec("CartPole-v1", count: 3)
/// let batch = try lanes.reset(seed: 42)          // batch.observations.array?.shape: [3, 4]
/// try lanes.step([1, 0, 1])
/// ```
public struct AnyVectorEnv: VectorEnv {
    public private(set) var base: any VectorEnv
    /// The space of one sub-environment's observations.
    public var singleObservationSpace: AnySpace
    /// The space of one sub-environment's actions.
    public var singleActionSpace: AnySpace
    /// The space of the batches of observations.
    public var observationSpace: AnySpace
    /// The space of the batches of actions.
    public var actionSpace: AnySpace

    /// Erases the type of a vector environment.
    public init<V: VectorEnv>(_ base: V) {
        if let erased = base as? AnyVectorEnv {
            self = erased
            return
        }
        self.base = base
        singleObservationSpace = base.singleObservationSpace.erased
        singleActionSpace = base.singleActionSpace.erased
        observationSpace = twin(of: base.observationSpace).erased
        actionSpace = twin(of: base.actionSpace).erased
    }

    /// The vector environment inside if it has the given type, to read or to replace.
    public subscript<V: VectorEnv>(as type: V.Type) -> V? {
        get { base as? V }
        set { if let newValue, base is V { base = newValue } }
    }

    /// A vector environment that does not keep its spec itself.
    package init(_ base: AnyVectorEnv, spec: EnvSpec?) {
        self = base
        ownSpec = base.spec == nil ? spec : nil
    }

    /// The number of sub-environments.
    public var count: Int { base.count }
    /// When sub-environments whose episodes have ended start the next ones.
    public var autoresetMode: AutoresetMode { base.autoresetMode }
    /// What the sub-environments can draw.
    public var metadata: Metadata { base.metadata }
    /// How the sub-environments draw.
    public var renderMode: RenderMode? { base.renderMode }
    /// What `makeVec` was asked for.
    public var spec: EnvSpec? { base.spec ?? ownSpec }
    private var ownSpec: EnvSpec?
    /// Whether ``close()`` was called.
    public var isClosed: Bool { base.isClosed }

    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Value> {
        try erasedReset(&base, seed, options, mask)
    }

    /// Takes an action in each sub-environment.
    public mutating func step(_ actions: Value) throws -> VectorStep<Value> { try erasedStep(&base, actions) }
    /// Draws each sub-environment.
    public mutating func render() throws -> [RenderedFrame?] { try base.render() }
    /// Closes the sub-environments.
    public mutating func close() throws { try base.close() }
    /// The property with a given name in each sub-environment.
    public func attribute(_ name: String) -> [Value?] { base.attribute(name) }
    /// Sets the property with a given name in each sub-environment.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        try base.setAttribute(name, to: values)
    }

    /// The text of the vector environment inside.
    public var description: String {
        guard let ownSpec else { return base.description }
        return "\(nameOfType(of: base))(\(ownSpec.id), num_envs=\(count))"
    }
}

private func nameOfType<V: VectorEnv>(of lanes: V) -> String { V.typeName }

// Each of these opens the box once and works with the vector environment's own types.

private func erasedReset<V: VectorEnv>(
    _ lanes: inout V, _ seed: VectorSeed?, _ options: Info, _ mask: [Bool]?
) throws -> VectorStep<Value> {
    let batch = try lanes.reset(seed: seed, options: options, mask: mask)
    return batch.with(observations: V.SingleObservationSpace.Batched.value(of: batch.observations))
}

private func erasedStep<V: VectorEnv>(_ lanes: inout V, _ actions: Value) throws -> VectorStep<Value> {
    guard let typed = V.SingleActionSpace.Batched.element(of: actions) else {
        throw InvalidActions(given: actions.description, count: lanes.count, space: lanes.actionSpace)
    }
    let batch = try lanes.step(typed)
    return batch.with(observations: V.SingleObservationSpace.Batched.value(of: batch.observations))
}
