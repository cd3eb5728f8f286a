import LyceumRecording

/// The table of a class as a CSV file (RFC 4180).
package struct ClassTable {
    private let report: ClassReport

    package init(_ report: ClassReport) { self.report = report }

    /// The text of the file.
    package var csv: String {
        let head = [
            "student", "archive", "status", "verdict", "score", "points", "episodes", "steps", "replayed", "problems",
            "notes", "shared", "page", "seconds", "rerun", "rerun_scores",
        ]
        let rows = report.grades.enumerated().map { index, grade in
            let shared = report.duplicates.filter { $0.first == index || $0.second == index }
            return [
                Self.text(grade.student ?? ""), Self.text(grade.archive), grade.status.rawValue, grade.verdict.rawValue,
                grade.score.map { "\($0.value)" } ?? "", grade.score?.points.map { "\($0)" } ?? "",
                "\(grade.episodes)", "\(Int(min(grade.steps, 1e15)))", "\(grade.provedEpisodes)",
                Self.text(grade.problems.joined(separator: "; ")), Self.text(grade.notes.joined(separator: "; ")),
                Self.text(shared.map(\.description).joined(separator: "; ")), Self.text(report.pages[index]),
                decimals(grade.seconds, 2), grade.rerun.map { $0.finding(for: grade.score).word } ?? "",
                Self.text((grade.rerun?.scores ?? []).map { "\($0)" }.joined(separator: " ")),
            ]
        }
        return ([head] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    /// A field with a text that anybody may have written.
    ///
    /// Spreadsheets compute what begins with `=`, `+`, `-`, `@` or a tab; with an apostrophe before it, it is a text.
    package static func text(_ text: String) -> String {
        let plain = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
        let first = plain.unicodeScalars.first { $0 != " " }
        let computes = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first ?? "x")
        let safe = computes ? "'" + plain : plain
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
