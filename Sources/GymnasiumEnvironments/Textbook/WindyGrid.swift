import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A grid with a wind that blows upwards. `textbook/WindyGrid-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left; with `kingsMoves` also 4 right up, 5 right down, 6 left down, 7 left up; with `canStay` one more that leaves the move to the wind |
/// | Observation | `Discrete(70)`: row · 10 + column |
/// | Reward | -1 for every step |
/// | Start | row 3, column 0: state 30 |
/// | Terminated | row 3, column 7: state 37 |
/// | Truncated | never |
///
/// In addition to the move, a step goes as many rows up as the wind of the column that it leaves: 0 0 0 1 1 1 2 2 1 0. With
/// `isWindStochastic` it is one more or one less, each in a third of the steps, where there is wind.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, example 6.5; king's moves and staying are exercise 6.9, the
/// stochastic wind exercise 6.10. The shortest way takes 15 steps, with king's moves 7.
public struct WindyGrid: TabularEnv, GridWorld, ConfigurableEnv {
    /// How strong the wind is in each column, in rows.
    public static let wind = [0, 0, 0, 1, 1, 1, 2, 2, 1, 0]

    /// The cells, and the moves without wind.
    public let layout: GridLayout
    /// The decision process.
    public let model: MDP
    /// Whether moves may be diagonal.
    public let kingsMoves: Bool
    /// Whether there is an action without a move of its own.
    public let canStay: Bool
    /// Whether the wind varies by one row.
    public let isWindStochastic: Bool
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The cells.
    public var observationSpace = Discrete(70)
    /// The moves.
    public var actionSpace: Discrete
    /// What the stochastic wind is drawn from.
    public var random = Generator()

    /// What the grid is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var kingsMoves = false, canStay = false, isWindStochastic = false

        /// The grid of the example.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("kings_moves", \Settings.kingsMoves, "whether moves may be diagonal"),
            EnvOption("stay", \.canStay, "whether there is an action without a move of its own"),
            EnvOption("stochastic_wind", \.isWindStochastic, "whether the wind varies by one row"),
        ]
    }

    /// The grid of the example, unless an exercise is asked for.
    public init(
        kingsMoves: Bool = Settings.standard.kingsMoves, canStay: Bool = Settings.standard.canStay,
        isWindStochastic: Bool = Settings.standard.isWindStochastic, renderMode: RenderMode? = nil
    ) {
        self.init(
            Settings(kingsMoves: kingsMoves, canStay: canStay, isWindStochastic: isWindStochastic),
            renderMode: renderMode)
    }

    /// The grid with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        let isWindStochastic = settings.isWindStochastic
        kingsMoves = settings.kingsMoves
        canStay = settings.canStay
        self.isWindStochastic = isWindStochastic
        self.renderMode = renderMode
        var moves = GridLayout.Move.straight
        if kingsMoves { moves += GridLayout.Move.diagonal }
        if canStay { moves.append(.stay) }
        let empty = ".........."
        let layout = GridLayout([empty, empty, empty, "S......G..", empty, empty, empty], moves: moves)
        self.layout = layout
        actionSpace = Discrete(moves.count)
        model = MDP(unchecked: 70, moves.count, start: uniform(over: layout.states(.start), of: 70)) { state, action in
            if layout.cells[state] == .goal { return [Transition(nextState: state, reward: 0, terminated: true)] }
            let wind = Self.wind[layout.column(of: state)]
            let winds = isWindStochastic && wind > 0 ? [wind - 1, wind, wind + 1] : [wind]
            return winds.map { wind in
                let next = layout.neighbour(of: state, moves[action], wind: wind)
                return Transition(
                    probability: 1 / Double(winds.count), nextState: next, reward: -1,
                    terminated: layout.cells[next] == .goal)
            }
        }
    }

    /// The options it was made with.
    public static let attributes = [
        Attribute<WindyGrid>(readOnly: "kings_moves", \.kingsMoves), Attribute(readOnly: "stay", \.canStay),
        Attribute(readOnly: "stochastic_wind", \.isWindStochastic),
    ]
}

extension EnvID where E == WindyGrid {
    /// `textbook/WindyGrid-v0`: the grid of example 6.5.
    public static var windyGrid: EnvID { .windyGrid() }

    /// `textbook/WindyGrid-v0` with its options.
    public static func windyGrid(
        kingsMoves: Bool = WindyGrid.Settings.standard.kingsMoves,
        canStay: Bool = WindyGrid.Settings.standard.canStay,
        isWindStochastic: Bool = WindyGrid.Settings.standard.isWindStochastic
    ) -> EnvID {
        let settings = WindyGrid.Settings(
            kingsMoves: kingsMoves, canStay: canStay, isWindStochastic: isWindStochastic)
        return EnvID("textbook/WindyGrid-v0", settings)
    }
}
