import Lyceum

/// The return of an episode: its rewards, each discounted once for every step that it comes after the first.
///
/// Going backwards it takes one multiplication and one addition for each reward: the return from a step on is its reward
/// plus γ times the return from the next step on. `rewards.reversed()` goes backwards.
func discountedReturn(_ rewards: [Double], discount: Double) throws -> Double {
    // GAP "return": G = R₁ + γ R₂ + γ² R₃ + …, which is R₁ + γ (R₂ + γ (R₃ + …))
    var sum = 0.0
    for reward in rewards.reversed() { sum = reward + discount * sum }
    return sum
    // END GAP
}

/// The exact values of a chain that pays a reward for arriving in each state.
///
/// Values obey Bellman's equation v(s) = Σ T(s, s') (R(s') + γ v(s')). Bring all v to one side, and what stands there is a
/// system of linear equations for `solution(of:_:)`: `matrix[s][s']` is the number that v(s') is multiplied by in equation
/// s.
func exactValues(_ chain: [[Double]], _ rewards: [Double], discount: Double) throws -> [Double] {
    // GAP "closed form": (I − γ T) v = T R, where I is 1 on the diagonal and 0 elsewhere
    var matrix = chain
    var right = rewards
    for state in chain.indices {
        right[state] = 0
        for next in chain.indices {
            matrix[state][next] = (state == next ? 1 : 0) - discount * chain[state][next]
            right[state] += chain[state][next] * rewards[next]
        }
    }
    return solution(of: matrix, right)
    // END GAP
}

/// The chain that a policy makes of several: one chain for each action, of which the policy chooses.
func chain(of policy: [[Double]], among chains: [[[Double]]]) throws -> [[Double]] {
    // GAP "policy": T(s, s') = Σ_a π(a | s) T_a(s, s')
    var mixed = [[Double]](repeating: Array(repeating: 0, count: policy.count), count: policy.count)
    for state in policy.indices {
        for (action, probability) in policy[state].enumerated() {
            for next in policy.indices { mixed[state][next] += probability * chains[action][state][next] }
        }
    }
    return mixed
    // END GAP
}
