import Lyceum

/// A table of estimated action values, and of how many returns each of them is the mean of.
struct ActionValues: Equatable {
    /// Q(s, a), a row for each state.
    private(set) var values: [[Double]]
    /// N(s, a), how many returns Q(s, a) is the mean of.
    private(set) var counts: [[Int]]

    /// A table in which every estimate is the same and counts as the mean of some returns, usually of none.
    init(states: Int, actions: Int, value: Double = 0, count: Int = 0) {
        values = Array(repeating: Array(repeating: value, count: actions), count: states)
        counts = Array(repeating: Array(repeating: count, count: actions), count: states)
    }

    /// Takes one more return into the mean of a pair of state and action.
    ///
    /// Compute the step size 1/N first, and multiply the difference by it. A division of the difference by N is rounded
    /// differently, in the last digit.
    mutating func include(_ newReturn: Double, state: Int, action: Int) throws {
        // GAP "average": N(s, a) ← N(s, a) + 1, and then Q(s, a) ← Q(s, a) + 1/N(s, a) · (G − Q(s, a))
        counts[state][action] += 1
        values[state][action] += 1 / Double(counts[state][action]) * (newReturn - values[state][action])
        // END GAP
    }

    /// Learns from an episode that is over: the return of every visit goes into the mean of its pair.
    mutating func learn(from episode: [Visit], discount: Double) throws {
        let rewards = episode.map { $0.reward }
        for (visit, visitReturn) in zip(episode, try returns(of: rewards, discount: discount)) {
            try include(visitReturn, state: visit.state, action: visit.action)
        }
    }
}
