import Lyceum
import LyceumHandIns

/// The questions whose answers make an assignment, each a flag.
package enum AssignmentForm {
    static let flags: [(flag: Flag, placeholder: String)] = [
        (Flag("--name", example: "\"Coursework 1\"", "the assignment's name"), "TEXT"),
        (Flag("--env", example: "CartPole-v1", "the environment"), "ID"),
        (Flag("--set", example: "is_slippery=false", "an option that it is to be made with; may be repeated"), "K=V"),
        (Flag("--max-steps", example: "200", "the time limit that it is to be made with (the registered one)"), "N"),
        (Flag("--episodes", example: "1000", "how many episodes the log must have"), "N"),
        (Flag("--steps", example: "100000", "how many steps the log must have"), "N"),
        (Flag("--seeds", example: "42,43", "the seeds that runs may begin with (any)"), "N,N"),
        (
            Flag(
                "--require", example: "log,trace,sources,writeup,videos", "what must be handed in (log,trace,sources)"),
            "LIST"
        ),
        (Flag("--size-limit", example: "50", "the most megabytes of the archive (50)"), "MB"),
        (
            Flag("--scorer", example: "mean-of-last-100", "convergence, mean-of-last-N, best or episodes-to-threshold"),
            "NAME"
        ),
        (Flag("--threshold", example: "475", "the mean return to reach (the registered one)"), "R"),
        (Flag("--deadline", example: "2026-12-11T14:00Z", "until when it is to be handed in"), "MOMENT"),
    ]

    /// The assignment that the arguments describe.
    ///
    /// - Parameter ask: asks for what they lack and gives the answer; `nil` where nobody can answer.
    package static func assignment(
        _ arguments: ParsedArguments, ask: ((_ question: String) -> String?)?
    ) throws -> Assignment {
        let needed = [("--name", "the name of the assignment"), ("--env", "the environment's id")]
        var answers: [String: String] = [:]
        var missing: [String] = []
        for (flag, meaning) in needed {
            if let text = arguments.text(flag) ?? answer("\(meaning), such as \(example(flag)):", ask) {
                answers[flag] = text
            } else {
                missing.append("\(flag) \(example(flag))")
            }
        }
        var episodes = try arguments.count("--episodes", atLeast: 1)
        let steps = try arguments.count("--steps", atLeast: 1)
        if episodes == nil, steps == nil {
            if let text = answer("how many episodes the log must have, such as 1000:", ask) {
                episodes = try whole(text, "--episodes")
            } else {
                missing.append("--episodes 1000")
            }
        }
        guard missing.isEmpty, let name = answers["--name"], let id = answers["--env"] else {
            throw InvalidCommandLine("there is more to say of an assignment: add \(missing.joined(separator: " "))")
        }
        var assignment = Assignment(
            name: name, environment: try specToMake(id).id, episodes: episodes, steps: steps)
        assignment.options = try RolloutCommand.options(arguments.texts("--set"))
        assignment.maxEpisodeSteps = try arguments.count("--max-steps", atLeast: 1)
        try readRest(arguments, ask, into: &assignment)
        // What cannot be made here cannot be graded.
        _ = try assignment.envSpec()
        return try Assignment(bytes: Array(assignment.json.utf8), name: "the assignment")
    }

    private static func readRest(
        _ arguments: ParsedArguments, _ ask: ((String) -> String?)?, into assignment: inout Assignment
    ) throws {
        if let text = arguments.text("--seeds")
            ?? answer("the seeds that runs may begin with, such as 42,43 (any):", ask)
        {
            assignment.seeds = try text.split(separator: ",", omittingEmptySubsequences: false).map {
                try whole(String($0), "--seeds")
            }
        }
        let parts = HandInPart.allCases.map(\.rawValue)
        let question = "what must be handed in, of \(parts.joined(separator: ",")) (log,trace,sources):"
        if let text = arguments.text("--require") ?? answer(question, ask) {
            assignment.required = try text.split(separator: ",").map { word in
                let word = String(word.filter { $0 != " " })
                guard let part = HandInPart(rawValue: word) else {
                    let hint = nearest(to: word, among: parts).map { "did you mean `\($0)`?" }
                    throw InvalidCommandLine(
                        "--require has \"\(word)\": \(hint ?? "expected some of \(parts.joined(separator: ","))")")
                }
                return part
            }
        }
        let sizes = Assignment.sizes
        assignment.megabytes =
            try arguments.count("--size-limit", atLeast: sizes.lowerBound, atMost: sizes.upperBound)
            ?? assignment.megabytes
        if let text = arguments.text("--scorer") ?? answer("what it is scored by (convergence):", ask) {
            guard let scorer = Scorer(text) else {
                throw InvalidCommandLine(
                    "--scorer is \"\(text)\": expected convergence, mean-of-last-100, best or episodes-to-threshold")
            }
            assignment.scorer = scorer
        }
        if let text = arguments.text("--threshold") {
            guard let threshold = Double(text), threshold.isFinite else {
                throw InvalidCommandLine("--threshold is \"\(text)\": expected a number, such as --threshold 475")
            }
            assignment.threshold = threshold
        }
        if let text = arguments.text("--deadline") ?? answer("the deadline, such as 2026-12-11T14:00Z (none):", ask) {
            guard let deadline = Deadline(text) else {
                throw InvalidCommandLine(
                    "--deadline is \"\(text)\": expected a moment with its zone, such as 2026-12-11T14:00Z or 2026-12-11T14:00+01:00"
                )
            }
            assignment.deadline = deadline
        }
    }

    /// An answer that is not empty.
    private static func answer(_ question: String, _ ask: ((String) -> String?)?) -> String? {
        guard let text = ask?(question)?.drop(while: \.isWhitespace), !text.isEmpty else { return nil }
        return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func whole(_ text: String, _ flag: String) throws -> Int {
        let text = text.filter { $0 != " " }
        guard let number = Int(text), number >= 0 else {
            throw InvalidCommandLine("\(flag) is \"\(text)\": expected whole numbers, such as \(flag) \(example(flag))")
        }
        return number
    }

    private static func example(_ flag: String) -> String {
        switch flag {
        case "--name": "\"Coursework 1\""
        case "--env": "CartPole-v1"
        case "--seeds": "42,43"
        default: "1000"
        }
    }
}
