import LyceumRecording
import LyceumSystem

/// Runs handed-in programs again in the grader's environments, each on some seeds that nobody knew when it was written.
///
/// ```swift
/// import LyceumHandIns
///
/// let workshop = try Workshop("runs/programs", lyceum: "../lyceum")
/// let assignment = try Assignment(contentsOf: "assignment.json")
/// let reports = try Rerunner(in: workshop).rerun(["hand-ins/abcd12.zip"], for: assignment)
/// print(reports[0].scores)
/// ```
///
/// A program is not changed for that: in a process that the grader has started, `make` gives environments that the grader has, with seeds of its own. It runs in an
/// empty folder, with the arguments that its trace has, without a network, and can neither read what others handed in nor write elsewhere.
/// Where the system has no means for that, ``Workshop/isConfined`` must be turned off.
public struct Rerunner: Sendable {
    /// Where programs are built and run.
    public let workshop: Workshop
    /// The hidden seeds: a run on each.
    public var seeds: [HiddenSeed]
    /// How much a program may ask for in one run.
    public var limits = RerunLimits()
    /// How much memory a program may allocate, in bytes.
    public var memory = 2_000_000_000
    /// The tool that runs each program in a process of its own, and the file of the assignment; `nil`: all in this process.
    public var tool: Tool?
    /// Receives what is done next, in a sentence.
    public var tell: @Sendable (String) -> Void = { _ in }

    /// A program whose `main` calls `CourseTool.main()`.
    public struct Tool: Sendable, Hashable {
        /// Its file.
        public var program: String
        /// The file of the assignment.
        public var assignment: String

        /// A tool.
        public init(program: String, assignment: String) { (self.program, self.assignment) = (program, assignment) }
    }

    /// What runs programs again.
    ///
    /// - Parameters:
    ///   - workshop: where they are built and run.
    ///   - seeds: the hidden seeds; `nil` for three that nobody can guess.
    public init(in workshop: Workshop, seeds: [HiddenSeed]? = nil) {
        self.workshop = workshop
        self.seeds = seeds ?? (0..<3).map { _ in HiddenSeed.random() }
    }

    /// Refuses to run programs that are to be confined on a system that cannot do that.
    ///
    /// - Throws: ``CannotConfineHandIns``.
    package func check() throws {
        guard !workshop.isConfined || Confinement.isAvailable else { throw CannotConfineHandIns() }
    }

    /// Builds the programs of some hand-ins and runs them.
    ///
    /// - Parameters:
    ///   - paths: archives, or folders into which one was unpacked.
    ///   - assignment: what they were handed in for.
    /// - Returns: what was found, in the same order. A hand-in that cannot be read or built has a report that says so.
    /// - Throws: ``CannotBuild`` where Lyceum itself cannot be built, ``CannotConfineHandIns``, `FileError` for the workshop's folder.
    public func rerun(_ paths: [String], for assignment: Assignment) throws -> [RerunReport] {
        try check()
        let works = paths.map { path in Result { try RerunWork(path) } }
        let programs = works.compactMap { try? $0.get().program }
        if !programs.isEmpty {
            try workshop.write(programs)
            tell("building Lyceum, which takes some minutes the first time")
            try workshop.buildLyceum()
        }
        let built = works.map { work -> Result<RerunWork, any Error> in
            guard let work = try? work.get() else { return work }
            tell("building \(PlainLine.of(work.archive))")
            return Result {
                try workshop.build(work.program)
                return work
            }
        }
        let count = programs.count == 1 ? "one program" : "\(programs.count) programs"
        tell("running \(count) on \(seeds.count == 1 ? "one hidden seed" : "\(seeds.count) hidden seeds")")
        return ThreadTeam.shared.map(built.count) { report(of: built[$0], paths[$0], assignment) }
    }

    private func report(of built: Result<RerunWork, any Error>, _ path: String, _ assignment: Assignment) -> RerunReport
    {
        do {
            let work = try built.get()
            let file = workshop.program(work.program.name)
            let folder = workshop.runFolder(work.program.name)
            guard let tool else { return runs.run(work, file, in: folder, for: assignment) }
            return try start(tool, path, file, in: folder)
        } catch {
            let archive = path.split(separator: "/").last.map(String.init) ?? ""
            return RerunReport(problem: PlainLine.of("\(error)".replacing(path, with: archive), most: 1000))
        }
    }

    /// What is run in this process.
    private var runs: HiddenRuns {
        HiddenRuns(seeds: seeds, limits: limits, memory: memory, isConfined: workshop.isConfined)
    }

    /// Has a tool run a program: whatever the program makes of the process that serves it, this one goes on.
    private func start(_ tool: Tool, _ path: String, _ file: String, in folder: String) throws -> RerunReport {
        let numbers = seeds.map(\.description).joined(separator: ",")
        var launch = Launch(
            tool.program,
            [
                "grade", "--rerun-one", file, "--assignment", tool.assignment, "--work", folder, "--hidden", numbers,
                "--rerun-seconds", "\(Int(limits.seconds))", "--memory", "\(memory / 1_000_000)",
            ] + (workshop.isConfined ? [] : ["--unconfined"]) + ["--", path])
        launch.output = .kept(limit: 1 << 20)
        launch.errors = .discarded
        // The program has no more than its process.
        launch.limits = ProcessLimits(memory: ProcessLimits.memory(beside: memory), fileSize: 1 << 28)
        let seconds = Double(seeds.count) * (limits.seconds + 10) + 30
        let (end, output) = try launch.start().waitForEnd(seconds: seconds)
        switch end {
        case .code:
            let line = output.split(separator: UInt8(ascii: "\n")).last
            guard let line, let text = String(validating: line, as: UTF8.self), let report = RerunReport(json: text)
            else {
                return RerunReport(problem: "the process that ran it ended without a report")
            }
            return report
        case .signal:
            return RerunReport(
                problem:
                    "the process that ran it crashed, or needed more than \(memory / 1_000_000) MB: look at it yourself"
            )
        case .isLate: return RerunReport(problem: "running it took longer than \(Int(seconds)) seconds")
        }
    }
}
