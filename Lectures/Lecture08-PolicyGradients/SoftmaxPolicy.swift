import Lyceum

/// A policy with a preference θ(s, a) for every observation s and action a: the larger it is beside the others, the more
/// probable is the action.
struct SoftmaxPolicy {
    /// θ, a row for each observation.
    var preferences: [[Double]]

    /// No action is ever less probable than this: what falls below is raised to it, at the cost of the others.
    let floor: Double

    /// All preferences 0: all actions equally probable.
    init(observations: Int, actions: Int, floor: Double = 0) {
        self.floor = floor
        let row = Array(repeating: 0.0, count: actions)
        preferences = Array(repeating: row, count: observations)
    }

    /// π(a|s) = exp θ(s, a) / Σ_b exp θ(s, b).
    ///
    /// The greatest preference is taken off first: that changes no probability, and exp cannot overflow.
    func probabilities(_ observation: Int) -> [Double] {
        let row = preferences[observation]
        let greatest = row.max() ?? 0
        let exponentials = row.map { Math.exp($0 - greatest) }
        let sum = exponentials.reduce(0, +)  // all added up
        return raised(exponentials.map { $0 / sum })
    }

    private func raised(_ probabilities: [Double]) -> [Double] {
        // `reduce` goes through a list: `$0` is the sum so far, `$1` the next number. `guard` goes on only if something holds.
        let missing = probabilities.reduce(0) { $0 + max(floor - $1, 0) }
        guard missing > 0 else { return probabilities }
        // `a ? b : c` is b if a holds, else c.
        let above = probabilities.filter { $0 > floor }.reduce(0, +)
        return probabilities.map { $0 > floor ? $0 * (1 - missing / above) : floor }
    }

    /// The score ∇ log π(a|s) with respect to the row θ(s, ·): 1 − π(a|s) for the action itself and −π(b|s) for any other b.
    /// With respect to other rows it is 0. (Where the floor holds a probability up the exact derivative would be 0, and the
    /// preference could never come back; the formula is used there as well.)
    func score(_ observation: Int, _ action: Int) -> [Double] {
        var score = probabilities(observation).map { -$0 }
        score[action] += 1
        return score
    }

    /// The same without the formula: each preference is moved up and down by a little, and the change divided by the move.
    func scoreByDifferences(_ observation: Int, _ action: Int) -> [Double] {
        preferences[observation].indices.map { moved in
            func logProbability(_ shift: Double) -> Double {
                var policy = self  // a copy: a struct is a value, and the original keeps its preferences
                policy.preferences[observation][moved] += shift
                return Math.log(policy.probabilities(observation)[action])
            }
            return (logProbability(1e-5) - logProbability(-1e-5)) / 2e-5
        }
    }

    /// θ(s, ·) ← θ(s, ·) + size · direction. A function that changes its own struct is marked `mutating`.
    mutating func move(_ observation: Int, along direction: [Double], by size: Double) {
        for action in direction.indices { preferences[observation][action] += size * direction[action] }
    }

    /// Draws an action. `inout` means that the caller's own random stream is drawn from, not a copy of it.
    func sample(_ observation: Int, using random: inout Generator) throws -> Int {
        try random.choice(preferences[observation].count, p: probabilities(observation))
    }
}
