import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// A bandit with several arms whose values are drawn for every episode. `textbook/KArmedTestbed-v0`.
///
/// | | |
/// |-|-|
/// | Action | `Discrete(10)`: the arm |
/// | Observation | `Discrete(1)`: always 0 |
/// | Reward | normal, with the arm's value as mean and standard deviation 1 |
/// | Start | the values are drawn anew: normal with mean `mean` and standard deviation 1; with a `drift` all begin with `mean` |
/// | Terminated | never |
/// | Truncated | by the registered time limit, after 1000 steps, or 10,000 for the drifting one |
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, section 2.3 and figures 2.1 and 2.2; figure 2.5 has mean 4. With
/// `drift` 0.01, `textbook/DriftingTestbed-v0`, every value takes a normal step after every pull: exercise 2.5.
///
/// ```swift
/// var env = try make(.kArmedTestbed)
/// try env.reset(seed: 42)
/// let step = try env.step(3)
/// let isBest = env.bestArm == 3
/// ```
public struct KArmedTestbed: ConfigurableEnv {
    /// The mean of the values at the start.
    public let mean: Double
    /// The standard deviation of the steps that the values take; 0: they stay.
    public let drift: Double
    /// The expected reward of each arm; empty before the first reset.
    public package(set) var values: [Double] = []
    /// The arm pulled last and what it paid, for the picture.
    var last: (arm: Int, reward: Double)?
    /// How it draws; `nil`: not at all.
    public let renderMode: RenderMode?
    /// Always 0: there is nothing to see.
    public var observationSpace = Discrete(1)
    /// The arms.
    public var actionSpace: Discrete
    /// What values and rewards are drawn from.
    public var random = Generator()

    /// What a bandit is made with.
    public struct Settings: EnvSettings {
        /// The values of the options; the table says what each means.
        public var arms = 10, mean = 0.0, drift = 0.0

        /// Ten arms whose values stay.
        public static let standard = Settings()
        /// Ten arms whose values drift.
        public static let drifting = Settings(drift: 0.01)
        /// The table of the options.
        public static let options = [
            EnvOption("arms", \Settings.arms, "the number of arms, 1 to 10,000") {
                try checkCount("arms", $0, 1...Limits.choices)
            },
            EnvOption("mean", \.mean, "the mean of the values at the start") { try checkFinite("mean", $0) },
            EnvOption("drift", \.drift, "the standard deviation of a step of the values, 0 or more") {
                try checkDeviation("drift", $0)
            },
        ]
    }

    /// A bandit.
    ///
    /// - Parameters:
    ///   - arms: how many, 1 to 10,000.
    ///   - mean: the mean of the values at the start.
    ///   - drift: the standard deviation of a step of the values, 0 or more.
    ///   - renderMode: how it draws.
    /// - Throws: ``InvalidArgument``.
    public init(
        arms: Int = Settings.standard.arms, mean: Double = Settings.standard.mean,
        drift: Double = Settings.standard.drift, renderMode: RenderMode? = nil
    ) throws {
        try self.init(Settings(arms: arms, mean: mean, drift: drift), renderMode: renderMode)
    }

    /// A bandit with these settings.
    ///
    /// - Throws: ``InvalidArgument``.
    public init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        mean = settings.mean
        drift = settings.drift
        self.renderMode = renderMode
        actionSpace = Discrete(settings.arms)
    }

    /// The arm with the greatest value, the first of several; `nil` before the first reset.
    public var bestArm: Int? { values.indices.max { values[$0] < values[$1] || values[$0] == values[$1] && $0 > $1 } }

    /// Draws the values of another bandit.
    ///
    /// - Throws: `InvalidSeed`.
    @discardableResult
    public mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        values = (0..<actionSpace.n).map { _ in drift > 0 ? mean : mean + random.normal() }
        last = nil
        return Reset(0)
    }

    /// Pulls an arm.
    ///
    /// - Throws: ``InvalidAction``, ``ResetNeeded``.
    public mutating func step(_ arm: Int) throws -> Step<Int> {
        guard actionSpace.contains(arm) else { throw InvalidAction(arm, in: actionSpace) }
        guard !values.isEmpty else { throw ResetNeeded("step") }
        let reward = values[arm] + random.normal()
        last = (arm, reward)
        if drift > 0 {
            for index in values.indices { values[index] += drift * random.normal() }
        }
        return Step(0, reward: reward)
    }

    private var bestArmNumber: Int { bestArm ?? -1 }

    /// What can be read by name; `best_arm` is -1 before the first reset.
    public static let attributes = [
        Attribute<KArmedTestbed>(readOnly: "values", \.values), Attribute(readOnly: "best_arm", \.bestArmNumber),
        Attribute(readOnly: "mean", \.mean), Attribute(readOnly: "drift", \.drift),
    ]
}

extension EnvID where E == KArmedTestbed {
    /// `textbook/KArmedTestbed-v0`: ten arms whose values stay.
    public static var kArmedTestbed: EnvID { EnvID("textbook/KArmedTestbed-v0") }

    /// `textbook/KArmedTestbed-v0` with its options. Both are recorded, also where they are the defaults.
    public static func kArmedTestbed(
        arms: Int = KArmedTestbed.Settings.standard.arms, mean: Double = KArmedTestbed.Settings.standard.mean
    ) -> EnvID {
        EnvID("textbook/KArmedTestbed-v0", options: ["arms": .int(arms), "mean": .double(mean)]) {
            try KArmedTestbed(options: $0)
        }
    }

    /// `textbook/DriftingTestbed-v0`: ten arms whose values drift.
    public static var driftingTestbed: EnvID {
        EnvID("textbook/DriftingTestbed-v0", defaults: .drifting)
    }
}
