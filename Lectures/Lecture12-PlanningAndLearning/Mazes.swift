import Lyceum

/// The Dyna maze with every cell made of `scale` × `scale` cells: the same walls, and many more states.
///
/// An environment whose states can be listed needs no `reset` and `step` of its own: `TabularEnv` makes them from its `model`.
struct WideMaze: TabularEnv, GridWorld {
    let layout: GridLayout
    let model: MDP
    var state: Int?
    var observationSpace: Discrete
    var actionSpace = Discrete(4)
    var random = Generator()

    init(scale: Int) throws {
        let plan = try DynaMaze().layout
        var rows: [String] = []
        for row in 0..<plan.rowCount * scale {
            var letters = ""
            for column in 0..<plan.columnCount * scale {
                let isCorner = row % scale == 0 && column % scale == 0
                switch plan.cells[plan.state(row: row / scale, column: column / scale)] {
                case .wall: letters += "#"
                case .start: letters += isCorner ? "S" : "."
                case .goal: letters += row == 0 && column == plan.columnCount * scale - 1 ? "G" : "."
                default: letters += "."
                }
            }
            rows.append(letters)
        }
        let layout = GridLayout(rows)
        self.layout = layout
        let cells = layout.cells
        observationSpace = Discrete(cells.count)
        model = try MDP(
            stateCount: cells.count, actionCount: 4, start: cells.map { $0 == .start ? 1 : 0 }, discount: 0.95
        ) { state, action in
            if cells[state] == .goal { return [Transition(nextState: state, reward: 0, terminated: true)] }
            let ahead = layout.neighbour(of: state, layout.moves[action])
            let next = cells[ahead] == .wall ? state : ahead
            let isGoal = cells[next] == .goal
            return [Transition(nextState: next, reward: isGoal ? 1 : 0, terminated: isGoal)]
        }
    }
}

/// What this lecture asks of an exact model. An `extension` adds to a type of the library.
extension MDP {
    /// The first state of every episode, where there is one.
    var firstState: Int { start.firstIndex(of: 1) ?? 0 }

    /// The least number of steps from the first state to the end of an episode in a deterministic world: from one wave of states
    /// to the next.
    var shortestWay: Int {
        var reached: Set = [firstState]
        var wave = reached
        for length in 1...stateCount {
            var next: Set<Int> = []
            for state in wave {
                for action in 0..<actionCount {
                    guard let transition = self[state, action].first else { continue }
                    if transition.terminated { return length }
                    next.insert(transition.nextState)
                }
            }
            wave = next.subtracting(reached)
            reached.formUnion(next)
        }
        return .max
    }

    /// The number of steps that the greedy policy of a table of values takes; `nil` if it does not arrive.
    func greedyWay(_ values: [[Double]]) -> Int? {
        var state = firstState
        for length in 1...stateCount {
            guard let transition = self[state, argmax(values[state])].first else { return nil }
            if transition.terminated { return length }
            state = transition.nextState
        }
        return nil
    }

    /// Whether the greedy way is at most a fifth longer than the shortest.
    func isShort(_ values: [[Double]]) -> Bool {
        guard let length = greedyWay(values) else { return false }
        return Double(length) <= 1.2 * Double(shortestWay)
    }

    /// The best mean sum of rewards in so many steps, whatever policy: sweeps backwards in time, as in Lecture 4.
    func bestReturn(steps: Int) -> Double {
        var values = Array(repeating: 0.0, count: stateCount)
        for _ in 0..<steps {
            values = states.map { state in
                let ofActions = actions(in: state).map { action in
                    self[state, action].reduce(0.0) {
                        $0 + $1.probability * ($1.reward + ($1.terminated ? 0 : values[$1.nextState]))
                    }
                }
                return ofActions.max() ?? 0
            }
        }
        return states.reduce(0) { $0 + start[$1] * values[$1] }
    }

    /// The expected number of steps of a walk at random: t(s) = 1 + the mean of t over what may follow, swept until nothing changes.
    var stepsAtRandom: Double {
        var steps = Array(repeating: 0.0, count: stateCount)
        var change = 1.0
        while change > 1e-10 {
            change = 0
            for state in states where !isTerminal(state) {
                let next = (0..<actionCount).reduce(0.0) { sum, action in
                    self[state, action].reduce(sum) {
                        $0 + ($1.terminated ? 0 : $1.probability * steps[$1.nextState] / Double(actionCount))
                    }
                }
                change = max(change, abs(1 + next - steps[state]))
                steps[state] = 1 + next
            }
        }
        return steps[firstState]
    }
}
