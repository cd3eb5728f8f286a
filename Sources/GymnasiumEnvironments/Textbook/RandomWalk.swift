import GymnasiumCore
import LyceumNumerics

/// A walk along a line, left or right by chance. `textbook/RandomWalk-v0`, `textbook/RandomWalk19-v0` and
/// `textbook/RandomWalk1000-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(1)`: there is nothing to choose |
/// | Observation | `Discrete(n + 2)`: 0 and n + 1 are the ends, 1 to n the states between |
/// | Reward | at the left end 0 (5 states) or -1, at the right end 1, else 0 |
/// | Start | in the middle: 3, 10 or 500 |
/// | Terminated | at either end |
/// | Truncated | never |
///
/// A step goes to one of the nearest `reach` states on both sides, all equally likely; what lies beyond an end counts as the
/// end. Sutton and Barto, Reinforcement Learning, 2nd edition: 5 states and reach 1 are example 6.2, whose values are 1/6 to
/// 5/6; 19 states example 7.1; 1000 states and reach 100 example 9.1.
public struct RandomWalk: TabularEnv, ConfigurableEnv {
    /// How far a step goes at most.
    public let reach: Int
    /// The rewards at the left and at the right end.
    public let rewards: Ends
    /// The decision process.
    public let model: MDP
    /// The state; `nil` before the first reset.
    public var state: Int?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The states with both ends.
    public var observationSpace: Discrete
    /// Always 0: there is nothing to choose.
    public var actionSpace = Discrete(1)
    /// What steps are drawn from.
    public var random = Generator()

    /// What the two ends pay.
    public struct Ends: Sendable, Hashable, Codable {
        /// At the left end.
        public var left: Double
        /// At the right end.
        public var right: Double

        /// What the two ends pay.
        public init(left: Double, right: Double) {
            self.left = left
            self.right = right
        }
    }

    /// What a walk is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var states = 5, reach = 1, rewards = Ends(left: 0, right: 1)

        /// The walk of example 6.2.
        public static let standard = Settings()
        /// The walk of example 7.1.
        public static let nineteen = Settings(states: 19, rewards: Ends(left: -1, right: 1))
        /// The walk of example 9.1.
        public static let thousand = Settings(states: 1000, reach: 100, rewards: Ends(left: -1, right: 1))
        /// The table of the options.
        public static let options = [
            EnvOption("states", \Settings.states, "the number of states between the ends, 1 or more") {
                try checkCount("states", $0, 1...Limits.tableEntries)
            },
            EnvOption("reach", \.reach, "how far a step goes at most, 1 or more") {
                try checkCount("reach", $0, 1...Limits.tableEntries)
            },
            EnvOption("left_reward", \.rewards.left, "what the left end pays"),
            EnvOption("right_reward", \.rewards.right, "what the right end pays"),
        ]
    }

    /// A walk.
    ///
    /// - Parameters:
    ///   - states: how many there are between the ends, 1 or more; with the reach at most 2^22 transitions.
    ///   - reach: how far a step goes at most, 1 or more.
    ///   - rewards: what the ends pay.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        states: Int = Settings.standard.states, reach: Int = Settings.standard.reach,
        rewards: Ends = Settings.standard.rewards, renderMode: RenderMode? = nil
    ) throws {
        try self.init(Settings(states: states, reach: reach, rewards: rewards), renderMode: renderMode)
    }

    /// A walk with these settings.
    ///
    /// - Throws: ``InvalidArgument``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        let (count, reach, rewards) = (settings.states, settings.reach, settings.rewards)
        // Each state has a transition to every other one that is within reach.
        guard Limits.product([count, min(2 * reach, count)], atMost: Limits.tableEntries) != nil else {
            throw InvalidArgument(
                "states", given: count,
                expected: "fewer with a reach of \(reach), at most \(Limits.tableEntries) transitions in all")
        }
        guard rewards.left.isFinite, rewards.right.isFinite else {
            throw InvalidArgument("rewards", given: rewards, expected: "finite numbers at both ends")
        }
        self.reach = reach
        self.rewards = rewards
        self.renderMode = renderMode
        let end = count + 1
        observationSpace = Discrete(end + 1)
        let start = uniform(over: [end / 2], of: end + 1)
        model = MDP(unchecked: end + 1, 1, start: start, discount: 1) { state, _ in
            if state == 0 || state == end { return [Transition(nextState: state, reward: 0, terminated: true)] }
            let one = 1 / Double(2 * reach)
            var own: [Transition] = []
            let belowLeft = max(0, reach - state + 1)
            if belowLeft > 0 {
                own.append(
                    Transition(
                        probability: Double(belowLeft) * one, nextState: 0, reward: rewards.left, terminated: true))
            }
            for next in max(1, state - reach)...min(count, state + reach) where next != state {
                own.append(Transition(probability: one, nextState: next, reward: 0))
            }
            let beyondRight = max(0, state + reach - count)
            if beyondRight > 0 {
                own.append(
                    Transition(
                        probability: Double(beyondRight) * one, nextState: end, reward: rewards.right, terminated: true)
                )
            }
            return own
        }
    }

    /// What it was made with.
    public static let attributes = [
        Attribute<RandomWalk>(readOnly: "reach", \.reach), Attribute(readOnly: "left_reward", \.rewards.left),
        Attribute(readOnly: "right_reward", \.rewards.right),
    ]
}

extension EnvID where E == RandomWalk {
    /// `textbook/RandomWalk-v0`: 5 states, example 6.2.
    public static var randomWalk: EnvID { EnvID("textbook/RandomWalk-v0") }

    /// `textbook/RandomWalk19-v0`: 19 states, example 7.1.
    public static var randomWalk19: EnvID { EnvID("textbook/RandomWalk19-v0", defaults: .nineteen) }

    /// `textbook/RandomWalk1000-v0`: 1000 states, steps of up to 100, example 9.1.
    public static var randomWalk1000: EnvID { EnvID("textbook/RandomWalk1000-v0", defaults: .thousand) }
}
