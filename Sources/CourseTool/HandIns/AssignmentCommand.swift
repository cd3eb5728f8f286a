import Lyceum
import LyceumHandIns

/// `course assignment new [FILE]`: writes what a coursework asks for.
enum AssignmentCommand {
    static let command = Command(
        name: "assignment", usage: "assignment new [FILE]",
        summary: "writes what a coursework asks for (assignment.json)",
        flags: AssignmentForm.flags,
        example: "assignment new --name \"Coursework 1\" --env CartPole-v1 --episodes 1000 --seeds 42"
    ) { arguments, output in try write(arguments, output) }

    private static func write(_ arguments: ParsedArguments, _ output: (String) -> Void) throws {
        guard arguments.positional.first == "new" else {
            throw InvalidCommandLine("expected `assignment new`, such as `course assignment new coursework-1.json`")
        }
        guard arguments.positional.count <= 2 else {
            throw InvalidCommandLine(
                "expected one file, such as coursework-1.json, and got \(arguments.positional.dropFirst().joined(separator: " "))"
            )
        }
        let path = arguments.positional.count == 2 ? arguments.positional[1] : "assignment.json"
        if Platform.exists(path) {
            throw InvalidCommandLine("\(path) is there already: name another file, or remove it")
        }
        // Where nobody can answer, nobody is asked.
        let isTerminal = Platform.isTerminal(0) && Platform.isTerminal(1)
        let assignment = try AssignmentForm.assignment(arguments, ask: isTerminal ? { ask($0) } : nil)
        try CommandFailed.here { try assignment.write(to: path) }
        output("written: \(path)")
        output("")
        output("Hand it out. A student whose run is in runs/agent hands it in with")
        output("")
        let sources = assignment.isRequired(.sources) ? " --sources Sources/agent" : ""
        let writeup = assignment.isRequired(.writeup) ? " --writeup report.pdf" : ""
        output(
            "    swift run -c release course submit runs/agent --assignment \(path) --student abcd12\(sources)\(writeup)"
        )
    }

    /// Asks for a line; `nil` at the end of the input.
    private static func ask(_ question: String) -> String? {
        print(question, terminator: " ")
        Platform.flushStandardOutput()
        return readLine()
    }
}
