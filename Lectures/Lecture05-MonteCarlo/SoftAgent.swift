import Lyceum

/// Monte Carlo control with an ε-soft policy: learns action values from every visit, and explores with probability ε.
///
/// Its random numbers come from the stream that `np.random` is in Python, so that a run is the one of the course's program.
struct SoftAgent {
    var epsilon: Double
    let discount: Double
    /// Whether several actions of the greatest value share its probability; else it goes to the first of them.
    let sharesTies: Bool
    /// α, how fast old returns are forgotten; `nil` for the mean of all returns.
    let stepSize: Double?
    /// Q(s, a) and N(s, a), a row for each state.
    private(set) var values: [[Double]]
    private(set) var counts: [[Int]]
    private var random: MersenneTwister

    init(
        states: Int, actions: Int, epsilon: Double, discount: Double = 1, sharesTies: Bool = true,
        stepSize: Double? = nil, seed: Int
    ) throws {
        self.epsilon = epsilon
        self.discount = discount
        self.sharesTies = sharesTies
        self.stepSize = stepSize
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        counts = Array(repeating: Array(repeating: 0, count: actions), count: states)
        random = try MersenneTwister(seed: seed)
    }

    /// The probabilities π(a|s): ε/n for each action, and the rest for the best one, or shared by the best ones.
    func probabilities(in state: Int) -> [Double] {
        let count = values[state].count
        let best = sharesTies ? argmaxima(values[state]) : [argmax(values[state])]
        var probabilities = Array(repeating: epsilon / Double(count), count: count)
        for action in best { probabilities[action] += (1 - epsilon) / Double(best.count) }
        return probabilities
    }

    /// Draws an action with these probabilities.
    mutating func choose(in state: Int) throws -> Int {
        try random.choice(values[state].count, p: probabilities(in: state))
    }

    /// The action that looks best, the first of equals.
    func greedyAction(in state: Int) -> Int { argmax(values[state]) }

    /// Moves Q(s, a) of every visit towards the return that followed it: Q ← Q + rate · (G − Q).
    mutating func learn(from episode: [Visit]) {
        for (visit, visitReturn) in zip(episode, returns(of: episode, discount: discount)) {
            counts[visit.state][visit.action] += 1
            let visits = Double(counts[visit.state][visit.action])
            let rate = stepSize.map { unbiased($0, visits: visits) } ?? 1 / visits
            values[visit.state][visit.action] += rate * (visitReturn - values[visit.state][visit.action])
        }
    }

    /// The same with the slip of the course's program, which keeps the first 1/n of an episode as α for all later visits.
    mutating func learnAsPublished(from episode: [Visit]) {
        var alpha = stepSize
        for (visit, visitReturn) in zip(episode, returns(of: episode, discount: discount)) {
            counts[visit.state][visit.action] += 1
            let visits = Double(counts[visit.state][visit.action])
            let rate = alpha.map { unbiased($0, visits: visits) } ?? 1 / visits
            alpha = alpha ?? rate
            values[visit.state][visit.action] += rate * (visitReturn - values[visit.state][visit.action])
        }
    }

    /// α/(1 − (1 − α)ⁿ) at the n-th visit: a step size that falls from 1 to α, so that the initial value has no share.
    private func unbiased(_ alpha: Double, visits: Double) -> Double { alpha / (1 - Math.pow(1 - alpha, visits)) }
}
