import Lyceum

/// Two estimates of v(s) for one policy, from the returns of episodes that another policy has played.
struct ImportanceSampling {
    private var sum = 0.0
    private var weights = 0.0
    private var episodes = 0.0

    /// Takes an episode's return G, and ρ: how much likelier the episode is for the one policy than for the other.
    mutating func include(_ episodeReturn: Double, ratio: Double) {
        sum += ratio * episodeReturn
        weights += ratio
        episodes += 1
    }

    /// Σ ρ G / n.
    var ordinary: Double { sum / episodes }
    /// Σ ρ G / Σ ρ; 0 while all ρ are 0.
    var weighted: Double { weights == 0 ? 0 : sum / weights }
}

/// Σ over all episodes of their probability times (ρ G)², from each state, where only the last step has a reward.
///
/// It obeys a Bellman equation of its own: M(s) = Σ π(a|s)²/b(a|s) Σ p (r² or M(s′)). Less the square of the value it is the
/// variance of ρ G.
func secondMoments(of target: (Int) -> [Double], under behaviour: [Double], in model: MDP) -> [Double] {
    converged(model) { moments, state in
        let probabilities = target(state)
        return (0..<model.actionCount).reduce(0) { sum, action in
            let weight = probabilities[action] * probabilities[action] / behaviour[action]
            let next = model[state, action].reduce(0.0) { part, next in
                let rest = next.terminated ? next.reward * next.reward : moments[next.nextState]
                return part + next.probability * rest
            }
            return sum + weight * next
        }
    }
}

/// A loop for which ordinary importance sampling has no finite variance.
///
/// There is one state. The action 0 leads back to it, and with probability 0.1 to the end, with reward 1; the action 1
/// leads to the end without reward. The target policy always takes 0, so its value is 1; the behaviour takes both equally
/// often.
func loopModel() throws -> MDP {
    try MDP(stateCount: 2, actionCount: 2, start: [1, 0]) { state, action in
        if state == 1 { return [Transition(nextState: 1, reward: 0, terminated: true)] }
        if action == 1 { return [Transition(nextState: 1, reward: 0, terminated: true)] }
        return [
            Transition(probability: 0.9, nextState: 0, reward: 0),
            Transition(probability: 0.1, nextState: 1, reward: 1, terminated: true),
        ]
    }
}

/// Plays the loop once as the behaviour does: the return, and the ratio of the episode, 2 for each action 0 and 0 after an
/// action 1.
func playLoop(_ model: MDP, using random: inout Generator) throws -> (episodeReturn: Double, ratio: Double) {
    var ratio = 1.0
    while true {
        let action = random.random() < 0.5 ? 0 : 1
        ratio *= action == 0 ? 2 : 0
        let next = try model.sample(0, action, using: &random)
        if next.terminated { return (next.reward, ratio) }
    }
}
