import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

/// Walking along a cliff as pure functions. `tabular/CliffWalking-v0`.
///
/// | | |
/// |-|-|
/// | Action | `[Int32]` of 1: 0 up, 1 right, 2 down, 3 left |
/// | Observation | `[Int32]` of 1: row · 12 + column, on 4 rows and 12 columns |
/// | Reward | -1 for every step, -100 for one into the cliff |
/// | Start | bottom left, state 36 |
/// | Terminated | bottom right, state 47; a fall leads back to the start |
/// | Truncated | never |
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, example 6.6. Numbers are Gymnasium 1.4's.
public struct FunctionalCliffWalking: FunctionalEnv, Hashable, Codable {
    /// Where the walker is, and whether the last step led into the cliff.
    public struct State: Sendable, Hashable, Codable {
        /// The row, 0 at the top.
        public var row: Int
        /// The column, 0 at the left.
        public var column: Int
        /// Whether the step that led here was a fall.
        public var fell: Bool

        /// A place.
        public init(row: Int, column: Int, fell: Bool = false) {
            self.row = row
            self.column = column
            self.fell = fell
        }
    }

    /// The world has no parameters.
    public init() {}

    /// The number of the place.
    public var observationSpace: Box<Int32> { Box(low: 0, high: 47, dtype: Int32.self) }
    /// The direction.
    public var actionSpace: Box<Int32> { Box(low: 0, high: 3, dtype: Int32.self) }
    /// Images, 50 a second.
    public static var metadata: Metadata { Metadata(renderModes: [.rgbArray], renderFPS: 50) }

    /// The start.
    public func initial(_ key: ThreefryKey) -> State { State(row: 3, column: 0) }

    /// One place on, but not over the edge.
    public func transition(_ state: State, _ action: [Int32], _ key: ThreefryKey) -> State {
        var next = state
        switch action[0] {
        case 0: next.row = max(state.row - 1, 0)
        case 1: next.column = min(state.column + 1, 11)
        case 2: next.row = min(state.row + 1, 3)
        default: next.column = max(state.column - 1, 0)
        }
        let falls = next.row == 3 && (1...10).contains(next.column)
        return falls ? State(row: 3, column: 0, fell: true) : State(row: next.row, column: next.column)
    }

    /// The number of the place.
    public func observation(_ state: State, _ key: ThreefryKey) -> [Int32] {
        [Int32(truncatingIfNeeded: state.row * 12 + state.column)]
    }

    /// -1, or -100 for a fall.
    public func reward(_ state: State, _ action: [Int32], _ nextState: State, _ key: ThreefryKey) -> Double {
        nextState.fell ? -100 : -1
    }

    /// Whether the goal is reached.
    public func terminal(_ state: State, _ key: ThreefryKey) -> Bool { state.row == 3 && state.column == 11 }
}

extension FunctionalCliffWalking {
    /// Draws the cliff as a blueprint: an image of shape (256, 768, 3).
    public func render(_ state: State, mode: RenderMode) -> RenderedFrame? {
        guard mode == .rgbArray else { return nil }
        var ground = GridDrawing.Ground()
        ground.floor = WorldColors.blueprint
        ground.line = WorldColors.chalk.opacity(0.4)
        ground.pit = Color(10, 20, 40)
        ground.text = WorldColors.chalk
        let empty = "............"
        var drawing = GridDrawing(GridLayout([empty, empty, empty, "SCCCCCCCCCCG"]), cell: 64, ground: ground)
        for column in 1...10 {
            let corner = drawing.corner(of: 36 + column)
            drawing.canvas.fill(
                [corner, corner + Point(64, 0), corner + Point(44, 22), corner + Point(30, 8), corner + Point(14, 26)],
                WorldColors.chalk.opacity(0.5))
        }
        drawing.agent(on: state.row * 12 + state.column, WorldColors.start)
        return .image(drawing.canvas.image)
    }
}

extension EnvID where E == Functional<FunctionalCliffWalking> {
    /// `tabular/CliffWalking-v0`: along a cliff, as pure functions.
    public static var functionalCliffWalking: EnvID {
        EnvID("tabular/CliffWalking-v0", FunctionalCliffWalking())
    }
}
