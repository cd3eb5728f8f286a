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
                link(to: index, grade.name),
                "<span class=\"\(color)\">\(Self.text(grade.status))</span>", grade.letter,
                grade.score.map { HTML.escaped(decimals($0.value, 2)) } ?? "",
                "\(grade.provedEpisodes) of \(grade.episodes)",
                HTML.list(grade.problems),
            ]
        }
        let accepted = report.grades.count { $0.status == .accepted }
        return HTML.page(
            "Grades · \(report.assignment.name)",
            """
            <h1>\(HTML.escaped(report.assignment.name))</h1>
            <p>\(report.grades.count) hand-ins, \(accepted) accepted. Scored by <em>\(HTML.escaped(report.assignment.scorer.description))</em>. \
            <a href="leaderboard.html">Leaderboard</a>, <a href="class.csv">table</a></p>
            \(HTML.table([.name("hand-in"), "status", "verdict", .number("score"), .number("replayed"), .text("problems")], rows))
            <h2>What hand-ins share</h2>
            \(shared)
            <h2>What a verdict means</h2>
            \(HTML.list(Verdict.allCases.map(\.description)))
            <p class="limits">\(HTML.escaped(ReplayReport.limits))</p>
            """)
    }

    private func link(to position: Int, _ name: String) -> String {
        "<a href=\"\(HTML.escaped(report.pages[position]))\">\(HTML.escaped(name))</a>"
    }

    /// A row for each two hand-ins that share something.
    private var shared: String {
        var pairs: [[Duplicate]] = []
        for duplicate in report.duplicates {
            let place = pairs.firstIndex { ($0[0].first, $0[0].second) == (duplicate.first, duplicate.second) }
            if let place { pairs[place].append(duplicate) } else { pairs.append([duplicate]) }
        }
        guard !pairs.isEmpty else {
            return "<p>No two hand-ins share a trace, rows, actions or much of a program.</p>"
        }
        let rows = pairs.map { pair in
            [
                link(to: pair[0].first, pair[0].names[0]), link(to: pair[0].second, pair[0].names[1]),
                HTML.list(pair.map(\.shared)),
            ]
        }
        let told =
            "Two programs are listed where \(Int(Duplicate.similarityLimit * 100)) % or more of their runs of \(Shingles.length) words are "
            + "the same, and two runs where the actions are the same in \(Int(Duplicate.actionLimit * 100)) % or more of the episodes. "
            + "It is a reason to look, and no proof."
        return HTML.table([.name("hand-in"), .name("and"), .text("share")], rows)
            + "\n<p><small>\(HTML.escaped(told))</small></p>"
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
