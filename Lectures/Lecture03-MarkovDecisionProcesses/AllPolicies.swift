import Lyceum

/// The greatest value of each state among all deterministic policies, and the policies that reach it in every state.
///
/// With two actions a policy is a row of bits, so the policies are the numbers from 0 to 2ⁿ − 1: bit s of the number is the
/// action in state s. `1 << n` is 2ⁿ, and `number >> s` moves bit s to the end, where the remainder after division by 2
/// shows it. In the end `filter` keeps the policies for which what is in braces holds, and `map(\.actions)` takes the
/// part `actions` of each.
struct BestPolicies {
    let greatest: [Double]
    let policies: [[Int]]

    init(of model: MDP, discount: Double) {
        let all = (0..<1 << model.stateCount).map { number in
            let actions = model.states.map { (number >> $0) % 2 }
            let policy: [[Double]] = actions.map { $0 == 0 ? [1, 0] : [0, 1] }
            return (actions: actions, values: values(of: policy, in: model, discount: discount))
        }
        let greatest = model.states.map { state in all.map { $0.values[state] }.max()! }
        self.greatest = greatest
        policies = all.filter { zip($0.values, greatest).allSatisfy { $1 - $0 < 1e-12 } }.map(\.actions)
    }
}
