import LyceumRecording

/// Something that an assignment asks for and a hand-in lacks, in a sentence that says what to do.
public struct Shortcoming: Sendable, Hashable, CustomStringConvertible {
    /// The kinds, by which a grader may weigh them.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A part that is required is not there, or empty.
        case missing
        /// The log or the trace cannot be read.
        case unreadable
        /// The log has fewer episodes or steps than required.
        case tooShort
        /// The archive is larger than allowed.
        case tooLarge
        /// It was packed for another assignment.
        case otherAssignment
        /// The run is of another environment, or of one that was made otherwise.
        case otherEnvironment
        /// The run began with another seed, or with none.
        case otherSeed
        /// The run was made with another version of the library.
        case oldRun
        /// The log says what no run can have done.
        case contradiction
        /// The log is not what the run in the trace did.
        case otherTrace
        /// The run could not be played again.
        case notProved
    }

    /// What kind it is of.
    public let kind: Kind
    /// What is wrong, and what to do.
    public let description: String

    package init(kind: Kind, description: String) {
        self.kind = kind
        self.description = description
    }
}

/// What there is to say about a hand-in: to its student before it is handed in, and to the grader afterwards.
public struct HandInCheck: Sendable {
    /// What is lacking; empty for a hand-in that is as the assignment wants it.
    public let shortcomings: [Shortcoming]
    /// What is worth knowing and no reproach, in sentences.
    public let notes: [String]
    /// The log; `nil` where it cannot be read.
    public let log: CourseLog?
    /// What playing the run again found; `nil` where it was not played.
    public let replay: ReplayReport?

    /// Whether nothing is lacking.
    public var isAccepted: Bool { shortcomings.isEmpty }

    /// How far the log can be trusted.
    public var verdict: Verdict {
        guard log != nil, !shortcomings.contains(where: { $0.kind == .contradiction || $0.kind == .otherTrace }) else {
            return .unreliable
        }
        let hasGap = replay?.gaps.isEmpty == false
        return hasGap ? .plausible : replay?.verdict ?? .plausible
    }
}

extension HandIn {
    /// Looks at everything that an assignment asks for, and plays the run again.
    ///
    /// `course submit` and the grader call the same: what a student is told is what counts.
    ///
    /// - Parameters:
    ///   - assignment: what is asked for.
    ///   - seconds: how long playing may take; `nil`: as long as it takes.
    public func check(for assignment: Assignment, seconds: Double? = nil) -> HandInCheck {
        var check = RunCheck(self, assignment, seconds)
        return check.result()
    }
}
