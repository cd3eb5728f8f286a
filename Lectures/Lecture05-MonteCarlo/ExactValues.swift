import Lyceum

/// q(s, a) = Σ p (r + γ V(s′)), where nothing follows a terminated step.
func actionValue(_ model: MDP, _ values: [Double], _ state: Int, _ action: Int, discount: Double = 1) -> Double {
    var sum = 0.0
    for next in model[state, action] {
        sum += next.probability * (next.reward + (next.terminated ? 0 : discount * values[next.nextState]))
    }
    return sum
}

/// The values that no longer change by more than 10⁻¹⁴ when each is replaced by what `backup` makes of them; see Lecture 4.
func converged(_ model: MDP, backup: (_ values: [Double], _ state: Int) -> Double) -> [Double] {
    var values = Array(repeating: 0.0, count: model.stateCount)
    var change = 1.0
    while change > 1e-14 {
        change = 0
        for state in model.states {
            let value = backup(values, state)
            change = max(change, abs(value - values[state]))
            values[state] = value
        }
    }
    return values
}

/// V(s) of a policy, given by its probabilities in each state.
func values(of policy: (Int) -> [Double], in model: MDP) -> [Double] {
    converged(model) { values, state in
        let probabilities = policy(state)
        return (0..<model.actionCount).reduce(0) { sum, action in
            sum + probabilities[action] * actionValue(model, values, state, action)
        }
    }
}

/// V(s) of the best policy among those that give each action at least the probability ε/n; with ε = 0 of the best of all.
func softOptimalValues(of model: MDP, epsilon: Double) -> [Double] {
    converged(model) { values, state in
        let all = (0..<model.actionCount).map { actionValue(model, values, state, $0) }
        return (1 - epsilon) * (all.max() ?? 0) + epsilon * mean(all)
    }
}

/// The mean of some values over the states that episodes start in.
func startValue(_ values: [Double], in model: MDP) -> Double {
    zip(model.start, values).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
}
