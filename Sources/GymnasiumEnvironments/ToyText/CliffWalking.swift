import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A walk along a cliff. `CliffWalking-v1`, and with a slippery ground `CliffWalkingSlippery-v1`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left |
/// | Observation | `Int`: row · 12 + column, of 4 rows and 12 columns |
/// | Reward | -1 for every step, -100 for one over the cliff |
/// | Start | the lower left corner, 36 |
/// | Terminated | in the lower right corner, 47 |
/// | Truncated | never: there is no registered time limit |
/// | Info | `prob`, the probability of the transition |
///
/// The cliff takes the cells 37…46; who steps over it is back at the start, and the episode goes on. On slippery ground
/// a move goes as intended or to either side, each with probability 1/3. A move that leads out stays where it is.
///
/// ```swift
/// var env = try make(.cliffWalking)
/// try env.reset(seed: 42)
/// let step = try env.step(1)          // step.observation: 36, step.reward: -100
/// ```
///
/// The problem is example 6.6 of Sutton and Barto, Reinforcement Learning (2018). Numbers are Gymnasium 1.4's, to the
/// last bit, those of the model included; as there, the goal does not lead back to itself.
public struct CliffWalking: TabularEnv, ConfigurableEnv {
    static let rowCount = 4
    static let columnCount = 12
    static let start = 36
    static let goal = 47
    static let cliff = 37..<47

    /// Whether a move may go to the side.
    public let isSlippery: Bool
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// What each action in each state leads to: Gymnasium's `P`, entry by entry.
    public let model: MDP

    /// The cells.
    public var observationSpace = Discrete(48)
    /// 0 up, 1 right, 2 down, 3 left.
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

    /// What a cliff is made with.
    public struct Settings: EnvSettings {
        /// Whether a move may go to the side.
        public var isSlippery = false

        /// Firm ground.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("is_slippery", \Settings.isSlippery, "whether a move may go to the side")
        ]
    }

    /// A cliff.
    ///
    /// - Parameters:
    ///   - isSlippery: whether a move may go to the side.
    ///   - renderMode: how it draws.
    public init(isSlippery: Bool = Settings.standard.isSlippery, renderMode: RenderMode? = nil) {
        self.init(Settings(isSlippery: isSlippery), renderMode: renderMode)
    }

    /// A cliff with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        isSlippery = settings.isSlippery
        self.renderMode = renderMode
        model = isSlippery ? Self.slipperyModel : Self.firmModel
    }

    /// Starts an episode in the lower left corner.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        let start = try firstState(seed)
        (cell, lastAction) = (start, nil)
        return Reset(start, info: TransitionInfo.start)
    }

    /// Takes a step.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let before = try checked(cell, before: action, in: actionSpace)
        let transition = try model.sample(before, action, using: &random)
        (cell, lastAction) = (transition.nextState, action)
        return Step(transition, info: Self.infos[transition.probability])
    }
}

extension CliffWalking {
    private static let infos = TransitionInfo([1, 1.0 / 3.0])
    private static let firmModel = model(isSlippery: false)
    private static let slipperyModel = model(isSlippery: true)

    /// The transitions; of a slippery move in Gymnasium's order: the direction numbered before, the intended one, the
    /// one after.
    private static func model(isSlippery: Bool) -> MDP {
        func move(_ cell: Int, _ action: Int, _ probability: Double) -> Transition {
            let (row, column) = (cell / columnCount, cell % columnCount)
            let next =
                switch action {
                case 0: max(row - 1, 0) * columnCount + column
                case 1: row * columnCount + min(column + 1, columnCount - 1)
                case 2: min(row + 1, rowCount - 1) * columnCount + column
                default: row * columnCount + max(column - 1, 0)
                }
            if cliff.contains(next) { return Transition(probability: probability, nextState: start, reward: -100) }
            return Transition(probability: probability, nextState: next, reward: -1, terminated: next == goal)
        }
        return MDP(unchecked: rowCount * columnCount, 4, start: uniform(over: [start], of: 48)) { cell, action in
            guard isSlippery else { return [move(cell, action, 1)] }
            return [(action + 3) % 4, action, (action + 1) % 4].map { move(cell, $0, 1.0 / 3.0) }
        }
    }

    /// What can be read or changed, under Gymnasium's names.
    public static let attributes = [
        Attribute<CliffWalking>("s", \.state), Attribute(readOnly: "lastaction", \.lastAction),
        Attribute(readOnly: "shape", \.shape), Attribute(readOnly: "nS", \.model.stateCount),
        Attribute(readOnly: "nA", \.model.actionCount), Attribute(readOnly: "is_slippery", \.isSlippery),
        Attribute(readOnly: "start_state_index", \.startIndex),
        Attribute(readOnly: "initial_state_distrib", \.model.start),
    ]

    private var shape: Value { .tuple([.int(Self.rowCount), .int(Self.columnCount)]) }
    private var startIndex: Int { Self.start }
}

extension CliffWalking: GridWorld {
    /// The walk as a grid, whose actions are up, right, down and left.
    public var layout: GridLayout {
        let open = String(repeating: ".", count: 12)
        return GridLayout([open, open, open, "S" + String(repeating: "C", count: 10) + "G"])
    }
}

extension EnvID where E == CliffWalking {
    /// `CliffWalking-v1`: a walk along a cliff on firm ground.
    public static var cliffWalking: EnvID { .cliffWalking() }

    /// `CliffWalkingSlippery-v1`: a walk along a cliff on slippery ground.
    public static var cliffWalkingSlippery: EnvID {
        EnvID("CliffWalkingSlippery-v1", registeredOptions: ["is_slippery": true])
    }

    /// `CliffWalking-v1` with its options.
    public static func cliffWalking(isSlippery: Bool = CliffWalking.Settings.standard.isSlippery) -> EnvID {
        EnvID("CliffWalking-v1", CliffWalking.Settings(isSlippery: isSlippery))
    }
}
