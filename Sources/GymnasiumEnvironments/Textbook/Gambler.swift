import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A gambler who stakes capital on the flips of a coin. `textbook/Gambler-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(51)`: the stake, at most the capital and what is missing to 100; a higher one counts as that |
/// | Observation | `Discrete(101)`: the capital |
/// | Reward | 1 for reaching 100, else 0 |
/// | Start | a capital of 1 to 99, equally likely |
/// | Terminated | with a capital of 0 or 100 |
/// | Truncated | never |
///
/// With heads, whose probability is 0.4, the gambler gains the stake, with tails it is lost. Sutton and Barto,
/// Reinforcement Learning, 2nd edition, example 4.3 and figure 4.3, without discount. A stake of 0 is allowed there, too.
public struct Gambler: TabularEnv, ConfigurableEnv {
    /// The capital that is to be reached.
    public static let goal = 100

    /// The probability of heads.
    public let headsProbability: Double
    /// The decision process; only possible stakes have transitions, the one with heads first.
    public let model: MDP
    /// The capital; `nil` before the first reset.
    public var state: Int?
    /// The last stake, for the picture.
    var lastStake = 0
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The capital.
    public var observationSpace = Discrete(101)
    /// The stake.
    public var actionSpace = Discrete(51)
    /// What first states and coins are drawn from.
    public var random = Generator()

    /// What a gambler is made with.
    public struct Settings: EnvSettings {
        /// The probability of heads, 0 to 1.
        public var headsProbability = 0.4

        /// The coin of the example.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption("p_h", \Settings.headsProbability, "the probability of heads, 0 to 1") {
                try checkChance("p_h", $0)
            }
        ]
    }

    /// A gambler and a coin.
    ///
    /// - Throws: ``InvalidArgument`` for a probability that is not from 0 to 1.
    public init(
        headsProbability: Double = Settings.standard.headsProbability, renderMode: RenderMode? = nil
    ) throws {
        try self.init(Settings(headsProbability: headsProbability), renderMode: renderMode)
    }

    /// A gambler with these settings.
    ///
    /// - Throws: ``InvalidArgument`` for a probability that is not from 0 to 1.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        let headsProbability = settings.headsProbability
        self.headsProbability = headsProbability
        self.renderMode = renderMode
        let goal = Self.goal
        model = MDP(unchecked: goal + 1, 51, start: uniform(over: 1..<goal, of: goal + 1), discount: 1) {
            capital, stake in
            if capital == 0 || capital == goal {
                return [Transition(nextState: capital, reward: 0, terminated: true)]
            }
            guard stake <= min(capital, goal - capital) else { return [] }
            if stake == 0 { return [Transition(nextState: capital, reward: 0)] }
            return [(headsProbability, capital + stake), (1 - headsProbability, capital - stake)].map { chance, next in
                Transition(
                    probability: chance, nextState: next, reward: next == goal ? 1 : 0,
                    terminated: next == 0 || next == goal)
            }
        }
    }

    /// The stake, or the highest possible one.
    public func modelAction(_ stake: Int, in capital: Int) -> Int {
        capital == 0 || capital == Self.goal ? stake : min(stake, capital, Self.goal - capital)
    }

    /// Flips the coin.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ stake: Int) throws -> Step<Int> {
        let capital = state
        let transition = try advance(stake)
        if let capital { lastStake = modelAction(stake, in: capital) }
        return Step(transition.nextState, reward: transition.reward, terminated: transition.terminated)
    }

    /// The option it was made with.
    public static let attributes = [Attribute<Gambler>(readOnly: "p_h", \.headsProbability)]
}

extension EnvID where E == Gambler {
    /// `textbook/Gambler-v0`: example 4.3.
    public static var gambler: EnvID { .gambler() }

    /// `textbook/Gambler-v0` with another coin.
    public static func gambler(
        headsProbability: Double = Gambler.Settings.standard.headsProbability
    ) -> EnvID {
        EnvID("textbook/Gambler-v0", Gambler.Settings(headsProbability: headsProbability))
    }
}
