/// One thing that ``checkEnv(_:)`` found wrong with an environment.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, Hashable {
        /// An agent will learn the wrong thing, or the program will stop.
        case error
        /// It works, but not as users of the environment expect.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// What was checked, such as `reset is deterministic`.
    public let check: String
    /// What was seen.
    public let evidence: String
    /// What to write instead.
    public let mend: String

    /// A finding.
    public init(_ severity: Severity, _ check: String, evidence: String, mend: String) {
        self.severity = severity
        self.check = check
        self.evidence = evidence
        self.mend = mend
    }

    /// One line.
    public var description: String { "\(severity.rawValue): \(check): \(evidence). \(mend)" }
}
