import Lyceum

// What the lecture prints with, and other small things that are not its matter.

/// Numbers in rows.
func grid(_ values: [Double], columns: Int, digits: Int = 4) -> String {
    let numbers = values.map { decimals($0, digits) }
    let width = numbers.map(\.count).max() ?? 0
    return rows(numbers.map { String(repeating: " ", count: width - $0.count) + $0 }, columns: columns)
}

/// A policy as arrows in rows: all actions that it may take. H is a pit, G a goal, # a wall.
func arrows(_ policy: Policy, _ layout: GridLayout, isOneLine: Bool = false) -> String {
    let cells = policy.indices.map { state in
        switch layout.cells[state] {
        case .pit: "H"
        case .goal: "G"
        case .wall: "#"
        default: String(zip(layout.moves, policy[state]).filter { $0.1 > 0 }.map { arrow($0.0) })
        }
    }
    guard isOneLine else { return rows(cells, columns: layout.columnCount) }
    let lines = stride(from: 0, to: cells.count, by: layout.columnCount).map { cells[$0..<$0 + layout.columnCount] }
    return lines.map { $0.joined(separator: " ") }.joined(separator: " / ")
}

private func arrow(_ move: GridLayout.Move) -> Character {
    let arrows = [Array("↖↑↗"), Array("←·→"), Array("↙↓↘")]
    return arrows[move.rows.signum() + 1][move.columns.signum() + 1]
}

/// Cells below each other, as wide as the widest.
private func rows(_ cells: [String], columns: Int) -> String {
    let width = (cells.map(\.count).max() ?? 0) + 1
    return stride(from: 0, to: cells.count, by: columns).map { first in
        var line = "  "
        for cell in cells[first..<first + columns] {
            line += cell + String(repeating: " ", count: width - cell.count)
        }
        while line.last == " " { line.removeLast() }
        return line
    }.joined(separator: "\n")
}

/// A number from 0 to 1 as in 1.3e-07.
func scientific(_ number: Double) -> String {
    guard number > 0 else { return "0" }
    var (digits, exponent) = (number, 0)
    while digits < 0.9995 {
        digits *= 10
        exponent += 1
    }
    return "\(decimals(digits, 1))e-\(exponent)"
}

/// By how much two lists of numbers differ at most.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

/// The policy that takes only the first of the actions that another one prefers.
func firstActions(of policy: Policy) -> Policy {
    policy.map { row in row.indices.map { $0 == argmax(row) ? 1 : 0 } }
}

/// How many steps a policy takes to the end, where nothing is left to chance; its first actions are taken.
func steps(from start: Int, following policy: Policy, in model: MDP) -> Int {
    var (state, count) = (start, 0)
    while count < model.stateCount, let transition = model[state, argmax(policy[state])].first, !model.isTerminal(state)
    {
        state = transition.nextState
        count += 1
    }
    return count
}

/// Plays episodes with a policy, and returns the sum of rewards of each.
func play(_ policy: Policy, in env: some Env<Int, Int>, episodes: Int) throws -> [Double] {
    var env = env
    let actions = policy.map(argmax)
    let returns = try (0..<episodes).map { _ in
        var state = try env.reset().observation
        var sum = 0.0
        while true {
            let step = try env.step(actions[state])
            sum += step.reward
            state = step.observation
            if step.isDone { return sum }
        }
    }
    try env.close()
    return returns
}
