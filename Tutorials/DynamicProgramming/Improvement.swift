import Lyceum

/// The policy that takes only the best actions, and those equally often.
///
/// `q[s][a]` is the value of action a in state s. Two values count as equal if they differ by no more than the tolerance:
/// numbers that are equal on paper may differ in their last digits. `argmaxima(row, tolerance: tolerance)` lists the places
/// of the greatest numbers of a row.
func improve(_ q: [[Double]], tolerance: Double = 1e-9) throws -> Policy {
    // GAP "improve": in each state π(a|s) is 1/n for the n best actions, and 0 for the others
    return q.map { row in
        let best = argmaxima(row, tolerance: tolerance)
        return row.indices.map { best.contains($0) ? 1 / Double(best.count) : 0 }
    }
    // END GAP
}

/// A policy and its values: what one round of policy iteration begins with.
typealias Round = (policy: Policy, values: [Double])

/// Evaluates a policy, improves it, evaluates the better one, and so on, until the improvement changes nothing.
///
/// `try evaluate(policy)` gives the values of a policy, `try improve(values)` the policy that is greedy on them. Policies are
/// compared with `==` and `!=`.
///
/// - Returns: all rounds; the last one has the optimal policy and its values.
func policyIteration(
    from policy: Policy, evaluate: (Policy) throws -> [Double], improve: ([Double]) throws -> Policy
) throws -> [Round] {
    // GAP "policy iteration": V ← evaluation of π, π′ ← improvement with V; the next round has π′, unless it is π
    var rounds: [Round] = []
    var current = policy
    var better = policy
    repeat {
        current = better
        let values = try evaluate(current)
        rounds.append((current, values))
        better = try improve(values)
    } while better != current
    return rounds
    // END GAP
}
