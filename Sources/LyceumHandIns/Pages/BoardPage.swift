import LyceumRecording

/// A leaderboard in one file: of one assignment or of several, with what its marks mean and do not prove.
package struct BoardPage {
    /// A hand-in that is in no section.
    package struct Stranger: Sendable {
        let archive: String
        let reason: String

        package init(archive: String, reason: String) {
            self.archive = archive
            self.reason = reason
        }
    }

    private let title: String
    private let sections: [BoardSection]
    private let strangers: [Stranger]

    package init(title: String, sections: [BoardSection], strangers: [Stranger] = []) {
        self.title = title
        self.sections = sections
        self.strangers = strangers
    }

    /// Whether any program was run again.
    private var hasReproductions: Bool { sections.contains { $0.entries.contains { $0.reproduction != nil } } }

    /// The page.
    package var html: String {
        var parts = ["<h1>\(HTML.escaped(title))</h1>"]
        if sections.count > 1 {
            let links = sections.enumerated().map { index, section in
                "<a href=\"#assignment-\(index + 1)\">\(HTML.escaped(section.assignment.name))</a>"
            }
            parts.append("<p>\(links.joined(separator: " · "))</p>")
        }
        parts += sections.enumerated().map { text($1, number: $0 + 1) }
        if !strangers.isEmpty {
            let rows = strangers.map { [HTML.escaped($0.archive), HTML.escaped($0.reason)] }
            parts.append("<h2>Hand-ins of no assignment on this page</h2>")
            parts.append(HTML.table([.name("hand-in"), .text("why")], rows))
        }
        return HTML.page(title, (parts + [meaning]).joined(separator: "\n"))
    }

    private func text(_ section: BoardSection, number: Int) -> String {
        let scorer = "<em>\(HTML.escaped(section.assignment.scorer.description))</em>"
        let score = section.entries.first?.grade.score
        let explanation = score.map(\.explanation).flatMap { $0.isEmpty ? nil : ": \(HTML.escaped($0))" } ?? ""
        let low = score?.isBetterLow == true ? " Less is better." : ""
        let others =
            section.otherCount == 0
            ? "" : " \(section.otherCount) more \(section.otherCount == 1 ? "was" : "were") handed in and not accepted."
        let heading =
            sections.count > 1
            ? "<h2 id=\"assignment-\(number)\">\(HTML.escaped(section.assignment.name))</h2>\n" : ""
        let mark: [HTML.Column] = hasReproductions ? ["run again"] : []
        let columns: [HTML.Column] =
            [.number(""), .name("student"), .number("score"), "verdict"] + mark + ["returns", .number("episodes")]
        let rows = section.entries.enumerated().map { rank, entry in
            let grade = entry.grade
            return [
                "\(rank + 1)", HTML.escaped(grade.name), HTML.escaped(decimals(grade.score?.value ?? 0, 2)),
                grade.verdict.rawValue + (grade.isOtherMathematics ? ", other mathematics" : ""),
            ] + (hasReproductions ? [Self.mark(entry.reproduction)] : [])
                + [Sparkline.svg(grade.curve), "\(grade.episodes)"]
        }
        let table = rows.isEmpty ? "<p>Nothing that was handed in is accepted.</p>" : HTML.table(columns, rows)
        return heading
            + "<p>\(HTML.escaped(section.assignment.environment)), scored by \(scorer)\(explanation).\(low)\(others)</p>\n\(table)"
    }

    private static func mark(_ reproduction: Reproduction?) -> String {
        guard let reproduction else { return "not tried" }
        let day = HTML.escaped(String(reproduction.moment.description.prefix(10)))
        switch reproduction.outcome {
        case .same: return "<span class=\"good\">reproduced</span>, \(day)"
        case .differs: return "<span class=\"bad\">came out differently</span>, \(day)"
        case .undecided: return "<span class=\"fair\">undecided</span>, \(day)"
        }
    }

    private var meaning: String {
        let verdicts = HTML.list(Verdict.allCases.map(\.description))
        let again =
            hasReproductions
            ? "<p>\(HTML.escaped(Reproduction.limits)) One that is undecided did not come to its end in time, could not be built, or "
                + "comes from a machine whose mathematics rounds otherwise.</p>\n" : ""
        return "<h2>What the marks mean</h2>\n\(verdicts)\n<div class=\"limits\">\(again)<p>"
            + "\(HTML.escaped(ReplayReport.limits))</p></div>"
    }
}
