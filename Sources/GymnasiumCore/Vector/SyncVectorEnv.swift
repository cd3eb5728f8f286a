import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Environments of one type, stepped one after the other or on several threads.
///
/// ```swift
/// var lanes = try SyncVectorEnv(count: 4) { _ in try make(.pendulum) }
/// let batch = try lanes.reset(seed: 42)               // the seeds are 42, 43, 44 and 45
/// lanes.environments[2].gravity = 5
/// ```
///
/// Sub-environments of classic control with the same settings are advanced together as rows of numbers, which is several
/// times as fast and changes nothing else: they can be read and changed one by one at any time.
///
/// Results are bit-identical whatever ``threads`` is. When a sub-environment throws, the others are stepped
/// nevertheless, and the error names the first sub-environment that threw.
public struct SyncVectorEnv<E: Env>: VectorEnv {
    /// The space of one sub-environment's observations.
    public var singleObservationSpace: E.ObservationSpace
    /// The space of one sub-environment's actions.
    public var singleActionSpace: E.ActionSpace
    /// The space of the batches of observations.
    public var observationSpace: E.ObservationSpace.Batched
    /// The space of the batches of actions.
    public var actionSpace: E.ActionSpace.Batched
    /// When sub-environments whose episodes have ended start the next ones.
    public let autoresetMode: AutoresetMode
    /// The number of threads that step the sub-environments, 1 or more; the results do not depend on it. Rows are advanced on
    /// one.
    public var threads: Int { didSet { threads = max(1, threads) } }
    /// What `makeVec` was asked for.
    public package(set) var spec: EnvSpec?
    /// Whether ``close()`` was called.
    public private(set) var isClosed = false

    @usableFromInline package var lanes: [Lane<E>]
    @usableFromInline var observations: [E.Observation]
    @usableFromInline var terminated: [Bool]
    @usableFromInline var truncated: [Bool]
    /// For environments that can be advanced as rows of numbers; these are then ahead of the environments of `lanes`.
    @usableFromInline var rows: LanesInRows<E>?
    /// The first sub-environment's space, which makes the batches.
    @usableFromInline let batchSpace: E.ObservationSpace

    /// A vector of the environments given.
    ///
    /// - Parameters:
    ///   - environments: one for each sub-environment, at least one.
    ///   - autoresetMode: when sub-environments whose episodes have ended start the next ones.
    ///   - observationMode: how the sub-environments' observation spaces become one.
    ///   - threads: the number of threads that step them; `nil`: one for fewer than ``fewestLanesForThreads``
    ///     sub-environments, else as many as there are processors.
    /// - Throws: ``InvalidArgument`` without an environment; ``LanesDiffer`` for incompatible spaces.
    public init(
        _ environments: [E], autoresetMode: AutoresetMode = .nextStep,
        observationMode: ObservationMode<E.ObservationSpace> = .same, threads: Int? = nil
    ) throws {
        guard let first = environments.first else {
            throw InvalidArgument("environments", given: "none", expected: "one for each lane, at least one")
        }
        try Self.checkActions(environments)
        (singleObservationSpace, observationSpace) = try Self.spaces(environments, observationMode)
        try Self.checkSize(first, lanes: environments.count)
        singleActionSpace = first.actionSpace
        actionSpace = first.actionSpace.batched(environments.count)
        self.autoresetMode = autoresetMode
        self.threads = max(1, threads ?? Self.usualThreads(environments.count))
        batchSpace = first.observationSpace
        lanes = environments.map { Lane($0) }
        observations = Array(repeating: first.observationSpace.zeroElement, count: lanes.count)
        terminated = Array(repeating: false, count: lanes.count)
        truncated = terminated
        rows = lanes.count < Self.fewestLanesForRows ? nil : lanesInRows(like: first, count: lanes.count)
    }

    /// A vector of environments that a function makes; it is given the position of the sub-environment.
    ///
    /// - Throws: as with a list of environments, and what the function throws.
    public init(
        count: Int, autoresetMode: AutoresetMode = .nextStep,
        observationMode: ObservationMode<E.ObservationSpace> = .same, threads: Int? = nil,
        _ make: (_ lane: Int) throws -> E
    ) throws {
        try checkCount("count", count, 1...Limits.lanes, of: "lanes")
        try self.init(
            (0..<count).map(make), autoresetMode: autoresetMode, observationMode: observationMode, threads: threads)
    }

    /// Fewer sub-environments than this are stepped on one thread unless another number is asked for.
    ///
    /// Measured with CartPole, one by one, on two processors that share one core: handing a batch to a second thread costs as
    /// much as stepping about 250 sub-environments. Two threads are slower than one at 1024 sub-environments (0.8 times),
    /// faster at 4096 (1.3 times).
    public static var fewestLanesForThreads: Int { 2048 }

    /// Fewer sub-environments than this are stepped one by one. Measured with CartPole: rows of two are slower than two
    /// environments (0.9 times), rows of four faster (1.4 times).
    private static var fewestLanesForRows: Int { 3 }

    private static func usualThreads(_ count: Int) -> Int {
        count < fewestLanesForThreads ? 1 : min(Platform.processorCount, count / (fewestLanesForThreads / 2))
    }

    /// The number of sub-environments.
    @inlinable public var count: Int { lanes.count }
    /// What the first sub-environment can draw.
    public var metadata: Metadata { lanes[0].env.metadata }
    /// How the first sub-environment draws.
    public var renderMode: RenderMode? { lanes[0].env.renderMode }

    /// The environments, to read and to change; their number is fixed.
    public var environments: [E] {
        get { lanes.indices.map(environment) }
        set {
            if newValue.count != count {
                Mistake.stop("\(newValue.count) environments do not fit \(count) lanes: put one in for each")
            }
            leaveRows()
            for (lane, env) in newValue.enumerated() { lanes[lane].env = env }
        }
    }

    /// A sub-environment, to read and to change.
    @inlinable
    public subscript(lane: Int) -> E {
        get { environment(lane) }
        _modify {
            leaveRows()
            yield &lanes[lane].env
        }
    }

    /// Calls a function with each sub-environment, in order.
    ///
    /// - Throws: ``LaneFailure`` with what the function throws.
    @discardableResult
    public mutating func call<Result>(_ body: (inout E) throws -> Result) throws -> [Result] {
        guard !isClosed else { throw ClosedEnvironment("call") }
        leaveRows()
        return try lanes.indices.map { lane in
            do { return try body(&lanes[lane].env) } catch { throw failure(lane, error) }
        }
    }

    @discardableResult @inlinable
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        guard !isClosed else { throw ClosedEnvironment("reset") }
        let asked = try VectorReset(seed: seed, options: options, mask: mask, count: count)
        leaveRows()
        var rewards = Array(repeating: 0.0, count: count)
        let infos = try onThreads(rewards: &rewards) { lane, index in
            guard asked.includes(index) else { return nil }
            let reset = try lane.reset(seed: asked.seeds[index], options: asked.options)
            return Step(reset.observation, reward: 0, info: reset.info)
        }
        return try batch(rewards: rewards, infos: infos)
    }

    // Specialised for sub-environments made by their id, which are stepped through a type-erased box.
    /// Takes an action in each sub-environment.
    @inlinable @_specialize(where E == AnyEnv)
    public mutating func step(_ actions: Actions) throws -> VectorStep<Observations> {
        guard !isClosed else { throw ClosedEnvironment("step") }
        if rows != nil, let batch = try stepInRows(actions) { return batch }
        let each = singleActionSpace.elements(of: actions)
        guard each.count == count else { throw invalid(actions) }
        let mode = autoresetMode
        var rewards = Array(repeating: 0.0, count: count)
        let infos = try onThreads(rewards: &rewards) { lane, index in try lane.step(each[index], mode) }
        return try batch(rewards: rewards, infos: infos)
    }

    @usableFromInline
    func invalid(_ actions: Actions) -> InvalidActions {
        let given = E.ActionSpace.Batched.value(of: actions).description
        return InvalidActions(
            given: given.count < 80 ? given : "\(given.prefix(80))…", count: count, space: actionSpace)
    }

    @inlinable
    func batch(rewards: [Double], infos: Info) throws -> VectorStep<Observations> {
        VectorStep(
            try batchSpace.batch(observations), rewards: rewards, terminated: terminated, truncated: truncated,
            infos: infos)
    }

    @usableFromInline
    func failure(_ lane: Int, _ error: any Error) -> LaneFailure { LaneFailure(lane: lane, count: count, error: error) }

    /// Draws each sub-environment.
    public mutating func render() throws -> [RenderedFrame?] { try call { try $0.render() } }

    /// Closes the sub-environments.
    public mutating func close() throws {
        guard !isClosed else { return }
        isClosed = true
        leaveRows()
        var failure: LaneFailure?
        for lane in lanes.indices {
            do { try lanes[lane].env.close() } catch { failure = failure ?? self.failure(lane, error) }
        }
        if let failure { throw failure }
    }

    /// The property with a given name in each sub-environment.
    public func attribute(_ name: String) -> [Value?] {
        lanes.indices.map { environment($0).attribute(name) }
    }

    /// Sets the property with a given name in each sub-environment.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        guard values.count == count else {
            throw InvalidArgument(
                "values", given: "a list of \(values.count)", expected: "\(count), one for each lane, or one value")
        }
        leaveRows()
        for (lane, value) in values.enumerated() {
            do { try lanes[lane].env.setAttribute(name, to: value) } catch { throw failure(lane, error) }
        }
    }
}
