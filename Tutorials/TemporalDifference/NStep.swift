import Lyceum

/// The return of some steps that follow each other, with the value of the state after the last of them.
///
/// - Parameters:
///   - rewards: of n steps, 1 or more, the earliest first.
///   - future: the value of the state that the last step led to; 0 where the task was over.
func nStepReturn(_ rewards: [Double], future: Double, discount: Double) throws -> Double {
    // GAP "n step return": r₀ + γ r₁ + … + γⁿ⁻¹ rₙ₋₁ + γⁿ · future, for n rewards
    var sum = future
    for reward in rewards.reversed() { sum = reward + discount * sum }
    return sum
    // END GAP
}

/// How much more likely the actions of some steps are with the learned policy than with the one that sampled them.
///
/// The first action needs no correction: its value is what is learned, however it came to be taken.
///
/// - Parameters:
///   - learned: π(a|s) of the actions taken, the earliest first.
///   - sampled: μ(a|s) of the same actions.
///   - cap: what the ratio is at most.
func importanceRatio(learned: [Double], sampled: [Double], cap: Double) throws -> Double {
    // GAP "importance ratio": the product of π(a|s) / μ(a|s) over all actions but the first, and no more than the cap
    var ratio = 1.0
    for (learned, sampled) in zip(learned, sampled).dropFirst() { ratio *= learned / sampled }
    return min(ratio, cap)
    // END GAP
}

/// Control with targets of n steps: an update waits until n steps have been seen, or the episode is over.
struct NStep: TDLearner {
    private(set) var values: [[Double]]
    let policies: Policies
    let n: Int
    let stepSize: Double
    let discount: Double
    /// What an importance ratio is at most.
    let cap: Double
    /// The last steps that are still to be learned from, n at most.
    private var window: [Taken] = []

    private struct Taken {
        let state: Int, action: Int, reward: Double
        let learned: Double, sampled: Double
    }

    init(
        states: Int, actions: Int, _ policies: Policies, n: Int, stepSize: Double = 0.1, discount: Double = 0.9,
        cap: Double = 1
    ) {
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        self.policies = policies
        self.n = n
        self.stepSize = stepSize
        self.discount = discount
        self.cap = cap
    }

    mutating func learn(_ state: Int, _ action: Int, _ step: Step<Int>, sampled: [Double]) throws {
        let learned = try epsilonGreedy(values[state], epsilon: policies.learned)
        window.append(
            Taken(
                state: state, action: action, reward: step.reward, learned: learned[action], sampled: sampled[action]))
        // In the middle of an episode the oldest step has its n rewards. At the end there will be no more: all steps that
        // are left learn from the rewards that there were.
        if window.count == n { try learnFromOldest(upTo: step) }
        while step.isDone, !window.isEmpty { try learnFromOldest(upTo: step) }
    }

    /// Q(s, a) ← Q(s, a) + α ρ (G − Q(s, a)), for the oldest step of the window and the return G from there to the last.
    private mutating func learnFromOldest(upTo last: Step<Int>) throws {
        let next = values[last.observation]
        let future = last.terminated ? 0 : try expectedValue(next, epsilonGreedy(next, epsilon: policies.learned))
        let target = try nStepReturn(window.map(\.reward), future: future, discount: discount)
        let ratio = try importanceRatio(learned: window.map(\.learned), sampled: window.map(\.sampled), cap: cap)
        let oldest = window.removeFirst()
        values[oldest.state][oldest.action] += stepSize * ratio * (target - values[oldest.state][oldest.action])
    }
}
