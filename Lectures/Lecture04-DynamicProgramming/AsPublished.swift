import Lyceum

/// Policy iteration with the fault of the course's notebook 4: the discount is used for the evaluation only. To improve,
/// and to decide whether to stop, it takes a discount of 1, and it compares values and not policies.
func policyIterationAsPublished(in model: MDP, discount: Double) -> (policy: Policy, rounds: Int) {
    func value(of policy: Policy, discount: Double) -> [Double] {
        solve(model, expectation(of: policy, in: model, discount: discount)).values
    }
    var policy = uniformPolicy(in: model)
    var rounds = 0
    while true {
        rounds += 1
        let better = greedy(value(of: policy, discount: discount), in: model, discount: 1, tolerance: 0)
        let change = largestDifference(value(of: policy, discount: 1), value(of: better, discount: 1))
        if change < 1e-6 { return (policy, rounds) }
        policy = better
    }
}
