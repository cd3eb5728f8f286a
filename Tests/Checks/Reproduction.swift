import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport

/// Programs that were handed in are built and run again: good ones of any layout come out the same, others are told with the reason, and none
/// harms the machine or the other hand-ins. What it builds of this package is kept for the next time.
let reproducing = Check("outside/reproduce") { _ in
    try withTemporaryFolder { try ReproductionCheck(folder: $0).check() }
}

private struct ReproductionCheck {
    /// A folder for the class, which is no business of the students' programs.
    let folder: String
    private let checkout = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    private var run: String { folder + "/student/runs" }
    private var assignment: Assignment {
        var assignment = Assignment(name: "Coursework 1", environment: "Pendulum-v1", episodes: 6)
        assignment.required = [.log, .trace]
        return assignment
    }

    func check() throws -> String {
        guard Program("swift") != nil else { return "there is no swift in the search path" }
        let workshop = try Workshop(checkout.appending(path: ".build/reproduce/work").path, lyceum: checkout.path)
        try record(in: workshop)
        let cases = StudentProgram.all(folder: folder, workshop: workshop)
        for one in cases { try handIn(one) }
        var reproducer = Reproducer(in: workshop)
        (reproducer.seconds, reproducer.memory) = (20, 600_000_000)
        let found = try reproducer.reproduce(cases.map { "\(folder)/in/\($0.student).zip" })
        for (one, record) in zip(cases, found) {
            let told =
                "\(one.student): \(record.outcome) \(record.reason) \(record.difference.map { "\($0)" } ?? "") \(record.notes)"
            try require(record.outcome == one.outcome && record.reason.hasPrefix(one.reason), told)
            try require(record.difference?.line == one.line, told)
            try require(record.command.hasPrefix("my-agent --episodes 6 --out /"), told)
            try require(try Reproduction(bytes: Array(record.json.utf8)) == record, told)
        }
        try require(!FileManager.default.fileExists(atPath: folder + "/outside.txt"), "a program wrote outside")
        try requireCommand(workshop)
        let times = found.map(\.seconds).max() ?? 0
        return "\(cases.count) programs: \(found.count { $0.outcome == .same }) the same, "
            + "\(found.count { $0.outcome == .differs }) not, \(found.count { $0.outcome == .undecided }) undecided; "
            + "the longest ran \(String(format: "%.1f s", times))"
    }

    /// Makes the run that all hand in: with the first program, called as its student calls it.
    private func record(in workshop: Workshop) throws {
        try FileManager.default.createDirectory(atPath: folder + "/student", withIntermediateDirectories: true)
        var sources = StudentProgram.good
        sources["logs/log.txt"] = "x"
        let files = sources.map { ZipWriter.File("sources/" + $0.key, Array($0.value.utf8)) }
        let manifest = Manifest(
            student: "first", assignment: "A", fingerprint: assignment.fingerprint, library: TraceHeader.library,
            files: files.map { .init(name: $0.name, size: $0.bytes.count, sha256: SHA256.hexadecimal($0.bytes)) })
        let archive = try ZipWriter.archive(
            [.init("manifest.json", Array(manifest.json.utf8))] + files, name: "first.zip")
        let program = try HandInProgram(HandIn(bytes: archive))
        try workshop.write([program])
        try workshop.buildLyceum()
        try workshop.build(program)
        try FileManager.default.copyItem(atPath: workshop.program(program.name), toPath: folder + "/student/my-agent")
        let run = try Program(path: folder + "/student/my-agent").run(["--episodes", "6", "--out", run])
        try require(run.code == 0, run.output + run.errors)
    }

    private func handIn(_ one: StudentProgram) throws {
        let sources = "\(folder)/sources/\(one.student)"
        for (name, text) in one.files {
            let url = URL(filePath: "\(sources)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let path = one.files.count == 1 ? "\(sources)/\(one.files.keys.first ?? "")" : sources
        try Submission(of: run, by: one.student, for: assignment, sources: path).write(
            to: "\(folder)/in/\(one.student).zip")
    }

    /// The command says the same with its exit code, and the leaderboard marks what was reproduced.
    private func requireCommand(_ workshop: Workshop) throws {
        try assignment.write(to: folder + "/assignment.json")
        let more = ["--work", workshop.folder, "--lyceum", workshop.lyceum, "--seconds", "20"]
        for (student, code, words) in [
            ("package", Int32(0), "byte for byte: 6 rows"), ("clock", 1, "line 5 as handed in"),
            ("broken", 2, "it does not compile"),
        ] {
            let call = try Program.current.neighbour("course").run(
                ["reproduce", "in/\(student).zip", "--assignment", "assignment.json"] + more, in: folder)
            try require(
                call.code == code && call.output.contains(words),
                "\(student): \(call.end) \(call.output) \(call.errors)")
        }
        let board = try Program.current.neighbour("course").run(
            ["board", "in", "--out", "board", "--title", "Spring"] + more, in: folder)
        let page = try text(folder + "/board/index.html")
        try require(board.code == 0 && page.contains("reproduced</span>"), "\(board.output) \(board.errors)")
        try require(page.contains("came out differently</span>") && page.contains("undecided</span>"), page)
    }
}

/// A program that is handed in with the run of the first one, and what is to be found.
private struct StudentProgram {
    let student: String
    let files: [String: String]
    var outcome = Reproduction.Outcome.same
    var reason = ""
    /// The line of the log that differs.
    var line: Int?

    private static let head = """
        import Foundation
        import Lyceum

        let options = ProgramOptions.read(name: "my-agent", summary: "Swings at random")
        var env = try Recorder(make("Pendulum-v1"), logs: true, logFolder: options.path("logs"))
        try seedEverything(options.seed, &env)

        """
    private static let play = """
        for episode in 0..<options.episodes(6, quick: 1) {
            try env.reset()
            var isDone = false
            while !isDone { isDone = try env.step(env.actionSpace.sample()).isDone }
            try after(episode)
        }
        try env.close()

        """
    private static let harmless = "func after(_ episode: Int) throws {}\n"

    /// The first program, in a package whose manifest does harm to whoever uses it.
    static let good = [
        "Package.swift": "import Foundation\nfatalError(\"never\")\n", "Sources/my-agent/main.swift": head + play,
        "Sources/my-agent/Agent/After.swift": harmless, "Tests/my-agent-tests/Tests.swift": "nonsense",
        "Sources/my-agent/weights.json": "{}",
    ]

    static func all(folder: String, workshop: Workshop) -> [StudentProgram] {
        func file(_ text: String) -> [String: String] { ["agent.swift": head + text + play] }
        // What plays on where something succeeds that must not.
        func cheats(_ condition: String) -> [String: String] {
            file("func after(_ episode: Int) throws { if episode == 2, \(condition) { try env.reset() } }\n")
        }
        let neighbour = "FileManager.default.contents(atPath: \"\(folder)/in/package.zip\") != nil"
        let sources =
            "!((try? FileManager.default.contentsOfDirectory(atPath: \"\(workshop.folder)/Sources\")) ?? []).isEmpty"
        let writing = "FileManager.default.createFile(atPath: \"\(folder)/outside.txt\", contents: Data())"
        let starting = "(try? Process.run(URL(filePath: \"/bin/true\"), arguments: [])) != nil"
        return [
            StudentProgram(student: "package", files: good),
            StudentProgram(student: "folder", files: ["main.swift": head + play, "After.swift": harmless]),
            StudentProgram(student: "file", files: file(harmless)),
            StudentProgram(
                student: "unseeded",
                files: file(
                    "func after(_ episode: Int) throws { if episode == 2 { try env.actionSpace.seed(.random(in: 50...1 << 30)) } }\n"
                ),
                outcome: .differs, reason: "line 5 is another, after 3 rows that are the same", line: 5),
            StudentProgram(
                student: "clock",
                files: file(
                    "func after(_ episode: Int) throws { if episode == 2 { try env.actionSpace.seed(Int(Date().timeIntervalSince1970)) } }\n"
                ),
                outcome: .differs, reason: "line 5 is another", line: 5),
            StudentProgram(
                student: "broken", files: file("let number: Int = nonsense\n" + harmless), outcome: .undecided,
                reason: "it does not compile: main.swift:7: cannot find 'nonsense' in scope"),
            StudentProgram(
                student: "endless",
                files: file(
                    "func after(_ episode: Int) throws { while episode == 2 { Thread.sleep(forTimeInterval: 0.01) } }\n"
                ),
                outcome: .undecided,
                reason: "it was still running after 20 seconds, after 3 of 6 rows, which are the same"),
            StudentProgram(
                student: "memory",
                files: file(
                    "var blocks: [[UInt8]] = []\nfunc after(_ episode: Int) throws {\n    while episode == 2 { blocks.append([UInt8](repeating: UInt8(blocks.count & 255), count: 1 << 24)) }\n}\n"
                ), outcome: .undecided, reason: "it crashed, or needed more than 600 MB"),
            StudentProgram(
                student: "crash",
                files: file("func after(_ episode: Int) throws { precondition(episode < 3, \"over\") }\n"),
                outcome: .undecided, reason: "it crashed"),
            StudentProgram(student: "writer", files: cheats(writing)),
            StudentProgram(student: "reader", files: cheats(neighbour)),
            StudentProgram(student: "snooper", files: cheats(sources)),
            StudentProgram(student: "starter", files: cheats(starting)),
        ]
    }
}
