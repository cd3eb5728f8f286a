import Lyceum

/// The best sequence of so many actions: the reward that it earns, and the action that it begins with.
///
/// `env` is a copy of the caller's environment already, and `E` stands for its type, whatever that is. Each action is tried on a
/// copy of that copy. `estimate` says what follows after the last of them.
func lookAhead<E: Env>(
    _ env: E, depth: Int, actions: [E.Action], estimate: (E) -> Double = { _ in 0 }
) throws -> (reward: Double, first: Int) {
    var best = (reward: -Double.infinity, first: 0)
    for (number, action) in actions.enumerated() {
        var imagined = env
        let step = try imagined.step(action)
        var reward = step.reward
        if !step.terminated {
            let isLast = depth == 1
            reward +=
                isLast
                ? estimate(imagined)
                : try lookAhead(imagined, depth: depth - 1, actions: actions, estimate: estimate).reward
        }
        if reward > best.reward { best = (reward, number) }
    }
    return best
}

/// Monte-Carlo tree search with upper confidence bounds (UCT; Kocsis and Szepesvári 2006).
///
/// It works with copies of an environment of any type `E`. Observations must be `Hashable`, so that the tree can look them up.
struct TreeSearch<E: Env> where E.Observation: Hashable {
    /// How many futures are imagined for one decision.
    let simulations: Int
    /// How many steps each of them has at most.
    let horizon: Int
    var discount = 1.0
    /// c, how much is explored, in units of the difference between the best and the worst future seen.
    var exploration = 0.7
    /// Whether two players take turns: then what the next one wins is lost for this one.
    var isGame = false
    /// Whether copies keep the environment's own random stream, and so foresee what chance will do: a mistake.
    var foresees = false
    var random: Generator
    /// What follows after the horizon, as far as one can tell from an environment as it stands then.
    var estimate: (E) -> Double = { _ in 0 }
    /// What can be done in an environment as it stands.
    let actions: (E) -> [E.Action]

    /// A state that was reached in the tree, and what was learned of its actions.
    struct Node {
        let actions: [E.Action]
        /// N(s), N(s, a) and Q(s, a), the mean of the returns.
        var visits = 0
        var counts: [Int]
        var means: [Double]
        /// For each action the node that an observation leads to. Where chance decides there are several.
        var children: [[E.Observation: Int]]

        init(_ actions: [E.Action]) {
            self.actions = actions
            counts = actions.map { _ in 0 }
            means = actions.map { _ in 0 }
            children = actions.map { _ in [:] }
        }
    }
    /// The tree; the root is number 0.
    private(set) var tree: [Node] = []
    private var least = Double.infinity
    private var greatest = -Double.infinity

    /// A closure that is kept for later is marked `@escaping`.
    init(
        simulations: Int, horizon: Int, discount: Double = 1, random: Generator, actions: @escaping (E) -> [E.Action]
    ) {
        (self.simulations, self.horizon, self.discount) = (simulations, horizon, discount)
        (self.random, self.actions) = (random, actions)
    }

    /// The action that was tried most often.
    mutating func action(in env: E) throws -> E.Action {
        tree = [Node(actions(env))]
        (least, greatest) = (.infinity, -.infinity)
        for _ in 0..<simulations {
            var imagined = env
            if !foresees { imagined.random = stream(try random.integers(1 << 32)) }
            let value = try simulate(&imagined, from: 0, steps: horizon)
            (least, greatest) = (min(least, value), max(greatest, value))
        }
        return tree[0].actions[argmax(tree[0].counts.map { Double($0) })]
    }

    /// Goes down the tree to its edge, adds a node, goes on at random, and tells all nodes on the way what came of it.
    private mutating func simulate(_ env: inout E, from node: Int, steps: Int) throws -> Double {
        let choice = try select(in: node)
        let step = try env.step(tree[node].actions[choice])
        var value = step.reward
        if !step.terminated {
            let following: Double
            if steps == 1 {
                following = estimate(env)
            } else if let child = tree[node].children[choice][step.observation] {
                following = try simulate(&env, from: child, steps: steps - 1)
            } else {
                tree[node].children[choice][step.observation] = tree.count
                tree.append(Node(actions(env)))
                following = try rollOut(&env, steps: steps - 1)
            }
            value += (isGame ? -discount : discount) * following
        }
        tree[node].visits += 1
        tree[node].counts[choice] += 1
        tree[node].means[choice] += (value - tree[node].means[choice]) / Double(tree[node].counts[choice])
        return value
    }

    /// The action of the greatest Q(s, a) + c √(ln N(s) / N(s, a)); before that each is tried once, in random order.
    private mutating func select(in number: Int) throws -> Int {
        let node = tree[number]
        let untried = node.counts.indices.filter { node.counts[$0] == 0 }
        if !untried.isEmpty { return untried[try random.integers(untried.count)] }
        let scale = exploration * max(greatest - least, 1e-9)
        let logVisits = Math.log(Double(node.visits))
        let bounds = node.counts.indices.map {
            node.means[$0] + scale * Math.sqrt(logVisits / Double(node.counts[$0]))
        }
        return argmax(bounds, using: &random)
    }

    /// Goes on at random to the end of the episode or of the horizon.
    private mutating func rollOut(_ env: inout E, steps: Int) throws -> Double {
        var sum = 0.0
        var weight = 1.0
        for _ in 0..<steps {
            let possible = actions(env)
            let step = try env.step(possible[try random.integers(possible.count)])
            sum += weight * step.reward
            weight *= isGame ? -discount : discount
            if step.terminated { return sum }
        }
        return sum + weight * estimate(env)
    }
}

/// An episode in which every action is found by search. It returns the sum of rewards and the number of steps.
///
/// The search gets a copy of what is inside all wrappers. A recorder stays outside, and so does the time limit: that somebody
/// will stop the clock is no reason to plan for the end of the world.
func play<E: Env>(
    _ search: inout TreeSearch<E.Unwrapped>, in env: inout E, seed: Int?, limit: Int = .max
) throws -> (sum: Double, steps: Int) where E.Unwrapped.Action == E.Action {
    try env.reset(seed: seed)
    var sum = 0.0
    for steps in 1... {
        let step = try env.step(search.action(in: env.unwrapped))
        sum += step.reward
        if step.isDone || steps >= limit { return (sum, steps) }
    }
    return (sum, 0)
}
