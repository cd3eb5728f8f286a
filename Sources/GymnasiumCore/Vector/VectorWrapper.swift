import LyceumValues

/// A vector environment around another one that changes what goes in or comes out.
///
/// Everything that it does not write is forwarded. As with ``Wrapper``, it is a generic struct with the vector inside as
/// ``base``:
///
/// ```swift
/// struct HalvedRewards<Base: VectorEnv>: VectorWrapper {
///     var base: Base
///     mutating func step(_ actions: Base.Actions) throws -> VectorStep<Base.Observations> {
///         var batch = try base.step(actions)
///         for lane in batch.rewards.indices { batch.rewards[lane] /= 2 }
///         return batch
///     }
/// }
/// ```
public protocol VectorWrapper<Base>: VectorEnv {
    /// The type of the vector environment inside.
    associatedtype Base: VectorEnv
    /// The vector environment inside.
    var base: Base { get set }
}

extension VectorWrapper {
    /// The number of sub-environments.
    @inlinable public var count: Int { base.count }
    /// The mode of the vector inside.
    @inlinable public var autoresetMode: AutoresetMode { base.autoresetMode }
    /// What the vector inside can draw.
    @inlinable public var metadata: Metadata { base.metadata }
    /// How the vector inside draws.
    @inlinable public var renderMode: RenderMode? { base.renderMode }
    /// The spec of the vector inside.
    @inlinable public var spec: EnvSpec? { base.spec }
    /// Whether the vector inside was closed.
    @inlinable public var isClosed: Bool { base.isClosed }
    /// Draws with the vector inside.
    @inlinable public mutating func render() throws -> [RenderedFrame?] { try base.render() }
    /// Closes the vector inside.
    @inlinable public mutating func close() throws { try base.close() }
    /// The property with a given name in each sub-environment.
    @inlinable public func attribute(_ name: String) -> [Value?] { base.attribute(name) }
    /// Sets the property with a given name in each sub-environment.
    @inlinable
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        try base.setAttribute(name, to: values)
    }
    /// Gymnasium's text: `<RecordEpisodeStatistics, SyncVectorEnv(CartPole-v1, num_envs=3)>`.
    public var description: String { "<\(Self.typeName), \(base)>" }
}

extension VectorWrapper where SingleObservationSpace == Base.SingleObservationSpace {
    /// The space of one sub-environment's observations.
    @inlinable
    public var singleObservationSpace: Base.SingleObservationSpace {
        get { base.singleObservationSpace }
        set { base.singleObservationSpace = newValue }
    }

    /// The space of the batches of observations.
    @inlinable
    public var observationSpace: Base.SingleObservationSpace.Batched {
        get { base.observationSpace }
        set { base.observationSpace = newValue }
    }

    /// Starts episodes of the vector inside.
    @discardableResult @inlinable
    public mutating func reset(
        seed: VectorSeed?, options: Info, mask: [Bool]?
    ) throws -> VectorStep<Base.SingleObservationSpace.Batch> {
        try base.reset(seed: seed, options: options, mask: mask)
    }
}

extension VectorWrapper where SingleActionSpace == Base.SingleActionSpace {
    /// The space of one sub-environment's actions.
    @inlinable
    public var singleActionSpace: Base.SingleActionSpace {
        get { base.singleActionSpace }
        set { base.singleActionSpace = newValue }
    }

    /// The space of the batches of actions.
    @inlinable
    public var actionSpace: Base.SingleActionSpace.Batched {
        get { base.actionSpace }
        set { base.actionSpace = newValue }
    }
}

/// A wrapper of a vector environment that changes observations and nothing else: it writes ``observations(_:)`` and, where they are
/// of another type or have other bounds, the two spaces.
///
/// With ``AutoresetMode/sameStep`` the last observations of episodes lie in the information, where a wrapper of batches
/// would not change them: such a vector is refused when a wrapper is made, by ``checkAutoreset(_:)``.
public protocol VectorObservationWrapper<Base>: VectorWrapper {
    /// What the agents see in place of the observations of the vector inside.
    mutating func observations(_ observations: Base.Observations) throws -> Observations
}

extension VectorObservationWrapper {
    /// Starts episodes; their first observations are changed.
    @discardableResult @inlinable
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        return batch.with(observations: try observations(batch.observations))
    }

    /// Takes the actions; the observations after them are changed.
    @inlinable
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        let batch = try base.step(actions)
        return batch.with(observations: try observations(batch.observations))
    }

    /// Refuses a vector whose last observations of episodes a wrapper of batches cannot change.
    ///
    /// - Throws: ``InvalidArgument``.
    public static func checkAutoreset(_ base: some VectorEnv) throws {
        guard base.autoresetMode != .sameStep else {
            throw InvalidArgument(
                "autoresetMode", given: base.autoresetMode,
                expected: "NextStep or Disabled around which \(typeName) can be")
        }
    }
}

extension VectorObservationWrapper where SingleObservationSpace == Base.SingleObservationSpace {
    /// Starts episodes; their first observations are changed.
    @discardableResult @inlinable
    public mutating func reset(
        seed: VectorSeed?, options: Info, mask: [Bool]?
    ) throws -> VectorStep<Base.SingleObservationSpace.Batch> {
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        return batch.with(observations: try observations(batch.observations))
    }
}

/// A wrapper of a vector environment that changes actions and nothing else: it writes ``actions(_:)`` and, where they are of
/// another type or have other bounds, the two spaces.
public protocol VectorActionWrapper<Base>: VectorWrapper {
    /// The actions taken inside in place of the agents' actions.
    mutating func actions(_ actions: Actions) throws -> Base.Actions
}

extension VectorActionWrapper where SingleObservationSpace == Base.SingleObservationSpace {
    /// Takes the changed actions.
    @inlinable
    public mutating func step(_ actions: Actions) throws -> VectorStep<Base.SingleObservationSpace.Batch> {
        try base.step(try self.actions(actions))
    }
}

/// A wrapper of a vector environment that changes rewards and nothing else: it writes ``rewards(_:)``.
public protocol VectorRewardWrapper<Base>: VectorWrapper {
    /// The rewards in place of those of the vector inside.
    mutating func rewards(_ rewards: [Double]) throws -> [Double]
}

extension VectorRewardWrapper where SingleObservationSpace == Base.SingleObservationSpace {
    /// Takes the actions; the rewards for them are changed.
    @inlinable
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Base.SingleObservationSpace.Batch> {
        var batch = try base.step(actions)
        batch.rewards = try rewards(batch.rewards)
        return batch
    }
}
