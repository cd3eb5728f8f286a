/// What came of grading a hand-in.
public struct Grade: Sendable, Hashable {
    /// How it went.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// Everything is as the assignment asks for.
        case accepted
        /// Something is lacking, or not true.
        case refused
        /// The grader could not finish: it crashed, its time was over, or the environment cannot be made here.
        case notGraded
    }

    /// Something that was looked at.
    public struct Check: Sendable, Hashable {
        /// What must hold, in a sentence.
        public var name: String
        /// Whether it does; `nil` where that could not be seen.
        public var isPassed: Bool?
        /// What is wrong, in sentences.
        public var problems: [String]
    }

    /// A file of the hand-in.
    public struct File: Sendable, Hashable {
        /// Its name, as the student chose it.
        public var name: String
        /// The number of its bytes.
        public var size: Int

        package init(name: String, size: Int) {
            self.name = name
            self.size = size
        }
    }

    /// The archive's name, without its folder.
    public var archive: String
    /// The student's id as the hand-in says; `nil` where it could not be read.
    public var student: String?
    /// How it went.
    public var status: Status
    /// How far the log can be trusted.
    public var verdict: Verdict
    /// Whether numbers were compared to six digits only, since the run comes from another mathematics library.
    public var isOtherMathematics = false
    /// The score; `nil` where there is none.
    public var score: Score?
    /// What was looked at, in order.
    public var checks: [Check]
    /// What is worth knowing and no reproach, in sentences.
    public var notes: [String] = []
    /// The number of episodes in the log.
    public var episodes = 0
    /// The number of steps in the log.
    public var steps = 0.0
    /// The course of the returns: means of stretches of the log in order, a hundred at most.
    public var curve: [Double] = []
    /// The number of episodes that were played again and are the same.
    public var provedEpisodes = 0
    /// What was found about the rows of the log, in sentences.
    public var rowLines: [String] = []
    /// The files.
    public var files: [File] = []
    /// How long grading took, in seconds.
    public var seconds = 0.0
    /// What it is compared with other hand-ins by.
    public var traits = Traits()
    /// What came of running the program again on hidden seeds; `nil` where that was not asked for.
    public var rerun: RerunReport?

    /// What is lacking, in sentences.
    public var problems: [String] { checks.flatMap(\.problems) }
    /// The verdict's letter; "–" where the grader came to an end before it knew anything.
    package var letter: String { isUnknown ? "–" : verdict.rawValue }
    /// Whether nothing was found out about the log: no fault of the student's, as far as is known.
    package var isUnknown: Bool { status == .notGraded && verdict == .unreliable }
    /// The student's id, or the archive's name where it cannot be read.
    public var name: String { student ?? archive }

    /// A hand-in that could not be graded, or not be read.
    package init(archive: String, status: Status, problem: String) {
        self.archive = archive
        self.status = status
        verdict = .unreliable
        checks = CheckKind.allCases.map { kind in
            Check(
                name: kind.rawValue, isPassed: kind == .archive && status == .refused ? false : nil,
                problems: kind == .archive ? [problem] : [])
        }
    }

    package init(archive: String, student: String, verdict: Verdict, shortcomings: [Shortcoming]) {
        self.archive = archive
        self.student = student
        self.verdict = verdict
        status = shortcomings.isEmpty ? .accepted : .refused
        checks = CheckKind.allCases.map { kind in
            let problems = shortcomings.filter { CheckKind($0.kind) == kind }.map(\.description)
            return Check(name: kind.rawValue, isPassed: problems.isEmpty, problems: problems)
        }
        // Where one of these fails the run is not played.
        let isPlayable = !shortcomings.contains { [.other, .parts].contains(CheckKind($0.kind)) }
        if let last = checks.indices.last, checks[last].problems.isEmpty, verdict != .replayed || !isPlayable {
            checks[last].isPassed = verdict == .replayed ? true : nil
        }
    }
}

/// What is looked at, with the sentence that must hold.
enum CheckKind: String, CaseIterable {
    case archive = "The archive is what `course submit` wrote"
    case assignment = "It is for this assignment, and small enough"
    case parts = "Everything is there, and long enough"
    case other = "The run is of the assignment's environment and seeds"
    case plausible = "The log can be true"
    case replayed = "The run was played again and came out the same"

    init(_ kind: Shortcoming.Kind) {
        switch kind {
        case .otherAssignment, .tooLarge: self = .assignment
        case .missing, .unreadable, .tooShort: self = .parts
        case .otherEnvironment, .otherSeed, .oldRun: self = .other
        case .contradiction: self = .plausible
        case .otherTrace, .notProved: self = .replayed
        }
    }
}
