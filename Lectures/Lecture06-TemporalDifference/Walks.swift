import Lyceum

// What learns the values of a random walk: parts 7 to 10. The walks are recorded first, so that all methods learn from the
// same ones. γ is 1 everywhere.

/// A walk from the middle to an end.
struct Walk {
    /// The states in order: the start, …, the end. There is one more of them than there are steps.
    var states: [Int]
    /// The reward of each step.
    var rewards: [Double] = []
}

/// Some walks, one after another. `map` makes a list of what is returned in its braces; they are given a number, and `_ in`
/// ignores it.
func walks(_ count: Int, in env: inout some Env<Int, Int>) throws -> [Walk] {
    try (0..<count).map { _ in
        var walk = Walk(states: [try env.reset().observation])
        while true {
            let step = try env.step(0)
            walk.states.append(step.observation)
            walk.rewards.append(step.reward)
            if step.isDone { return walk }
        }
    }
}

/// How wrong values are: the root of the mean square error of all states but the two ends.
func rootMeanSquare(_ V: [Double], _ exact: [Double]) -> Double {
    let squares = zip(V, exact).map { ($0 - $1) * ($0 - $1) }
    return Math.sqrt(squares.reduce(0, +) / Double(V.count - 2))
}

// `V` is `inout`: a function changes the caller's own values.

/// TD(0): V(s) ← V(s) + α (r + V(s') − V(s)). The value of an end stays 0.
func learnTD(_ V: inout [Double], _ walk: Walk, alpha: Double) {
    for (t, reward) in walk.rewards.enumerated() {  // t = 0, 1, 2, … and the reward of that step
        let (state, next) = (walk.states[t], walk.states[t + 1])
        V[state] += alpha * (reward + V[next] - V[state])
    }
}

/// Monte Carlo with a constant step size: V(s) ← V(s) + α (G − V(s)), where G is the sum of the rewards that followed.
func learnMonteCarlo(_ V: inout [Double], _ walk: Walk, alpha: Double) {
    for (t, state) in walk.states.dropLast().enumerated() {
        let G = walk.rewards[t...].reduce(0, +)
        V[state] += alpha * (G - V[state])
    }
}

/// n-step TD: the target is the rewards of n steps, and the value of where they led to; near the end the rewards that there
/// are.
///
/// The update for a step has to wait for the n-th step after it. Until then only the steps before it have made theirs, so
/// here, where the walk is known, they can be made one after the other.
func learnSteps(_ V: inout [Double], _ walk: Walk, n: Int, alpha: Double) {
    let length = walk.rewards.count
    for t in 0..<length {
        let end = min(t + n, length)
        var G = 0.0
        for reward in walk.rewards[t..<end] { G += reward }
        if end < length { G += V[walk.states[end]] }
        V[walk.states[t]] += alpha * (G - V[walk.states[t]])
    }
}

/// TD(λ) with accumulating traces: every state learns from each TD error, by how recently and how often it was visited.
///
///     e(s) ← e(s) + 1 in the state just left,   V(x) ← V(x) + α δ e(x),   e(x) ← λ e(x) for all x
func learnTraces(_ V: inout [Double], _ walk: Walk, lambda: Double, alpha: Double) {
    var traces = [Double](repeating: 0, count: V.count)
    for (t, reward) in walk.rewards.enumerated() {
        let (state, next) = (walk.states[t], walk.states[t + 1])
        let error = reward + V[next] - V[state]  // δ
        traces[state] += 1
        for x in V.indices {
            V[x] += alpha * error * traces[x]
            traces[x] *= lambda
        }
    }
}

/// The values at which TD(0) comes to rest when the same walks are presented over and over with a small step size.
///
/// At rest each state has the mean of its targets, r + V(s'), over all visits. Setting it to that mean, again and again,
/// leads to the same place without a step size.
func batchTD(_ V: inout [Double], _ walks: ArraySlice<Walk>) {
    var visits = V.map { _ in 0.0 }
    var rewards = visits
    var moves = V.map { _ in visits }  // how often each state came next
    for walk in walks {
        for (t, reward) in walk.rewards.enumerated() {
            visits[walk.states[t]] += 1
            rewards[walk.states[t]] += reward
            moves[walk.states[t]][walk.states[t + 1]] += 1
        }
    }
    var change = 1.0
    while change > 1e-10 {
        change = 0
        for state in V.indices where visits[state] > 0 {
            var sum = rewards[state]
            for next in V.indices { sum += moves[state][next] * V[next] }
            change = max(change, abs(sum / visits[state] - V[state]))
            V[state] = sum / visits[state]
        }
    }
}

/// Where Monte Carlo comes to rest: the mean of the returns that followed the visits of each state.
func batchMonteCarlo(_ V: inout [Double], _ walks: ArraySlice<Walk>) {
    var visits = V.map { _ in 0.0 }
    var returns = visits
    for walk in walks {
        for (t, state) in walk.states.dropLast().enumerated() {
            visits[state] += 1
            returns[state] += walk.rewards[t...].reduce(0, +)
        }
    }
    for state in V.indices where visits[state] > 0 { V[state] = returns[state] / visits[state] }
}

/// A chain of states to walk on: its true values, what learning begins with, and the walks of many runs.
struct Chain {
    let exact: [Double]
    let start: [Double]
    let runs: [[Walk]]

    /// How wrong the values are after each walk, as a mean over the runs. `learn` is a function that changes the values, and
    /// is given all walks of the run until now; an `ArraySlice` is a part of a list.
    func errors(_ learn: (inout [Double], ArraySlice<Walk>) -> Void) -> [Double] {
        var errors = [Double](repeating: 0, count: runs[0].count)
        for walks in runs {
            var V = start
            for count in walks.indices {
                learn(&V, walks[...count])
                errors[count] += rootMeanSquare(V, exact) / Double(runs.count)
            }
        }
        return errors
    }
}
