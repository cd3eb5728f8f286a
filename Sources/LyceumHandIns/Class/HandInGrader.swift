import LyceumRecording
import LyceumSystem

/// Grades hand-ins of an assignment, one at a time.
///
/// ```swift
/// import LyceumHandIns
///
/// let grader = HandInGrader(for: try Assignment(contentsOf: "assignment.json"))
/// let (grade, page) = grader.grade("hand-ins/abcd12.zip")
/// print(grade.status, grade.verdict, grade.score?.value ?? .nan, page.count)
/// ```
public struct HandInGrader: Sendable {
    /// What is asked for.
    public let assignment: Assignment
    /// How long playing a run again may take, in seconds.
    public var seconds = 60.0

    /// A grader.
    public init(for assignment: Assignment) { self.assignment = assignment }

    /// Grades a hand-in: an archive, or a folder that one was unpacked into.
    ///
    /// Nothing is thrown: what cannot be read is a grade, too.
    ///
    /// - Returns: the grade, and the student's page as HTML.
    public func grade(_ path: String) -> (grade: Grade, page: String) {
        let start = ContinuousClock.now
        let archive = String(path.split(separator: "/").last ?? "")
        var graded: (grade: Grade, page: String)
        do {
            graded = grade(try HandInPlace.read(path, limit: byteLimit), archive, lateness(path))
        } catch {
            // Errors call the file by its whole path, which is no business of the student's.
            let problem = "\(error)".replacing(path, with: archive)
            let grade = Grade(archive: archive, status: .refused, problem: problem)
            graded = (grade, StudentPage(grade, assignment).html)
        }
        graded.grade.seconds = (ContinuousClock.now - start) / .seconds(1)
        return graded
    }

    /// The size from which on an archive is not even read.
    private var byteLimit: Int { assignment.megabytes * 1_000_000 + 1_000_000 }

    /// Whether an archive is dated after the deadline, in a sentence. Nothing inside of it can tell: a student's clock says what it is told to.
    private func lateness(_ path: String) -> [String] {
        guard let deadline = assignment.deadline, Platform.kind(of: path) == .file,
            let written = Platform.secondsOfWriting(path), written > deadline.seconds
        else { return [] }
        return [
            "late by \(deadline.delay(at: written)), if the date that the file has where it was graded is right: the archive itself has no "
                + "date that could be trusted"
        ]
    }

    private func grade(_ handIn: HandIn, _ archive: String, _ notes: [String]) -> (grade: Grade, page: String) {
        let check = handIn.check(for: assignment, seconds: seconds)
        var grade = Grade(
            archive: archive, student: handIn.manifest.student, verdict: check.verdict,
            shortcomings: check.shortcomings)
        grade.notes = notes + check.notes
        grade.files = handIn.manifest.files.map { Grade.File(name: $0.name, size: $0.size) }
        if let log = check.log {
            grade.episodes = log.rows.count
            grade.steps = log.rows.reduce(0) { $0 + Double($1.length) }
            grade.curve = Sparkline.means(of: log.rows.map(\.rewardSum))
        }
        if let report = check.replay {
            grade.provedEpisodes = report.provedCount
            grade.rowLines = Array(report.rowLines.prefix(Self.lineLimit))
            if report.rowLines.count > Self.lineLimit {
                grade.rowLines.append("… and \(report.rowLines.count - Self.lineLimit) lines more")
            }
            grade.isOtherMathematics = report.isOtherMathematics
            let isLate = report.rows.contains { $0.outcome == .isNotReplayed(reason: "the time was over") }
            if isLate, report.verdict != .unreliable {
                grade.status = .notGraded
                grade.notes.append("playing the run again took longer than \(decimals(seconds, 0)) seconds")
            }
        }
        score(check, &grade)
        grade.traits = Traits(handIn, log: check.log)
        return (grade, StudentPage(grade, assignment, handIn, check.log).html)
    }

    /// The most lines about rows that a page has.
    private static let lineLimit = 300

    private func score(_ check: HandInCheck, _ grade: inout Grade) {
        guard let log = check.log, check.verdict != .unreliable else { return }
        do {
            grade.score = try assignment.scorer.score(ScoredRun(log: log, assignment: assignment))
        } catch {
            grade.notes.append("there is no score: \(error)")
        }
    }
}
