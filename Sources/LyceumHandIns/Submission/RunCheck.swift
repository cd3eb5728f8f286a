import GymnasiumCore
import LyceumRecording
import LyceumValues

/// Compares a hand-in with an assignment, from what is quickly seen to what takes playing.
struct RunCheck {
    private let handIn: HandIn
    private let assignment: Assignment
    private let seconds: Double?
    private var shortcomings: [Shortcoming] = []
    private var notes: [String] = []

    init(_ handIn: HandIn, _ assignment: Assignment, _ seconds: Double?) {
        (self.handIn, self.assignment, self.seconds) = (handIn, assignment, seconds)
    }

    private mutating func refuse(_ kind: Shortcoming.Kind, _ text: String) {
        shortcomings.append(Shortcoming(kind: kind, description: text))
    }

    mutating func result() -> HandInCheck {
        compareManifests()
        findParts()
        let log = readLog()
        let spec = makeSpec()
        var report: ReplayReport?
        if let log {
            count(log)
            judge(log, hasEnvironment: spec != nil)
            report = replayed(log, spec)
        }
        return HandInCheck(shortcomings: shortcomings, notes: notes, log: log, replay: report)
    }

    // MARK: - What is there

    private mutating func compareManifests() {
        let manifest = handIn.manifest
        if manifest.assignment != assignment.name {
            refuse(
                .otherAssignment,
                "it was packed for \"\(manifest.assignment)\", and this is \"\(assignment.name)\": pack the run that belongs to "
                    + "this assignment, with `--assignment` and its file")
        } else if manifest.fingerprint != assignment.fingerprint {
            refuse(
                .otherAssignment,
                "it was packed for another edition of \"\(assignment.name)\": pack it again with the assignment's file as it is now"
            )
        }
        let limit = assignment.megabytes * 1_000_000
        if handIn.byteCount > limit {
            refuse(
                .tooLarge,
                "it has \(handIn.byteCount) bytes, and may have \(limit): leave out videos or data that nobody asks for"
            )
        }
    }

    private mutating func findParts() {
        for part in HandInPart.allCases where assignment.isRequired(part) {
            let files = handIn.files(of: part).filter { part != .videos || $0.name.hasSuffix(".mp4") }
            guard !files.contains(where: { $0.size > 0 }) else { continue }
            switch part {
            case .log:
                refuse(.missing, "the log is missing: record with Recorder(…, logs: true), and run your program again")
            case .trace:
                refuse(
                    .missing,
                    "there is no trace beside the log, as of an older run: record with Recorder(…, logs: true), run your program "
                        + "again, and keep the file .trace beside the log")
            case .sources:
                refuse(.missing, "your program is missing: add it with `--sources`, such as --sources Sources/my-agent")
            case .writeup:
                refuse(.missing, "your write-up is missing: add it with `--writeup`, such as --writeup report.pdf")
            case .videos:
                refuse(
                    .missing,
                    "there are no videos in the run's folder videos: record with Recorder(…, video: true), and run your program again"
                )
            }
        }
    }

    // MARK: - The log

    /// The most bytes of a log that is handed in: more than a million episodes, which are held in memory.
    private static let logLimit = 32_000_000

    private mutating func readLog() -> CourseLog? {
        do {
            let size = handIn.files(of: .log).first?.size ?? 0
            guard size <= Self.logLimit else {
                refuse(.unreadable, "the log has \(size) bytes, and may have \(Self.logLimit)")
                return nil
            }
            guard let bytes = try handIn.contents(of: HandInPart.log.place), !bytes.isEmpty else { return nil }
            let log = try CourseLog(bytes: bytes, name: "the log")
            guard log.rows.isEmpty else { return log }
            refuse(.missing, "the log has no episode: one is in it when it is over; run your program to its end")
        } catch {
            refuse(.unreadable, "\(error)")
        }
        return nil
    }

    private mutating func count(_ log: CourseLog) {
        if let wanted = assignment.episodes, log.rows.count < wanted {
            refuse(
                .tooShort,
                "the log has \(log.rows.count) of the \(wanted) episodes that the assignment asks for: "
                    + "train for \(wanted - log.rows.count) more"
            )
        }
        // Made-up lengths may be as large as they like.
        let steps = log.rows.reduce(0) { $0 + Double($1.length) }
        if let wanted = assignment.steps, steps < Double(wanted) {
            refuse(
                .tooShort, "the log has \(Int(steps)) steps, and the assignment asks for \(wanted): train for longer")
        }
    }

    private mutating func makeSpec() -> EnvSpec? {
        do {
            return try assignment.envSpec()
        } catch {
            refuse(
                .notProved,
                "the assignment's environment cannot be made here: \(error); for an environment of your own course, run the tool of "
                    + "the package that registers it")
            return nil
        }
    }

    private mutating func judge(_ log: CourseLog, hasEnvironment: Bool) {
        let facts =
            hasEnvironment
            ? try? RewardFacts(
                assignment.environment, options: assignment.options, maxSteps: assignment.maxEpisodeSteps) : nil
        let contradictions = facts?.contradictions(of: log) ?? log.contradictions()
        guard let first = contradictions.first else { return }
        let others = contradictions.count > 1 ? ", and \(contradictions.count - 1) lines more" : ""
        refuse(
            .contradiction, "the log cannot be true in \(first)\(others): hand in the file as the program wrote it")
    }

    // MARK: - The trace

    private mutating func replayed(_ log: CourseLog, _ spec: EnvSpec?) -> ReplayReport? {
        let trace: RunTrace
        do {
            guard let bytes = try handIn.contents(of: HandInPart.trace.place), !bytes.isEmpty else {
                notes.append(
                    "without a trace nothing can be played again: that the log is plausible is all that can be said")
                return nil
            }
            trace = try RunTrace(bytes: bytes, name: "the trace")
        } catch {
            refuse(.unreadable, "\(error)")
            return nil
        }
        if trace.header.library != TraceHeader.library {
            refuse(
                .oldRun,
                "the run was made with \(trace.header.library), and this is \(TraceHeader.library): run your program again"
            )
        }
        let before = shortcomings.count
        compare(trace.header, spec)
        compareSeeds(trace)
        // Another environment pays otherwise: one sentence about it says it all.
        guard shortcomings.count == before, spec != nil else { return nil }
        let report = replay(trace, of: log, seconds: seconds)
        judge(report)
        return report
    }

    private mutating func compare(_ header: TraceHeader, _ spec: EnvSpec?) {
        guard let spec else { return }
        guard let found = header.env else {
            return refuse(
                .otherEnvironment,
                "the run's environment was not made by an id: begin with make(\"\(spec.id)\"), and run your program again"
            )
        }
        for difference in EnvDifference.all(found, wanted: spec) {
            let advice =
                switch difference {
                case .id: ": hand in the run that belongs to it"
                case .option: ": change it in `make`, and run your program again"
                case .limit: ": change maxEpisodeSteps in `make`, and run your program again"
                case .wrappers: ""
                }
            refuse(.otherEnvironment, difference.fact + advice)
        }
    }

    private mutating func compareSeeds(_ trace: RunTrace) {
        guard let allowed = assignment.seeds, let first = trace.episodes.first else { return }
        let list = allowed.map(String.init).joined(separator: ", ")
        let example = "begin with seedEverything(\(allowed[0]), &env), and run your program again"
        guard first.starts.first?.seed != nil else {
            return refuse(.otherSeed, "the run began without a seed, and the assignment allows \(list): \(example)")
        }
        let used = trace.episodes.lazy.flatMap(\.starts).compactMap(\.seed)
        if let other = used.first(where: { !allowed.contains($0) }) {
            refuse(.otherSeed, "the run was seeded with \(other), and the assignment allows \(list): \(example)")
        }
    }

    private mutating func judge(_ report: ReplayReport) {
        notes += report.notes
        switch report.verdict {
        case .replayed:
            if let gap = report.gaps.first {
                refuse(
                    .notProved,
                    "\(gap): hand in all that one run wrote, whose environment keeps its random stream from the first episode to the last"
                )
            }
        case .plausible:
            let row = report.rows.first { !$0.outcome.isProved && $0.outcome != .isLeftOut }
            let reason = report.problems.first ?? row?.description ?? "the last episode, or the best, was not played"
            let text = "the run could not be played again: \(reason)"
            if assignment.isRequired(.trace) { refuse(.notProved, text) } else { notes.append(text) }
        case .unreliable:
            let differing = report.differing
            if differing.count * 2 > report.rows.count, let first = differing.first {
                refuse(
                    .otherTrace,
                    "the trace is of another run than the log, from which it differs in \(differing.count) of \(report.rows.count) "
                        + "rows (\(first)): hand in the two files that one run wrote")
            } else if let first = differing.first {
                let others = differing.count > 1 ? ", and \(differing.count - 1) rows more" : ""
                refuse(
                    .otherTrace,
                    "the log is not what the run did (\(first)\(others)): hand in the files as your program wrote them")
            }
            // What contradicts itself was said already.
            let known = shortcomings.contains { $0.kind == .contradiction }
            for problem in report.problems.prefix(3) where !known {
                refuse(.otherTrace, "\(problem): hand in the files as your program wrote them")
            }
        }
    }
}
