import Lyceum
import LyceumHandIns
import LyceumSystem

/// What `course grade --rerun` takes: how programs are run again on hidden seeds.
enum RerunFlags {
    static let all: [(flag: Flag, placeholder: String)] = [
        (Flag("--rerun", "runs the programs again, too, in the grader's environments on hidden seeds"), ""),
        (Flag("--hidden", example: "7,8,9", "the hidden seeds (three that nobody can guess)"), "N,N"),
        (Flag("--rerun-seconds", example: "600", "how long a program may run on one hidden seed (600)"), "N"),
        (
            Flag("--work", example: "programs", "the folder that programs are built and run in (runs/programs)"),
            "FOLDER"
        ),
        (Flag("--unconfined", "runs programs that may read and write everything, where nothing else is possible"), ""),
        (
            Flag("--rerun-one", example: "my-agent", "runs a program that was built, and prints the report as JSON"),
            "FILE"
        ),
        Checkout.flag,
    ]

    /// What builds programs and runs them.
    ///
    /// - Parameter file: the assignment.
    static func rerunner(_ arguments: ParsedArguments, assignment file: String) throws -> Rerunner {
        let lyceum = try Checkout.path(arguments.text("--lyceum"))
        var workshop = try Workshop(arguments.text("--work") ?? "runs/programs", lyceum: lyceum)
        workshop.isConfined = !arguments.has("--unconfined")
        var rerunner = Rerunner(in: workshop, seeds: try seeds(arguments))
        (rerunner.limits, rerunner.memory) = (try limits(arguments), try memory(arguments))
        if ToolProcess.isThis {
            rerunner.tell = { Platform.writeToStandardError("\($0)\n") }
            rerunner.tool = Launch.thisProgram.map { Rerunner.Tool(program: $0, assignment: file) }
        }
        try rerunner.check()
        return rerunner
    }

    /// What runs one program that was built, in this process.
    static func runs(_ arguments: ParsedArguments) throws -> HiddenRuns {
        HiddenRuns(
            seeds: try seeds(arguments) ?? [.random()], limits: try limits(arguments), memory: try memory(arguments),
            isConfined: !arguments.has("--unconfined"))
    }

    private static func seeds(_ arguments: ParsedArguments) throws -> [HiddenSeed]? {
        guard let text = arguments.text("--hidden") else { return nil }
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { UInt64($0) }
        guard (1...20).contains(numbers.count), !numbers.contains(nil) else {
            throw InvalidCommandLine(
                "--hidden is \"\(PlainLine.of(text))\"; expected up to 20 numbers with commas between them, such as 7,8,9"
            )
        }
        return numbers.compactMap { $0.map(HiddenSeed.init) }
    }

    private static func limits(_ arguments: ParsedArguments) throws -> RerunLimits {
        var limits = RerunLimits()
        if let seconds = try arguments.count("--rerun-seconds", atLeast: 1, atMost: 1_000_000) {
            limits.seconds = Double(seconds)
        }
        return limits
    }

    private static func memory(_ arguments: ParsedArguments) throws -> Int {
        try (arguments.count("--memory", atLeast: 100, atMost: 1_000_000) ?? 2000) * 1_000_000
    }

    /// What the table says of a grade's runs on hidden seeds.
    static func text(_ grade: Grade) -> String {
        guard let rerun = grade.rerun else { return "-" }
        let scores = rerun.scores.map { decimals($0, 2) }.joined(separator: " ")
        return rerun.finding(for: grade.score).word + (scores.isEmpty ? "" : " (\(scores))")
    }
}
