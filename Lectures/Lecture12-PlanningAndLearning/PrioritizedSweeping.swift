import Lyceum

/// Prioritised sweeping: the model is searched backwards from where values have just changed.
///
/// Sutton and Barto, section 8.4. In a deterministic environment α can be 1: an update is then the Bellman equation itself.
struct PrioritizedSweeping {
    let planningSteps: Int
    var stepSize = 1.0
    let discount = 0.95
    let epsilon = 0.1
    /// Changes smaller than this are not worth an update.
    let threshold = 1e-4
    var random: Generator
    private(set) var values: [[Double]]
    private(set) var updateCount = 0
    private var model: [[(next: Int, reward: Double, terminated: Bool)?]]  // `?`: or nothing, `nil`
    private var predecessors: [Set<Pair>]
    private var queue = Queue()

    /// A state and an action; `Hashable` can be an element of a set.
    struct Pair: Hashable {
        let state: Int
        let action: Int
    }

    init(states: Int, actions: Int, planningSteps: Int, random: Generator) {
        self.planningSteps = planningSteps
        self.random = random
        values = Array(repeating: Array(repeating: 0, count: actions), count: states)
        model = Array(repeating: Array(repeating: nil, count: actions), count: states)
        predecessors = Array(repeating: [], count: states)
    }

    mutating func choose(in state: Int) throws -> Int {
        if random.random() < epsilon { return try random.integers(values[state].count) }
        return argmax(values[state], using: &random)
    }

    /// Remembers a real step, and updates up to n pairs, the one with the greatest expected change first.
    mutating func learn(from state: Int, _ action: Int, _ step: Step<Int>) {
        let pair = Pair(state: state, action: action)
        model[state][action] = (step.observation, step.reward, step.terminated)
        predecessors[step.observation].insert(pair)
        enqueue(pair)
        for _ in 0..<planningSteps {
            // `guard` goes on only if there is a pair.
            guard let pair = queue.removeGreatest() else { return }
            values[pair.state][pair.action] += stepSize * error(pair)
            updateCount += 1
            // Whatever leads to this state may now have to change, too. The order of a set is not fixed: it is sorted.
            for before in predecessors[pair.state].sorted(by: { ($0.state, $0.action) < ($1.state, $1.action) }) {
                enqueue(before)
            }
        }
    }

    /// Plays an episode on the caller's environment, and learns from every step of it.
    mutating func playEpisode(in env: inout some Env<Int, Int>) throws {
        var state = try env.reset().observation
        while true {
            let action = try choose(in: state)
            let step = try env.step(action)
            learn(from: state, action, step)
            state = step.observation
            if step.isDone { return }
        }
    }

    /// r + γ max Q(s', ·) − Q(s, a), by the model.
    private func error(_ pair: Pair) -> Double {
        guard let memory = model[pair.state][pair.action] else { return 0 }
        let following = memory.terminated ? 0 : values[memory.next].max() ?? 0
        return memory.reward + discount * following - values[pair.state][pair.action]
    }

    private mutating func enqueue(_ pair: Pair) {
        let priority = abs(error(pair))
        if priority > threshold { queue.insert(pair, priority: priority) }
    }

    /// Pairs with priorities, of which the greatest comes first: a heap, in which every entry is at least as great as the two below
    /// it, at 2i + 1 and 2i + 2.
    struct Queue {
        private var heap: [(pair: Pair, priority: Double)] = []
        private var priorities: [Pair: Double] = [:]

        /// Puts a pair in. If it is in already, the greater priority counts.
        mutating func insert(_ pair: Pair, priority: Double) {
            if let old = priorities[pair], old >= priority { return }
            priorities[pair] = priority
            heap.append((pair, priority))
            var place = heap.count - 1
            while place > 0, heap[place].priority > heap[(place - 1) / 2].priority {
                heap.swapAt(place, (place - 1) / 2)
                place = (place - 1) / 2
            }
        }

        /// Takes the pair of greatest priority out; `nil` if there is none.
        mutating func removeGreatest() -> Pair? {
            while !heap.isEmpty {
                heap.swapAt(0, heap.count - 1)
                let greatest = heap.removeLast()
                sink()
                // A pair put in twice has an entry that is out of date: it is passed over.
                if priorities[greatest.pair] == greatest.priority {
                    priorities[greatest.pair] = nil
                    return greatest.pair
                }
            }
            return nil
        }

        private mutating func sink() {
            var place = 0
            while 2 * place + 1 < heap.count {
                var child = 2 * place + 1
                if child + 1 < heap.count, heap[child + 1].priority > heap[child].priority { child += 1 }
                if heap[place].priority >= heap[child].priority { return }
                heap.swapAt(place, child)
                place = child
            }
        }
    }
}
