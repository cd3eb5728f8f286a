import Lyceum

// `model[s, 0]` lists what can follow action 0 in state s, each with its probability, reward and next state. `filter`
// keeps the elements for which a condition holds. `zip` goes through two lists together and gives pairs, whose parts are
// .0 and .1. `reduce` goes through a list: $0 is the result so far, $1 the next element. `(Int) -> Double` is the type of
// a function. `[Double]?` is a list or `nil`, and then `next?[j] ?? 0` is 0.

/// What is exactly true of a walk, computed from its model: nothing in here learns.
struct ExactWalk {
    let model: MDP
    /// v(s), the value of each state.
    let values: [Double]
    /// η(s), how often an episode visits each state on average.
    let visits: [Double]

    /// Sweeps both equations until no number changes by more than 10⁻¹³.
    init(_ model: MDP) {
        // A final state is worth nothing and no step is taken from it, so that both loops leave it out.
        let open = model.states.filter { !model.isTerminal($0) }
        var v = [Double](repeating: 0, count: model.stateCount)
        var change = 1.0
        while change > 1e-13 {  // v(s) ← Σ p (r + v(s')), in place: Lecture 4's policy evaluation
            change = 0
            for s in open {
                var new = 0.0
                for t in model[s, 0] { new += t.probability * (t.reward + v[t.nextState]) }
                change = max(change, abs(new - v[s]))
                v[s] = new
            }
        }
        var visits = model.start
        change = 1
        while change > 1e-13 {  // η(s') ← start(s') + Σ η(s) p(s' | s)
            var new = model.start
            for s in open {
                for t in model[s, 0] { new[t.nextState] += visits[s] * t.probability }
            }
            change = zip(new, visits).reduce(0) { max($0, abs($1.0 - $1.1)) }
            visits = new
        }
        for s in model.states where model.isTerminal(s) { visits[s] = 0 }
        self.model = model
        self.values = v
        self.visits = visits
    }

    /// The mean length of an episode.
    var meanLength: Double { visits.reduce(0, +) }
    /// μ(s), the share of all steps that is taken from each state.
    var shares: [Double] { visits.map { $0 / meanLength } }

    /// The root of the mean squared value error of estimates: √ Σ μ(s) (v̂(s) − v(s))².
    func error(of estimates: [Double]) -> Double {
        var sum = 0.0
        for s in model.states { sum += visits[s] * Math.pow(estimates[s] - values[s], 2) }
        return Math.sqrt(sum / meanLength)
    }

    /// The weights of least value error, where gradient Monte Carlo ends: Σ μ x xᵀ · w = Σ μ v x.
    func monteCarloFixedPoint(_ features: [[Double]]) -> [Double] {
        fixedPoint(features, target: { values[$0] }, next: { _ in nil })
    }

    /// The weights where semi-gradient TD(0) ends: Σ μ x (x − x')ᵀ · w = Σ μ r x, with the means of r and x'.
    func temporalDifferenceFixedPoint(_ features: [[Double]]) -> [Double] {
        fixedPoint(
            features, target: { model.expectedReward($0, 0) },
            next: { state in
                var mean = [Double](repeating: 0, count: features[0].count)
                for t in model[state, 0] {
                    for i in mean.indices { mean[i] += t.probability * features[t.nextState][i] }
                }
                return mean
            })
    }

    private func fixedPoint(
        _ features: [[Double]], target: (Int) -> Double, next: (Int) -> [Double]?
    ) -> [Double] {
        let n = features[0].count
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        var right = [Double](repeating: 0, count: n)
        for (s, share) in shares.enumerated() where share > 0 {
            let x = features[s]
            let next = next(s)
            for i in 0..<n {
                right[i] += share * target(s) * x[i]
                for j in 0..<n { matrix[i][j] += share * x[i] * (x[j] - (next?[j] ?? 0)) }
            }
        }
        return solve(matrix, right)
    }
}

/// Solves matrix · w = right by Gaussian elimination, with the largest number left in each column as pivot.
func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    // Each row with its right side behind it.
    var rows = zip(matrix, right).map { $0 + [$1] }
    let n = rows.count
    for column in 0..<n {
        let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
        rows.swapAt(column, pivot)
        for row in column + 1..<n where rows[row][column] != 0 {
            let factor = rows[row][column] / rows[column][column]
            for i in column...n { rows[row][i] -= factor * rows[column][i] }
        }
    }
    var solution = [Double](repeating: 0, count: n)
    for row in (0..<n).reversed() {
        var rest = rows[row][n]
        for i in row + 1..<n { rest -= rows[row][i] * solution[i] }
        solution[row] = rest / rows[row][row]
    }
    return solution
}
