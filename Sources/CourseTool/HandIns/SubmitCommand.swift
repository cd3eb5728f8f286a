import Lyceum
import LyceumHandIns

/// `course submit RUN`: checks a run as the grader will, and packs it.
enum SubmitCommand {
    static let command = Command(
        name: "submit", usage: "submit RUN", summary: "checks a run as the grader will and packs it to be handed in",
        flags: [
            (Flag("--assignment", example: "assignment.json", "what is asked for (assignment.json)"), "FILE"),
            (Flag("--student", example: "abcd12", "your id (required)"), "ID"),
            (Flag("--writeup", example: "report.pdf", "your text about the run"), "FILE"),
            (Flag("--sources", example: "Sources/my-agent", "the folder of your program"), "FOLDER"),
            (Flag("--out", example: "abcd12.zip", "the archive (ID.zip); an older one is replaced"), "ZIP"),
        ],
        example: "submit runs/agent --student abcd12 --sources Sources/my-agent --writeup report.pdf"
    ) { arguments, output in
        let run = try arguments.only("the run's folder or its log", example: "runs/agent")
        guard let student = arguments.text("--student") else {
            throw InvalidCommandLine("your id is missing, such as --student abcd12")
        }
        let path = arguments.text("--out") ?? "\(student).zip"
        guard path.lowercased().hasSuffix(".zip") else {
            throw InvalidCommandLine(
                "--out is \"\(path)\": expected a name that ends in .zip, such as --out \(student).zip")
        }
        let assignment = try Assignment(contentsOf: arguments.text("--assignment") ?? "assignment.json")
        let submission = try Submission(
            of: run, by: student, for: assignment, writeup: arguments.text("--writeup"),
            sources: arguments.text("--sources"))
        try report(submission, to: path, output)
    }

    private static func report(_ submission: Submission, to path: String, _ output: (String) -> Void) throws {
        let check = submission.check
        guard check.isAccepted else {
            output("This cannot be handed in yet:")
            for shortcoming in check.shortcomings { output("- \(shortcoming)") }
            let count = check.shortcomings.count
            throw CommandFailed("\(count == 1 ? "one thing is" : "\(count) things are") lacking; nothing was written")
        }
        try CommandFailed.here { try submission.write(to: path) }
        let manifest = submission.handIn.manifest
        output("\(manifest.assignment), handed in by \(manifest.student):")
        output("")
        for file in manifest.files { output("    \(file.name)  \(file.size) bytes") }
        output("")
        output("The log has \(check.log?.rows.count ?? 0) episodes. Verdict: \(check.verdict).")
        for note in check.notes + submission.notes { output("Note: \(note).") }
        if !submission.handIn.files(of: .sources).isEmpty, let command = check.replay?.header?.command {
            output("Your program may be run again, as `\(PlainLine.of(command.description, most: 2000))`.")
        }
        output("")
        output("written: \(path), \(submission.handIn.byteCount) bytes: hand in this file as it is")
    }
}
