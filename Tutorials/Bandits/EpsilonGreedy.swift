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
    private(set) var values: [Double]
    private(set) var counts: [Int]

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

    mutating func choose() throws -> Int {
        if random.random() < epsilon { return try random.integers(values.count) }
        return argmax(values, using: &random)
    }

    /// Q(a) ← Q(a) + step size · (reward − Q(a)): once for every pull.
    mutating func learn(from reward: Double, of arm: Int) {
        counts[arm] += 1
        values[arm] += rate(of: arm) * (reward - values[arm])
    }

    private func rate(of arm: Int) -> Double {
        switch stepSize {
        case .sampleAverage: 1 / Double(counts[arm])
        case .constant(let alpha): alpha
        }
    }

    /// The estimate of an arm without the share that the initial value still has in it.
    ///
    /// After n pulls a constant step size α leaves (1 − α)ⁿ of the initial value in Q(a). What remains is taken out, and
    /// the rest is scaled up to a weighted mean of the rewards alone. An arm never pulled has its initial value.
    func unbiasedValue(of arm: Int) -> Double {
        guard case .constant(let alpha) = stepSize, counts[arm] > 0 else { return values[arm] }
        let weight = Math.pow(1 - alpha, Double(counts[arm]))
        return (values[arm] - weight * initialValue) / (1 - weight)
    }
}
