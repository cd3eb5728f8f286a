import Lyceum

/// What came of some training: the return of each episode, and of the test after it.
struct Training {
    var returns: [Double] = []
    var tests: [Double] = []
    /// V(s) of the sampling policy.
    var stateValues: [Double]

    /// Both sums, as the legend of a plot: the area under the learning curve.
    var sums: String { "\(decimals(returns.reduce(0, +), 0))|\(decimals(tests.reduce(0, +), 0))" }
    /// The mean of the last tests, a twentieth of all.
    var lastTests: Double { mean(tests.suffix(max(1, tests.count / 20))) }

    /// The mean of each 150 numbers that follow each other.
    static func curve(_ numbers: [Double]) -> [Double] {
        stride(from: 0, to: numbers.count, by: 150).map { mean(numbers[$0..<min($0 + 150, numbers.count)]) }
    }
}

/// Trains a learner: each episode is sampled with μ and learned from, and then π is tested in an episode of its own.
///
/// V(s) is learned beside it, by TD(0): V(s) ← V(s) + α (r + γ V(s') − V(s)). Training ends early where the values have
/// grown beyond 10¹⁰⁰: soon they would be no numbers any more.
func train(
    _ learner: inout some TDLearner, in env: inout some Env<Int, Int>, episodes: Int, random: inout Generator
) throws -> Training {
    var training = Training(stateValues: Array(repeating: 0, count: learner.values.count))
    for _ in 0..<episodes {
        // `joined` makes one list of all rows.
        if learner.values.joined().contains(where: { abs($0) > 1e100 }) { break }
        training.returns.append(
            try play(learner.policies.sampling, of: &learner, in: &env, random: &random) {
                learner, state, action, step, sampled in
                try learner.learn(state, action, step, sampled: sampled)
                let future = step.terminated ? 0 : learner.discount * training.stateValues[step.observation]
                let error = step.reward + future - training.stateValues[state]
                training.stateValues[state] += learner.stepSize * error
            })
        training.tests.append(
            try play(learner.policies.learned, of: &learner, in: &env, random: &random) { _, _, _, _, _ in })
    }
    return training
}

/// Plays an episode ε-greedily, calls the function `after` with what happened in each step, and returns the sum of the
/// rewards.
private func play<Learner: TDLearner>(
    _ epsilon: Double, of learner: inout Learner, in env: inout some Env<Int, Int>, random: inout Generator,
    after: (inout Learner, Int, Int, Step<Int>, [Double]) throws -> Void
) throws -> Double {
    var state = try env.reset().observation
    var sum = 0.0
    while true {
        let probabilities = try epsilonGreedy(learner.values[state], epsilon: epsilon)
        let action = try random.choice(probabilities.count, p: probabilities)
        let step = try env.step(action)
        try after(&learner, state, action, step, probabilities)
        sum += step.reward
        if step.isDone { return sum }
        state = step.observation
    }
}
