import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A walk over a frozen lake with holes, from the start to the goal. `FrozenLake-v1` and `FrozenLake8x8-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 left, 1 down, 2 right, 3 up |
/// | Observation | `Int`: row · columns + column, counted from the upper left |
/// | Reward | ``RewardSchedule``: 1 for the goal, 0 for a hole and for ice |
/// | Start | the cell S of the map; one of them where it has several |
/// | Terminated | in a hole or at the goal |
/// | Truncated | by the registered time limit: after 100 steps (4×4) or 200 (8×8) |
/// | Info | `prob`, the probability of the transition |
///
/// On slippery ice a move goes as intended with probability ``successRate`` (1/3) and to either side with half of the
/// rest. At the edge a move that leads out stays where it is.
///
/// ```swift
/// var env = try make(.frozenLake(isSlippery: false))
/// try env.reset(seed: 42)
/// let step = try env.step(1)          // step.observation: 4
/// for transition in env.model[14, 2] { print(transition.probability, transition.nextState, transition.reward) }
/// ```
///
/// Numbers are Gymnasium 1.4's, to the last bit, those of the model included.
public struct FrozenLake: TabularEnv {
    /// The rewards of entering a cell.
    public struct RewardSchedule: Sendable, Hashable, Codable {
        /// Of the goal.
        public var goal: Double
        /// Of a hole.
        public var hole: Double
        /// Of ice, the start included.
        public var frozen: Double

        /// 1 for the goal and 0 for all else, unless given.
        public init(goal: Double = 1, hole: Double = 0, frozen: Double = 0) {
            self.goal = goal
            self.hole = hole
            self.frozen = frozen
        }
    }

    /// The lake.
    public let map: Map
    /// Whether a move may go to the side.
    public let isSlippery: Bool
    /// How likely a move on slippery ice goes as intended.
    public let successRate: Double
    /// The rewards of entering a cell.
    public let rewardSchedule: RewardSchedule
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// What each action in each state leads to: Gymnasium's `P`, entry by entry. A hole and the goal lead back to
    /// themselves.
    public let model: MDP

    /// The cells.
    public var observationSpace: Discrete
    /// 0 left, 1 down, 2 right, 3 up.
    public var actionSpace = Discrete(4)
    /// What start and moves are drawn from: one number each.
    public var random = Generator()

    /// The cell that the agent is in; `nil` before the first reset. A cell that there is not is not taken, with a
    /// warning.
    public var state: Int? {
        get { cell }
        set { cell = checkedState(newValue, before: cell, in: self) }
    }
    /// The last action of the episode; `nil` before its first step.
    public private(set) var lastAction: Int?
    private var cell: Int?
    private let infos: TransitionInfo

    /// A lake.
    ///
    /// - Parameters:
    ///   - map: where the holes are.
    ///   - isSlippery: whether a move may go to the side.
    ///   - successRate: how likely a move on slippery ice goes as intended, 0…1.
    ///   - rewardSchedule: the rewards of entering a cell.
    ///   - renderMode: how it shall draw.
    /// - Throws: ``InvalidArgument`` for a success rate that is no probability or rewards that are not finite.
    public init(
        map: Map = .fourByFour, isSlippery: Bool = true, successRate: Double = 1.0 / 3.0,
        rewardSchedule: RewardSchedule = RewardSchedule(), renderMode: RenderMode? = nil
    ) throws {
        self.map = map
        self.isSlippery = isSlippery
        self.successRate = try checkedProbability(successRate, "successRate")
        self.rewardSchedule = rewardSchedule
        self.renderMode = renderMode
        let rewards = [rewardSchedule.goal, rewardSchedule.hole, rewardSchedule.frozen]
        guard rewards.allSatisfy(\.isFinite) else {
            throw InvalidArgument("rewardSchedule", given: rewards, expected: "finite rewards")
        }
        observationSpace = Discrete(map.rowCount * map.columnCount)
        model = Self.model(map, successRate: isSlippery ? successRate : nil, rewardSchedule)
        infos = TransitionInfo([1, successRate, Self.failRate(successRate)])
    }

    package init(options: Options) throws {
        let name = try options("map_name", as: String.self)
        let rows = try options("desc", as: [String].self)
        try self.init(
            map: Self.map(name: name, rows: rows), isSlippery: options("is_slippery", default: true),
            successRate: options("success_rate", default: 1.0 / 3.0),
            rewardSchedule: options("reward_schedule", default: RewardSchedule()), renderMode: options.renderMode)
    }

    /// The map of the options `desc` and `map_name`: the first counts if given, and without both it is a random one.
    private static func map(name: String?, rows: [String]?) throws -> Map {
        if let rows { return try Map(rows) }
        switch name {
        case nil: return try generateRandomMap()
        case "4x4": return .fourByFour
        case "8x8": return .eightByEight
        case let name?: throw InvalidOption("map_name", given: name, expected: "4x4 or 8x8, or desc with the rows")
        }
    }

    /// Starts an episode at the start.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        let start = model.sampleStart(using: &random)
        cell = start
        lastAction = nil
        return Reset(start, info: TransitionInfo.start)
    }

    /// Takes a step over the ice.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        guard actionSpace.contains(action) else { throw InvalidAction(action, in: actionSpace) }
        guard let cell else { throw ResetNeeded("step") }
        let transition = try model.sample(cell, action, using: &random)
        self.cell = transition.nextState
        lastAction = action
        return Step(
            transition.nextState, reward: transition.reward, terminated: transition.terminated,
            info: infos[transition.probability])
    }
}

extension FrozenLake.RewardSchedule: ValueConvertible {
    /// A tuple: goal, hole, frozen.
    public var value: Value { .tuple([goal, hole, frozen].map { Value.double($0) }) }

    /// Three numbers: goal, hole, frozen.
    public init?(_ value: Value) {
        guard let numbers = [Double](value), numbers.count == 3 else { return nil }
        self.init(goal: numbers[0], hole: numbers[1], frozen: numbers[2])
    }
}

extension FrozenLake {
    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<FrozenLake>("s", \.stateNumber), Attribute(readOnly: "lastaction", \.lastActionNumber),
        Attribute(readOnly: "nrow", \.map.rowCount), Attribute(readOnly: "ncol", \.map.columnCount),
        Attribute(readOnly: "desc", \.map), Attribute(readOnly: "reward_range", \.rewardRange),
        Attribute(readOnly: "initial_state_distrib", \.model.start),
    ]

    private var stateNumber: OptionalInteger {
        get { OptionalInteger(state) }
        set { state = newValue.number }
    }

    private var lastActionNumber: OptionalInteger { OptionalInteger(lastAction) }

    private var rewardRange: Value {
        let rewards = [rewardSchedule.goal, rewardSchedule.hole, rewardSchedule.frozen]
        return .tuple([.double(rewards.min() ?? 0), .double(rewards.max() ?? 0)])
    }
}

extension EnvID where E == FrozenLake {
    /// `FrozenLake-v1`: the slippery lake of 4×4 cells, 100 steps.
    public static var frozenLake: EnvID { .frozenLake() }

    /// `FrozenLake8x8-v1`: the slippery lake of 8×8 cells, 200 steps.
    public static var frozenLake8x8: EnvID { EnvID("FrozenLake8x8-v1", entryPoint: FrozenLake.init(options:)) }

    /// `FrozenLake-v1` with its options.
    public static func frozenLake(
        map: FrozenLake.Map = .fourByFour, isSlippery: Bool = true, successRate: Double = 1.0 / 3.0,
        rewardSchedule: FrozenLake.RewardSchedule = .init()
    ) -> EnvID {
        var options: Info = [:]
        if map == .eightByEight {
            options["map_name"] = "8x8"
        } else if map != .fourByFour {
            options["desc"] = map
        }
        if !isSlippery { options["is_slippery"] = false }
        if successRate != 1.0 / 3.0 { options["success_rate"] = .double(successRate) }
        if rewardSchedule != .init() { options["reward_schedule"] = rewardSchedule }
        return EnvID("FrozenLake-v1", options: options, entryPoint: FrozenLake.init(options:))
    }
}
