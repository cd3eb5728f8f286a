import Lyceum
import LyceumHandIns

/// `course board FOLDER`: the leaderboard of hand-ins.
enum BoardCommand {
    static let command = Command(
        name: "board", usage: "board FOLDER", summary: "makes the leaderboard of hand-ins, a page of its own",
        flags: [
            (
                Flag(
                    "--assignment", example: "assignment.json", "what was asked for (assignment.json); may be repeated"),
                "FILE"
            ),
            (Flag("--title", example: "\"Spring 2027\"", "what the page is called (the assignment's name)"), "TEXT"),
            (Flag("--out", example: "board", "the folder for the page (runs/board)"), "FOLDER"),
            (
                Flag(
                    "--records", example: "reproduced",
                    "the folder with records of reproduced runs (\(Leaderboard.recordFolder))"),
                "FOLDER"
            ),
            (Flag("--reproduce", "first runs the programs of which there is no record"), ""),
        ] + ReproduceCommand.runFlags,
        example: "board hand-ins --assignment assignment.json --reproduce"
    ) { arguments, output in
        let path = try arguments.only("the folder of hand-ins", example: "hand-ins")
        let files = arguments.has("--assignment") ? arguments.texts("--assignment") : ["assignment.json"]
        let graders = try files.map { file in
            var grader = ClassGrader(for: try Assignment(contentsOf: file))
            grader.place = GradeCommand.place(file, memory: 1_000_000_000)
            return grader
        }
        let names = graders.map(\.assignment.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw InvalidCommandLine("two assignments are called \"\(twice)\": give each --assignment once")
        }
        let title = arguments.text("--title") ?? (names.count == 1 ? "\(names[0]): leaderboard" : "Leaderboard")
        var board = Leaderboard(title, graders: graders)
        board.records = arguments.text("--records") ?? board.records
        if arguments.has("--reproduce") { board.reproducer = try ReproduceCommand.reproducer(arguments) }
        let folder = arguments.text("--out") ?? "runs/board"
        tell(try board.make(of: path, to: folder), output)
        output("written: \(Platform.joined(folder, "index.html"))")
    }

    private static func tell(_ board: Leaderboard.Board, _ output: (String) -> Void) {
        for section in board.sections {
            output(PlainLine.of(section.assignment.name))
            var rows = [["", "student", "score", "verdict", "run again"]]
            rows += section.entries.enumerated().map { rank, entry in
                [
                    "\(rank + 1)", PlainLine.of(entry.grade.name),
                    entry.grade.score.map { decimals($0.value, 2) } ?? "-",
                    entry.grade.verdict.rawValue, entry.reproduction?.outcome.rawValue ?? "-",
                ]
            }
            table(rows).forEach(output)
            if section.otherCount > 0 { output("not accepted: \(section.otherCount)") }
            output("")
        }
        if !board.strangers.isEmpty {
            output("of no assignment: " + board.strangers.map { PlainLine.of($0) }.joined(separator: ", "))
            output("")
        }
    }
}
