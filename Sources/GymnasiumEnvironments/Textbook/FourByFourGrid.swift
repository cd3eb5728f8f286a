import GymnasiumCore
import LyceumNumerics

/// A grid of 16 cells with two final corners. `textbook/FourByFourGrid-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left |
/// | Observation | `Discrete(16)`: row · 4 + column |
/// | Reward | -1 for every step |
/// | Start | any cell but the corners, equally likely |
/// | Terminated | in the top left and the bottom right corner, states 0 and 15 |
/// | Truncated | never |
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, example 4.1 and figure 4.1, without discount: the policy of equal
/// probabilities has the values 0, -14, -20, -22 in the first row.
public struct FourByFourGrid: TabularEnv, GridWorld {
    /// The cells.
    public let layout: GridLayout
    /// The decision process.
    public let model: MDP
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The cells.
    public var observationSpace = Discrete(16)
    /// Up, right, down, left.
    public var actionSpace = Discrete(4)
    /// What first states are drawn from.
    public var random = Generator()

    /// The grid of the example.
    public init(renderMode: RenderMode? = nil) {
        self.renderMode = renderMode
        let layout = GridLayout(["G...", "....", "....", "...G"])
        self.layout = layout
        model = MDP(unchecked: 16, 4, start: uniform(over: 1..<15, of: 16), discount: 1) { state, action in
            if layout.cells[state] == .goal { return [Transition(nextState: state, reward: 0, terminated: true)] }
            let next = layout.neighbour(of: state, layout.moves[action])
            return [Transition(nextState: next, reward: -1, terminated: layout.cells[next] == .goal)]
        }
    }
}

extension EnvID where E == FourByFourGrid {
    /// `textbook/FourByFourGrid-v0`: the grid of example 4.1.
    public static var fourByFourGrid: EnvID {
        EnvID("textbook/FourByFourGrid-v0") { FourByFourGrid(renderMode: $0.renderMode) }
    }
}
