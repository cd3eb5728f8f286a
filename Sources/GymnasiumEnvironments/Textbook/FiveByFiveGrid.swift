import GymnasiumCore
import LyceumNumerics

/// A grid of 25 cells, two of which carry away to others with a reward. `textbook/FiveByFiveGrid-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(4)`: 0 up, 1 right, 2 down, 3 left |
/// | Observation | `Discrete(25)`: row · 5 + column |
/// | Reward | 10 for any action in A (state 1), 5 in B (state 3), -1 for a step against the edge, else 0 |
/// | Start | any cell, equally likely |
/// | Terminated | never |
/// | Truncated | never |
///
/// From A every action leads to A' (state 21), from B to B' (state 13). Sutton and Barto, Reinforcement Learning, 2nd
/// edition, example 3.5 and figure 3.2; the optimal values are in example 3.8. The discount is 0.9.
///
/// ```swift
/// let model = FiveByFiveGrid().model
/// model[1, 0]        // one transition: to state 21, with reward 10
/// ```
public struct FiveByFiveGrid: TabularEnv, GridWorld {
    /// The cells; no start, no goal.
    public let layout: GridLayout
    /// The decision process.
    public let model: MDP
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The cells.
    public var observationSpace = Discrete(25)
    /// Up, right, down, left.
    public var actionSpace = Discrete(4)
    /// What first states are drawn from.
    public var random = Generator()

    /// Where A and B carry to, and with which reward.
    static let carriers: [Int: (target: Int, reward: Double)] = [1: (21, 10), 3: (13, 5)]

    /// The grid of the example.
    public init(renderMode: RenderMode? = nil) {
        self.renderMode = renderMode
        let layout = GridLayout(Array(repeating: ".....", count: 5))
        self.layout = layout
        model = MDP(unchecked: 25, 4, start: uniform(over: 0..<25, of: 25), discount: 0.9) { state, action in
            if let carrier = Self.carriers[state] {
                return [Transition(nextState: carrier.target, reward: carrier.reward)]
            }
            let next = layout.neighbour(of: state, layout.moves[action])
            return [Transition(nextState: next, reward: next == state ? -1 : 0)]
        }
    }
}

extension EnvID where E == FiveByFiveGrid {
    /// `textbook/FiveByFiveGrid-v0`: the grid of example 3.5.
    public static var fiveByFiveGrid: EnvID {
        EnvID("textbook/FiveByFiveGrid-v0") { FiveByFiveGrid(renderMode: $0.renderMode) }
    }
}
