import Lyceum

/// Pulls the arm of the greatest estimated value, and with probability ε any arm.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, sections 2.2 to 2.6. With ε = 0 it is the greedy agent; with a
/// high initial value the optimistic one.
struct EpsilonGreedy: BanditAgent {
    /// How far an estimate moves towards a new reward.
    enum StepSize {
        /// 1/n at the n-th pull of an arm: the estimate is the mean of all rewards.
        case sampleAverage
        /// The same at every pull: the newer a reward, the more it counts.
        case constant(Double)
    }

    let epsilon: Double
    let stepSize: StepSize
    let initialValue: Double
    var random: Generator
    /// Q(a), the estimated value of each arm, and N(a), how often it was pulled.
    var values: [Double]
    var counts: [Int]

    init(
        arms: Int, epsilon: Double, stepSize: StepSize = .sampleAverage, initialValue: Double = 0, random: Generator
    ) {
        self.epsilon = epsilon
        self.stepSize = stepSize
        self.initialValue = initialValue
        self.random = random
        values = Array(repeating: initialValue, count: arms)
        counts = Array(repeating: 0, count: arms)
    }

    /// Counts the pull, and moves the estimate of the arm a part of the way to the reward. The other estimates stay.
    mutating func learn(from reward: Double, of arm: Int) throws {
        // GAP "learn": N(a) ← N(a) + 1, then Q(a) ← Q(a) + step size · (reward − Q(a)), where `rate(of:)` is the step size
        counts[arm] += 1
        values[arm] += rate(of: arm) * (reward - values[arm])
        // END GAP
    }

    /// The step size of an arm that was pulled at least once.
    private func rate(of arm: Int) -> Double {
        switch stepSize {
        case .sampleAverage: 1 / Double(counts[arm])
        case .constant(let alpha): alpha
        }
    }

    /// The arm to pull next: with probability ε any of them, otherwise the one of the greatest value.
    ///
    /// `random.random()` is a number from 0 to 1, `try random.integers(n)` one of 0, 1, … n − 1. Among equal values
    /// `argmax(values, using: &random)` takes one at random.
    mutating func choose() throws -> Int {
        // GAP "choose": with probability ε any arm, otherwise the arm of the greatest Q(a), ties broken at random
        if random.random() < epsilon { return try random.integers(values.count) }
        return argmax(values, using: &random)
        // END GAP
    }

    /// The estimate of an arm without the share that the initial value still has in it. An arm never pulled has its initial
    /// value.
    func unbiasedValue(of arm: Int) throws -> Double {
        guard case .constant(let alpha) = stepSize, counts[arm] > 0 else { return values[arm] }
        return try withoutStart(values[arm], alpha: alpha, pulls: counts[arm])
    }

    /// Takes the initial value Q₀ out of an estimate.
    ///
    /// After n pulls a constant step size α leaves (1 − α)ⁿ of the initial value in Q(a). What remains is taken out, and the
    /// rest is scaled up to a weighted mean of the rewards alone. `Math.pow(x, y)` is x to the power of y.
    func withoutStart(_ value: Double, alpha: Double, pulls: Int) throws -> Double {
        // GAP "unbiased value": (Q(a) − w Q₀) / (1 − w), where w = (1 − α)ⁿ after n pulls
        let weight = Math.pow(1 - alpha, Double(pulls))
        return (value - weight * initialValue) / (1 - weight)
        // END GAP
    }
}
