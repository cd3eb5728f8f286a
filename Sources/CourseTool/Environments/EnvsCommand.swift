import Lyceum

/// `course envs`: the list of environments.
enum EnvsCommand {
    static let command = Command(
        name: "envs", usage: "envs", summary: "lists the environments, with limit and threshold", flags: [],
        example: "envs"
    ) { arguments, output in
        if let extra = arguments.positional.first {
            throw InvalidCommandLine("envs takes nothing after it, and got \(extra)")
        }
        let rows = try registeredIDs.map { id in
            let spec = try Gymnasium.spec(id)
            return [
                id, spec.maxEpisodeSteps.map { "\($0) steps" } ?? "no limit",
                spec.rewardThresholdText.map { "solved at \($0)" } ?? "",
            ]
        }
        table(rows).forEach(output)
    }
}

/// Rows in aligned columns, separated by two spaces.
func table(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
        var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }
}
