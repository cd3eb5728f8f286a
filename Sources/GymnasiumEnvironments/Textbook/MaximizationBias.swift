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
public struct MaximizationBias: TabularEnv {
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
    /// As many as B has.
    public var actionSpace: Discrete
    /// What rewards are drawn from.
    public var random = Generator()

    /// The example, unless other numbers are given.
    ///
    /// - Parameters:
    ///   - actions: how many B has, 2 to 10,000.
    ///   - meanReward: the expected reward in B.
    ///   - deviation: the standard deviation of the rewards in B, 0 or more.
    ///   - renderMode: how it shall draw.
    /// - Throws: ``InvalidArgument``.
    public init(
        actions: Int = 10, meanReward: Double = -0.1, deviation: Double = 1, renderMode: RenderMode? = nil
    ) throws {
        try checkCount("actions", actions, 2...Limits.choices)
        guard meanReward.isFinite else {
            throw InvalidArgument("mean_reward", given: meanReward, expected: "a finite number")
        }
        guard deviation >= 0, deviation.isFinite else {
            throw InvalidArgument("deviation", given: deviation, expected: "a finite number of 0 or more")
        }
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

    package init(options: Options) throws {
        try self.init(
            actions: try options("actions", default: 10), meanReward: try options("mean_reward", default: -0.1),
            deviation: try options("deviation", default: 1.0), renderMode: options.renderMode)
    }

    /// Does an action; in B the reward is drawn.
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
    public static var maximizationBias: EnvID {
        EnvID("textbook/MaximizationBias-v0", entryPoint: MaximizationBias.init(options:))
    }
}
