import LyceumValues

/// Reports as text, by which one process of the grader tells another.
extension RerunReport {
    /// The most runs that are read.
    private static let runLimit = 100

    /// The report as JSON, on one line.
    package var json: String { value.json }

    var value: Value {
        let runs = runs.map { run in
            Value.dictionary([
                "seed": .string(run.seed), "score": run.score.map(Value.double) ?? .none,
                "error": run.standardError.map(Value.double) ?? .none, "episodes": .int(run.episodes),
                "steps": .int(run.steps), "problem": run.problem.map(Value.string) ?? .none,
                "lack": run.lack.map(Value.string) ?? .none, "notes": .list(run.notes.map(Value.string)),
            ])
        }
        return .dictionary(["runs": .list(runs), "problem": problem.map(Value.string) ?? .none])
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    package init?(json: String) {
        guard let value = try? Value(json: json) else { return nil }
        self.init(value)
    }

    init?(_ value: Value) {
        guard case .list(let entries)? = value["runs"], entries.count <= Self.runLimit else { return nil }
        runs = []
        problem = value["problem"]?.string
        for entry in entries {
            guard let seed = entry["seed"]?.string, let episodes = entry["episodes"]?.int,
                let steps = entry["steps"]?.int,
                case .list(let notes)? = entry["notes"]
            else { return nil }
            runs.append(
                Run(
                    seed: seed, score: entry["score"]?.double, standardError: entry["error"]?.double,
                    episodes: episodes, steps: steps, problem: entry["problem"]?.string, lack: entry["lack"]?.string,
                    notes: notes.compactMap(\.string)))
        }
    }
}
