import Lyceum
import LyceumHandIns
import LyceumSystem

/// `course grade FOLDER`: grades hand-ins and writes tables and pages.
enum GradeCommand {
    static let command = Command(
        name: "grade", usage: "grade FOLDER", summary: "grades hand-ins: a table, pages, and Gradescope's results",
        flags: [
            (Flag("--assignment", example: "assignment.json", "what was asked for (assignment.json)"), "FILE"),
            (Flag("--out", example: "grades", "the folder for tables and pages (runs/grades)"), "FOLDER"),
            (
                Flag("--results", example: "/autograder/results/results.json", "where one hand-in's results go, too"),
                "FILE"
            ),
            (Flag("--seconds", example: "60", "how long playing one run again may take (60)"), "N"),
            (Flag("--memory", example: "1000", "how much memory one hand-in may take (1000)"), "MB"),
            (Flag("--one", "grades one hand-in in this process, and prints its grade as JSON"), ""),
        ] + RerunFlags.all,
        example: "grade hand-ins --assignment assignment.json --out grades"
    ) { arguments, output in
        let results = arguments.text("--results")
        // Whatever ends this process: who waits for the file finds one.
        try results.map { try write(ClassGrader.results("the grader did not come to an end"), to: $0) }
        do {
            try run(arguments, results, output)
        } catch let error as CommandFailed {
            throw error
        } catch let error as NotAllGraded {
            throw error
        } catch {
            try results.map { try write(ClassGrader.results("\(error)"), to: $0) }
            throw error
        }
    }

    private static func run(
        _ arguments: ParsedArguments, _ results: String?, _ output: (String) -> Void
    ) throws {
        let path = try arguments.only("the folder of hand-ins, or one of them,", example: "hand-ins")
        let file = arguments.text("--assignment") ?? "assignment.json"
        let folder = arguments.text("--out") ?? "runs/grades"
        let memory = try (arguments.count("--memory", atLeast: 100, atMost: 1_000_000) ?? 1000) * 1_000_000
        var grader = ClassGrader(for: try Assignment(contentsOf: file))
        if let seconds = try arguments.count("--seconds", atLeast: 1, atMost: 1_000_000) {
            grader.seconds = Double(seconds)
        }
        if arguments.has("--one") {
            return output(try grader.gradeOne(path, page: arguments.text("--out")).json)
        }
        if let program = arguments.text("--rerun-one") {
            let runs = try RerunFlags.runs(arguments)
            let work = arguments.text("--work") ?? "runs/programs"
            return output(try runs.run(path, program, in: work, for: grader.assignment).json)
        }
        grader.place = place(file, memory: memory)
        if arguments.has("--rerun") { grader.rerunner = try RerunFlags.rerunner(arguments, assignment: file) }
        if results != nil {
            let count = try ClassGrader.handIns(in: path).count
            guard count == 1 else {
                throw InvalidCommandLine(
                    "\(path) has \(count) files or folders, and --results is for one hand-in: hand in the file that `course submit` "
                        + "wrote, as it is and alone")
            }
        }
        let report = try grader.grade(path, to: folder)
        if let results, let grade = report.grades.first { try write(ClassGrader.results(grade), to: results) }
        try tell(report, folder, output)
    }

    /// Where hand-ins for an assignment are graded: in processes of this program, where it is the tool.
    static func place(_ assignment: String, memory: Int) -> ClassGrader.Place {
        guard ToolProcess.isThis, let program = Launch.thisProgram else { return .thisProcess }
        return .processes(program: program, assignment: assignment, memory: memory)
    }

    private static func write(_ text: String, to path: String) throws {
        try Platform.replaceFile(path, with: Array(text.utf8))
    }

    private static func tell(_ report: ClassReport, _ folder: String, _ output: (String) -> Void) throws {
        let hasReruns = report.grades.contains { $0.rerun != nil }
        var rows = [["hand-in", "status", "verdict", "score", "replayed"] + (hasReruns ? ["rerun"] : []) + [""]]
        rows += report.grades.map { grade in
            [
                PlainLine.of(grade.name), grade.status.rawValue, grade.letter,
                grade.score.map { decimals($0.value, 2) } ?? "-", "\(grade.provedEpisodes)/\(grade.episodes)",
            ] + (hasReruns ? [RerunFlags.text(grade)] : []) + [PlainLine.of(grade.problems.first ?? "")]
        }
        table(rows).forEach(output)
        if !report.duplicates.isEmpty {
            output("")
            for duplicate in report.duplicates { output("Look at \(PlainLine.of(duplicate.description)).") }
        }
        output("")
        output("written: \(Platform.joined(folder, "index.html")), class.csv, leaderboard.html, and students")
        let ungraded = report.grades.count { $0.status == .notGraded }
        if ungraded > 0 { throw NotAllGraded(count: ungraded, total: report.grades.count) }
        let refused = report.grades.count { $0.status == .refused }
        if refused > 0 { throw CommandFailed("\(refused) of \(report.grades.count) hand-ins are not accepted") }
    }

    /// Hand-ins that the grader could not finish: code 2.
    private struct NotAllGraded: Error, CustomStringConvertible {
        let count: Int
        let total: Int
        var description: String { "\(count) of \(total) hand-ins could not be graded: look at them yourself" }
    }
}
