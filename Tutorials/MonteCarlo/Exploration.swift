import Lyceum

/// The action of the greatest value, or with probability ε any action.
///
/// Draw one number from 0 to 1 with `random.random()`. Above ε the answer is the first of the greatest values, else what
/// `actions.sample()` draws. In this order, so that the random numbers are those of the course's programs.
func epsilonGreedyAction(
    _ values: [Double], epsilon: Double, _ random: inout MersenneTwister, _ actions: inout Discrete
) throws -> Int {
    // GAP "greedy": argmax Q(s, ·) where the number drawn is above ε, else any action
    if random.random() > epsilon { return argmax(values) }
    return actions.sample()
    // END GAP
}

/// The ε of an episode, so slow that every action is tried for ever, and yet going to 0.
///
/// - Parameters:
///   - episode: the number of the episode, from 0.
///   - scale: the number of episodes with ε = 1, at first.
func decayingEpsilon(episode: Int, scale: Double) throws -> Double {
    // GAP "schedule": ε = scale / (episode + 1), and never above 1
    return min(1, scale / Double(episode + 1))
    // END GAP
}

/// How good each action may be, at best: its value, and more the less often it was tried.
///
/// - Parameters:
///   - values: Q(s, a) for each action of a state.
///   - counts: N(s, a), how often each was tried.
///   - c: how much uncertainty counts.
/// - Returns: a bound for each action, infinite for one that was never tried.
func upperBounds(_ values: [Double], counts: [Int], c: Double) throws -> [Double] {
    // GAP "bounds": Q(s, a) + 2 c √(2 ln N(s) / N(s, a)), where N(s) is the sum of N(s, ·), and ∞ where N(s, a) is 0
    let visits = Double(counts.reduce(0, +))
    var bounds: [Double] = []
    for (value, count) in zip(values, counts) {
        let uncertainty = Math.sqrt(2 * Math.log(visits) / Double(count))
        bounds.append(count == 0 ? .infinity : value + 2 * c * uncertainty)
    }
    return bounds
    // END GAP
}

/// A table that promises a bonus everywhere.
func optimisticTable(states: Int, actions: Int, bonus: Double) throws -> ActionValues {
    // GAP "bonus": every Q(s, a) is the bonus, and counts as the mean of one return
    return ActionValues(states: states, actions: actions, value: bonus, count: 1)
    // END GAP
}
