import GymnasiumCore
import LyceumRecording
import LyceumSystem

/// Runs a program that was built on some hidden seeds, one after the other, in this process.
package struct HiddenRuns: Sendable {
    let seeds: [HiddenSeed]
    let limits: RerunLimits
    let memory: Int
    let isConfined: Bool

    package init(seeds: [HiddenSeed], limits: RerunLimits, memory: Int, isConfined: Bool) {
        (self.seeds, self.limits, self.memory, self.isConfined) = (seeds, limits, memory, isConfined)
    }

    /// Runs the program of an archive.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - file: the program's file.
    ///   - folder: the folder that it runs in.
    ///   - assignment: what it was handed in for.
    package func run(
        _ path: String, _ file: String, in folder: String, for assignment: Assignment
    ) throws -> RerunReport {
        run(try RerunWork(path), file, in: folder, for: assignment)
    }

    func run(_ work: RerunWork, _ file: String, in folder: String, for assignment: Assignment) -> RerunReport {
        var rerun = ProgramRerun(file, folder: folder)
        let arguments = RunArguments(work.command)
        (rerun.arguments, rerun.data) = (arguments.list, work.program.data)
        (rerun.limits, rerun.memory, rerun.isConfined) = (limits, memory, isConfined)
        let wanted: EnvSpec?
        do {
            wanted = try assignment.envSpec()
        } catch {
            return RerunReport(problem: "the assignment's environment cannot be made here: \(error)")
        }
        return RerunReport(
            runs: seeds.map { seed in
                var run = RerunReport.Run(rerun.run(seed, wanted: wanted), seed, assignment, handedIn: work.log)
                run.notes = arguments.notes + run.notes
                return run
            })
    }
}

/// A hand-in whose program is run again.
struct RerunWork: Sendable {
    let archive: String
    let program: HandInProgram
    let command: RunCommand?
    let log: CourseLog?

    init(_ path: String) throws {
        archive = path.split(separator: "/").last.map(String.init) ?? ""
        let handIn = try HandInPlace.read(path, limit: ArchiveLimits.standard.bytes)
        let trace = try handIn.contents(of: HandInPart.trace.place).flatMap { try? RunTrace(bytes: $0) }
        command = trace?.header.command
        program = try HandInProgram(handIn, command: command)
        log = try handIn.contents(of: HandInPart.log.place).flatMap { try? CourseLog(bytes: $0, name: "the log") }
    }
}

extension RerunReport.Run {
    /// What a run says: its score, or why it has none.
    ///
    /// - Parameters:
    ///   - outcome: what the program did.
    ///   - log: the log that was handed in.
    package init(_ outcome: RerunOutcome, _ seed: HiddenSeed, _ assignment: Assignment, handedIn log: CourseLog?) {
        self.init(
            seed: seed.description, episodes: outcome.log.rows.count, steps: outcome.steps.total, notes: outcome.notes)
        let (cut, problems) = (outcome.cut(assignment, handedIn: log), outcome.problems)
        // That a program which crashed at once has played nothing goes without saying.
        problem = outcome.log.rows.isEmpty ? cut ?? problems.first : problems.first ?? cut
        notes += problems.dropFirst()
        if problem == nil, let crash = outcome.crash { notes.append("when its episodes were over \(crash)") }
        guard problem == nil || !outcome.log.rows.isEmpty else { return }
        do {
            let run = ScoredRun(log: outcome.log, assignment: assignment)
            score = try assignment.scorer.score(run).value
            standardError = assignment.scorer.standardError(run)
        } catch {
            lack = "\(error)"
        }
    }
}

extension RerunOutcome {
    /// Why the run is too short to be compared, since it was stopped or crashed; `nil` where it is not.
    fileprivate func cut(_ assignment: Assignment, handedIn log: CourseLog?) -> String? {
        guard end != .isClosed || crash != nil else { return nil }
        let reason: String? = if case .isClosed = end { crash } else { "\(end)" }
        let wanted = min(assignment.episodes ?? .max, log?.rows.count ?? 0)
        let played = self.log.rows.count
        return played < wanted ? "\(reason ?? ""), after \(played) of \(wanted) episodes" : nil
    }
}
