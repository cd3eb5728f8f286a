import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Environments of one type that are stepped in the background, while the program does something else.
///
/// ```swift
/// var lanes = try AsyncVectorEnv(count: 8) { _ in try make(.acrobot) }
/// var batch = try lanes.reset(seed: 42)
/// for _ in 0..<100 {
///     try lanes.stepAsync(lanes.actionSpace.sample())
///     print(batch.rewards)                        // meanwhile
///     batch = try lanes.stepWait()
/// }
/// ```
///
/// Gymnasium's has a process for each environment; here they are threads of this one, and the numbers are those of
/// ``SyncVectorEnv``. It is still a value: a copy made while a call is under way waits for it and has its result, too.
/// When a sub-environment throws, the others finish their step and all are closed; the error names the sub-environment.
/// A reset between two steps leaves no automatic reset pending, and without autoreset a finished sub-environment
/// refuses to step, as in ``SyncVectorEnv``: Gymnasium 1.4 fails in the first case without shared memory, and in the
/// second always.
public struct AsyncVectorEnv<E: Env>: VectorEnv {
    private var lanes: AsyncLanes<E>

    /// A vector of the environments given; see ``SyncVectorEnv``.
    ///
    /// - Parameter threads: the number of threads, besides the program's own, that step them; `nil`: as many as there
    ///   are processors.
    public init(
        _ environments: [E], autoresetMode: AutoresetMode = .nextStep,
        observationMode: ObservationMode<E.ObservationSpace> = .same, threads: Int? = nil
    ) throws {
        if let threads, threads < 1 { throw InvalidArgument("threads", given: threads, expected: "1 or more") }
        lanes = AsyncLanes(
            try SyncVectorEnv(
                environments, autoresetMode: autoresetMode, observationMode: observationMode,
                threads: threads ?? Platform.processorCount))
    }

    /// A vector of environments that a function makes; it is given the position of the sub-environment.
    public init(
        count: Int, autoresetMode: AutoresetMode = .nextStep,
        observationMode: ObservationMode<E.ObservationSpace> = .same, threads: Int? = nil,
        _ make: (_ lane: Int) throws -> E
    ) throws {
        try checkCount("count", count, 1...Limits.lanes, of: "lanes")
        try self.init(
            (0..<count).map(make), autoresetMode: autoresetMode, observationMode: observationMode, threads: threads)
    }

    /// The call that is pending in the background; `nil` if there is none.
    public var pendingCall: String? { lanes.pending?.rawValue }

    // A copy has sub-environments of its own from the moment that one of the two is changed.
    private mutating func makeUnique() { if !isKnownUniquelyReferenced(&lanes) { lanes = lanes.copy() } }

    /// Starts episodes in the background; ``resetWait(timeout:)`` returns their first observations.
    ///
    /// - Throws: ``AlreadyPendingCall``, ``ClosedEnvironment``; what the sub-environments throw comes from `resetWait`.
    public mutating func resetAsync(
        seed: VectorSeed? = nil, options: Info = [:], mask: [Bool]? = nil
    ) throws {
        makeUnique()
        try lanes.start(.reset) { lanes in .batch(try lanes.reset(seed: seed, options: options, mask: mask)) }
    }

    /// Waits for the first observations of the episodes.
    ///
    /// - Parameter timeout: how long at most; `nil`: as long as it takes.
    /// - Throws: ``NoAsyncCall``, ``TimedOut``, and what `reset` throws.
    @discardableResult
    public mutating func resetWait(timeout: Duration? = nil) throws -> VectorStep<Observations> {
        makeUnique()
        return try lanes.wait(.reset, timeout).batch()
    }

    /// Takes an action in each sub-environment in the background; ``stepWait(timeout:)`` returns the results.
    ///
    /// - Throws: ``AlreadyPendingCall``, ``ClosedEnvironment``; what the sub-environments throw comes from `stepWait`.
    public mutating func stepAsync(_ actions: Actions) throws {
        makeUnique()
        try lanes.start(.step) { lanes in .batch(try lanes.step(actions)) }
    }

    /// Waits for the results of the actions.
    ///
    /// - Parameter timeout: how long at most; `nil`: as long as it takes.
    /// - Throws: ``NoAsyncCall``, ``TimedOut``, and what `step` throws.
    public mutating func stepWait(timeout: Duration? = nil) throws -> VectorStep<Observations> {
        makeUnique()
        return try lanes.wait(.step, timeout).batch()
    }

    /// Calls a function with each sub-environment in the background; ``callWait(_:timeout:)`` returns the results.
    ///
    /// - Throws: ``AlreadyPendingCall``, ``ClosedEnvironment``; what the function throws comes from `callWait`.
    public mutating func callAsync<Result: Sendable>(
        _ body: @escaping @Sendable (inout E) throws -> Result
    ) throws {
        makeUnique()
        try lanes.start(.call) { lanes in .results(try lanes.call(body)) }
    }

    /// Waits for the results of the calls, one for each sub-environment.
    ///
    /// - Throws: ``NoAsyncCall``, ``TimedOut``, what the function throws, and ``InvalidArgument`` for a type other than
    ///   that of its results.
    public mutating func callWait<Result: Sendable>(
        _ type: Result.Type = Result.self, timeout: Duration? = nil
    ) throws -> [Result] {
        makeUnique()
        return try lanes.wait(.call, timeout).results(as: type)
    }

    /// Calls a function with each sub-environment, in order.
    ///
    /// - Throws: ``AlreadyPendingCall``, ``ClosedEnvironment``, ``LaneFailure``.
    @discardableResult
    public mutating func call<Result: Sendable>(
        _ body: @escaping @Sendable (inout E) throws -> Result
    ) throws -> [Result] {
        try callAsync(body)
        return try callWait()
    }

    /// Starts episodes and waits for their first observations.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        try resetAsync(seed: seed, options: options, mask: mask)
        return try resetWait()
    }

    /// Takes an action in each sub-environment and waits for the results.
    public mutating func step(_ actions: Actions) throws -> VectorStep<Observations> {
        try stepAsync(actions)
        return try stepWait()
    }

    /// Draws each sub-environment.
    public mutating func render() throws -> [RenderedFrame?] { try call { try $0.render() } }

    /// Closes the sub-environments after the pending call, if there is one, and warns about it.
    public mutating func close() throws {
        makeUnique()
        if let pending = lanes.pending {
            Warnings.warn("close() waits for the call `\(pending)` that is being done")
        }
        try lanes.close()
    }

    /// Sets the property with a given name in each sub-environment.
    ///
    /// - Throws: ``AlreadyPendingCall``, ``ClosedEnvironment``, ``InvalidArgument``, ``LaneFailure``.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        makeUnique()
        try lanes.now("setAttribute") { try $0.setAttribute(name, to: values) }
    }

    /// The property with a given name in each sub-environment, after the pending call.
    public func attribute(_ name: String) -> [Value?] { lanes.settled.attribute(name) }
}

extension AsyncVectorEnv {
    /// The number of sub-environments.
    public var count: Int { lanes.count }
    /// When sub-environments whose episodes have ended start the next ones.
    public var autoresetMode: AutoresetMode { lanes.autoresetMode }
    /// What the first sub-environment can draw.
    public var metadata: Metadata { lanes.settled.metadata }
    /// How the first sub-environment draws.
    public var renderMode: RenderMode? { lanes.settled.renderMode }
    /// Whether ``close()`` was called, or a sub-environment has thrown.
    public var isClosed: Bool { lanes.settled.isClosed }

    /// The environments, after the pending call; read-only.
    public var environments: [E] { lanes.settled.environments }

    /// What `makeVec` was asked for.
    public package(set) var spec: EnvSpec? {
        get { lanes.settled.spec }
        set {
            makeUnique()
            lanes.settled.spec = newValue
        }
    }

    /// The space of one sub-environment's observations.
    public var singleObservationSpace: E.ObservationSpace {
        get { lanes.spaces.singleObservation }
        set {
            makeUnique()
            lanes.spaces.singleObservation = newValue
        }
    }

    /// The space of one sub-environment's actions.
    public var singleActionSpace: E.ActionSpace {
        get { lanes.spaces.singleAction }
        set {
            makeUnique()
            lanes.spaces.singleAction = newValue
        }
    }

    /// The space of the batches of observations.
    public var observationSpace: E.ObservationSpace.Batched {
        get { lanes.spaces.observation }
        set {
            makeUnique()
            lanes.spaces.observation = newValue
        }
    }

    /// The space of the batches of actions.
    public var actionSpace: E.ActionSpace.Batched {
        get { lanes.spaces.action }
        set {
            makeUnique()
            lanes.spaces.action = newValue
        }
    }
}
