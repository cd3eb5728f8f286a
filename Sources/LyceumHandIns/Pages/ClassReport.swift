/// The grades of a class.
public struct ClassReport: Sendable {
    /// What was asked for.
    public let assignment: Assignment
    /// The grades, in the order of the archives' names.
    public let grades: [Grade]
    /// What hand-ins share that they should not.
    public let duplicates: [Duplicate]
    /// The path of each hand-in's page, below the folder with the results.
    public let pages: [String]

    package init(_ assignment: Assignment, _ grades: [Grade], pages: [String]) {
        (self.assignment, self.grades, self.pages) = (assignment, grades, pages)
        duplicates = grades.duplicates()
    }

    /// The positions of the accepted hand-ins that have a score, the best first; equal ones in the order of the names.
    public var ranking: [Int] {
        let isLow = grades.lazy.compactMap(\.score).first?.isBetterLow ?? false
        func value(_ position: Int) -> Double { grades[position].score?.value ?? 0 }
        return grades.indices.filter { grades[$0].status == .accepted && grades[$0].score != nil }
            .sorted { (isLow ? value($0) : -value($0), $0) < (isLow ? value($1) : -value($1), $1) }
    }
}
