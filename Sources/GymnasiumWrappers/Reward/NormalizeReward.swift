import GymnasiumCore
import LyceumValues

/// Divides rewards by the standard deviation of the discounted return, so that returns have a variance near 1.
///
/// ```swift
/// var env = try make("CartPole-v1").rewardsNormalized(gamma: 0.99)
/// env.updatesStatistics = false           // at evaluation time
/// ```
///
/// The return so far is multiplied by `gamma` at each step, set to 0 by a terminated one, and the reward is added; the
/// variance is that of all these sums. As in Gymnasium 1.4 the sum continues over a `reset` and over truncation: this
/// follows its numbers, where one might expect a sum that restarts with each episode. Variance, sum and count are
/// copied with the environment.
@frozen
public struct NormalizeReward<Base: Env>: Wrapper {
    public var base: Base
    /// The discount of the return.
    public let gamma: Double
    /// The number added to the variance.
    public let epsilon: Double
    /// The mean and variance of the discounted return so far, of one number.
    public var statistics: RunningMeanStd
    /// The current discounted return.
    public var discountedReward: Double { sum }
    @usableFromInline var sum = 0.0
    /// Whether rewards go into the statistics (Gymnasium's `update_running_mean`).
    public var updatesStatistics = true

    /// An environment with normalised rewards.
    ///
    /// - Parameters:
    ///   - gamma: the discount, from 0 to 1.
    ///   - epsilon: added to the variance, above 0.
    /// - Throws: ``InvalidBound``.
    public init(_ base: Base, gamma: Double = 0.99, epsilon: Double = 1e-8) throws {
        try RunningMeanStd.check(gamma: gamma, epsilon: epsilon)
        self.base = base
        self.gamma = gamma
        self.epsilon = epsilon
        statistics = RunningMeanStd()
    }

    /// Takes an action; its reward is normalised.
    @inlinable
    public mutating func step(_ action: Base.Action) throws -> Step<Base.Observation> {
        var step = try base.step(action)
        sum = sum * gamma * (step.terminated ? 0 : 1) + step.reward
        if updatesStatistics {
            statistics.add(sum, at: 0)
            statistics.finishSample()
        }
        step.reward /= statistics.deviation(epsilon)
        return step
    }

    /// The discount and the number added to the variance.
    public var wrapperSpec: WrapperSpec? {
        WrapperSpec(name: Self.typeName, arguments: ["gamma": .double(gamma), "epsilon": .double(epsilon)])
    }

    /// Whether rewards go into the statistics, and the discounted return.
    public static var attributes: [Attribute<Self>] {
        [
            Attribute("update_running_mean", \.updatesStatistics),
            Attribute(readOnly: "discounted_reward", \.discountedReward),
        ]
    }
}

extension Env {
    /// The environment with rewards divided by the standard deviation of the discounted return.
    public func rewardsNormalized(gamma: Double = 0.99, epsilon: Double = 1e-8) throws -> NormalizeReward<Self> {
        try NormalizeReward(self, gamma: gamma, epsilon: epsilon)
    }
}
