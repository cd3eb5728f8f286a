import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport

/// `course grade --rerun` of a class: what was learned agrees, what was made for its seed is doubtful, and of the rest it is said why nothing
/// can be said. What it builds of this package is kept for the next time.
let gradeRerun = Check("outside/grade-rerun") { _ in
    try withTemporaryFolder { try GradeRerunCheck(folder: $0).check() }
}

private struct GradeRerunCheck {
    let folder: String
    private let checkout = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    private var assignment: Assignment {
        var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: 20)
        assignment.scorer = .meanOfLast(20)
        return assignment
    }

    /// What a student hands in, and what is to be found.
    private struct Case {
        let student: String
        let text: String
        let finding: String
        /// What the student's page says.
        let words: [String]
    }

    private static let head = """
        import Lyceum

        let options = ProgramOptions.read(name: "my-agent", summary: "Balances a pole")
        var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: options.path("logs"))
        try seedEverything(options.seed, &env)
        func lean(_ state: [Float]) -> Int { state[2] + 0.5 * state[3] > 0 ? 1 : 0 }

        """
    private static let honest = """
        for episode in 0..<options.episodes(20, quick: 1) {
            var step = try env.step(Value.int(lean(env.reset(seed: 100 + episode).observation.floats ?? [])))
            while !step.isDone { step = try env.step(lean(step.observation.floats ?? [])) }
        }
        try env.close()

        """
    private static let memorised = """
        for episode in 0..<options.episodes(20, quick: 1) {
            var world = try CartPole()
            var state = try world.reset(seed: 100 + episode).observation
            var plan: [Int] = []
            for _ in 0..<500 {
                plan.append(lean(state))
                state = try world.step(plan[plan.count - 1]).observation
            }
            try env.reset(seed: 100 + episode)
            for action in plan where try env.step(action).isDone { break }
        }
        try env.close()

        """

    private var cases: [Case] {
        [
            Case(student: "honest", text: Self.head + Self.honest, finding: "agrees", words: ["500.000"]),
            Case(
                student: "memorised", text: Self.head + Self.memorised, finding: "doubtful",
                words: ["Ask how it came about", RerunReport.rule]),
            Case(
                student: "crash", text: Self.head + "fatalError(\"after all\")\n" + Self.honest, finding: "failed",
                words: ["it was ended by signal", "after 0 of 20 episodes"]),
            Case(
                student: "elsewhere", text: "import Lyceum\nvar env = try CartPole()\ntry env.reset(seed: 1)\n",
                finding: "failed", words: ["the program made no step in an environment of"]),
            Case(
                student: "broken", text: Self.head + "let number: Int = nonsense\n", finding: "failed",
                words: ["it does not compile", "cannot find &#39;nonsense&#39; in scope"]),
            Case(
                student: "endless", text: Self.head + "while true { try env.reset() }\n", finding: "failed",
                words: ["after 15 seconds it was still running"]),
            Case(
                student: "other",
                text: Self.head.replacing("CartPole-v1\"", with: "CartPole-v1\", maxEpisodeSteps: 100")
                    + Self.honest, finding: "failed", words: ["the episodes of the run end after 100 steps"]),
        ]
    }

    func check() throws -> String {
        guard Program("swift") != nil else { return "there is no swift in the search path" }
        let workshop = try Workshop(checkout.appending(path: ".build/reproduce/work").path, lyceum: checkout.path)
        try assignment.write(to: folder + "/assignment.json")
        var run = ""
        for one in cases {
            if one.student == "honest" || one.student == "memorised" { run = try record(one, in: workshop) }
            let own = one.student == "memorised" ? run : "\(folder)/honest/runs"
            let sources = "\(folder)/\(one.student)-sources"
            try write(one.text, to: sources + "/main.swift")
            try Submission(of: own, by: one.student, for: assignment, sources: sources).write(
                to: "\(folder)/in/\(one.student).zip")
        }
        let start = ContinuousClock.now
        let call = try Program.current.neighbour("course").run(
            [
                "grade", "in", "--assignment", "assignment.json", "--out", "grades", "--rerun", "--hidden", "1,2,3",
                "--rerun-seconds", "15", "--work", workshop.folder, "--lyceum", workshop.lyceum,
            ], in: folder, limit: .seconds(3000))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try require(call.code == 0, "\(call.end) \(call.output) \(call.errors)")
        let table = try text(folder + "/grades/class.csv").split(separator: "\r\n").map(String.init)
        for one in cases {
            let line = table.first { $0.contains("\"\(one.student)\"") } ?? ""
            try require(line.contains(",\(one.finding),"), "\(one.student): \(line)")
            let page = try text("\(folder)/grades/students/\(one.student)/index.html")
            for word in one.words + ["On hidden seeds"] {
                let part = page.components(separatedBy: "<h2>").first { $0.hasPrefix("On hidden seeds") } ?? page
                try require(part.contains(word), "\(one.student): \"\(word)\" is not in \(part)")
            }
            let results = try text("\(folder)/grades/students/\(one.student)/results.json")
            try require(results.contains("On hidden seeds: \(one.finding)"), results)
        }
        return "\(cases.count) hand-ins: " + cases.map { "\($0.student) \($0.finding)" }.joined(separator: ", ")
            + String(format: "; %.0f s with building", seconds)
    }

    private func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Builds a program as its student does and runs it.
    private func record(_ one: Case, in workshop: Workshop) throws -> String {
        let file = ZipWriter.File("sources/main.swift", Array(one.text.utf8))
        let manifest = Manifest(
            student: one.student, assignment: "A", fingerprint: assignment.fingerprint, library: TraceHeader.library,
            files: [.init(name: file.name, size: file.bytes.count, sha256: SHA256.hexadecimal(file.bytes))])
        let program = try HandInProgram(
            HandIn(
                bytes: try ZipWriter.archive([.init("manifest.json", Array(manifest.json.utf8)), file], name: "a.zip")))
        try workshop.write([program])
        try workshop.buildLyceum()
        try workshop.build(program)
        let home = "\(folder)/\(one.student)"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: workshop.program(program.name), toPath: home + "/my-agent")
        let run = try Program(path: home + "/my-agent").run(["--out", home + "/runs"])
        try require(run.code == 0, run.output + run.errors)
        return home + "/runs"
    }
}
