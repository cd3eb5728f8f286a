import Lyceum
import LyceumHandIns

/// The command line tool: it creates packages, hands out and checks practicals, inspects environments, and judges logs.
///
/// A package with environments of its own can offer the same commands for them:
///
/// ```swift
/// import CourseTool
/// import Lyceum
///
/// try register("course/SlotMachines-v0") { _ in try SlotMachines() }
/// CourseTool.main()
/// ```
public enum CourseTool {
    /// Runs the command of this process and ends it: with code 0, with 1 if it failed, or with 2 for bad input.
    ///
    /// A lecturer's own rules by which runs are scored get names here, which `assignment.json` can then have as its `scorer`:
    ///
    /// ```swift
    /// import CourseTool
    /// import LyceumHandIns
    ///
    /// CourseTool.main(scorers: [
    ///     "first-200": { run in
    ///         let first = run.returns.firstIndex { $0 >= 200 } ?? run.returns.count
    ///         return Score(Double(first), isBetterLow: true, explanation: "episodes before the first return of 200")
    ///     }
    /// ])
    /// ```
    ///
    /// - Parameter scorers: rules by their names; `registerScorer` says what a name may be.
    public static func main(scorers: [String: ScoringRule] = [:]) -> Never {
        ToolProcess.begin()
        do {
            for (name, rule) in scorers { try registerScorer(name, rule) }
        } catch {
            Platform.writeToStandardError("course: \(error)\n")
            Platform.exit(2)
        }
        let code = run(
            Array(CommandLine.arguments.dropFirst()),
            output: { line in
                print(line)
                // A long table that cannot be written is of use to nobody.
                if let lost = Platform.lostOutput(flushes: false) { stop(lost) }
            },
            errors: { message in
                Platform.flushStandardOutput()
                Platform.writeToStandardError(message + "\n")
            })
        if let lost = Platform.lostOutput(flushes: true) { stop(lost) }
        Platform.exit(code)
    }

    private static func stop(_ lost: Platform.LostOutput) -> Never {
        if !lost.hasNoReader { Platform.writeToStandardError("course: \(lost.description)\n") }
        Platform.exitAtOnce(1)
    }

    /// Runs the command that the arguments name.
    ///
    /// - Parameters:
    ///   - arguments: the command and its options.
    ///   - output: receives each line of the result.
    ///   - errors: receives each message.
    /// - Returns: 0, 1 if it failed, or 2 for bad input.
    package static func run(
        _ arguments: [String], output: @escaping (String) -> Void, errors: @escaping (String) -> Void
    ) -> Int32 {
        do {
            guard let name = arguments.first, !["help", "--help", "-h"].contains(name) else {
                output(help)
                return 0
            }
            guard let command = commands.first(where: { $0.name == name }) else {
                let hint = nearest(to: name, among: commands.map(\.name)).map { "did you mean `\($0)`?" }
                let given = name.isEmpty ? "\"\"" : name
                throw InvalidCommandLine("there is no command \(given): \(hint ?? "`course help` lists them all")")
            }
            let rest = arguments.dropFirst()
            if rest.contains("--help") || rest.contains("-h") {
                output(command.help)
                return 0
            }
            let parsed = try ParsedArguments(rest, flags: command.flags.map(\.flag))
            try command.run(parsed, output)
            return 0
        } catch {
            errors("course: \(error)")
            return error is CommandFailed ? 1 : 2
        }
    }

    package static let commands = [
        NewCommand.command, ExerciseCommand.command, CheckCommand.command, EnvsCommand.command, InfoCommand.command,
        PlayCommand.command, RolloutCommand.command, PlotCommand.command, LogCommand.command,
        AssignmentCommand.command, SubmitCommand.command, VerifyCommand.command, GradeCommand.command,
        ReproduceCommand.command, BoardCommand.command,
    ]

    private static var help: String {
        let lines = commands.map { command in
            "  " + command.usage + String(repeating: " ", count: max(2, 26 - command.usage.count)) + command.summary
        }
        return """
            Begins packages, hands out and checks practicals, looks at environments and logs.

            swift run -c release course COMMAND [options]

            \(lines.joined(separator: "\n"))

            `course COMMAND --help` tells more.
            """
    }
}
