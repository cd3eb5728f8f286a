import Lyceum

// What the practical prints and plays with.

/// How a walk ended.
enum Ending { case goal, hole, time }

/// Walks with a policy, and films the first walk. Where the policy has several actions, the first of the likeliest is taken.
func walks(
    of policy: Policy, in env: some Env<Int, Int>, episodes: Int, film folder: String
) throws -> [(steps: Int, end: Ending)] {
    let actions = policy.map(argmax)
    var seeded = env
    try seeded.reset(seed: options.seed)  // before the camera is there: it would count this reset as an episode
    var env = try seeded.videosRecorded(to: folder) { $0 == 0 }  // films where the episode's number is 0
    let walks: [(steps: Int, end: Ending)] = try (0..<episodes).map { episode in
        var state = try env.reset().observation
        var steps = 0
        while true {
            if options.live, episode == 0 { try render(&env) }
            let step = try env.step(actions[state])
            steps += 1
            state = step.observation
            if step.terminated { return (steps, step.reward > 0 ? .goal : .hole) }
            if step.truncated { return (steps, .time) }
        }
    }
    try env.close()
    return walks
}

/// Prints values in rows.
func show(_ values: [Double], columns: Int) {
    for row in stride(from: 0, to: values.count, by: columns) {
        print("  " + values[row..<row + columns].map { decimals($0, 6) }.joined(separator: "  "))
    }
}

/// The actions of a policy on a lake as letters, row by row: L, D, R and U, H for a hole and G for the goal.
func letters(_ policy: Policy, _ layout: GridLayout) -> String {
    let cells = policy.indices.map { state in
        switch layout.cells[state] {
        case .pit: "H"
        case .goal: "G"
        default: String(zip("LDRU", policy[state]).filter { $0.1 > 0 }.map { $0.0 })
        }
    }
    return stride(from: 0, to: cells.count, by: layout.columnCount).map {
        cells[$0..<$0 + layout.columnCount].joined(separator: " ")
    }.joined(separator: "\n")
}
