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
public struct FrozenLake: TabularEnv, ConfigurableEnv {
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

    /// The cell that the agent is in; `nil` before the first reset. Assigning a cell that does not exist gives a
    /// warning and changes nothing.
    public var state: Int? {
        get { cell }
        set { cell = checkedState(newValue, before: cell, in: self) }
    }
    /// The last action of the episode; `nil` before its first step.
    public private(set) var lastAction: Int?
    private var cell: Int?
    private let infos: TransitionInfo

    /// What a lake is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var map = Map.fourByFour, isSlippery = true, successRate = 1.0 / 3.0, rewardSchedule = RewardSchedule()
        /// The option `map_name`, on which the map depends where `desc` is not given.
        var mapName: String?

        /// The slippery lake of 4×4 cells.
        public static let standard = Settings()
        /// The table of the options. Without `map_name` and `desc` the map is a random one.
        public static let options = [
            EnvOption(
                "map_name", "the map: 4x4, 8x8 or, with None, a random one",
                read: { options, settings in settings.mapName = try options("map_name", as: String.self) },
                value: { (settings: Settings) in settings.map == .eightByEight ? "8x8" : "4x4" }),
            EnvOption(
                "desc", "the rows of another map, of the letters S, F, H and G",
                read: { options, settings in
                    settings.map = try FrozenLake.map(name: settings.mapName, rows: options("desc", as: [String].self))
                },
                value: { settings in
                    [.fourByFour, .eightByEight].contains(settings.map) ? .none : settings.map.value
                }),
            EnvOption("is_slippery", \.isSlippery, "whether a move may go to the side"),
            EnvOption("success_rate", \.successRate, "how likely a move on slippery ice goes as intended, 0 to 1") {
                try checkProbability("successRate", $0)
            },
            EnvOption("reward_schedule", \.rewardSchedule, "the rewards of goal, hole and frozen cells") { rewards in
                guard rewards.numbers.allSatisfy(\.isFinite) else {
                    throw InvalidArgument("rewardSchedule", given: rewards.numbers, expected: "finite rewards")
                }
            },
        ]
    }

    /// A lake.
    ///
    /// - Parameters:
    ///   - map: where the holes are.
    ///   - isSlippery: whether a move may go to the side.
    ///   - successRate: how likely a move on slippery ice goes as intended, 0…1.
    ///   - rewardSchedule: the rewards of entering a cell.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument`` for a success rate that is no probability or rewards that are not finite.
    public init(
        map: Map = Settings.standard.map, isSlippery: Bool = Settings.standard.isSlippery,
        successRate: Double = Settings.standard.successRate,
        rewardSchedule: RewardSchedule = Settings.standard.rewardSchedule, renderMode: RenderMode? = nil
    ) throws {
        let settings = Settings(
            map: map, isSlippery: isSlippery, successRate: successRate, rewardSchedule: rewardSchedule)
        try self.init(settings, renderMode: renderMode)
    }

    /// A lake with these settings.
    ///
    /// - Throws: ``InvalidArgument`` for a success rate that is no probability or rewards that are not finite.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        map = settings.map
        isSlippery = settings.isSlippery
        successRate = settings.successRate
        rewardSchedule = settings.rewardSchedule
        self.renderMode = renderMode
        observationSpace = Discrete(map.rowCount * map.columnCount)
        let shared = Shared.of(map, isSlippery: isSlippery, successRate: successRate, rewardSchedule)
        (model, infos) = (shared.model, shared.infos)
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
        let start = try firstState(seed)
        (cell, lastAction) = (start, nil)
        return Reset(start, info: TransitionInfo.start)
    }

    /// Takes a step over the ice.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let before = try checked(cell, before: action, in: actionSpace)
        let transition = try model.sample(before, action, using: &random)
        (cell, lastAction) = (transition.nextState, action)
        return Step(transition, info: infos[transition.probability])
    }
}

extension FrozenLake.RewardSchedule: ValueConvertible {
    /// A tuple: goal, hole, frozen.
    public var value: Value { .tuple(numbers.map { Value.double($0) }) }

    /// Three numbers: goal, hole, frozen.
    public init?(_ value: Value) {
        guard let numbers = [Double](value), numbers.count == 3 else { return nil }
        self.init(goal: numbers[0], hole: numbers[1], frozen: numbers[2])
    }

    fileprivate var numbers: [Double] { [goal, hole, frozen] }
}

extension FrozenLake {
    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<FrozenLake>("s", \.state), Attribute(readOnly: "lastaction", \.lastAction),
        Attribute(readOnly: "nrow", \.map.rowCount), Attribute(readOnly: "ncol", \.map.columnCount),
        Attribute(readOnly: "desc", \.map), Attribute(readOnly: "reward_range", \.rewardRange),
        Attribute(readOnly: "initial_state_distrib", \.model.start),
    ]

    private var rewardRange: Value {
        let rewards = rewardSchedule.numbers
        return .tuple([.double(rewards.min() ?? 0), .double(rewards.max() ?? 0)])
    }
}

extension EnvID where E == FrozenLake {
    /// `FrozenLake-v1`: the slippery lake of 4×4 cells, 100 steps.
    public static var frozenLake: EnvID { .frozenLake() }

    /// `FrozenLake8x8-v1`: the slippery lake of 8×8 cells, 200 steps.
    public static var frozenLake8x8: EnvID { EnvID("FrozenLake8x8-v1", registeredOptions: ["map_name": "8x8"]) }

    /// `FrozenLake-v1` with its options.
    public static func frozenLake(
        map: FrozenLake.Map = FrozenLake.Settings.standard.map,
        isSlippery: Bool = FrozenLake.Settings.standard.isSlippery,
        successRate: Double = FrozenLake.Settings.standard.successRate,
        rewardSchedule: FrozenLake.RewardSchedule = FrozenLake.Settings.standard.rewardSchedule
    ) -> EnvID {
        let settings = FrozenLake.Settings(
            map: map, isSlippery: isSlippery, successRate: successRate, rewardSchedule: rewardSchedule)
        return EnvID("FrozenLake-v1", settings, registeredOptions: ["map_name": "4x4"])
    }
}
