import Lyceum

/// Learns how much to prefer each arm, and draws arms with the softmax of its preferences.
///
/// Sutton and Barto, section 2.8: stochastic gradient ascent on the expected reward. It has no estimate of any value. With
/// many states and a network for the preferences this becomes REINFORCE.
struct GradientBandit: BanditAgent {
    let alpha: Double
    /// Whether rewards are compared with their mean so far. Without it they are compared with 0.
    let hasBaseline: Bool
    var random: Generator
    private(set) var probabilities: [Double]
    private(set) var preferences: [Double]
    private var baseline = 0.0
    private var pulls = 0

    init(arms: Int, alpha: Double, hasBaseline: Bool, random: Generator) {
        self.alpha = alpha
        self.hasBaseline = hasBaseline
        self.random = random
        preferences = Array(repeating: 0, count: arms)
        probabilities = Array(repeating: 1 / Double(arms), count: arms)
    }

    mutating func choose() throws -> Int {
        try random.choice(probabilities.count, p: probabilities)
    }

    /// Moves the preferences along the gradient of the expected reward: that of the arm pulled up where the reward was better
    /// than the baseline, the others down; and the other way round where it was worse.
    ///
    /// The baseline is the mean of all rewards, this one included. `probabilities[b]` is π(b).
    mutating func learn(from reward: Double, of arm: Int) throws {
        pulls += 1
        if hasBaseline { baseline += (reward - baseline) / Double(pulls) }
        // GAP "gradient": H(b) ← H(b) + α (reward − baseline) · (1 − π(b) for the arm pulled, 0 − π(b) for the others)
        let advantage = reward - baseline
        for other in preferences.indices {
            preferences[other] += alpha * advantage * ((other == arm ? 1 : 0) - probabilities[other])
        }
        // END GAP
        probabilities = softmax(preferences)
    }
}

/// exp(xᵢ) / Σ exp(xⱼ). The greatest x is taken off first: that changes nothing, and exp cannot overflow.
func softmax(_ numbers: [Double]) -> [Double] {
    let greatest = numbers.max() ?? 0
    let exponentials = numbers.map { Math.exp($0 - greatest) }
    let sum = exponentials.reduce(0, +)
    return exponentials.map { $0 / sum }
}
