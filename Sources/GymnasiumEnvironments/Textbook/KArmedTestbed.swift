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
public struct KArmedTestbed: Env {
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
    /// Nothing to see.
    public var observationSpace = Discrete(1)
    /// The arms.
    public var actionSpace: Discrete
    /// What values and rewards are drawn from.
    public var random = Generator()

    /// A bandit.
    ///
    /// - Parameters:
    ///   - arms: how many, 1 to 10,000.
    ///   - mean: the mean of the values at the start.
    ///   - drift: the standard deviation of a step of the values, 0 or more.
    ///   - renderMode: how it shall draw.
    /// - Throws: ``InvalidArgument``.
    public init(arms: Int = 10, mean: Double = 0, drift: Double = 0, renderMode: RenderMode? = nil) throws {
        try checkCount("arms", arms, 1...Limits.choices)
        guard mean.isFinite else { throw InvalidArgument("mean", given: mean, expected: "a finite number") }
        guard drift >= 0, drift.isFinite else {
            throw InvalidArgument("drift", given: drift, expected: "a finite number of 0 or more")
        }
        self.mean = mean
        self.drift = drift
        self.renderMode = renderMode
        actionSpace = Discrete(arms)
    }

    package init(options: Options, drift: Double = 0) throws {
        try self.init(
            arms: try options("arms", default: 10), mean: try options("mean", default: 0.0),
            drift: try options("drift", default: drift), renderMode: options.renderMode)
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
    public static var kArmedTestbed: EnvID { EnvID("textbook/KArmedTestbed-v0") { try KArmedTestbed(options: $0) } }

    /// `textbook/KArmedTestbed-v0` with its options.
    public static func kArmedTestbed(arms: Int = 10, mean: Double = 0) -> EnvID {
        EnvID("textbook/KArmedTestbed-v0", options: ["arms": .int(arms), "mean": .double(mean)]) {
            try KArmedTestbed(options: $0)
        }
    }

    /// `textbook/DriftingTestbed-v0`: ten arms whose values drift.
    public static var driftingTestbed: EnvID {
        EnvID("textbook/DriftingTestbed-v0") { try KArmedTestbed(options: $0, drift: 0.01) }
    }
}
