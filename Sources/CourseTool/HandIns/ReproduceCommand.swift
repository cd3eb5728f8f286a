import Lyceum
import LyceumHandIns

/// `course reproduce ZIP`: builds a program that was handed in, runs it again, and compares the logs.
enum ReproduceCommand {
    static let command = Command(
        name: "reproduce", usage: "reproduce ZIP", summary: "runs a handed-in program again and compares its log",
        flags: [
            (Flag("--assignment", example: "assignment.json", "refuses a hand-in for another one"), "FILE"),
            (Flag("--program", example: "my-agent", "the program, where several were handed in"), "NAME"),
            (
                Flag("--out", example: "reproduced", "the folder for the record (\(Leaderboard.recordFolder))"),
                "FOLDER"
            ),
        ] + runFlags,
        example: "reproduce hand-ins/abcd12.zip"
    ) { arguments, output in
        let path = try arguments.only("a hand-in", example: "hand-ins/abcd12.zip")
        if let file = arguments.text("--assignment") { try compare(path, try Assignment(contentsOf: file)) }
        var reproducer = try reproducer(arguments)
        reproducer.program = arguments.text("--program")
        guard let record = try reproducer.reproduce([path]).first else { return }
        let written = try record.write(to: arguments.text("--out") ?? Leaderboard.recordFolder)
        if !record.command.isEmpty { output("Run as `\(PlainLine.of(record.command))`:") }
        for line in record.lines { output(PlainLine.of(line, most: 2000)) }
        if record.outcome == .same { output(Reproduction.limits) }
        output("written: \(written)")
        switch record.outcome {
        case .same: return
        case .differs: throw CommandFailed("the run could not be reproduced")
        case .undecided: throw Undecided()
        }
    }

    /// What every command takes that runs programs again.
    static let runFlags: [(flag: Flag, placeholder: String)] = [
        (Flag("--seconds", example: "600", "how long a program may run (600)"), "N"),
        (Flag("--memory", example: "2000", "how much memory a program may take (2000)"), "MB"),
        (
            Flag("--work", example: "programs", "the folder that programs are built and run in (runs/programs)"),
            "FOLDER"
        ),
        (Flag("--unconfined", "runs programs that may read and write everything, where nothing else is possible"), ""),
        Checkout.flag,
    ]

    /// What runs programs again, as the flags say.
    static func reproducer(_ arguments: ParsedArguments) throws -> Reproducer {
        let lyceum = try Checkout.path(arguments.text("--lyceum"))
        var workshop = try Workshop(arguments.text("--work") ?? "runs/programs", lyceum: lyceum)
        workshop.isConfined = !arguments.has("--unconfined")
        var reproducer = Reproducer(in: workshop)
        if let seconds = try arguments.count("--seconds", atLeast: 1, atMost: 1_000_000) {
            reproducer.seconds = Double(seconds)
        }
        if let memory = try arguments.count("--memory", atLeast: 100, atMost: 1_000_000) {
            reproducer.memory = memory * 1_000_000
        }
        if ToolProcess.isThis { reproducer.tell = { Platform.writeToStandardError("\($0)\n") } }
        return reproducer
    }

    private static func compare(_ path: String, _ assignment: Assignment) throws {
        let manifest = try HandIn(contentsOf: path).manifest
        guard manifest.assignment == assignment.name, manifest.fingerprint == assignment.fingerprint else {
            throw InvalidCommandLine(
                "\(path) was handed in for \"\(PlainLine.of(manifest.assignment))\", or for another edition of "
                    + "\"\(assignment.name)\"")
        }
    }

    /// A run of which nothing can be said: code 2.
    private struct Undecided: Error, CustomStringConvertible {
        let description = "the run could be neither reproduced nor refuted"
    }
}
