import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// Several bandits; each observation says which one the next pull is for. `textbook/AssociativeTestbed-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(10)`: the arm |
/// | Observation | `Discrete(3)`: the bandit that the next pull is for |
/// | Reward | normal, with the value of the bandit's arm as mean and standard deviation 1 |
/// | Start | all values are drawn anew, normal with mean 0 and standard deviation 1, unless they are given |
/// | Terminated | never |
/// | Truncated | by the registered time limit, after 1000 steps |
///
/// Before each pull the bandit is drawn, each equally likely. Sutton and Barto, Reinforcement Learning, 2nd edition, section
/// 2.9; exercise 2.10 is `values: [[10, 20], [90, 80]]`.
public struct AssociativeTestbed: ConfigurableEnv {
    /// The values that were given; `nil` where they are drawn.
    public let givenValues: [[Double]]?
    /// The expected reward of each bandit's arms; empty before the first reset.
    public package(set) var values: [[Double]] = []
    /// The bandit that the next pull is for.
    public package(set) var context = 0
    /// The bandit and arm pulled last and what it paid, for the picture.
    var last: (context: Int, arm: Int, reward: Double)?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// The bandits.
    public var observationSpace: Discrete
    /// The arms.
    public var actionSpace: Discrete
    /// What values, bandits and rewards are drawn from.
    public var random = Generator()

    /// What bandits are made with.
    public struct Settings: EnvSettings {
        /// The values of the arms, a row for each bandit; `nil`: they are drawn for every episode.
        public var values: [[Double]]? {
            didSet {
                guard let values else { return }
                contexts = values.count
                arms = values.first?.count ?? arms
            }
        }
        /// The values of the options; the table says what each means.
        public var contexts = 3, arms = 10

        /// Three bandits with ten arms each.
        public static let standard = Settings()
        /// The table of the options.
        public static let options = [
            EnvOption(
                "values", \Settings.values, "the values of the arms, a row for each bandit; without it they are drawn"),
            EnvOption("contexts", \.contexts, "the number of bandits, 1 to 10,000"),
            EnvOption("arms", \.arms, "the number of arms of each bandit, 1 to 10,000"),
        ]
    }

    /// Bandits with values drawn for every episode.
    ///
    /// - Throws: ``InvalidArgument`` for numbers below 1 or above 10,000, and for more than 2^22 arms in all.
    public init(
        contexts: Int = Settings.standard.contexts, arms: Int = Settings.standard.arms, renderMode: RenderMode? = nil
    ) throws {
        try checkCount("contexts", contexts, 1...Limits.choices)
        try checkCount("arms", arms, 1...Limits.choices)
        guard Limits.product([contexts, arms], atMost: Limits.tableEntries) != nil else {
            throw InvalidArgument(
                "contexts", given: contexts, expected: "at most \(Limits.tableEntries) arms of all bandits together")
        }
        givenValues = nil
        self.renderMode = renderMode
        observationSpace = Discrete(contexts)
        actionSpace = Discrete(arms)
    }

    /// Bandits with known values: a row for each, a column for each arm.
    ///
    /// - Throws: ``InvalidArgument`` for no rows, rows of different lengths or without numbers, and numbers that are not
    ///   finite.
    public init(values: [[Double]], renderMode: RenderMode? = nil) throws {
        let arms = values.first?.count ?? 0
        guard arms > 0, values.allSatisfy({ $0.count == arms && $0.allSatisfy(\.isFinite) }) else {
            throw InvalidArgument(
                "values", given: values, expected: "rows of the same length, such as [[10, 20], [90, 80]]")
        }
        givenValues = values
        self.renderMode = renderMode
        observationSpace = Discrete(values.count)
        actionSpace = Discrete(arms)
    }

    /// Bandits with these settings.
    ///
    /// - Throws: ``InvalidArgument``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        if let values = settings.values {
            try self.init(values: values, renderMode: renderMode)
        } else {
            try self.init(contexts: settings.contexts, arms: settings.arms, renderMode: renderMode)
        }
    }

    /// The best arm of the present bandit; `nil` before the first reset.
    public var bestArm: Int? {
        guard values.indices.contains(context) else { return nil }
        let own = values[context]
        return own.indices.max { own[$0] < own[$1] || own[$0] == own[$1] && $0 > $1 }
    }

    /// Draws values where none are given, and the first bandit.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        values = givenValues ?? (0..<observationSpace.n).map { _ in random.normal(count: actionSpace.n) }
        context = random.integer(below: values.count)
        last = nil
        return Reset(context)
    }

    /// Pulls an arm of the present bandit, and draws the next bandit.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ arm: Int) throws -> Step<Int> {
        guard actionSpace.contains(arm) else { throw InvalidAction(arm, in: actionSpace) }
        guard !values.isEmpty else { throw ResetNeeded("step") }
        let reward = values[context][arm] + random.normal()
        last = (context, arm, reward)
        context = random.integer(below: values.count)
        return Step(context, reward: reward)
    }

    private var bestArmNumber: Int { bestArm ?? -1 }

    /// What can be read by name; `best_arm` is -1 before the first reset.
    public static let attributes = [
        Attribute<AssociativeTestbed>(readOnly: "values", \.values), Attribute(readOnly: "context", \.context),
        Attribute(readOnly: "best_arm", \.bestArmNumber),
    ]
}

extension EnvID where E == AssociativeTestbed {
    /// `textbook/AssociativeTestbed-v0`: three bandits with ten arms each.
    public static var associativeTestbed: EnvID {
        EnvID("textbook/AssociativeTestbed-v0")
    }

    /// `textbook/AssociativeTestbed-v0` with known values.
    public static func associativeTestbed(values: [[Double]]) -> EnvID {
        EnvID("textbook/AssociativeTestbed-v0", AssociativeTestbed.Settings(values: values))
    }
}
