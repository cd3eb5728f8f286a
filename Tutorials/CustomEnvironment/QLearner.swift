import Lyceum

/// Tabular Q-learning with ε-greedy exploration: Sutton and Barto, 2nd edition, section 6.5.
struct QLearner {
    /// Q(s, a): the return to be expected from a state, after an action, if all that follows is done well.
    var values: [[Double]]
    let stepSize: Double
    let discount: Double
    let epsilon: Double
    var random: Generator

    init(
        states: Int, actions: Int, stepSize: Double = 0.5, discount: Double = 1, epsilon: Double = 0.1,
        random: Generator
    ) {
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        self.stepSize = stepSize
        self.discount = discount
        self.epsilon = epsilon
        self.random = random
    }

    /// An action of the greatest value, and with probability ε any action.
    mutating func choose(in state: Int) throws -> Int {
        let count = values[state].count
        if random.random() < epsilon { return try random.integers(count) }
        let greatest = values[state].max()
        return try random.choice((0..<count).filter { values[state][$0] == greatest })
    }

    /// An action of the greatest value, without exploration.
    func greedyAction(in state: Int) -> Int { values[state].firstIndex(of: values[state].max()!)! }

    /// Q(s, a) ← Q(s, a) + α (r + γ max Q(s′, ·) − Q(s, a)).
    ///
    /// `values[s][a]` is Q(s, a), and `values[s].max()!` the greatest value of a state. Nothing follows a step that is
    /// `terminated`. Something would follow one that is only `truncated`: the clock was stopped, the world goes on. So the
    /// question here is not `isDone`.
    mutating func learn(_ state: Int, _ action: Int, _ step: Step<Int>) throws {
        // GAP "learn": Q(s, a) ← Q(s, a) + α (r + γ max Q(s′, ·) − Q(s, a)), and nothing for max Q after the end
        let future = step.terminated ? 0 : values[step.observation].max()!
        values[state][action] += stepSize * (step.reward + discount * future - values[state][action])
        // END GAP
    }

    /// Plays an episode from its reset to its end, learns from every step, and returns the last one.
    mutating func playEpisode(in env: inout some Env<Int, Int>) throws -> Step<Int> {
        var state = try env.reset().observation
        while true {
            let action = try choose(in: state)
            let step = try env.step(action)
            try learn(state, action, step)
            if step.isDone { return step }
            state = step.observation
        }
    }
}
