extension MDP {
    /// Whether the numbers describe a decision process: distributions that sum to 1 within 1e-9, states within the range,
    /// an action in every state, finite rewards.
    ///
    /// - Throws: ``InvalidModel``, naming the first state and action at fault.
    public func validate() throws {
        try checkDistribution(start, count: stateCount, "start")
        if let discount, !(0...1).contains(discount) {
            throw InvalidModel("the discount is \(discount); give a number from 0 to 1, or nil")
        }
        for state in states {
            guard !actions(in: state).isEmpty else {
                throw InvalidModel(
                    "state \(state) has no action; let a final state lead back to itself, with terminated: true")
            }
            for action in actions(in: state) { try check(state, action) }
        }
    }

    private func check(_ state: Int, _ action: Int) throws {
        let own = self[state, action]
        let place = "state \(state), action \(action)"
        for transition in own {
            guard states.contains(transition.nextState) else {
                throw InvalidModel(
                    "\(place) leads to state \(transition.nextState); the states are 0 to \(stateCount - 1)")
            }
            guard transition.reward.isFinite else {
                throw InvalidModel("\(place) has reward \(transition.reward); give a finite number")
            }
        }
        try checkDistribution(own.map(\.probability), count: own.count, place)
    }

    private func checkDistribution(_ probabilities: [Double], count: Int, _ place: String) throws {
        guard probabilities.count == count else {
            throw InvalidModel(
                "\(place) has \(probabilities.count) probabilities; give one for each of \(count) states")
        }
        let sum = probabilities.reduce(0, +)
        guard probabilities.allSatisfy({ $0 >= 0 }), (sum - 1).magnitude < 1e-9 else {
            throw InvalidModel("the probabilities of \(place) are \(probabilities); give 0 or more each, 1 in sum")
        }
    }
}

/// Thrown for numbers that do not describe a finite Markov decision process.
public struct InvalidModel: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, and what was expected.
    public let problem: String

    init(_ problem: String) { self.problem = problem }

    public var description: String { "this is no decision process: \(problem)" }
}
