import LyceumRecording
import Synchronization

/// What a run is worth.
public struct Score: Sendable, Hashable {
    /// The number.
    public var value: Double
    /// Whether a smaller number is better, as one of episodes that were needed.
    public var isBetterLow: Bool
    /// What was counted, in a sentence for the student's page.
    public var explanation: String
    /// The points for it; `nil` where a lecturer gives them otherwise.
    public var points: Double?
    /// The most points that there are for it.
    public var maxPoints: Double?

    /// A score.
    public init(
        _ value: Double, isBetterLow: Bool = false, explanation: String = "", points: Double? = nil,
        maxPoints: Double? = nil
    ) {
        self.value = value
        self.isBetterLow = isBetterLow
        self.explanation = explanation
        self.points = points
        self.maxPoints = maxPoints
    }
}

/// What a scorer sees of a run: its log, of which the grader has found that it can be trusted as far as the verdict says.
public struct ScoredRun: Sendable {
    /// The log.
    public let log: CourseLog
    /// What was asked for.
    public let assignment: Assignment

    /// A run.
    public init(log: CourseLog, assignment: Assignment) {
        self.log = log
        self.assignment = assignment
    }

    /// The returns, one for each episode.
    public var returns: [Double] { log.rows.map(\.rewardSum) }
    /// The numbers of steps, one for each episode.
    public var lengths: [Int] { log.rows.map(\.length) }
}

/// A rule of one's own by which runs are scored; where it throws, the run has no score, and the error's text is shown.
public typealias ScoringRule = @Sendable (ScoredRun) throws -> Score

/// Adds a rule by which runs are scored, under a name for `assignment.json`.
///
/// ```swift
/// import LyceumHandIns
///
/// try registerScorer("first-200") { run in
///     let first = run.returns.firstIndex { $0 >= 200 } ?? run.returns.count
///     return Score(Double(first), isBetterLow: true, explanation: "episodes before the first return of 200")
/// }
/// ```
///
/// - Parameters:
///   - name: small letters, digits and `-`, at most 40 of them; a name that is registered already is given to the new rule.
///   - rule: the rule. It must give the same for the same run.
/// - Throws: ``InvalidScorerName``.
public func registerScorer(_ name: String, _ rule: @escaping ScoringRule) throws(InvalidScorerName) {
    let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard isPlain, (1...40).contains(name.utf8.count) else {
        throw InvalidScorerName(name: name, problem: "it has small letters, digits and -, at most 40 of them")
    }
    guard !Scorer.builtIn.contains(name), !name.hasPrefix("mean-of-last-") else {
        throw InvalidScorerName(name: name, problem: "the package has a scorer of this name: take another one")
    }
    ScoringRules.add(name, rule)
}

/// A name that a scorer cannot have.
public struct InvalidScorerName: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was given.
    public let name: String
    /// What is wrong with it.
    public let problem: String

    public var description: String {
        "\"\(name.prefix(60))\" cannot be a scorer's name: \(problem); for example \"first-200\""
    }
}

/// The rules that were registered.
enum ScoringRules {
    private static let rules = Mutex<[String: ScoringRule]>([:])

    static func add(_ name: String, _ rule: @escaping ScoringRule) { rules.withLock { $0[name] = rule } }
    static func isRegistered(_ name: String) -> Bool { rule(name) != nil }
    static func rule(_ name: String) -> ScoringRule? { rules.withLock { $0[name] } }
    static var names: [String] { rules.withLock { $0.keys.sorted() } }
}
