import GymnasiumCore
import LyceumNumerics

/// Two states in which the maximum of noisy estimates misleads. `textbook/MaximizationBias-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(10)`: in A (state 0) 0 left and 1 right, where higher ones count as right; in B (state 1) ten that do the same |
/// | Observation | `Discrete(3)`: 0 is A, 1 is B, 2 the end |
/// | Reward | 0 in A; in B normal with mean -0.1 and standard deviation 1 |
/// | Start | A |
/// | Terminated | after right in A, and after any action in B |
/// | Truncated | never |
///
/// Left leads to B, where the expected reward is below that of going right; but the greatest of several estimates for B is
/// above 0 for long. Sutton and Barto, Reinforcement Learning, 2nd edition, example 6.7 and figure 6.5.
public struct MaximizationBias: TabularEnv, ConfigurableEnv {
    /// The expected reward of an action in B.
    public let meanReward: Double
    /// The standard deviation of the rewards in B.
    public let deviation: Double
    /// The decision process, whose rewards in B are the expected ones.
    public let model: MDP
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// A, B and the end.
    public var observationSpace = Discrete(3)
    /// The actions of B.
    public var actionSpace: Discrete
    /// What rewards are drawn from.
    public var random = Generator()

    /// What the two states are made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var actions = 10, meanReward = -0.1, deviation = 1.0

        /// The example.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("actions", \Settings.actions, "the number of actions in B, 2 to 10,000") {
                try checkCount("actions", $0, 2...Limits.choices)
            },
            EnvOption("mean_reward", \.meanReward, "the expected reward in B") { try checkFinite("mean_reward", $0) },
            EnvOption("deviation", \.deviation, "the standard deviation of the rewards in B, 0 or more") {
                try checkDeviation("deviation", $0)
            },
        ]
    }

    /// The example, unless other numbers are given.
    ///
    /// - Parameters:
    ///   - actions: how many B has, 2 to 10,000.
    ///   - meanReward: the expected reward in B.
    ///   - deviation: the standard deviation of the rewards in B, 0 or more.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        actions: Int = Settings.standard.actions, meanReward: Double = Settings.standard.meanReward,
        deviation: Double = Settings.standard.deviation, renderMode: RenderMode? = nil
    ) throws {
        try self.init(
            Settings(actions: actions, meanReward: meanReward, deviation: deviation), renderMode: renderMode)
    }

    /// The two states with these settings.
    ///
    /// - Throws: ``InvalidArgument``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        let (actions, meanReward, deviation) = (settings.actions, settings.meanReward, settings.deviation)
        self.meanReward = meanReward
        self.deviation = deviation == 0 ? 0 : deviation  // also for -0, which is no standard deviation
        self.renderMode = renderMode
        actionSpace = Discrete(actions)
        model = MDP(unchecked: 3, actions, start: [1, 0, 0], discount: 1) { state, action in
            switch (state, action) {
            case (0, 0): [Transition(nextState: 1, reward: 0)]
            case (0, 1): [Transition(nextState: 2, reward: 0, terminated: true)]
            case (0, _): []
            case (1, _): [Transition(nextState: 2, reward: meanReward, terminated: true)]
            default: [Transition(nextState: 2, reward: 0, terminated: true)]
            }
        }
    }

    /// Takes an action; in B the reward is drawn.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ action: Int) throws -> Step<Int> {
        let isInB = state == 1
        let transition = try advance(action)
        let reward = isInB ? try random.normal(meanReward, deviation) : transition.reward
        return Step(transition.nextState, reward: reward, terminated: transition.terminated)
    }

    /// What it was made with.
    public static let attributes = [
        Attribute<MaximizationBias>(readOnly: "mean_reward", \.meanReward),
        Attribute(readOnly: "deviation", \.deviation),
    ]
}

extension EnvID where E == MaximizationBias {
    /// `textbook/MaximizationBias-v0`: example 6.7.
    public static var maximizationBias: EnvID { EnvID("textbook/MaximizationBias-v0") }
}
