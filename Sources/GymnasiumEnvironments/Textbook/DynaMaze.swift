import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A maze, which may change while it is being learned. `textbook/DynaMaze-v0`, `textbook/BlockingMaze-v0` and
/// `textbook/ShortcutMaze-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left; against a wall or the edge nothing moves |
/// | Observation | `Discrete(54)`: row · 9 + column, on 6 rows and 9 columns |
/// | Reward | 1 for reaching the goal, else 0 |
/// | Start | row 2, column 0, state 18; in the changing mazes row 5, column 3, state 48 |
/// | Terminated | at the goal in the top right corner, state 8 |
/// | Truncated | never |
///
/// The blocking maze shuts its way on the right after 1000 steps and opens one on the left; the shortcut maze opens a shorter
/// way on the right after 3000 steps. Steps are counted over all episodes; a reset with a seed begins to count anew.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, examples 8.1, 8.2 and 8.3. The discount is 0.95. The shortest ways
/// have 14 steps; 10, then 16; and 16, then 10.
public struct DynaMaze: TabularEnv, GridWorld, ConfigurableEnv {
    /// Which of the three mazes.
    public enum Maze: String, Sendable, Hashable, Codable, CaseIterable {
        /// Example 8.1: it does not change.
        case fixed
        /// Example 8.2: the way is blocked.
        case blocking
        /// Example 8.3: a shortcut opens.
        case shortcut
    }

    /// Which of the three mazes.
    public let maze: Maze
    /// The number of steps after which it changes; `nil` for never.
    public let changesAfter: Int?
    /// The steps since it was made or reset with a seed.
    public private(set) var stepCount = 0
    /// The number of steps when the last episode began.
    private var stepsBefore = 0
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The cells.
    public var observationSpace = Discrete(54)
    /// Up, right, down, left.
    public var actionSpace = Discrete(4)
    /// The stream that a seed starts; nothing here is random.
    public var random = Generator()
    let before: Plan
    let after: Plan

    /// The maze as it is at a time.
    struct Plan: Sendable {
        let layout: GridLayout
        let model: MDP

        init(_ rows: [String]) {
            let layout = GridLayout(rows)
            self.layout = layout
            let count = layout.cells.count
            let start = uniform(over: layout.states(.start), of: count)
            model = MDP(unchecked: count, 4, start: start, discount: 0.95) { state, action in
                if layout.cells[state] == .goal || layout.cells[state] == .wall {
                    return [Transition(nextState: state, reward: 0, terminated: true)]
                }
                let ahead = layout.neighbour(of: state, layout.moves[action])
                let next = layout.cells[ahead] == .wall ? state : ahead
                let isGoal = layout.cells[next] == .goal
                return [Transition(nextState: next, reward: isGoal ? 1 : 0, terminated: isGoal)]
            }
        }
    }

    /// What a maze is made with.
    public struct Settings: EnvSettings {
        /// Which of the three mazes.
        public let maze: Maze
        /// The number of steps after which it changes, 0 or more; `nil` for never.
        public var changesAfter: Int?

        /// The maze that does not change.
        public static let standard = Settings(.fixed)
        /// The table of the options; a maze that does not change has none.
        public static let options = [
            EnvOption(
                "changes_after", "the number of steps after which the maze changes, 0 or more",
                read: { options, settings in
                    guard let usual = settings.changesAfter else { return }
                    settings.changesAfter = try options("changes_after", default: usual)
                }, value: { (settings: Settings) in settings.changesAfter?.value ?? .none },
                check: { settings in
                    guard let changesAfter = settings.changesAfter, changesAfter < 0 else { return }
                    throw InvalidArgument("changes_after", given: changesAfter, expected: "0 or more")
                })
        ]

        /// The settings of one of the book's mazes.
        public init(_ maze: Maze) {
            self.maze = maze
            changesAfter =
                switch maze {
                case .fixed: nil
                case .blocking: 1000
                case .shortcut: 3000
                }
        }
    }

    /// A maze.
    ///
    /// - Parameters:
    ///   - maze: which of the three.
    ///   - changesAfter: the number of steps after which it changes, 0 or more; `nil` for the book's, 1000 or 3000. A
    ///     maze that does not change ignores it.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument`` for a number below 0.
    public init(
        _ maze: Maze = Settings.standard.maze, changesAfter: Int? = nil, renderMode: RenderMode? = nil
    ) throws {
        var settings = Settings(maze)
        if let changesAfter { settings.changesAfter = changesAfter }
        try self.init(settings, renderMode: renderMode)
    }

    /// A maze with these settings.
    ///
    /// - Throws: ``InvalidArgument`` for a number of steps below 0.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        maze = settings.maze
        changesAfter = maze == .fixed ? nil : settings.changesAfter
        self.renderMode = renderMode
        switch maze {
        case .fixed:
            before = Plan([
                ".......#G",
                "..#....#.",
                "S.#....#.",
                "..#......",
                ".....#...",
                ".........",
            ])
            after = before
        case .blocking:
            before = Plan(Self.wall("########."))
            after = Plan(Self.wall(".########"))
        case .shortcut:
            before = Plan(Self.wall(".########"))
            after = Plan(Self.wall(".#######."))
        }
    }

    private static func wall(_ row: String) -> [String] {
        ["........G", ".........", ".........", row, ".........", "...S....."]
    }

    /// Whether the maze has changed.
    public var hasChanged: Bool { changesAfter.map { stepCount >= $0 } ?? false }
    private var plan: Plan { hasChanged ? after : before }
    /// The cells as they are at present.
    public var layout: GridLayout { plan.layout }
    /// The decision process as it is at present; walls are states that nothing leads to.
    public var model: MDP { plan.model }

    /// Starts an episode; with a seed the maze is as it was at first.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        if seed != nil { stepCount = 0 }
        stepsBefore = stepCount
        let first = model.sampleStart(using: &random)
        state = first
        return Reset(first)
    }

    /// Moves by one cell.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let transition = try advance(action)
        stepCount += 1
        return Step(transition.nextState, reward: transition.reward, terminated: transition.terminated)
    }

    /// What can be read by name.
    public static let attributes = [
        Attribute<DynaMaze>(readOnly: "step_count", \.stepCount), Attribute(readOnly: "has_changed", \.hasChanged),
    ]
}

extension DynaMaze: HistoryDependentEnv {
    package var inheritance: [UInt8] { withUnsafeBytes(of: Int64(stepsBefore).littleEndian, Array.init) }

    package mutating func inherit(_ bytes: [UInt8]) throws {
        let number = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard bytes.count == 8, number <= 1 << 60 else { throw InvalidInheritance(Self.typeName) }
        stepCount = Int(number)
    }
}

extension EnvID where E == DynaMaze {
    /// `textbook/DynaMaze-v0`: the maze of example 8.1.
    public static var dynaMaze: EnvID { EnvID("textbook/DynaMaze-v0") }

    /// `textbook/BlockingMaze-v0`: the maze of example 8.2.
    public static var blockingMaze: EnvID {
        EnvID("textbook/BlockingMaze-v0", defaults: DynaMaze.Settings(.blocking))
    }

    /// `textbook/ShortcutMaze-v0`: the maze of example 8.3.
    public static var shortcutMaze: EnvID {
        EnvID("textbook/ShortcutMaze-v0", defaults: DynaMaze.Settings(.shortcut))
    }
}
