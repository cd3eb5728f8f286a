import GymnasiumCore
import LyceumNumerics

/// Seven states on which off-policy learning with linear values diverges. `textbook/BairdStar-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 the dashed one, to one of the states 0 to 5, equally likely; 1 the solid one, to state 6 |
/// | Observation | `Discrete(7)` |
/// | Reward | always 0 |
/// | Start | any state, equally likely |
/// | Terminated | never |
/// | Truncated | never |
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, section 11.2 and figure 11.1, after Baird, "Residual algorithms"
/// (1995). The behaviour policy takes the actions with ``behaviour``, the target policy always the solid one; values are
/// ``features`` times weights that begin with ``initialWeights``. The discount is 0.99.
public struct BairdStar: TabularEnv {
    /// The probabilities of both actions under the behaviour policy: 6/7 and 1/7, so that all states are equally likely.
    public static let behaviour = [6.0 / 7, 1.0 / 7]
    /// The eight features of each state: the upper ones have twice their own weight and once the last; state 6 has once its
    /// own and twice the last.
    public static let features: [[Double]] = (0..<7).map { state in
        var row = Array(repeating: 0.0, count: 8)
        row[state] = state == 6 ? 1 : 2
        row[7] = state == 6 ? 2 : 1
        return row
    }
    /// The weights that figure 11.2 begins with.
    public static let initialWeights: [Double] = [1, 1, 1, 1, 1, 1, 10, 1]

    /// The decision process.
    public let model: MDP
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The states.
    public var observationSpace = Discrete(7)
    /// Dashed and solid.
    public var actionSpace = Discrete(2)
    /// What first states and dashed steps are drawn from.
    public var random = Generator()

    /// The star.
    public init(renderMode: RenderMode? = nil) {
        self.renderMode = renderMode
        model = MDP(unchecked: 7, 2, start: uniform(over: 0..<7, of: 7), discount: 0.99) { _, action in
            if action == 1 { return [Transition(nextState: 6, reward: 0)] }
            return (0..<6).map { Transition(probability: 1.0 / 6, nextState: $0, reward: 0) }
        }
    }
}

extension EnvID where E == BairdStar {
    /// `textbook/BairdStar-v0`: section 11.2.
    public static var bairdStar: EnvID { EnvID("textbook/BairdStar-v0") { BairdStar(renderMode: $0.renderMode) } }
}
