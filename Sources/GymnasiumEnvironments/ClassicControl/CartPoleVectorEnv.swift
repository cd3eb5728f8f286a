import GymnasiumCore
import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Many poles on carts, advanced together: the vector environment of `CartPole-v0` and `CartPole-v1`.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 1024)
/// var batch = try lanes.reset(seed: 42)           // observations: NDArray<Float> of shape (1024, 4)
/// batch = try lanes.step(lanes.actionSpace.sample())
/// ```
///
/// It advances as ``CartPole`` does and is faster than as many of them. One stream serves all sub-environments: all
/// positions are drawn first, then all velocities, angles and angular velocities, so that equal seeds give other starts
/// than separate environments have (with one sub-environment they are the same). Episodes end after `maxEpisodeSteps`,
/// and sub-environments that are done start a new one with the next step. Numbers are those of Gymnasium 1.4's
/// `CartPoleVectorEnv`, to the last bit.
public struct CartPoleVectorEnv: VectorEnv {
    /// The number of sub-environments.
    public let count: Int
    /// The number of steps after which episodes are truncated; `nil` for no limit.
    public let maxEpisodeSteps: Int?
    /// The masses, lengths and thresholds of all sub-environments, to read and to change: `lanes.cartPole.gravity = 5`.
    ///
    /// Its own episode is not used.
    public var cartPole: CartPole
    /// The space of one sub-environment's observations.
    public var singleObservationSpace: Box<Float>
    /// The space of one sub-environment's actions.
    public var singleActionSpace: Discrete
    /// The space of the batches of observations.
    public var observationSpace: ArrayBox<Float>
    /// The space of the batches of actions.
    public var actionSpace: MultiDiscrete
    /// What the starts of all sub-environments are drawn from.
    public var random = Generator()
    /// What `makeVec` was asked for.
    public package(set) var spec: EnvSpec?
    /// Whether ``close()`` was called.
    public private(set) var isClosed = false

    private var rows: CartPoleRows
    private var batches: RowState
    private var startRange = CartPole.startRange
    private var hasStarted = false

    /// Poles on carts.
    ///
    /// - Parameters:
    ///   - count: the number of sub-environments, 1 or more.
    ///   - maxEpisodeSteps: the number of steps after which episodes are truncated; `nil` for no limit.
    ///   - suttonBartoReward: 0 for every step and -1 when the pole falls, instead of 1 for every step.
    ///   - renderMode: how the sub-environments draw.
    /// - Throws: ``InvalidArgument``.
    public init(
        count: Int = 1, maxEpisodeSteps: Int? = 500,
        suttonBartoReward: Bool = CartPole.Settings.standard.suttonBartoReward, renderMode: RenderMode? = nil
    ) throws {
        try checkCount("count", count, 1...Limits.lanes, of: "lanes")
        if let maxEpisodeSteps, maxEpisodeSteps < 1 {
            throw InvalidArgument("maxEpisodeSteps", given: maxEpisodeSteps, expected: "1 or more, or nil for no limit")
        }
        self.count = count
        self.maxEpisodeSteps = maxEpisodeSteps
        cartPole = CartPole(suttonBartoReward: suttonBartoReward, renderMode: renderMode)
        singleObservationSpace = cartPole.observationSpace
        singleActionSpace = cartPole.actionSpace
        observationSpace = cartPole.observationSpace.batched(count)
        actionSpace = cartPole.actionSpace.batched(count)
        rows = CartPoleRows(count: count)
        batches = RowState(count: count, width: 4, limit: maxEpisodeSteps)
    }

    /// The next step after an episode's end.
    public var autoresetMode: AutoresetMode { .nextStep }
    /// What ``CartPole`` can draw.
    public var metadata: Metadata { CartPole.metadata }
    /// How the sub-environments draw.
    public var renderMode: RenderMode? { cartPole.renderMode }

    /// The state of each sub-environment; `nil` before the first reset.
    public var laneStates: [CartPole.State]? { hasStarted ? rows.states : nil }

    /// Starts episodes.
    ///
    /// - Parameters:
    ///   - seed: one number for the stream of all sub-environments; `nil` continues with it.
    ///   - options: `low` and `high`, the range of the four numbers of the states, also for the episodes after these.
    ///   - mask: which sub-environments are reset; `nil` for all.
    /// - Throws: `InvalidSeed`, ``InvalidOption``, ``InvalidBound``, ``InvalidArgument``, ``ClosedEnvironment``.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<NDArray<Float>> {
        guard !isClosed else { throw ClosedEnvironment("reset") }
        var random = random
        switch seed {
        case .from(let seed): random = try Generator(seed: SeedExchange.seed(for: seed))
        case .each(let seeds):
            throw InvalidArgument(
                "seeds", given: "\(seeds.count) seeds", expected: "one seed, as all lanes draw from one stream")
        case nil: break
        }
        let asked = try VectorReset(seed: nil, options: options, mask: mask, count: count)
        startRange = try startBounds(asked.options, default: CartPole.startRange)
        self.random = random
        hasStarted = true
        batches.repeatLast()
        try start((0..<count).filter(asked.includes))
        batches.setEnded(batches.ended.filter { !asked.includes($0) })
        return batches.batch
    }

    /// Begins episodes in some sub-environments.
    private mutating func start(_ lanes: [Int]) throws {
        try rows.start(lanes, from: &random, startRange)
        for lane in lanes {
            batches.clock.begin(lane)
            batches.restart(lane)
        }
        batches.observe { observations in
            for lane in lanes { rows.observe(lane, observations) }
        }
    }

    /// Pushes each cart and advances time.
    ///
    /// - Throws: ``InvalidActions``, ``ResetNeeded``, ``ClosedEnvironment``.
    public mutating func step(_ actions: [Int]) throws -> VectorStep<NDArray<Float>> {
        DebugBuild.noteWork()
        guard !isClosed else { throw ClosedEnvironment("step") }
        guard hasStarted else { throw ResetNeeded("step") }
        guard rows.accepts(actions) else {
            throw InvalidActions(given: "\(actions)", count: count, space: actionSpace)
        }
        // Those of ended episodes are advanced with the others, and then start anew.
        let rewards = cartPole.suttonBartoReward ? (-0.0, -1.0) : (1.0, 1.0)
        batches.advance { rows.advance(CartPoleRows.World(cartPole), actions, rewards: rewards, $0) }
        if !batches.ended.isEmpty { try start(batches.ended) }
        batches.noteEnded()
        return batches.batch
    }

    /// Draws each sub-environment: ``CartPole``'s picture of its state.
    public mutating func render() throws -> [RenderedFrame?] {
        guard !isClosed else { throw ClosedEnvironment("render") }
        guard hasStarted else { throw ResetNeeded("render") }
        return try rows.states.map { state in
            var lane = cartPole
            lane.state = state
            return try lane.render()
        }
    }

    /// Nothing is open; steps are refused from now on.
    public mutating func close() throws { isClosed = true }

    /// The property with a given name, the same for all sub-environments.
    public func attribute(_ name: String) -> [Value?] { Array(repeating: cartPole.attribute(name), count: count) }

    /// Sets the property with a given name, for all sub-environments.
    ///
    /// - Throws: ``InvalidArgument`` for values that differ, or another number of them than sub-environments.
    public mutating func setAttribute(_ name: String, to values: [Value]) throws {
        guard values.count == count, let value = values.first, values.allSatisfy({ $0 == value }) else {
            throw InvalidArgument(
                "values", given: "\(values)", expected: "\(count) times one value, as all lanes share their physics")
        }
        try cartPole.setAttribute(name, to: value)
    }
}

extension CartPoleVectorEnv: NumberByNumberBatches {}

extension CartPole: VectorizableEnv {
    /// Poles on carts that are advanced together.
    public static func lanes(_ options: Options, count: Int) throws -> CartPoleVectorEnv {
        let maxEpisodeSteps = try options("max_episode_steps", as: Int.self)
        let settings = try Settings(options)
        return try CartPoleVectorEnv(
            count: count, maxEpisodeSteps: maxEpisodeSteps, suttonBartoReward: settings.suttonBartoReward,
            renderMode: options.renderMode)
    }

    /// Sets the spec of the sub-environments.
    public static func record(_ spec: EnvSpec?, in lanes: inout CartPoleVectorEnv) { lanes.spec = spec }
}
