import Lyceum

/// Dyna-Q: Q-learning from what happens, a model of what happened, and Q-learning from the model. With a bonus it is Dyna-Q+.
///
/// Sutton and Barto, Reinforcement Learning, 2nd edition, sections 8.2 and 8.3. A `struct` is a value made of others; a function that
/// changes it is `mutating`; what is `private` only the struct itself can use, and `private(set)` only it can change.
struct DynaQ {
    /// What an action led to when it was last tried, and when that was. The environment is taken to be deterministic.
    struct Memory {
        let action: Int
        var next: Int
        var reward: Double
        var terminated: Bool
        var time: Int
    }

    /// n, the updates from the model after each real step.
    let planningSteps: Int
    var stepSize = 0.1
    let discount = 0.95
    let epsilon = 0.1
    /// κ: an action not tried for τ steps is imagined to pay κ √τ more. 0 for Dyna-Q.
    var bonus = 0.0
    var random: Generator
    /// Q(s, a).
    private(set) var values: [[Double]]
    private var model: [[Memory]]
    private var known: [Int] = []  // the states that the model knows of
    private var time = 0

    init(states: Int, actions: Int, planningSteps: Int, random: Generator) {
        self.planningSteps = planningSteps
        self.random = random
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        model = Array(repeating: [], count: states)
    }

    /// ε-greedy, among equals at random.
    mutating func choose(in state: Int) throws -> Int {
        if random.random() < epsilon { return try random.integers(values[state].count) }
        return argmax(values[state], using: &random)
    }

    /// Learns from a real step, remembers it, and learns n times from what it remembers.
    mutating func learn(from state: Int, _ action: Int, _ step: Step<Int>) throws {
        time += 1
        update(state, action, step.reward, step.observation, step.terminated)
        remember(state, action, step)
        try plan()
    }

    /// Learns n times from what it remembers.
    mutating func plan() throws {
        for _ in 0..<planningSteps {
            let state = known[try random.integers(known.count)]
            let memory = model[state][try random.integers(model[state].count)]
            let extra = bonus == 0 ? 0 : bonus * Math.sqrt(Double(time - memory.time))
            update(state, memory.action, memory.reward + extra, memory.next, memory.terminated)
        }
    }

    /// Q(s, a) ← Q(s, a) + α (r + γ max Q(s', ·) − Q(s, a)); after a terminated step nothing follows. One line for both: what
    /// happened and what is imagined are the same to it.
    private mutating func update(_ state: Int, _ action: Int, _ reward: Double, _ next: Int, _ terminated: Bool) {
        let following = terminated ? 0 : values[next].max() ?? 0  // `??`: of an empty list 0
        values[state][action] += stepSize * (reward + discount * following - values[state][action])
    }

    private mutating func remember(_ state: Int, _ action: Int, _ step: Step<Int>) {
        if model[state].isEmpty {
            known.append(state)
            // Dyna-Q+ also imagines what it never tried here: as if it led nowhere and paid nothing, except for the bonus.
            if bonus > 0 {
                model[state] = values[state].indices.map {  // `$0` is each action in turn
                    Memory(action: $0, next: state, reward: 0, terminated: false, time: 0)
                }
            }
        }
        let memory = Memory(
            action: action, next: step.observation, reward: step.reward, terminated: step.terminated, time: time)
        if let place = model[state].firstIndex(where: { $0.action == action }) {
            model[state][place] = memory
        } else {
            model[state].append(memory)
        }
    }
}

/// Plays episodes with an agent, and returns how many steps each took. `inout` is the caller's own, `&` in the call, and
/// `some Env<Int, Int>` any environment whose observations and actions are whole numbers.
func lengths(of agent: inout DynaQ, in maze: inout some Env<Int, Int>, episodes: Int) throws -> [Int] {
    var lengths: [Int] = []
    for _ in 0..<episodes {
        var state = try maze.reset().observation
        var length = 0
        var isDone = false
        while !isDone {
            let action = try agent.choose(in: state)
            let step = try maze.step(action)
            try agent.learn(from: state, action, step)
            state = step.observation
            length += 1
            isDone = step.isDone
        }
        lengths.append(length)
    }
    return lengths
}

/// Plays a number of steps with an agent, however many episodes that is, and returns the sum of rewards after each.
func rewards(of agent: inout DynaQ, in maze: inout some Env<Int, Int>, steps: Int) throws -> [Double] {
    var sums: [Double] = []
    var sum = 0.0
    var state = try maze.reset().observation
    for _ in 0..<steps {
        let action = try agent.choose(in: state)
        let step = try maze.step(action)
        try agent.learn(from: state, action, step)
        sum += step.reward
        sums.append(sum)
        state = step.isDone ? try maze.reset().observation : step.observation
    }
    return sums
}
