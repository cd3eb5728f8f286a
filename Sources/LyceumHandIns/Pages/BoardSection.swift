/// The hand-ins of an assignment on a leaderboard.
public struct BoardSection: Sendable {
    /// What was asked for.
    public let assignment: Assignment
    /// The accepted hand-ins that have a score, the best first.
    public let entries: [Entry]
    /// How many others there are, which were refused or could not be graded.
    public let otherCount: Int

    /// A hand-in.
    public struct Entry: Sendable {
        /// Its grade.
        public let grade: Grade
        /// What came of running its program again; `nil` where that was not tried with this very archive.
        public let reproduction: Reproduction?
    }

    /// The section of a class.
    ///
    /// - Parameter reproductions: what came of running programs again, by the positions of their grades.
    package init(_ report: ClassReport, reproductions: [Int: Reproduction] = [:]) {
        assignment = report.assignment
        entries = report.ranking.map { Entry(grade: report.grades[$0], reproduction: reproductions[$0]) }
        otherCount = report.grades.count - entries.count
    }
}
