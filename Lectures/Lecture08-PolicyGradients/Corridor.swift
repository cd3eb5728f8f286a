import Lyceum

/// What the exact model of the short corridor says about a policy that goes right with probability p in every cell.
///
/// The agent cannot see the cell, and so cannot use any of this while it learns. We can, to judge what it does.
struct ExactCorridor {
    let model = ShortCorridor().model

    /// J(p), the value of the first cell, by the formula that the three Bellman equations give. A `static` function belongs to the
    /// type itself: `ExactCorridor.objective(0.5)`.
    static func objective(_ p: Double) -> Double { 2 * (p - 2) / (p * (1 - p)) }

    /// q(cell, action): the reward and the value of the next cell.
    func actionValue(_ cell: Int, _ action: Int, _ values: [Double]) -> Double {
        model[cell, action].reduce(0) { $0 + $1.probability * ($1.reward + ($1.terminated ? 0 : values[$1.nextState])) }
    }

    /// v(cell): sweeps over the three cells until nothing changes, as in Lecture 4.
    func values(_ p: Double) -> [Double] {
        var values = [0.0, 0, 0, 0]
        var change = 1.0
        while change > 1e-13 * -values[0] {
            change = 0
            for cell in 0..<3 {
                let value = (1 - p) * actionValue(cell, 0, values) + p * actionValue(cell, 1, values)
                change = max(change, abs(value - values[cell]))
                values[cell] = value
            }
        }
        return values
    }

    /// η(cell): how often an episode is in each cell on average. What flows into a cell is the start, and what flows out of the
    /// cells before it.
    func visits(_ p: Double) -> [Double] {
        var visits = [0.0, 0, 0, 0]
        var change = 1.0
        while change > 1e-13 * visits[0] {
            var next = model.start
            for cell in 0..<3 {
                for (action, probability) in [1 - p, p].enumerated() {
                    for transition in model[cell, action] where !transition.terminated {
                        next[transition.nextState] += visits[cell] * probability * transition.probability
                    }
                }
            }
            change = zip(next, visits).map { abs($0 - $1) }.max() ?? 0
            visits = next
        }
        return visits
    }

    /// The policy gradient theorem: ∇J = Σ_s η(s) Σ_a ∇π(a) q(s, a). Here by θ(right), for which ∇π(right) = p (1 − p) and
    /// ∇π(left) = −p (1 − p).
    func gradient(_ p: Double) -> Double {
        let values = values(p)
        let visits = visits(p)
        return (0..<3).reduce(0) { sum, cell in
            let advantage = actionValue(cell, 1, values) - actionValue(cell, 0, values)
            return sum + visits[cell] * p * (1 - p) * advantage
        }
    }
}

/// One step of an episode in the corridor: the cell, which the agent does not see, what it did, and what it got.
struct CorridorStep {
    let cell: Int
    let action: Int
    let reward: Double
}

/// Plays an episode to its end. The corridor has no time limit, so every episode is terminated and its return is complete.
func play(
    _ policy: SoftmaxPolicy, in corridor: inout ShortCorridor, using random: inout Generator
) throws -> [CorridorStep] {
    var steps: [CorridorStep] = []
    try corridor.reset()
    while true {
        let cell = corridor.state ?? 0
        let action = try policy.sample(0, using: &random)  // the observation is always 0
        let step = try corridor.step(action)
        steps.append(CorridorStep(cell: cell, action: action, reward: step.reward))
        if step.terminated { return steps }
    }
}

/// G_t for every step, from the last to the first: G_t = r_t + γ G_{t+1}.
///
/// - Parameter finalValue: what follows the last step. Nothing, 0, where the episode terminated; where it was only truncated,
///   an estimate of the value of the state in which it was cut off.
func returns(_ rewards: [Double], discount: Double, finalValue: Double) -> [Double] {
    var returns = rewards
    var sum = finalValue
    for time in rewards.indices.reversed() {
        sum = rewards[time] + discount * sum
        returns[time] = sum
    }
    return returns
}

/// REINFORCE in the corridor, with discount 1.
struct CorridorREINFORCE {
    /// α, how far θ moves.
    let stepSize: Double
    /// How far the baseline w moves; `nil`, no number, for no baseline.
    var baselineStepSize: Double?

    /// The return of every episode of a run.
    ///
    /// After each episode: w ← w + α_w (G_t − w) for every step, and θ ← θ + α Σ_t (G_t − w) ∇ log π(A_t).
    func run(episodes: Int, using random: inout Generator) throws -> [Double] {
        var corridor = ShortCorridor()
        var policy = SoftmaxPolicy(observations: 1, actions: 2, floor: 0.05)
        policy.preferences[0][0] = Math.log(9)  // it begins with left in 9 of 10 steps
        var baseline = 0.0
        var history: [Double] = []
        for _ in 0..<episodes {
            let episode = try play(policy, in: &corridor, using: &random)
            let returns = returns(episode.map(\.reward), discount: 1, finalValue: 0)  // `\.reward`: of each step
            var gradient = [0.0, 0.0]
            for (step, futureReturn) in zip(episode, returns) {
                let advantage = futureReturn - baseline
                if let baselineStepSize { baseline += baselineStepSize * advantage }  // if there is one
                let score = policy.score(0, step.action)
                gradient = [gradient[0] + advantage * score[0], gradient[1] + advantage * score[1]]
            }
            policy.move(0, along: gradient, by: stepSize)
            history.append(returns[0])
        }
        return history
    }

    /// The mean of the returns of several runs, episode by episode.
    func average(runs: Int, episodes: Int, stream: (Int) -> Generator) throws -> [Double] {
        var average = Array(repeating: 0.0, count: episodes)
        for number in 0..<runs {
            var random = stream(number)
            let history = try run(episodes: episodes, using: &random)
            for episode in history.indices { average[episode] += history[episode] / Double(runs) }
        }
        return average
    }
}
