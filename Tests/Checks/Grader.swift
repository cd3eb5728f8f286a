import CourseTool
import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// This program as a lecturer's `course`, with an environment of its own, and ones that end or hold up whoever plays them.
enum Grader {
    static func run() -> Never {
        do { try register() } catch { fatalError("\(error)") }
        CourseTool.main()
    }

    /// Registers the environments.
    static func register() throws {
        try Lyceum.register("checks/Ledge-v0", maxEpisodeSteps: 40) { _ in Ledge(mishap: .none) }
        for mishap in Ledge.Mishap.allCases where mishap != .none {
            try Lyceum.register("checks/\(mishap.rawValue)-v0", maxEpisodeSteps: 40) { _ in Ledge(mishap: mishap) }
        }
    }

    /// Grades hand-ins in processes of their own.
    static func grade(_ folder: String, _ assignment: String, to output: String, _ more: [String] = []) throws -> Run {
        try Program.current.run(
            ["grade", folder, "--assignment", assignment, "--out", output] + more, limit: .seconds(300))
    }

    /// The words that a mishap is set off by: only in a process that grades, so that the run can be recorded.
    static let isGrading = CommandLine.arguments.contains("--one")
}

/// A walk along a ledge: a step ahead pays, and may end it.
struct Ledge: Env {
    /// What happens to whoever plays it while grading.
    enum Mishap: String, CaseIterable {
        case none = "Ledge"
        case crash = "Crash"
        case loop = "Loop"
        case memory = "Memory"
        case exit = "Exit"
        case intrusion = "Intrusion"
    }

    var observationSpace = Discrete(1000)
    var actionSpace = Discrete(2)
    var random = Generator()
    private let mishap: Mishap
    private var place = 0

    init(mishap: Mishap) { self.mishap = mishap }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        place = 0
        return Reset(place)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        if Grader.isGrading { happen() }
        place += action
        let falls = random.integer(below: 30) == 0
        return Step(place, reward: Double(action) * 0.5 - 0.1, terminated: falls)
    }

    /// Whether it can write anywhere, call other machines, or read what is none of its business.
    private func reachesOut() -> Bool {
        let path = FileManager.default.temporaryDirectory.path + "/lyceum-intrusion"
        return FileManager.default.createFile(atPath: path, contents: nil) || socket(AF_INET, 1, 0) >= 0
            || kill(getppid(), 0) == 0 || (try? text("/proc/\(getppid())/cmdline")) != nil
    }

    private func happen() {
        switch mishap {
        case .none: return
        case .crash: fatalError("a crash")
        case .loop: while true { usleep(1000) }
        case .exit: Foundation.exit(0)
        case .intrusion:
            if Confinement.isAvailable, reachesOut() { fatalError("it is not confined") }
        case .memory:
            var blocks: [[UInt8]] = []
            while true { blocks.append([UInt8](repeating: UInt8(blocks.count & 255), count: 1 << 24)) }
        }
    }
}

/// A hand-in that crashes the grader, holds it up or takes its memory is told, and the others are graded all the same.
let badPrograms = Check("grade/mishaps") { _ in
    try withTemporaryFolder { folder in
        try Grader.register()
        var figures: [String] = []
        for mishap in Ledge.Mishap.allCases {
            let good = try GoodRun(.init(id: "checks/\(mishap.rawValue)-v0"), seed: 1, in: folder)
            let inbox = "\(folder)/\(mishap.rawValue)"
            try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
            try Data(good.parts.packed()).write(to: URL(filePath: inbox + "/a.zip"))
            try Data("garbage".utf8).write(to: URL(filePath: inbox + "/b.zip"))
            let results = "\(folder)/out-\(mishap.rawValue)"
            let run = try Grader.grade(inbox, good.assignmentPath, to: results, ["--seconds", "2", "--memory", "400"])
            try require(
                run.end == .code([.none, .intrusion].contains(mishap) ? 1 : 2), "\(mishap): \(run.end) \(run.errors)")
            let first = try text(results + "/students/a/results.json")
            let word: [Ledge.Mishap: String] = [
                .none: "\"status\":\"passed\"", .crash: "crashed", .loop: "took longer", .memory: "more than 400 MB",
                .exit: "without a grade", .intrusion: "\"status\":\"passed\"",
            ]
            try require(first.contains(word[mishap] ?? ""), "\(mishap): \(first)")
            try require(try text(results + "/class.csv").contains("\"b.zip\",refused"), "\(mishap): the other one")
            figures.append("\(mishap): \(String(format: "%.1f s", Double(run.duration / .milliseconds(1)) / 1000))")
        }
        return figures.joined(separator: ", ")
    }
}

/// Two hundred hand-ins of 2000 episodes each are graded within a minute on two processors.
let gradingSpeed = Check("grade/speed") { isQuick in
    try withTemporaryFolder { folder in
        let (count, episodes) = isQuick ? (20, 2000) : (200, 2000)
        var asked = Assignment(name: "Speed", environment: "CartPole-v1", episodes: episodes)
        asked.required = [.log, .trace]
        let assignment = asked
        try assignment.write(to: folder + "/assignment.json")
        let start = ContinuousClock.now
        let steps = try concurrently(count) { index in
            let run = "\(folder)/run\(index)"
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: run, logFile: "log.txt")
            // As an agent that learns: at first any action, at last mostly the side to which the pole falls.
            var random = try Generator(seed: index)
            var steps = 0
            for episode in 0..<episodes {
                var observation = try env.reset(seed: episode == 0 ? index : nil).observation
                while true {
                    let isGreedy = random.random() * Double(episodes) < Double(episode)
                    let values = observation.floats ?? []
                    let action = isGreedy ? (values[2] + values[3] > 0 ? 1 : 0) : random.integer(below: 2)
                    let step = try env.step(.int(action))
                    observation = step.observation
                    steps += 1
                    if step.isDone { break }
                }
            }
            try env.close()
            let submission = try Submission(of: run, by: "student\(index)", for: assignment)
            try submission.write(to: "\(folder)/in/student\(index).zip")
            return steps
        }
        let made = ContinuousClock.now - start
        let run = try Grader.grade(folder + "/in", folder + "/assignment.json", to: folder + "/out")
        try require(run.end == .code(0), "\(run.end) \(run.errors) \(run.output.suffix(500))")
        let seconds = run.duration / .seconds(1)
        try require(isQuick || seconds < 60, "\(count) hand-ins took \(seconds) s")
        return String(
            format:
                "%d hand-ins of %d episodes, %.1f million steps: made, packed and checked in %.1f s, graded in %.1f s",
            count, episodes, Double(steps.reduce(0, +)) / 1e6, made / .seconds(1), seconds)
    }
}
