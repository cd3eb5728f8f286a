import Lyceum

/// The state that follows `state` when chance draws the number `u`, from 0 to 1.
///
/// Think of the row of the state as pieces of a line from 0 to 1, each as long as its probability: with T(s, 2) = 0.1 and
/// T(s, 4) = 0.9 the first tenth of the line belongs to 2 and the rest to 4. The next state is the one whose piece u lies
/// in. A piece has its left end and not its right one, so that no piece of length 0 is ever drawn.
func nextState(after state: Int, in chain: [[Double]], number u: Double) throws -> Int {
    // GAP "next state": the first s' with u < T(s, 0) + T(s, 1) + … + T(s, s')
    var sum = 0.0
    for (next, probability) in chain[state].enumerated() {
        sum += probability
        if u < sum { return next }
    }
    return chain[state].count - 1
    // END GAP
}

/// A run of chance through a chain: the first state, and as many more as there are steps.
func trajectory(
    from start: Int, in chain: [[Double]], steps: Int, using random: inout Generator
) throws -> [Int] {
    var states = [start]
    for _ in 0..<steps {
        states.append(try nextState(after: states.last!, in: chain, number: random.random()))
    }
    return states
}

/// The rewards of an episode in which a policy chooses among chains: one chain for each action.
///
/// A policy has a row for each state, too, with a probability for each action. So the same function draws the action.
func rewardsOfEpisode(
    from start: Int, _ policy: [[Double]], among chains: [[[Double]]], steps: Int, using random: inout Generator
) throws -> [Double] {
    var state = start
    var collected: [Double] = []
    for _ in 0..<steps {
        let action = try nextState(after: state, in: policy, number: random.random())
        state = try nextState(after: state, in: chains[action], number: random.random())
        collected.append(rewards[state])
    }
    return collected
}
