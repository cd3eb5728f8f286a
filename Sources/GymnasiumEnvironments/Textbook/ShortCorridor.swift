import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A corridor of three cells that look alike, in one of which left and right are switched. `textbook/ShortCorridor-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(2)`: 0 left, 1 right |
/// | Observation | `Discrete(1)`: always 0; with `isAliased` false `Discrete(4)`, the cell |
/// | Reward | -1 for every step |
/// | Start | cell 0 |
/// | Terminated | in cell 3 |
/// | Truncated | never |
///
/// In cell 1 left leads to the right and right to the left. Sutton and Barto, Reinforcement Learning, 2nd edition, example
/// 13.1: going right with probability 2 - √2 ≈ 0.586 is best, with value -11.66 = -(6 + 4√2).
public struct ShortCorridor: TabularEnv, ConfigurableEnv {
    /// Whether all cells look alike.
    public let isAliased: Bool
    /// The decision process over the cells.
    public let model: MDP
    /// The cell; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// What is seen of a cell.
    public var observationSpace: Discrete
    /// Left and right.
    public var actionSpace = Discrete(2)
    /// The stream that a seed starts; nothing here is random.
    public var random = Generator()

    /// What a corridor is made with.
    public struct Settings: EnvSettings {
        /// Whether all cells look alike.
        public var isAliased = true

        /// The corridor of the example.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("aliased", \Settings.isAliased, "whether all cells look alike")
        ]
    }

    /// A corridor.
    public init(isAliased: Bool = Settings.standard.isAliased, renderMode: RenderMode? = nil) {
        self.init(Settings(isAliased: isAliased), renderMode: renderMode)
    }

    /// A corridor with these settings.
    public init(_ settings: Settings, renderMode: RenderMode?) {
        isAliased = settings.isAliased
        self.renderMode = renderMode
        observationSpace = Discrete(isAliased ? 1 : 4)
        model = MDP(unchecked: 4, 2, start: [1, 0, 0, 0], discount: 1) { cell, action in
            if cell == 3 { return [Transition(nextState: cell, reward: 0, terminated: true)] }
            let isRight = (action == 1) != (cell == 1)
            let next = max(0, cell + (isRight ? 1 : -1))
            return [Transition(nextState: next, reward: -1, terminated: next == 3)]
        }
    }

    /// 0, or the cell where the cells can be told apart.
    public func observation(of state: Int) -> Int { isAliased ? 0 : state }

    /// The option it was made with.
    public static let attributes = [Attribute<ShortCorridor>(readOnly: "aliased", \.isAliased)]
}

extension EnvID where E == ShortCorridor {
    /// `textbook/ShortCorridor-v0`: example 13.1.
    public static var shortCorridor: EnvID { .shortCorridor() }

    /// `textbook/ShortCorridor-v0`, whose cells may be told apart.
    public static func shortCorridor(isAliased: Bool = ShortCorridor.Settings.standard.isAliased) -> EnvID {
        EnvID("textbook/ShortCorridor-v0", ShortCorridor.Settings(isAliased: isAliased))
    }
}
