import LyceumRecording

/// How far a log can be trusted.
public enum Verdict: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// Its episodes were played again, and paid what it says.
    case replayed = "A"
    /// Nothing in it is impossible; more cannot be said.
    case plausible = "B"
    /// It cannot be read, or something in it is not what the run did.
    case unreliable = "C"

    /// The letter with what it stands for.
    public var description: String {
        switch self {
        case .replayed: "A (replayed)"
        case .plausible: "B (plausible only)"
        case .unreliable: "C (cannot be read, or contradicts itself)"
        }
    }
}

/// What a replay found about a row of a log.
public enum RowOutcome: Sendable, Hashable {
    /// The episode was played again, step for step the same.
    case matches
    /// As ``matches``, after all episodes before it: what it is depends on them.
    case matchesAfterOthers
    /// As ``matches``, but for digits from the seventh on: the run was made with another mathematics library.
    case matchesToSixDigits
    /// Something is another: at a step of the environment, counted from 0; `nil` before the first, or in the totals.
    case differs(step: Int?, problem: String)
    /// The trace has only the totals of the episode, which are the same: it was left out to keep the file small.
    case isLeftOut
    /// The episode was not played again, for a reason.
    case isNotReplayed(reason: String)

    /// Whether the episode was played again and is the same.
    public var isProved: Bool { [.matches, .matchesAfterOthers, .matchesToSixDigits].contains(self) }
}

/// A row of a log with what a replay found about it.
public struct RowReport: Sendable, Hashable, CustomStringConvertible {
    /// The line in the file, counted from 1; the first row is line 2.
    public let line: Int
    /// The episode's number.
    public let episode: Int
    /// What was found.
    public let outcome: RowOutcome

    /// A sentence.
    public var description: String {
        let place = "line \(line), episode \(episode)"
        switch outcome {
        case .matches: return "\(place): replayed, the same"
        case .matchesAfterOthers: return "\(place): replayed after the episodes before it, the same"
        case .matchesToSixDigits: return "\(place): replayed, the same to six digits"
        case .differs(let step?, let problem): return "\(place): differs first at step \(step): \(problem)"
        case .differs(nil, let problem): return "\(place): differs: \(problem)"
        case .isLeftOut: return "\(place): the trace has its totals only, which are the same"
        case .isNotReplayed(let reason): return "\(place): not replayed: \(reason)"
        }
    }
}

/// What a replay found about a log.
public struct ReplayReport: Sendable, CustomStringConvertible {
    /// How far the log can be trusted.
    public let verdict: Verdict
    /// Whether the run was made with another mathematics library than this machine's. Episodes whose numbers are not the same to the bit are
    /// then compared to six digits, step by step to their ends. One that goes another way within 50 steps differs; one that does so later,
    /// or whose environment computes in single precision or is not the package's, counts as not replayed: small differences may have
    /// grown.
    public let isOtherMathematics: Bool
    /// What was found about each row.
    public let rows: [RowReport]
    /// What is wrong with the log or its trace beyond single rows, or could not be done, in sentences.
    public let problems: [String]
    /// What the trace tells of the run beyond the log, in sentences: no reproach, but worth knowing.
    public let notes: [String]
    /// Where episodes do not follow each other, in a sentence: a program gave its environment another random stream there, or episodes
    /// were taken out of log and trace together. Each of the others was played again all the same.
    public internal(set) var gaps: [String] = []
    /// What the trace says of the run; `nil` where there is none that can be read.
    public let header: TraceHeader?
    /// How many steps were played again.
    public let stepCount: Int

    /// The number of rows whose episodes were played again and are the same.
    public var provedCount: Int { rows.count { $0.outcome.isProved } }

    /// The rows that differ.
    public var differing: [RowReport] {
        rows.filter { row in if case .differs = row.outcome { true } else { false } }
    }

    /// The verdict, and the first reasons for it.
    public var description: String {
        var lines = [
            "\(verdict)\(isOtherMathematics ? ", other mathematics" : ""): \(provedCount) of \(rows.count) rows replayed"
        ]
        lines += problems + gaps
        lines += differing.prefix(5).map(\.description)
        if differing.count > 5 { lines.append("… and \(differing.count - 5) rows more") }
        return (lines + notes).joined(separator: "\n")
    }

    /// What every page that shows a verdict must say beside it.
    public static let limits =
        "A replay proves that these actions earn these returns in this environment. It does not prove what chose the actions: a program "
        + "that tried many seeds or planned with a copy of the environment leaves a trace as good as any. Running the program "
        + "again, on seeds that nobody knew, does."
}
