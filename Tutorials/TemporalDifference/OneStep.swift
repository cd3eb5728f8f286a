import Lyceum

/// What a method of temporal differences has: a table of action values, two policies that are ε-greedy in it, and a way to
/// learn from a step.
///
/// A `protocol` only says what there is; what it marks `{ get }` can be read. A function that takes `some TDLearner` works
/// with every type that conforms to it.
protocol TDLearner {
    /// Q(s, a).
    var values: [[Double]] { get }
    /// The two policies.
    var policies: Policies { get }
    /// α and γ.
    var stepSize: Double { get }
    var discount: Double { get }
    /// Learns from a step out of a state. `sampled` are the probabilities that its action was drawn with.
    mutating func learn(_ state: Int, _ action: Int, _ step: Step<Int>, sampled: [Double]) throws
}

/// The policy μ that actions are sampled with, and the policy π that is learned: both ε-greedy in the same table.
///
/// With one ε for both they are the same policy, and learning is on-policy. With a smaller one for π it is off-policy.
struct Policies {
    let sampling: Double
    let learned: Double

    // What is `static` belongs to the type: `Policies.same`, or just `.same` where policies are expected.
    static let same = Policies(sampling: 0.5, learned: 0.5)
    static let different = Policies(sampling: 0.5, learned: 0.01)
}

/// The target of a one-step update: the reward, and the discounted value of the state that the step led to.
///
/// Nothing follows a step in which the task is over, `step.terminated`. If only the time is up, `step.truncated`, something
/// would have followed, and its value counts.
///
/// - Parameter future: the value of the state that the step led to.
func oneStepTarget(_ step: Step<Int>, future: Double, discount: Double) throws -> Double {
    // GAP "target": r + γ · future, and r alone where the task is over
    return step.reward + (step.terminated ? 0 : discount * future)
    // END GAP
}

/// One-step control: expected Sarsa where both policies are the same, nearly Q-learning where π is nearly greedy.
struct OneStep: TDLearner {
    private(set) var values: [[Double]]
    let policies: Policies
    let stepSize: Double
    let discount: Double

    init(states: Int, actions: Int, _ policies: Policies, stepSize: Double = 0.1, discount: Double = 0.9) {
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        self.policies = policies
        self.stepSize = stepSize
        self.discount = discount
    }

    /// Q(s, a) ← Q(s, a) + α (r + γ Σ π(a'|s') Q(s', a') − Q(s, a)).
    mutating func learn(_ state: Int, _ action: Int, _ step: Step<Int>, sampled: [Double]) throws {
        let next = values[step.observation]
        let future = try expectedValue(next, epsilonGreedy(next, epsilon: policies.learned))
        let target = try oneStepTarget(step, future: future, discount: discount)
        values[state][action] += stepSize * (target - values[state][action])
    }
}
