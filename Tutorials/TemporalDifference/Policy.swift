import Lyceum

/// π(·|s), the probability of each action in a state whose action values are given: the ε-greedy policy.
///
/// A share ε goes to all actions equally, and the rest, 1 − ε, to those of the greatest value. Where several have exactly
/// that value they share it: a table of zeros is chance alone. `argmaxima(values)` has the numbers of these actions.
///
/// - Returns: as many probabilities as there are values; their sum is 1.
func epsilonGreedy(_ values: [Double], epsilon: Double) throws -> [Double] {
    // GAP "policy": π(a) = ε/n for each of the n actions, and (1 − ε)/m more for each of the m best ones
    let best = argmaxima(values)
    var probabilities = [Double](repeating: epsilon / Double(values.count), count: values.count)
    for action in best { probabilities[action] += (1 - epsilon) / Double(best.count) }
    return probabilities
    // END GAP
}

/// The value of a state for who chooses its actions with these probabilities: the mean of Q(s, ·) under π.
func expectedValue(_ values: [Double], _ probabilities: [Double]) throws -> Double {
    // GAP "expected value": Σ π(a|s) Q(s, a), added from the first action to the last
    var sum = 0.0
    for (value, probability) in zip(values, probabilities) { sum += probability * value }
    return sum
    // END GAP
}
