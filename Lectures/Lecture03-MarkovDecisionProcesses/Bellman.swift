import Lyceum

// Bellman's equations, as functions. The lecture's text says where each comes from.

/// The values of a reward process: the solution of (I − γ T) v = r.
func values(_ transitions: [[Double]], _ rewards: [Double], discount: Double) -> [Double] {
    let matrix = transitions.indices.map { state in
        transitions.indices.map { next in identity(state, next) - discount * transitions[state][next] }
    }
    return solve(matrix, rewards)
}

/// The reward process that a policy makes of a decision process:
///
///     T(s, s') = Σ_a π(a | s) p(s' | s, a)     and     r(s) = Σ_a π(a | s) Σ p(s' | s, a) R
func rewardProcess(_ model: MDP, _ policy: [[Double]]) -> (transitions: [[Double]], rewards: [Double]) {
    var transitions = [[Double]](repeating: Array(repeating: 0, count: model.stateCount), count: model.stateCount)
    var rewards = [Double](repeating: 0, count: model.stateCount)
    for state in model.states {
        for action in model.actions(in: state) {
            for outcome in model[state, action] {
                let probability = policy[state][action] * outcome.probability
                rewards[state] += probability * outcome.reward
                // Nothing follows an outcome that ends the episode, so nothing of a value may come back from there.
                if !outcome.terminated { transitions[state][outcome.nextState] += probability }
            }
        }
    }
    return (transitions, rewards)
}

/// The policy that takes all actions equally often that are possible in a state.
func uniformPolicy(in model: MDP) -> [[Double]] {
    model.states.map { state in
        let possible = model.actions(in: state)
        return (0..<model.actionCount).map { possible.contains($0) ? 1 / Double(possible.count) : 0 }
    }
}

/// The values v_π of a policy.
func values(of policy: [[Double]], in model: MDP, discount: Double) -> [Double] {
    let (transitions, rewards) = rewardProcess(model, policy)
    return values(transitions, rewards, discount: discount)
}

/// The value of an action: q(s, a) = Σ p(s' | s, a) (R + γ v(s')).
func actionValue(_ state: Int, _ action: Int, _ v: [Double], in model: MDP, discount: Double) -> Double {
    model[state, action].reduce(0) { sum, outcome in
        let following = outcome.terminated ? 0 : v[outcome.nextState]
        return sum + outcome.probability * (outcome.reward + discount * following)
    }
}

/// The greatest distance between the two sides of the optimality equation.
func optimalityGap(_ v: [Double], in model: MDP, discount: Double) -> Double {
    model.states.map { state in
        let q = model.actions(in: state).map { actionValue(state, $0, v, in: model, discount: discount) }
        return abs(v[state] - q.max()!)
    }.max()!
}
