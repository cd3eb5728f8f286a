import Gymnasium
import GymnasiumCore
import LyceumNumerics
import LyceumRecording
import LyceumSystem
import LyceumValues

/// Plays the episodes of a run again and compares them with its log, on all processors.
///
/// ```swift
/// import LyceumHandIns
///
/// let log = try CourseLog(contentsOf: "logs/xxxx00-agent-log.txt")
/// let report = replay(try RunTrace(contentsOf: "logs/xxxx00-agent-log.trace"), of: log)
/// print(report.verdict)                 // A (replayed)
/// ```
///
/// Each episode is played in a fresh environment, from the random stream that the trace has for it. Where one comes out differently it is
/// played once more after all those before it, since an environment of one's own may keep something over its resets.
///
/// - Parameters:
///   - trace: the trace.
///   - log: the log that lies beside it.
///   - seconds: how long it may take; `nil`: as long as it takes.
///   - make: makes the environment whose steps the trace has, for one without an id; `nil`: as `make` does from the trace's header.
/// - Returns: what was found about each row, and about the whole.
public func replay(
    _ trace: RunTrace, of log: CourseLog, seconds: Double? = nil,
    making make: (@Sendable () throws -> AnyEnv)? = nil
) -> ReplayReport {
    replay(trace, of: log, seconds: seconds, isShown: false, making: make)
}

/// As ``replay(_:of:seconds:making:)``; perhaps with a progress bar.
func replay(
    _ trace: RunTrace, of log: CourseLog, seconds: Double?, isShown: Bool, making make: (@Sendable () throws -> AnyEnv)?
) -> ReplayReport {
    let made = Result {
        if let make { return try make() }
        guard let spec = trace.header.env else { throw NoEnvironmentID() }
        return try Gymnasium.make(spec, disableEnvChecker: true)
    }
    let deadline = seconds.map { ContinuousClock.now + .seconds(min(max($0, 0), 1e9)) }
    return Replay(trace, log, made, deadline, isShown).report()
}

/// A trace without the id of an environment.
public struct NoEnvironmentID: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String {
        "the trace is of an environment that was not made by an id: replay it with `making: { … }`, or register the "
            + "environment and make it by its id"
    }
}

private struct Replay {
    let trace: RunTrace
    let log: CourseLog
    let made: Result<AnyEnv, any Error>
    let deadline: ContinuousClock.Instant?
    let isApproximate: Bool
    /// Whether a progress bar is drawn.
    let isShown: Bool

    init(
        _ trace: RunTrace, _ log: CourseLog, _ made: Result<AnyEnv, any Error>, _ deadline: ContinuousClock.Instant?,
        _ isShown: Bool
    ) {
        self.isShown = isShown
        self.trace = trace
        self.log = log
        self.made = made
        self.deadline = deadline
        isApproximate = trace.header.mathematics != TraceHeader.mathematics
    }

    func report() -> ReplayReport {
        var positions: [Int: Int] = [:]
        for (position, episode) in trace.episodes.enumerated() { positions[episode.row.count] = position }
        var outcomes = log.rows.map { comparison($0, positions[$0.count].map { trace.episodes[$0] }) }
        // Only what agrees so far is played.
        let wanted = outcomes.indices.filter { outcomes[$0] == nil }.compactMap { positions[log.rows[$0].count] }
        var played: [Int: EpisodePlayer.Outcome] = [:]
        var ends: [Int: PCG64] = [:]
        if case .success(let env) = made { (played, ends) = play(wanted, in: env) }
        for (index, row) in log.rows.enumerated() where outcomes[index] == nil {
            guard let position = positions[row.count] else { continue }
            outcomes[index] = outcome(position, played[position])
        }
        let rows = zip(log.rows, outcomes).enumerated().map { index, entry in
            RowReport(
                line: index + 2, episode: entry.0.count,
                outcome: entry.1 ?? .isNotReplayed(reason: "the environment cannot be made"))
        }
        let problems = self.problems
        var report = ReplayReport(
            verdict: verdict(rows, problems), isOtherMathematics: isApproximate, rows: rows,
            problems: problems + difficulties, notes: notes, header: trace.header,
            stepCount: played.keys.reduce(0) { $0 + trace.episodes[$1].stepCount })
        report.gaps = gaps(ends)
        return report
    }

    // MARK: The log and the trace

    /// What can be said of a row without playing; `nil` where the episode is to be played.
    private func comparison(_ row: CourseLog.Row, _ episode: TracedEpisode?) -> RowOutcome? {
        guard let episode else {
            guard row.count <= trace.episodes.last?.row.count ?? -1 else {
                return .isNotReplayed(reason: "the trace ends before this episode")
            }
            return .differs(step: nil, problem: "the run had no such episode")
        }
        let traced = episode.row
        func areSame(_ one: Double, _ two: Double) -> Bool { one == two || one.isNaN && two.isNaN }
        if traced.length != row.length {
            return .differs(step: nil, problem: "the log says \(row.length) steps, the trace \(traced.length)")
        }
        if !areSame(traced.rewardSum, row.rewardSum) {
            return .differs(
                step: nil, problem: "the log says a return of \(row.rewardSum), the trace \(traced.rewardSum)")
        }
        if !areSame(traced.squaredRewardSum, row.squaredRewardSum) {
            return .differs(
                step: nil,
                problem: "the log says that the squared rewards sum to \(row.squaredRewardSum), the trace "
                    + "\(traced.squaredRewardSum)")
        }
        if let end = row.end, end != traced.end {
            return .differs(
                step: nil, problem: "the log says that it was \(end.rawValue), the trace \(traced.end?.rawValue ?? "")")
        }
        if !episode.isLogged { return .differs(step: nil, problem: "the run did not log this episode") }
        if episode.wasInterrupted {
            return .isNotReplayed(
                reason: "the environment was replaced while it was played, or stepped past the recorder")
        }
        return episode.isWhole ? nil : .isLeftOut
    }

    /// What is wrong beyond single rows.
    private var problems: [String] {
        var problems = log.contradictions().map(\.description)
        let counts = Set(log.rows.map(\.count))
        let logged = trace.episodes.filter(\.isLogged)
        // A program may be killed between the trace and the row of its last episode.
        let missing = logged.dropLast().filter { !counts.contains($0.row.count) }
        if let first = missing.first {
            problems.append(
                missing.count == 1
                    ? "the log lacks episode \(first.row.count), which the run logged"
                    : "the log lacks \(missing.count) episodes that the run logged, the first is \(first.row.count)")
        }
        return problems
    }

    /// Where the episodes of the trace do not follow each other, as of a run from which some were taken out: each may be played
    /// again alone, and those that went worse are gone.
    ///
    /// - Parameter ends: the random streams at the ends of episodes that were played.
    private func gaps(_ ends: [Int: PCG64]) -> [String] {
        for (position, episode) in trace.episodes.enumerated().dropFirst() {
            let earlier = trace.episodes[position - 1]
            if episode.row.count != earlier.row.count + 1 {
                return ["the trace has no episode between \(earlier.row.count) and \(episode.row.count)"]
            }
            guard let end = ends[position - 1], !episode.wasInterrupted,
                let start = episode.trail.starts.first, start.seed == nil, start.step == 0, start.random != end
            else { continue }
            return [
                "episode \(episode.row.count) does not begin where episode \(earlier.row.count) ended: episodes between them may "
                    + "have been left out"
            ]
        }
        return []
    }

    /// What could not be done.
    private var difficulties: [String] {
        var texts: [String] = []
        if case .failure(let error) = made { texts.append("the environment cannot be made: \(error)") }
        if log.rows.isEmpty { texts.append("the log has no row") }
        return texts
    }

    private var notes: [String] {
        var notes: [String] = []
        let unlogged = trace.episodes.count { !$0.isLogged }
        if unlogged > 0 { notes.append("the run played \(unlogged) episodes that are not in the log") }
        let abandoned = trace.episodes.count { $0.row.end == .aborted }
        if abandoned > 0 { notes.append("\(abandoned) episodes were left before they were over") }
        if trace.isCutOff { notes.append("the trace ends in the middle of an episode: the program was stopped there") }
        if isApproximate {
            notes.append(
                "the run was made with another mathematics library: where its numbers were not the same to the bit, they were compared to "
                    + "six digits, in pieces between the states that the trace keeps")
        }
        return notes
    }

    private func verdict(_ rows: [RowReport], _ problems: [String]) -> Verdict {
        if !problems.isEmpty { return .unreliable }
        if rows.contains(where: { if case .differs = $0.outcome { true } else { false } }) { return .unreliable }
        guard let last = rows.last, last.outcome.isProved,
            rows.allSatisfy({ $0.outcome.isProved || $0.outcome == .isLeftOut })
        else { return .plausible }
        // What counts most must have been played.
        let best = log.rows.indices.max { log.rows[$0].rewardSum < log.rows[$1].rewardSum }
        let greatest = best.map { log.rows[$0].rewardSum } ?? 0
        let isProved = rows.indices.contains { log.rows[$0].rewardSum >= greatest && rows[$0].outcome.isProved }
        return isProved || greatest.isNaN ? .replayed : .plausible
    }

    // MARK: Playing

    private func player(_ position: Int, isApproximate: Bool) -> EpisodePlayer {
        EpisodePlayer(
            trace.episodes[position], isApproximate: isApproximate, sureSteps: sureSteps, deadline: deadline)
    }

    /// Plays an episode in a copy of a fresh environment; where the mathematics is another one and so are the bits, once more and to six
    /// digits. Whoever says so without need gains nothing.
    ///
    /// - Returns: how it went, and the random stream at its end.
    private func playAlone(_ position: Int, in fresh: AnyEnv) -> (outcome: EpisodePlayer.Outcome, end: PCG64) {
        var env = fresh
        let outcome = player(position, isApproximate: false).play(in: &env, isAlone: true)
        guard isApproximate, case .differs = outcome else { return (outcome, env.random.state) }
        env = fresh
        return (player(position, isApproximate: true).play(in: &env, isAlone: true), env.random.state)
    }

    /// Plays episodes, each in a copy of a fresh environment; those that differ once more after all before them.
    ///
    /// - Returns: how they went, and the random streams at their ends.
    private func play(
        _ positions: [Int], in fresh: AnyEnv
    ) -> (outcomes: [Int: EpisodePlayer.Outcome], ends: [Int: PCG64]) {
        guard !positions.isEmpty else { return ([:], [:]) }
        let bar = isShown ? ProgressBar(title: "replaying", total: positions.count) : nil
        let results = ThreadTeam.shared.map(positions.count) { index in
            defer { bar?.advance() }
            return playAlone(positions[index], in: fresh)
        }
        bar?.finish()
        var played: [Int: EpisodePlayer.Outcome] = [:]
        var ends: [Int: PCG64] = [:]
        for (position, result) in zip(positions, results) {
            played[position] = result.outcome
            if result.outcome == .same { ends[position] = result.end }
        }
        let differing = positions.filter { position in
            if case .differs = played[position] { true } else { false }
        }
        for (position, outcome) in playInOrder(differing, in: fresh) { played[position] = outcome }
        return (played, ends)
    }

    /// How many episodes from the first on can be played one after the other.
    private var unbroken: Int {
        trace.episodes.enumerated().prefix { position, episode in
            episode.isWhole && !episode.wasInterrupted && episode.row.count == position && !episode.trail.hasGap
        }.count
    }

    private func playInOrder(_ wanted: [Int], in fresh: AnyEnv) -> [Int: EpisodePlayer.Outcome] {
        let reachable = Set(wanted.filter { $0 < unbroken && $0 > 0 })
        guard let last = reachable.max() else { return [:] }
        var env = fresh
        var outcomes: [Int: EpisodePlayer.Outcome] = [:]
        for position in 0...last {
            let outcome = player(position, isApproximate: isApproximate).play(in: &env, isAlone: false)
            if outcome == .isLate { break }
            if reachable.contains(position) { outcomes[position] = outcome == .same ? .sameAfterOthers : outcome }
        }
        return outcomes
    }

    private func outcome(_ position: Int, _ outcome: EpisodePlayer.Outcome?) -> RowOutcome? {
        switch outcome {
        case nil: return nil
        case .same: return .matches
        case .sameAfterOthers: return .matchesAfterOthers
        case .isClose: return .matchesToSixDigits
        case .drifts(let step):
            return .isNotReplayed(
                reason:
                    "it is the same to six digits up to step \(step), and not from there on: differences of another mathematics library may "
                    + "grow to that, and a changed trace looks the same; grade it on a machine as the run's")
        case .isLate: return .isNotReplayed(reason: "the time was over")
        case .differs(let step, let problem):
            guard position >= unbroken, !isBuiltIn else { return .differs(step: step, problem: problem) }
            let place = step.map { "at step \($0) " } ?? ""
            return .isNotReplayed(
                reason:
                    "played alone it differs \(place)(\(problem)); it may depend on the episodes before it, and the trace "
                    + "does not have all of them")
        }
    }

    /// Over how many steps from a reset, or a state, another mathematics library gives the same numbers to six digits for sure: where it does
    /// not, somebody has changed them. Of environments that are not the package's this is not known.
    private var sureSteps: Int {
        guard case .success(let env) = made, isBuiltIn, !(env.innermost is any SinglePrecisionEnv) else { return 0 }
        return Checkpoints.interval + 1
    }

    /// Whether the environment is one of the package's, of which it is known what they keep over their resets.
    private var isBuiltIn: Bool {
        guard case .success(let env) = made else { return false }
        return String(reflecting: type(of: env.innermost)).hasPrefix("GymnasiumEnvironments.")
    }
}

/// Reads a log and the trace beside it, plays the run again, and says how far the log can be trusted.
///
/// ```swift
/// import LyceumHandIns
///
/// print(verify("logs/xxxx00-agent-log.txt"))        // A (replayed): 2000 of 2000 rows replayed
/// ```
///
/// - Parameters:
///   - path: the log.
///   - tracePath: the trace; `nil`: the file of the log's name with `.trace` at the end.
///   - seconds: how long it may take; `nil`: as long as it takes.
///   - make: makes the environment, for one without an id.
public func verify(
    _ path: String, trace tracePath: String? = nil, seconds: Double? = nil,
    making make: (@Sendable () throws -> AnyEnv)? = nil
) -> ReplayReport {
    verify(path, trace: tracePath, seconds: seconds, isShown: false, making: make)
}

/// As ``verify(_:trace:seconds:making:)``; perhaps with a progress bar.
package func verify(
    _ path: String, trace tracePath: String?, seconds: Double?, isShown: Bool,
    making make: (@Sendable () throws -> AnyEnv)? = nil
) -> ReplayReport {
    func report(_ verdict: Verdict, _ problem: String, _ log: CourseLog? = nil) -> ReplayReport {
        let rows = (log?.rows ?? []).enumerated().map { index, row in
            RowReport(
                line: index + 2, episode: row.count, outcome: .isNotReplayed(reason: "there is no trace to replay"))
        }
        return ReplayReport(
            verdict: verdict, isOtherMathematics: false, rows: rows,
            problems: [problem] + (log?.contradictions() ?? []).map(\.description), notes: [], header: nil, stepCount: 0
        )
    }
    let log: CourseLog
    do {
        log = try CourseLog(contentsOf: path)
    } catch {
        return report(.unreliable, "\(error)")
    }
    let place = tracePath ?? RunTrace.path(besideLog: path)
    guard Platform.exists(place) else {
        let verdict: Verdict = log.contradictions().isEmpty ? .plausible : .unreliable
        return report(
            verdict,
            "there is no trace \(place), which a Recorder with logs: true writes beside the log: hand it in, too", log)
    }
    do {
        return replay(try RunTrace(contentsOf: place), of: log, seconds: seconds, isShown: isShown, making: make)
    } catch {
        return report(.unreliable, "\(error)", log)
    }
}
