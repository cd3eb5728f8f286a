import Lyceum
import LyceumHandIns
import LyceumRecording
import LyceumValues

/// `course verify LOG|ZIP`: plays a run again and says how far its log can be trusted.
enum VerifyCommand {
    static let command = Command(
        name: "verify", usage: "verify LOG|ZIP", summary: "plays a run again and compares it with its log",
        flags: [
            (Flag("--trace", example: "logs/agent.trace", "the trace (the log's name with .trace at the end)"), "FILE"),
            (Flag("--assignment", example: "assignment.json", "checks a hand-in for this assignment, too"), "FILE"),
            (Flag("--seconds", example: "60", "how long it may take (as long as it takes)"), "N"),
        ],
        example: "verify runs/agent/logs/xxxx00-agent-log.txt"
    ) { arguments, output in
        var path = try arguments.only("a log or a hand-in", example: "logs/xxxx00-agent-log.txt")
        if Platform.isFolder(path) { path = try RunFiles(path).log }
        let seconds = try arguments.count("--seconds", atLeast: 1).map(Double.init)
        // A file that is not there says nothing of a student.
        let start = try Platform.readFile(path, limit: RunTrace.byteLimit).prefix(2)
        // Whatever is called an archive is told what is wrong with it as one.
        if start.starts(with: "PK".utf8) || isCalledArchive(path) {
            try handIn(path, arguments, seconds, output)
        } else {
            if arguments.has("--assignment") {
                throw InvalidCommandLine("--assignment belongs to a hand-in, such as abcd12.zip, and this is a log")
            }
            try judge(
                verify(path, trace: arguments.text("--trace"), seconds: seconds, isShown: true), [], output)
        }
    }

    private static func isCalledArchive(_ path: String) -> Bool {
        [".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz"].contains { path.lowercased().hasSuffix($0) }
    }

    private static func handIn(
        _ path: String, _ arguments: ParsedArguments, _ seconds: Double?, _ output: (String) -> Void
    ) throws {
        let assignment = try arguments.text("--assignment").map(Assignment.init(contentsOf:))
        let handIn: HandIn
        do { handIn = try HandIn(contentsOf: path) } catch {
            output("\(Verdict.unreliable): \(error)")
            throw CommandFailed("\(path) cannot be trusted")
        }
        output("\(handIn.manifest.assignment), handed in by \(handIn.manifest.student)")
        guard let assignment else { return try judge(handIn.verify(seconds: seconds, isShown: true), [], output) }
        let check = handIn.check(for: assignment, seconds: seconds)
        guard let report = check.replay else {
            for shortcoming in check.shortcomings { output("- \(shortcoming)") }
            output("\(check.verdict)")
            throw CommandFailed("\(path) is not accepted")
        }
        try judge(report, check.shortcomings.map(\.description), output)
    }

    private static func judge(_ report: ReplayReport, _ shortcomings: [String], _ output: (String) -> Void) throws {
        let lines = report.rowLines
        let most = 40
        for line in lines.prefix(most) { output(line) }
        if lines.count > most { output("… and \(lines.count - most) lines more") }
        if !lines.isEmpty { output("") }
        for text in report.problems + (shortcomings.isEmpty ? report.gaps : shortcomings) { output("- \(text)") }
        for note in report.notes { output("Note: \(note).") }
        output(
            "\(report.verdict)\(report.isOtherMathematics ? ", other mathematics" : ""): \(report.provedCount) of "
                + "\(report.rows.count) rows replayed")
        output(ReplayReport.limits)
        switch report.verdict {
        case .replayed where shortcomings.isEmpty && report.gaps.isEmpty: return
        case .replayed where shortcomings.isEmpty: throw NotProved()
        case .replayed: throw CommandFailed("the run is not what the assignment asks for")
        case .unreliable: throw CommandFailed("the log cannot be trusted")
        case .plausible: throw NotProved()
        }
    }

    /// A log of which nothing was proved, neither good nor bad: code 2.
    private struct NotProved: Error, CustomStringConvertible {
        let description = "the run could not be played again as a whole: nothing is proved, neither good nor bad"
    }
}
