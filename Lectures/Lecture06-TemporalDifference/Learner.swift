import Lyceum

/// Sarsa, expected Sarsa and Q-learning: three targets, and all else equal.
///
/// `mutating` marks functions that change the value they belong to. `inout` hands over a variable itself, to be changed;
/// `some Env<Int, Int>` is any environment whose observations and actions are whole numbers. An `Int?` is an `Int` or
/// `nil`, nothing; `a ?? b` is a, or b where a is `nil`.
struct Learner {
    /// What Q(s, a) is moved towards; an `enum` is one of some cases, here each with its name as `rawValue`.
    enum Method: String {
        /// r + γ Q(s', a'), where a' is the action taken next.
        case sarsa = "Sarsa"
        /// r + γ Σ π(a'|s') Q(s', a'), the mean over the actions that could be taken next.
        case expectedSarsa = "expected Sarsa"
        /// r + γ max Q(s', ·).
        case qLearning = "Q-learning"
    }

    let method: Method
    let alpha: Double
    let epsilon: Double
    /// Q(s, a); states may have different numbers of actions.
    var Q: [[Double]]
    var random: Generator

    /// An ε-greedy action; among equals one at random.
    mutating func choose(in state: Int) throws -> Int {
        if random.random() < epsilon { return try random.integers(Q[state].count) }
        return argmax(Q[state], using: &random)
    }

    /// Learns from an episode without discount, and returns the reward of each of its steps.
    mutating func playEpisode(in env: inout some Env<Int, Int>) throws -> [Double] {
        var state = try env.reset().observation
        var action = try choose(in: state)
        var rewards: [Double] = []
        while true {
            let step = try env.step(action)
            let next = step.observation
            let nextAction = method == .sarsa ? try choose(in: next) : nil  // `nil`: none yet
            let future = step.terminated ? 0 : value(of: next, nextAction)
            Q[state][action] += alpha * (step.reward + future - Q[state][action])
            rewards.append(step.reward)
            if step.isDone { return rewards }
            state = next
            // Sarsa has promised its next action; the others choose it with what they have just learned.
            action = try nextAction ?? choose(in: next)
        }
    }

    /// What follows in a state.
    private func value(of state: Int, _ nextAction: Int?) -> Double {
        let best = Q[state].max()!
        switch method {
        case .sarsa: return Q[state][nextAction!]
        case .expectedSarsa: return epsilon * mean(Q[state]) + (1 - epsilon) * best
        case .qLearning: return best
        }
    }

    /// The states of an episode in which the best action is always taken, the first of equals; `nil` where it is not over
    /// after 100 steps.
    func greedyWay(in env: inout some Env<Int, Int>) throws -> [Int]? {
        var way = [try env.reset().observation]
        while way.count <= 100 {
            let step = try env.step(argmax(Q[way.last!]))
            way.append(step.observation)
            if step.terminated { return way }
        }
        return nil
    }
}

/// Double Q-learning: two tables, each of which judges what the other one thinks best.
///
/// The maximum of estimates picks the one that is best or was luckiest, and takes its luck for quality. Here a coin decides
/// which table learns from a step; it names the best action, and the other table, whose luck was another one, gives the
/// value:
///
///     Q₁(s, a) ← Q₁(s, a) + α (r + γ Q₂(s', argmax Q₁(s', ·)) − Q₁(s, a))
///
/// Actions are chosen ε-greedily in Q₁ + Q₂.
struct DoubleLearner {
    let alpha: Double
    let epsilon: Double
    var tables: [[[Double]]]
    var random: Generator

    /// Learns from an episode without discount, and returns the reward of each of its steps.
    mutating func playEpisode(in env: inout some Env<Int, Int>) throws -> [Double] {
        var state = try env.reset().observation
        var rewards: [Double] = []
        while true {
            let action = try choose(in: state)
            let step = try env.step(action)
            let next = step.observation
            let first = random.random() < 0.5 ? 0 : 1
            let best = argmax(tables[first][next], using: &random)
            let future = step.terminated ? 0 : tables[1 - first][next][best]
            tables[first][state][action] += alpha * (step.reward + future - tables[first][state][action])
            rewards.append(step.reward)
            if step.isDone { return rewards }
            state = next
        }
    }

    private mutating func choose(in state: Int) throws -> Int {
        let sums = zip(tables[0][state], tables[1][state]).map { $0 + $1 }
        if random.random() < epsilon { return try random.integers(sums.count) }
        return argmax(sums, using: &random)
    }
}
