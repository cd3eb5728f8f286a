import LyceumRecording

/// The pages about a whole class: one for the lecturer, and a leaderboard that students may see.
package struct ClassPages {
    private let report: ClassReport

    package init(_ report: ClassReport) { self.report = report }

    /// The lecturer's page.
    package var overview: String {
        let rows = report.grades.enumerated().map { index, grade in
            let color = grade.status == .accepted ? "good" : grade.status == .refused ? "bad" : "fair"
            return [
                "<a href=\"\(HTML.escaped(report.pages[index]))\">\(HTML.escaped(grade.name))</a>",
                "<span class=\"\(color)\">\(Self.text(grade.status))</span>", grade.verdict.rawValue,
                grade.score.map { HTML.escaped(decimals($0.value, 2)) } ?? "",
                "\(grade.provedEpisodes) of \(grade.episodes)",
                HTML.list(grade.problems),
            ]
        }
        let accepted = report.grades.count { $0.status == .accepted }
        let shared =
            report.duplicates.isEmpty
            ? "<p>No two hand-ins share a trace, rows, actions or much of a program.</p>"
            : HTML.list(report.duplicates.map(\.description))
        let told =
            "Programs are told where \(Int(Duplicate.similarityLimit * 100)) % of their runs of \(Shingles.length) words are the same, and "
            + "actions where they are the same in \(Int(Duplicate.actionLimit * 100)) % of the episodes. It is a reason to look, and no proof."
        return HTML.page(
            report.assignment.name,
            """
            <h1>\(HTML.escaped(report.assignment.name))</h1>
            <p>\(report.grades.count) hand-ins, \(accepted) accepted. Scored by <em>\(HTML.escaped(report.assignment.scorer.description))</em>. \
            <a href="leaderboard.html">Leaderboard</a>, <a href="class.csv">table</a></p>
            \(HTML.table(["hand-in", "status", "verdict", "score", "replayed", "problems"], rows))
            <h2>What hand-ins share</h2>
            \(shared)
            <p><small>\(HTML.escaped(told))</small></p>
            <h2>What a verdict means</h2>
            \(HTML.list(Verdict.allCases.map(\.description)))
            <p class="limits">\(HTML.escaped(ReplayReport.limits))</p>
            """)
    }

    /// The leaderboard: accepted hand-ins, the best first.
    package var leaderboard: String {
        BoardPage(title: "\(report.assignment.name): leaderboard", sections: [BoardSection(report)]).html
    }

    private static func text(_ status: Grade.Status) -> String {
        switch status {
        case .accepted: "accepted"
        case .refused: "refused"
        case .notGraded: "could not be graded"
        }
    }
}
