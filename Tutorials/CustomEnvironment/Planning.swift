import Lyceum

/// The actions of a shortest way to the gate, found by trying: breadth first, each step on a copy.
///
/// - Parameter start: an environment under way and without slipping. It is not moved.
func shortestWay(from start: Courtyard) throws -> [Int] {
    var reached: Set<Int> = [start.square ?? 0]
    var frontier = [(env: start, actions: [Int]())]
    while !frontier.isEmpty {
        var next: [(env: Courtyard, actions: [Int])] = []
        for (env, actions) in frontier {
            for action in 0..<env.actionSpace.n {
                let (imagined, step) = try imagine(action, in: env)
                if imagined.isAtGate { return actions + [action] }
                if reached.insert(step.observation).inserted && !step.terminated {
                    next.append((imagined, actions + [action]))
                }
            }
        }
        frontier = next
    }
    return []
}

/// What would come of an action: the environment after the step, and the step. The environment itself is not moved.
func imagine(_ action: Int, in env: Courtyard) throws -> (env: Courtyard, step: Step<Int>) {
    // GAP "imagine": make a copy of the environment, step the copy, and return both
    var copy = env
    let step = try copy.step(action)
    return (copy, step)
    // END GAP
}
