import Lyceum

/// The share of each state among all visits of some trajectories, in some of their steps: 0 is the first state, and so on.
///
/// A trajectory is a list of states, and `trajectory[steps]` is the part of it that counts. All shares together are 1.
func visitShares(_ trajectories: [[Int]], steps: Range<Int>) throws -> [Double] {
    // GAP "visits": share(s) = the number of visits to s in these steps / the number of all visits in these steps
    var counts = [Double](repeating: 0, count: stateCount)
    for trajectory in trajectories {
        for state in trajectory[steps] { counts[state] += 1 }
    }
    let total = Double(trajectories.count * steps.count)
    return counts.map { $0 / total }
    // END GAP
}

/// Where the chain is one step later: the probability of each state, from the probabilities x of the states now.
func oneStepLater(_ x: [Double], in chain: [[Double]]) throws -> [Double] {
    // GAP "distribution": x'(s') = Σ_s x(s) T(s, s')
    var later = [Double](repeating: 0, count: x.count)
    for state in x.indices {
        for next in x.indices { later[next] += x[state] * chain[state][next] }
    }
    return later
    // END GAP
}
