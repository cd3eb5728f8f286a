// Part 6 of the lecture: values that grow without end, and what to do about it. main.swift calls `divergence` after the
// mountain car.
//
// Baird's star has seven states and rewards of 0, so that every true value is 0. The solid action leads to state 6, the
// dashed one to one of the other six. The behaviour policy takes the solid one in a seventh of all cases, and is in all
// states equally often. What is to be learnt are the values of another policy, the target: always solid. Eight weights
// make the values of seven states: v̂ = 2wᵢ + w₇ in the states 0 to 5, and v̂ = w₆ + 2w₇ in state 6. So v̂ = 0 everywhere
// can be represented, in more than one way.

import Lyceum

/// A way of learning on the star. `enumerated` gives each element of a list with its number. In `reduce` over a `zip`, $0
/// is the result so far, and $1.0 and $1.1 are the next elements of the two lists.
struct StarLearning {
    /// x(s): the star's own, or one for each state, which is a table.
    var features = BairdStar.features
    /// The share of updates that each state gets: μ.
    var shares = Array(repeating: 1.0 / 7, count: 7)
    /// The target policy's probabilities of dashed and solid.
    var target = [0.0, 1]
    /// Whether the target of an update is γ v̂(s'), or the return, which is 0.
    var bootstraps = true
    let discount = 0.99
    let model = BairdStar().model

    func values(_ w: [Double]) -> [Double] {
        features.map { x in zip(x, w).reduce(0) { $0 + $1.0 * $1.1 } }  // x · w
    }

    /// δ(s), the expected error of v̂(s): Σ π(a) Σ p (r + γ v̂(s')) − v̂(s).
    func errors(_ w: [Double]) -> [Double] {
        let v = values(w)
        return model.states.map { s in
            var expected = 0.0
            if bootstraps {
                for (action, probability) in target.enumerated() where probability > 0 {
                    for t in model[s, action] {
                        expected += probability * t.probability * (t.reward + discount * v[t.nextState])
                    }
                }
            }
            return expected - v[s]
        }
    }

    /// Semi-gradient dynamic programming, a sweep over all states at once: w ← w + α Σ μ(s) δ(s) x(s).
    func sweep(_ w: inout [Double], alpha: Double) {
        for (s, error) in errors(w).enumerated() {
            for i in w.indices { w[i] += alpha * shares[s] * error * features[s][i] }
        }
    }

    /// The greatest value, by its size, of the states that are updated. In truth it is 0.
    func greatest(_ w: [Double]) -> Double {
        zip(values(w), shares).reduce(0) { $1.1 > 0 ? max($0, abs($1.0)) : $0 }
    }

    /// TDC, TD with a gradient correction, a sweep of it.
    ///
    /// A second vector u learns, with a larger step size β, how δ depends on the features, u · x(s) ≈ δ(s). The weights
    /// step along δ x, and a second term adds the part of the gradient that semi-gradient TD leaves out. In it u · x(s)
    /// stands for δ(s):
    ///
    ///     w ← w + α Σ μ(s) (δ(s) x(s) − γ x(s') (u · x(s)))
    ///     u ← u + β Σ μ(s) (δ(s) − u · x(s)) x(s)
    ///
    /// Here s' is always state 6, as the target policy always takes the solid action.
    func correctedSweep(_ w: inout [Double], _ u: inout [Double], alpha: Double, beta: Double) {
        let errors = errors(w)
        let estimates = values(u)  // u · x(s)
        for s in model.states {
            for i in w.indices {
                w[i] += alpha * shares[s] * (errors[s] * features[s][i] - discount * features[6][i] * estimates[s])
                u[i] += beta * shares[s] * (errors[s] - estimates[s]) * features[s][i]
            }
        }
    }

    /// √ Σ μ(s) y(s)²
    func root(_ numbers: [Double]) -> Double {
        Math.sqrt(zip(numbers, shares).reduce(0) { $0 + $1.1 * $1.0 * $1.0 })
    }
}

/// What the self-check compares with known numbers.
struct DivergenceResults {
    /// The weights after 1, 10, 100 and 1000 sweeps.
    var sweeps: [[Double]] = []
    /// The greatest value after 100, 1000 and 10,000 sweeps, for the whole triad and with each part taken away.
    var triad: [[Double]] = []
    /// The value error and the Bellman error of TDC after 1000 sweeps.
    var corrected: [Double] = []
}

func divergence(seed: Int, chart path: String) throws -> DivergenceResults {
    var results = DivergenceResults()
    let star = StarLearning()

    // Semi-gradient TD(0) from experience. The behaviour policy acts. What it does is weighted by ρ = π(a|s)/b(a|s), the
    // importance sampling ratio: 7 for the solid action, 0 for the dashed one.
    heading("6. Baird's star: semi-gradient TD(0) off-policy, from 1000 steps")

    var env = try make(.bairdStar)
    env.random = stream(seed, 4, 0)
    var random = stream(seed, 4, 1)
    var w = BairdStar.initialWeights
    var state = try env.reset().observation
    for _ in 0..<1000 {
        let action = try random.choice(2, p: BairdStar.behaviour)
        let step = try env.step(action)
        let ratio = star.target[action] / BairdStar.behaviour[action]
        let v = star.values(w)
        let error = step.reward + star.discount * v[step.observation] - v[state]
        for i in w.indices { w[i] += 0.01 * ratio * error * star.features[state][i] }
        state = step.observation
    }
    print("weights: \(w.map { decimals($0, 1) }.joined(separator: " "))")
    print("greatest value: \(decimals(star.greatest(w), 1)), at the start it was 12, in truth it is 0")

    // It is not the noise. The expected update diverges, too: sweeps over all states, with α = 0.01 and nothing random in
    // them.
    print("\nthe expected update, in sweeps:")
    let table = Table(("sweeps", 8), ("w₀ … w₅", 12), ("w₆", 10), ("w₇", 12), ("v̂(6)", 12))
    w = BairdStar.initialWeights
    var growing: [Double] = []
    for sweep in 1...1000 {
        star.sweep(&w, alpha: 0.01)
        growing.append(star.root(star.values(w)))
        if [1, 10, 100, 1000].contains(sweep) {
            results.sweeps.append(w)
            let numbers = [w[0], w[6], w[7], star.values(w)[6]]
            table.row(["\(sweep)"] + numbers.map { decimals($0, 6) })
        }
    }

    // Each sweep raises w₇, because six states are to follow state 6, whose value has w₇ in it twice. State 6 itself
    // pulls it down, as γ < 1, but it is only one of seven.
    //
    // Three things must come together for this, the deadly triad: function approximation, bootstrapping, and updates
    // distributed otherwise than the target policy would visit the states (off-policy). Take one away, and the values
    // shrink towards the truth.
    print("\nthe deadly triad: the greatest value after some sweeps with α = 0.1")
    let onlySolid = [0.0, 0, 0, 0, 0, 0, 1]  // where the target policy always is
    let identity = (0..<7).map { row in (0..<7).map { $0 == row ? 1.0 : 0 } }
    let cases: [(name: String, learning: StarLearning)] = [
        ("all three", star),
        ("on-policy: only state 6", StarLearning(shares: onlySolid)),
        ("on-policy: target = behaviour", StarLearning(target: BairdStar.behaviour)),
        ("no bootstrapping", StarLearning(bootstraps: false)),
        ("no approximation: a table", StarLearning(features: identity)),
    ]
    let triad = Table(("", 30), ("100", 10), ("1000", 12), ("10,000", 24))
    for (name, learning) in cases {
        // The table begins with the same values.
        var w = learning.features == identity ? star.values(BairdStar.initialWeights) : BairdStar.initialWeights
        var found: [Double] = []
        for sweep in 1...10_000 {
            learning.sweep(&w, alpha: 0.1)
            if [100, 1000, 10_000].contains(sweep) { found.append(learning.greatest(w)) }
        }
        results.triad.append(found)
        triad.row([name] + found.map { $0 > 1e6 ? "\($0)" : decimals($0, 6) })
    }

    // Where all three are needed, a true gradient helps. The Bellman error is √ Σ μ(s) δ(s)². A gradient method descends
    // on an objective, here the projected Bellman error: as much of it as the features can represent, which on the star
    // is all of it. So it cannot run away. It costs a second vector of weights and a second step size: see
    // `correctedSweep`.
    let first = BairdStar.initialWeights
    let atFirst = [star.root(star.values(first)), star.root(star.errors(first))].map { decimals($0, 3) }
    print("\ngradient TD (TDC), α = 0.005, β = 0.05: from a value error of \(atFirst[0])")
    print("and a Bellman error of \(atFirst[1])")
    let corrected = Table(("sweeps", 8), ("value error", 12), ("Bellman error", 14))
    w = BairdStar.initialWeights
    var u = [Double](repeating: 0, count: 8)
    var shrinking: [Double] = []
    for sweep in 1...50_000 {
        star.correctedSweep(&w, &u, alpha: 0.005, beta: 0.05)
        let found = [star.root(star.values(w)), star.root(star.errors(w))]
        if sweep <= 1000 { shrinking.append(found[0]) }
        if sweep == 1000 { results.corrected = found }
        if [10, 100, 1000, 50_000].contains(sweep) {
            corrected.row(["\(sweep)"] + found.map { decimals($0, 6) })
        }
    }

    // After a thousand sweeps a thousandth of the Bellman error is left. From then on both errors hardly fall: with γ near
    // 1, values that are all wrong by the same amount nearly satisfy the Bellman equation, so its error says little about
    // theirs. Safe is not yet fast.
    var chart = Chart("Baird's star: √VE", x: "sweep", y: .logarithmic("√VE"))
    chart.line(growing, label: "semi-gradient")
    chart.line(shrinking, label: "TDC")
    try chart.write(to: path)
    return results
}
