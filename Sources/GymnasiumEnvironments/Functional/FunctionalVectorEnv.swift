import GymnasiumCore
import LyceumNumerics
import LyceumSystem
import LyceumValues

/// Many states advanced by the same pure functions: the vector environment of the `phys2d` ids.
///
/// ```swift
/// var lanes = try FunctionalVectorEnv(FunctionalPendulum(), count: 64, maxEpisodeSteps: 200)
/// var batch = try lanes.reset(seed: 42)
/// batch = try lanes.step(lanes.actionSpace.sample())
/// ```
///
/// One key serves all sub-environments: it is split before a reset and before each step, and one half of it into a key
/// for each sub-environment. Those that are done start a new episode with the next step. Keys, starts and steps are
/// those of Gymnasium 1.4's `FunctionalJaxVectorEnv`, except where that goes wrong when an episode begins: there the
/// others stand still for a step, the one that begins is paid the reward of the step that is not taken, and a reset
/// does not end the episodes before it. Here the others go on, the reward is 0, and a reset begins an episode in all
/// sub-environments.
public struct FunctionalVectorEnv<Functions: FunctionalEnv>: VectorEnv {
    /// The pure functions, with their parameters.
    public var functions: Functions
    /// The number of sub-environments.
    public let count: Int
    /// The number of steps after which episodes are truncated; `nil` for no limit.
    public let maxEpisodeSteps: Int?
    /// How the sub-environments draw; `nil` for not at all.
    public let renderMode: RenderMode?
    /// The space of one sub-environment's observations.
    public var singleObservationSpace: Functions.ObservationSpace
    /// The space of one sub-environment's actions.
    public var singleActionSpace: Functions.ActionSpace
    /// The space of the batches of observations.
    public var observationSpace: Functions.ObservationSpace.Batched
    /// The space of the batches of actions.
    public var actionSpace: Functions.ActionSpace.Batched
    /// The key that the next reset or step splits.
    public var key: ThreefryKey
    /// The state of each sub-environment; empty before the first reset.
    public private(set) var states: [Functions.State] = []
    /// Whether ``close()`` was called.
    public private(set) var isClosed = false

    private var steps: [Int]
    private var terminated: [Bool]
    private var truncated: [Bool]

    /// Sub-environments that are advanced by the given functions.
    ///
    /// - Parameters:
    ///   - count: the number of sub-environments, 1 or more.
    ///   - maxEpisodeSteps: the number of steps after which episodes are truncated; `nil` for no limit.
    ///   - renderMode: how the sub-environments draw.
    /// - Throws: ``InvalidArgument``.
    public init(
        _ functions: Functions, count: Int = 1, maxEpisodeSteps: Int? = nil, renderMode: RenderMode? = nil
    ) throws {
        try checkCount("count", count, 1...Limits.lanes, of: "lanes")
        if let maxEpisodeSteps, maxEpisodeSteps < 1 {
            throw InvalidArgument("maxEpisodeSteps", given: maxEpisodeSteps, expected: "1 or more, or nil for no limit")
        }
        self.functions = functions
        self.count = count
        self.maxEpisodeSteps = maxEpisodeSteps
        self.renderMode = renderMode
        singleObservationSpace = functions.observationSpace
        singleActionSpace = functions.actionSpace
        observationSpace = functions.observationSpace.batched(count)
        actionSpace = functions.actionSpace.batched(count)
        key = ThreefryKey(seed: Int(truncatingIfNeeded: freshSeedBits()))
        steps = Array(repeating: 0, count: count)
        terminated = Array(repeating: false, count: count)
        truncated = terminated
    }

    /// Sub-environments made with options: `max_episode_steps`.
    package init(_ functions: Functions, options: Options, count: Int) throws {
        try self.init(
            functions, count: count, maxEpisodeSteps: try options("max_episode_steps", as: Int.self),
            renderMode: options.renderMode)
    }

    /// The next step after an episode's end.
    public var autoresetMode: AutoresetMode { .nextStep }
    /// What the functions can draw.
    public var metadata: Metadata { Functions.metadata }

    /// Starts episodes.
    ///
    /// - Parameters:
    ///   - seed: one number for the key of all sub-environments; `nil` continues with it.
    ///   - options: none.
    ///   - mask: which sub-environments are reset; `nil` for all.
    /// - Throws: `InvalidSeed`, ``InvalidArgument``, ``ClosedEnvironment``.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        guard !isClosed else { throw ClosedEnvironment("reset") }
        let asked = try VectorReset(seed: nil, options: options, mask: mask, count: count)
        switch seed {
        case .from(let seed):
            _ = try Generator(seed: seed)
            key = ThreefryKey(seed: SeedExchange.seed(for: seed))
        case .each(let seeds):
            throw InvalidArgument(
                "seeds", given: "\(seeds.count) seeds", expected: "one seed, as all lanes draw from one key")
        case nil: break
        }
        let keys = nextKeys(count)
        let isFirst = states.isEmpty
        if isFirst { states = keys.map { functions.initial($0) } }
        var infos = VectorInfo(count: count)
        for lane in 0..<count where isFirst || asked.includes(lane) {
            begin(lane, keys[lane])
            infos.add(functions.stateInfo(states[lane]), lane: lane)
        }
        return try batch(rewards: Array(repeating: 0, count: count), keys, infos)
    }

    private mutating func begin(_ lane: Int, _ key: ThreefryKey) {
        states[lane] = functions.initial(key)
        (steps[lane], terminated[lane], truncated[lane]) = (0, false, false)
    }

    /// Takes an action in each sub-environment.
    ///
    /// - Throws: ``InvalidActions``, ``LaneFailure``, ``ResetNeeded``, ``ClosedEnvironment``.
    public mutating func step(_ actions: Actions) throws -> VectorStep<Observations> {
        DebugBuild.noteWork()
        guard !isClosed else { throw ClosedEnvironment("step") }
        guard !states.isEmpty else { throw ResetNeeded("step") }
        let each = singleActionSpace.elements(of: actions)
        guard each.count == count else {
            let given = Functions.ActionSpace.Batched.value(of: actions).description
            throw InvalidActions(given: given, count: count, space: actionSpace)
        }
        if let lane = each.firstIndex(where: { !singleActionSpace.contains($0) }) {
            throw LaneFailure(lane: lane, count: count, error: InvalidAction(each[lane], in: singleActionSpace))
        }
        let ended = (0..<count).filter { terminated[$0] || truncated[$0] }
        let keys = nextKeys(count)
        var rewards = Array(repeating: 0.0, count: count)
        var infos = VectorInfo(count: count)
        for lane in 0..<count where !(terminated[lane] || truncated[lane]) {
            let (state, action) = (states[lane], each[lane])
            let next = functions.transition(state, action, keys[lane])
            states[lane] = next
            steps[lane] += 1
            rewards[lane] = functions.reward(state, action, next, keys[lane])
            terminated[lane] = functions.terminal(next, keys[lane])
            truncated[lane] = maxEpisodeSteps.map { steps[lane] >= $0 } ?? false
            infos.add(functions.transitionInfo(state, action, next), lane: lane)
        }
        if !ended.isEmpty {
            for (lane, own) in zip(ended, nextKeys(ended.count)) {
                begin(lane, own)
                infos.add(functions.stateInfo(states[lane]), lane: lane)
            }
        }
        return try batch(rewards: rewards, key.split(count), infos)
    }

    private mutating func nextKeys(_ count: Int) -> [ThreefryKey] {
        let (own, rest) = key.split()
        key = rest
        return own.split(count)
    }

    private func batch(
        rewards: [Double], _ keys: [ThreefryKey], _ infos: VectorInfo
    ) throws -> VectorStep<Observations> {
        let observations = zip(states, keys).map { functions.observation($0, $1) }
        return VectorStep(
            try singleObservationSpace.batch(observations), rewards: rewards, terminated: terminated,
            truncated: truncated, infos: infos.info)
    }

    /// Draws each sub-environment.
    ///
    /// - Throws: ``ResetNeeded``, ``ClosedEnvironment``.
    public mutating func render() throws -> [RenderedFrame?] {
        guard !isClosed else { throw ClosedEnvironment("render") }
        guard let renderMode else { return Array(repeating: nil, count: count) }
        guard !states.isEmpty else { throw ResetNeeded("render") }
        return states.map { functions.render($0, mode: renderMode) }
    }

    /// Nothing is open; steps are refused from now on.
    public mutating func close() throws { isClosed = true }
}
