import GymnasiumCore
import LyceumNumerics

/// A finite Markov decision process: for every state and action the transitions with their probabilities.
///
/// States and actions are numbered from 0. An action that cannot be taken in a state has no transitions there. A final
/// state leads back to itself without reward, and says `terminated`.
///
/// ```swift
/// let model = FourByFourGrid().model
/// let values = [Double](repeating: 0, count: model.stateCount)
/// for action in model.actions(in: 5) {
///     let expected = model[5, action].reduce(0) { $0 + $1.probability * ($1.reward + values[$1.nextState]) }
///     print(action, expected)
/// }
/// ```
///
/// The same numbers drive the environment that the model belongs to (``TabularEnv``), so planning with the model and
/// learning from the environment can be compared.
public struct MDP: Sendable, Hashable {
    /// The number of states.
    public let stateCount: Int
    /// The number of actions.
    public let actionCount: Int
    /// The probability of each state to be the first of an episode; sums to 1.
    public let start: [Double]
    /// The discount that the environment is studied with, from 0 to 1; `nil` where its source names none.
    public let discount: Double?
    // The entries of state s and action a are at bounds[s * actionCount + a] ..< bounds[s * actionCount + a + 1].
    private let bounds: [Int]
    private let entries: [Transition]

    /// A model from a function that lists the transitions.
    ///
    /// - Parameters:
    ///   - stateCount: 1 or more.
    ///   - actionCount: 1 or more; with the states at most 2^27 pairs.
    ///   - start: a probability for each state; `nil` for an equal one for all.
    ///   - discount: from 0 to 1; `nil` for none in particular.
    ///   - transitions: what an action in a state may lead to; empty where it cannot be taken.
    /// - Throws: ``InvalidModel`` where the numbers describe no decision process, and what `transitions` throws.
    public init(
        stateCount: Int, actionCount: Int, start: [Double]? = nil, discount: Double? = nil,
        transitions: (_ state: Int, _ action: Int) throws -> [Transition]
    ) throws {
        guard stateCount > 0, actionCount > 0 else {
            throw InvalidModel("there are \(stateCount) states and \(actionCount) actions; give 1 or more of each")
        }
        guard Limits.product([stateCount, actionCount], atMost: Limits.spaceNumbers) != nil else {
            throw InvalidModel(
                "there are \(stateCount) states with \(actionCount) actions each; "
                    + "give at most \(Limits.spaceNumbers) of both together")
        }
        try self.init(
            unchecked: stateCount, actionCount, start: start ?? uniform(over: 0..<stateCount, of: stateCount),
            discount: discount, transitions)
        try validate()
    }

    /// A model whose numbers are known to be right.
    init(
        unchecked stateCount: Int, _ actionCount: Int, start: [Double], discount: Double? = nil,
        _ transitions: (_ state: Int, _ action: Int) throws -> [Transition]
    ) rethrows {
        var bounds = [0]
        var entries: [Transition] = []
        bounds.reserveCapacity(stateCount * actionCount + 1)
        for state in 0..<stateCount {
            for action in 0..<actionCount {
                entries += try transitions(state, action)
                bounds.append(entries.count)
            }
        }
        self.stateCount = stateCount
        self.actionCount = actionCount
        self.start = start
        self.discount = discount
        self.bounds = bounds
        self.entries = entries
    }

    /// The states, `0..<stateCount`.
    public var states: Range<Int> { 0..<stateCount }

    /// What an action in a state may lead to; empty where the action cannot be taken, and for numbers out of range.
    public subscript(state: Int, action: Int) -> ArraySlice<Transition> {
        guard states.contains(state), action >= 0, action < actionCount else { return [] }
        let place = state * actionCount + action
        return entries[bounds[place]..<bounds[place + 1]]
    }

    /// The actions that can be taken in a state, in ascending order.
    public func actions(in state: Int) -> [Int] {
        (0..<actionCount).filter { !self[state, $0].isEmpty }
    }

    /// Whether nothing more can happen in a state: all its actions lead back to it, without reward, and say
    /// `terminated`.
    public func isTerminal(_ state: Int) -> Bool {
        let own = (0..<actionCount).flatMap { self[state, $0] }
        return !own.isEmpty && own.allSatisfy { $0.nextState == state && $0.terminated && $0.reward == 0 }
    }

    /// The expected reward of an action in a state; 0 where it cannot be taken.
    public func expectedReward(_ state: Int, _ action: Int) -> Double {
        self[state, action].reduce(0) { $0 + $1.probability * $1.reward }
    }

    /// Draws a first state: one number from 0 to 1.
    public func sampleStart(using random: inout Generator) -> Int {
        index(of: random.random(), count: stateCount) { start[$0] }
    }

    /// Draws what an action in a state leads to: one number from 0 to 1, also where only one thing can happen.
    ///
    /// - Throws: ``InvalidArgument`` for a state or an action out of range, or an action that cannot be taken there.
    public func sample(_ state: Int, _ action: Int, using random: inout Generator) throws -> Transition {
        let possible = self[state, action]
        guard !possible.isEmpty else { throw impossible(state, action) }
        let first = possible.startIndex
        return possible[first + index(of: random.random(), count: possible.count) { possible[first + $0].probability }]
    }

    private func impossible(_ state: Int, _ action: Int) -> InvalidArgument {
        if !states.contains(state) {
            return InvalidArgument("state", given: state, expected: "one of 0 to \(stateCount - 1)")
        }
        return InvalidArgument("action", given: action, expected: "one of \(actions(in: state)) in state \(state)")
    }

    /// The first index whose probability, with those before it, exceeds a number; 0 where rounding leaves none. This is
    /// Gymnasium's rule.
    private func index(of number: Double, count: Int, _ probability: (Int) -> Double) -> Int {
        var sum = 0.0
        for index in 0..<count {
            sum += probability(index)
            if sum > number { return index }
        }
        return 0
    }
}

/// A distribution that gives equal probabilities to some of `count` states and none to the others.
func uniform(over states: some Collection<Int>, of count: Int) -> [Double] {
    var distribution = Array(repeating: 0.0, count: count)
    for state in states { distribution[state] = 1 / Double(states.count) }
    return distribution
}
