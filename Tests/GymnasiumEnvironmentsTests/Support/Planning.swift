import Gymnasium

/// A model with its transitions in flat arrays, and the two classical sweeps over it.
struct Planner {
    let model: MDP
    let discount: Double
    private let bounds: [Int]
    private let next: [Int]
    private let weight: [Double]
    private let reward: [Double]
    private let actions: [[Int]]

    init(_ model: MDP, discount: Double) {
        var (bounds, next, weight, reward) = ([0], [Int](), [Double](), [Double]())
        for state in model.states {
            for action in 0..<model.actionCount {
                var expected = 0.0
                for transition in model[state, action] {
                    expected += transition.probability * transition.reward
                    next.append(transition.nextState)
                    weight.append(transition.terminated ? 0 : transition.probability * discount)
                }
                reward.append(expected)
                bounds.append(next.count)
            }
        }
        self.model = model
        self.discount = discount
        (self.bounds, self.next, self.weight, self.reward) = (bounds, next, weight, reward)
        actions = model.states.map(model.actions(in:))
    }

    /// The expected return of an action in a state, with given values afterwards.
    func value(_ state: Int, _ action: Int, _ values: [Double]) -> Double {
        let place = state * model.actionCount + action
        var sum = reward[place]
        for index in bounds[place]..<bounds[place + 1] { sum += weight[index] * values[next[index]] }
        return sum
    }

    /// The values of a policy, given as probabilities of the actions in a state, swept in place until a sweep changes them
    /// by less than a limit.
    func evaluate(_ policy: (Int) -> [(action: Int, probability: Double)], limit: Double = 1e-10) -> [Double] {
        sweep(limit: limit) { state, values in
            policy(state).reduce(0) { $0 + $1.probability * value(state, $1.action, values) }
        }
    }

    /// The values of the policy with equal probabilities.
    func evaluateUniform(limit: Double = 1e-10) -> [Double] {
        evaluate({ state in actions[state].map { ($0, 1 / Double(actions[state].count)) } }, limit: limit)
    }

    /// The optimal values.
    func optimum(limit: Double = 1e-10, from start: Double = 0) -> [Double] {
        sweep(limit: limit, from: start) { state, values in
            actions[state].reduce(-Double.infinity) { max($0, value(state, $1, values)) }
        }
    }

    /// The possible actions with the greatest value, to within a limit.
    func best(_ state: Int, _ values: [Double], within limit: Double = 1e-6) -> [Int] {
        let own = actions[state].map { value(state, $0, values) }
        let greatest = own.max() ?? 0
        return zip(actions[state], own).filter { $0.1 > greatest - limit }.map(\.0)
    }

    private func sweep(limit: Double, from start: Double = 0, _ update: (Int, [Double]) -> Double) -> [Double] {
        var values = model.states.map { model.isTerminal($0) ? 0 : start }
        let open = model.states.filter { !model.isTerminal($0) }
        var change = Double.infinity
        while change >= limit {
            change = 0
            for state in open {
                let new = update(state, values)
                change = max(change, (new - values[state]).magnitude)
                values[state] = new
            }
        }
        return values
    }
}
