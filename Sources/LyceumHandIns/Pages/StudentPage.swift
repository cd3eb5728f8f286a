import LyceumGraphics
import LyceumRecording

/// The page of one hand-in: verdict, score, curve, what was looked at, videos, and what a replay cannot prove.
package struct StudentPage {
    private let grade: Grade
    private let assignment: Assignment
    private let handIn: HandIn?
    private let log: CourseLog?

    package init(_ grade: Grade, _ assignment: Assignment, _ handIn: HandIn? = nil, _ log: CourseLog? = nil) {
        (self.grade, self.assignment, self.handIn, self.log) = (grade, assignment, handIn, log)
    }

    /// The page.
    package var html: String {
        let sections = [head, verdict, score, rerun, curve, checks, rows, limits, videos, files]
        return HTML.page(
            "\(grade.name) · \(assignment.name)", sections.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private var head: String {
        let name = "<strong>\(HTML.escaped(grade.name))</strong>"
        let who = grade.student == nil ? "Archive \(name)" : "Student \(name), archive \(HTML.escaped(grade.archive))"
        return
            "<h1>\(HTML.escaped(assignment.name))</h1>\n<p>\(who), environment \(HTML.escaped(assignment.environment))</p>"
    }

    private var verdict: String {
        let color = grade.status == .accepted ? "good" : grade.status == .refused ? "bad" : "fair"
        let told =
            switch grade.status {
            case .accepted: "<strong>Accepted.</strong> Everything is as the assignment asks for."
            case .refused: "<strong>Refused.</strong> Something is lacking or not true: see below."
            case .notGraded: "<strong>Not graded.</strong> This could not be graded to the end: see below."
            }
        return "<div class=\"verdict \(color)\"><b>\(grade.letter)</b><span>\(told)<br>"
            + "\(Self.meaning(grade))</span></div>"
    }

    /// What the letter says about this hand-in.
    static func meaning(_ grade: Grade) -> String {
        switch grade.verdict {
        case .replayed:
            "\(grade.provedEpisodes) of \(grade.episodes) episodes were played again and came out the same\(grade.isOtherMathematics ? ", compared to six digits since the run comes from a machine with another mathematics library" : "")."
        case .plausible: "The log is possible; it was not proved by playing it again."
        case .unreliable where grade.isUnknown: "Nothing was found out about the log."
        case .unreliable: "The log cannot be read, or is not what the run did."
        }
    }

    private var score: String {
        guard let score = grade.score else { return "" }
        var text = "<strong>\(HTML.escaped(decimals(score.value, 3)))</strong>"
        if let points = score.points {
            text += ", \(HTML.escaped(decimals(points, 2)))"
            text += score.maxPoints.map { " of \(HTML.escaped(decimals($0, 2)))" } ?? ""
            text += " points"
        }
        let why = score.explanation.isEmpty ? "" : ": \(HTML.escaped(score.explanation))"
        return "<h2>Score</h2>\n<p>\(text) by <em>\(HTML.escaped(assignment.scorer.description))</em>\(why)"
            + "\(score.isBetterLow ? " (less is better)" : "").</p>"
    }

    /// Where the runs on hidden seeds go, which come after the grade. What students wrote is never markup.
    private static let rerunPlace = "<!-- hidden seeds -->"

    /// A page with the runs on hidden seeds that a grade has.
    package static func adding(_ grade: Grade, _ assignment: Assignment, to page: String) -> String {
        page.replacing(rerunPlace, with: StudentPage(grade, assignment).rerun, maxReplacements: 1)
    }

    private var rerun: String {
        guard let report = grade.rerun else { return Self.rerunPlace }
        let finding = report.finding(for: grade.score)
        let color =
            switch finding {
            case .agrees: "good"
            case .doubtful: "bad"
            case .failed: "fair"
            }
        let rows = report.runs.map { run in
            [
                HTML.escaped(run.seed), run.score.map { HTML.escaped(decimals($0, 3)) } ?? "none", "\(run.episodes)",
                "\(run.steps)", HTML.escaped([run.problem, run.lack].compactMap(\.self).joined(separator: "; ")),
            ]
        }
        let notes = Set(report.runs.flatMap(\.notes)).sorted()
        let columns: [HTML.Column] = [
            .name("hidden seed"), .number("score"), .number("episodes"), .number("steps"), .text("why not"),
        ]
        return "<h2>On hidden seeds</h2>\n<p><b class=\"\(color)\">\(finding.word)</b>: "
            + "\(HTML.escaped(report.meaning(for: grade.score)))</p>\n"
            + (rows.isEmpty ? "" : HTML.table(columns, rows))
            + HTML.list(notes) + "<div class=\"limits\"><p>\(HTML.escaped(RerunReport.rule))</p></div>"
    }

    private var curve: String {
        guard let log, !log.rows.isEmpty else { return "" }
        let returns = log.rows.map(\.rewardSum)
        // So narrow that a telephone does not make its numbers too small to read.
        var chart = Chart("", x: "episode", y: "return", width: 500, height: 300)
        chart.line(returns, label: "each episode", style: .hidden, marker: .point, color: .gray)
        let window = min(100, max(1, returns.count / 5))
        let means = Smoothing.trailingMeans(returns, window: window)
        chart.line(
            x: (0..<means.count).map { $0 + window - 1 }, y: means, label: "mean of \(window)", color: .blue)
        var told = "\(returns.count) \(returns.count == 1 ? "episode" : "episodes")"
        if let best = returns.max(), let last = means.last {
            told += ", the best with a return of \(decimals(best, 2))"
            if window > 1 { told += "; the last \(window) have a mean of \(decimals(last, 2))" }
        }
        return "<h2>Returns</h2>\n<figure>\(chart.svg)<figcaption>\(HTML.escaped(told)).</figcaption></figure>"
    }

    private var checks: String {
        let rows = grade.checks.map { check in
            let mark =
                check.isPassed.map { $0 ? "<span class=\"good\">yes</span>" : "<span class=\"bad\">no</span>" }
                ?? "<span class=\"fair\">not seen</span>"
            return [HTML.escaped(check.name), mark, HTML.list(check.problems)]
        }
        return "<h2>What was looked at</h2>\n"
            + HTML.table([.name("what must hold"), "holds", .text("what is wrong, and what to do")], rows)
            + (grade.notes.isEmpty ? "" : "<h2>Notes</h2>\n" + HTML.list(grade.notes))
    }

    private var rows: String {
        grade.rowLines.isEmpty ? "" : "<h2>The rows of the log</h2>\n" + HTML.list(grade.rowLines, shown: 12)
    }

    private var limits: String {
        "<h2>What this proves, and what it does not</h2>\n<div class=\"limits\"><p>\(HTML.escaped(Self.meaning(grade)))</p>"
            + "<p>\(HTML.escaped(ReplayReport.limits))</p></div>"
    }

    /// The most bytes of videos that a page shows.
    private static let videoLimit = 16_000_000

    private var videos: String {
        guard let handIn else { return "" }
        var room = Self.videoLimit
        var parts: [String] = []
        for file in handIn.files(of: .videos) where file.name.hasSuffix(".mp4") {
            let name = HTML.escaped(String(file.name.split(separator: "/").last ?? ""))
            guard file.size <= room, let bytes = try? handIn.contents(of: file.name), Self.isVideo(bytes) else {
                parts.append("<p>\(name): not shown, since it is large or no video in MP4.</p>")
                continue
            }
            room -= file.size
            parts.append(
                "<p><video controls preload=\"metadata\" aria-label=\"\(name)\" src=\"data:video/mp4;base64,\(Base64.text(bytes))\"></video>"
                    + "<br><small>\(name)</small></p>")
        }
        return parts.isEmpty ? "" : "<h2>Videos</h2>\n" + parts.joined(separator: "\n")
    }

    /// Whether a file begins as one in MP4 does.
    private static func isVideo(_ bytes: [UInt8]) -> Bool {
        bytes.count > 12 && bytes[4..<8].elementsEqual("ftyp".utf8)
    }

    private var files: String {
        guard !grade.files.isEmpty else { return "" }
        let shown = grade.files.prefix(200).map { [HTML.escaped($0.name), "\($0.size)"] }
        let more = grade.files.count > 200 ? "<p>… and \(grade.files.count - 200) files more</p>" : ""
        return "<h2>Files</h2>\n" + HTML.table([.name("name"), .number("bytes")], Array(shown)) + more
    }
}
