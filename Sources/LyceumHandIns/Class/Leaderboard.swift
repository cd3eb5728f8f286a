import LyceumRecording
import LyceumSystem

/// Makes the leaderboard of hand-ins for one assignment or several: one page, which can be put on any site.
///
/// ```swift
/// import LyceumHandIns
///
/// let grader = ClassGrader(for: try Assignment(contentsOf: "assignment.json"))
/// let board = try Leaderboard("Coursework 1", graders: [grader]).make(of: "hand-ins", to: "board")
/// print(board.sections[0].entries.map(\.grade.name))       // board/index.html has them, too
/// ```
public struct Leaderboard: Sendable {
    /// What the page is called.
    public let title: String
    /// Grades the hand-ins of an assignment each.
    public let graders: [ClassGrader]
    /// The folder with records of programs that were run again, which `course reproduce` wrote. It must not be one that students put
    /// files into: a record is believed.
    public var records = Self.recordFolder
    /// Runs programs again of which there is no record; `nil` where that is not wanted.
    public var reproducer: Reproducer?

    /// The folder of records where no other one is named.
    public static let recordFolder = "runs/reproduced"

    /// A leaderboard.
    public init(_ title: String, graders: [ClassGrader]) {
        self.title = title
        self.graders = graders
    }

    /// What a leaderboard has.
    public struct Board: Sendable {
        /// The sections, one for each assignment.
        public let sections: [BoardSection]
        /// The names of archives that belong to no assignment, or cannot be read.
        public let strangers: [String]
    }

    /// A hand-in of one of the assignments.
    private struct Found {
        let path: String
        let sha256: String
        let hasSources: Bool
    }

    /// Grades all hand-ins of a folder and writes the page, `index.html`.
    ///
    /// - Parameters:
    ///   - folder: the folder, or a single archive.
    ///   - output: the folder for the page.
    /// - Throws: `FileError`, ``NoHandIns``, ``CannotBuild``.
    @discardableResult
    public func make(of folder: String, to output: String) throws -> Board {
        try Platform.makeFolder(output)
        try ClassGrader.requireApart(output, from: folder)
        var found = graders.map { _ in [Found]() }
        var strangers: [BoardPage.Stranger] = []
        for path in try ClassGrader.handIns(in: folder) {
            let archive = String(path.split(separator: "/").last ?? "")
            do {
                let handIn = try HandInPlace.read(path, limit: ArchiveLimits.standard.bytes)
                let name = handIn.manifest.assignment
                guard let index = graders.firstIndex(where: { $0.assignment.name == name }) else {
                    strangers.append(.init(archive: archive, reason: "it was handed in for \"\(name)\""))
                    continue
                }
                let hasSources = !handIn.files(of: .sources).isEmpty
                found[index].append(Found(path: path, sha256: handIn.sha256, hasSources: hasSources))
            } catch {
                strangers.append(.init(archive: archive, reason: "it cannot be read"))
            }
        }
        var reports: [ClassReport] = []
        for (grader, found) in zip(graders, found) {
            let grades = grader.grades(of: found.map(\.path), pages: nil)
            reports.append(ClassReport(grader.assignment, grades, pages: []))
        }
        let known = try reproductions(of: found, reports)
        let sections = zip(reports, found).map { report, found in
            let own = found.enumerated().compactMap { index, handIn in known[handIn.sha256].map { (index, $0) } }
            return BoardSection(report, reproductions: Dictionary(uniqueKeysWithValues: own))
        }
        let page = BoardPage(title: title, sections: sections, strangers: strangers).html
        try Platform.replaceFile(Platform.joined(output, "index.html"), with: Array(page.utf8))
        return Board(sections: sections, strangers: strangers.map(\.archive))
    }

    /// The records, by the SHA-256 of their archives; those that lack are made where that is wanted.
    private func reproductions(of found: [[Found]], _ reports: [ClassReport]) throws -> [String: Reproduction] {
        var known = Reproduction.records(in: records)
        guard let reproducer else { return known }
        let lacking = zip(reports, found).flatMap { report, found in
            report.ranking.map { found[$0] }.filter { $0.hasSources && known[$0.sha256] == nil }
        }
        for record in try reproducer.reproduce(lacking.map(\.path)) {
            try record.write(to: records)
            known[record.sha256] = record
        }
        return known
    }
}
