import Lyceum

/// What an agent does: `policy[s][a]` is the probability π(a|s) of action a in state s.
typealias Policy = [[Double]]

/// A new value for a state, computed from the values of all states.
typealias Update = (_ state: Int, _ values: [Double]) throws -> Double

/// What it is worth to take an action in a state, if the states that may follow are worth `values`.
///
/// `model[state, action]` lists what may follow, each with a `probability`, a `nextState`, a `reward`, and whether the
/// episode is over with it: `terminated`. Then nothing follows, whatever the value of the next state is.
func actionValue(
    _ state: Int, _ action: Int, _ values: [Double], in model: MDP, discount: Double
) throws -> Double {
    // GAP "action value": q(s, a) = Σ p (r + γ V(s′)), and without γ V(s′) where the episode has terminated
    var sum = 0.0
    for transition in model[state, action] {
        let following = transition.terminated ? 0 : values[transition.nextState]
        sum += transition.probability * (transition.reward + discount * following)
    }
    return sum
    // END GAP
}

/// The update that evaluates a policy: V(s) ← Σ π(a|s) q(s, a). It is a function that returns a function.
func expectation(of policy: Policy, in model: MDP, discount: Double) -> Update {
    return { state, values in
        var sum = 0.0
        for action in 0..<model.actionCount where policy[state][action] > 0 {
            let value = try actionValue(state, action, values, in: model, discount: discount)
            sum += policy[state][action] * value
        }
        return sum
    }
}

/// The values after a synchronous sweep: each state is updated once, and every update sees the old values only.
///
/// `try update(state, values)` is the new value of a state.
func sweep(_ values: [Double], _ update: Update) throws -> [Double] {
    // GAP "sweep": V′(s) is the update of s with V, for all states; V itself stays as it is
    return try values.indices.map { try update($0, values) }
    // END GAP
}

/// Sweeps in place: updates the states one after the other in the given order, and each update sees what those before it did.
func sweepInPlace(_ values: inout [Double], order: [Int], _ update: Update) throws {
    // GAP "in place": for each s of the order V(s) becomes the update of s with V as it is by now
    for state in order { values[state] = try update(state, values) }
    // END GAP
}

/// Whether new values are close to old ones, each of them: NumPy's rule `np.allclose(old, new, atol=1e-8)`.
///
/// Two numbers are close if they differ by no more than 1e-8 plus `relative` times the size of the new one.
func areClose(_ old: [Double], _ new: [Double], relative: Double) -> Bool {
    zip(old, new).allSatisfy { abs($0 - $1) <= 1e-8 + relative * abs($1) }
}

/// Repeats a sweep until the values that it gives are close to those that it was given.
///
/// `try sweep(values)` gives the next values, and `areClose(old, new, relative: relative)` compares.
///
/// - Returns: the values before the last sweep, as the course's notebook has it, and how many sweeps there were.
func converge(
    from values: [Double], relative: Double = 1e-5, _ sweep: ([Double]) throws -> [Double]
) throws -> (values: [Double], sweeps: Int) {
    // GAP "converge": V ← sweep(V) until V and sweep(V) are close; then V and the number of sweeps, the last one included
    var old = values
    var new = try sweep(old)
    var count = 1
    while !areClose(old, new, relative: relative) {
        old = new
        new = try sweep(old)
        count += 1
    }
    return (old, count)
    // END GAP
}
