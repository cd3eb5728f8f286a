import Lyceum

/// A way to explore.
///
/// An `enum` is one of several cases; here some of them carry a number.
enum Strategy {
    /// Any action with probability ε, else the one that looks best.
    case epsilonGreedy(Double)
    /// The same with an ε that falls from episode to episode.
    case decaying(scale: Double)
    /// The action of the greatest upper confidence bound.
    case upperConfidenceBound(c: Double)
    /// The action that looks best, where at first each looks as if it had been tried once and returned the bonus.
    case bonus(Double)
}

/// Learns action values from whole episodes, and explores as its strategy says.
///
/// Its random numbers are those of NumPy and of Gymnasium: `random` is the stream that `np.random` is in Python, and `actions`
/// draws what `env.action_space.sample()` draws there. With the same seed a run is the same run, to the last bit.
struct Agent {
    let strategy: Strategy
    private(set) var table: ActionValues
    /// How many episodes it has learned from.
    private(set) var episodes = 0
    private let discount: Double
    private var random: MersenneTwister
    private var actions: Discrete

    init(_ strategy: Strategy, states: Int, actions: Int, discount: Double = 1, seed: Int) throws {
        self.strategy = strategy
        self.discount = discount
        if case .bonus(let bonus) = strategy {
            table = try optimisticTable(states: states, actions: actions, bonus: bonus)
        } else {
            table = ActionValues(states: states, actions: actions)
        }
        random = try MersenneTwister(seed: seed)
        self.actions = Discrete(actions)
        try self.actions.seed(seed)
    }

    /// The action of the greatest estimated value in a state, the first of equals.
    func greedyAction(in state: Int) -> Int { argmax(table.values[state]) }

    /// The greedy action of each state, and the value of that action.
    var greedyActions: [Int] { table.values.indices.map { greedyAction(in: $0) } }
    var greatestValues: [Double] { table.values.map { $0[argmax($0)] } }

    /// An action for a state, as the strategy has it.
    mutating func choose(in state: Int) throws -> Int {
        switch strategy {
        case .epsilonGreedy(let epsilon):
            return try epsilonGreedyAction(table.values[state], epsilon: epsilon, &random, &actions)
        case .decaying(let scale):
            let epsilon = try decayingEpsilon(episode: episodes, scale: scale)
            return try epsilonGreedyAction(table.values[state], epsilon: epsilon, &random, &actions)
        case .upperConfidenceBound(let c):
            let bounds = try upperBounds(table.values[state], counts: table.counts[state], c: c)
            let best = argmaxima(bounds)
            return best[try random.randint(best.count)]  // draws nothing where there is only one
        case .bonus:
            return greedyAction(in: state)
        }
    }

    /// Learns from an episode that is over.
    mutating func learn(from episode: [Visit]) throws {
        try table.learn(from: episode, discount: discount)
        episodes += 1
    }
}
