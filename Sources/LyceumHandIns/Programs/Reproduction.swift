import LyceumRecording

/// What came of running a program again that was handed in.
///
/// It is the record that `course reproduce` keeps, and that the leaderboard marks hand-ins by.
public struct Reproduction: Sendable, Hashable {
    /// How it went.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// The log came out the same, byte for byte, and so did the trace where there is one.
        case same
        /// The log came out differently.
        case differs
        /// The program could not be run to its end, or cannot give the same on this machine: nothing is said.
        case undecided
    }

    /// A row that came out differently.
    public struct Difference: Sendable, Hashable {
        /// The line of the file, counted from 1.
        public var line: Int
        /// The row that was handed in, with spaces between its fields.
        public var handedIn: String
        /// The row of the program that was run again.
        public var again: String

        package init(line: Int, handedIn: String, again: String) {
            self.line = line
            self.handedIn = handedIn
            self.again = again
        }
    }

    /// The archive's name, without its folder.
    public var archive: String
    /// The SHA-256 of the archive: a record belongs to these bytes and no others.
    public var sha256: String
    /// The student's id as the archive says; empty where it could not be read.
    public var student = ""
    /// The assignment's name as the archive says.
    public var assignment = ""
    /// How it went.
    public var outcome = Outcome.undecided
    /// Why, in a sentence; empty where the log came out the same.
    public var reason = ""
    /// What is worth knowing beside, in sentences.
    public var notes: [String] = []
    /// The number of rows in the log that was handed in, and in the one of the program that was run again.
    public var rows = 0, rowsAgain = 0
    /// How many rows from the first on are the same.
    public var sameRows = 0
    /// The first row that differs.
    public var difference: Difference?
    /// The command that the run was started with; empty where that is not known.
    public var command = ""
    /// When it was tried.
    public var moment: Deadline
    /// The library that it was tried with.
    public var library = TraceHeader.library
    /// The number for the elementary functions of the machine that it was tried on.
    public var mathematics = TraceHeader.mathematics
    /// How long the program ran, in seconds.
    public var seconds = 0.0

    package init(archive: String, sha256: String, moment: Deadline) {
        self.archive = archive
        self.sha256 = sha256
        self.moment = moment
    }

    /// What is proved by a log that came out the same, and what is not.
    public static let limits =
        "A run that was reproduced was made by the program that was handed in, which wrote the same log again from its own seeds. "
        + "It does not prove that the program learned: it may have the actions in it, or have been chosen from many seeds."
}

extension Reproduction {
    /// What was found, in sentences for a terminal.
    public var lines: [String] {
        var lines: [String] = []
        switch outcome {
        case .same: lines.append("The log came out the same, byte for byte: \(rows) rows.")
        case .differs: lines.append("The log came out differently: \(reason).")
        case .undecided: lines.append("Nothing can be said: \(reason).")
        }
        if let difference {
            lines += [
                "    line \(difference.line) as handed in:  \(difference.handedIn)",
                "    line \(difference.line) of this run:   \(difference.again)",
            ]
        }
        return lines + notes.map { "Note: \($0)." }
    }
}
