import Foundation
import LyceumHandIns
import LyceumValues
import Testing

@Suite("Grade pages and tables")
struct GradePageTests {
    /// Texts that do harm where they are not escaped.
    private static let nasty = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</style>", "&lt;",
        "\u{202E}gpj", "a\u{0}b\u{7}", "`x`",
    ]

    private func grade(_ text: String) -> Grade {
        var grade = Grade(
            archive: text + ".zip", student: text, verdict: .replayed,
            shortcomings: [Shortcoming(kind: .missing, description: text)])
        grade.notes = [text]
        grade.rowLines = [text]
        grade.files = [Grade.File(name: text, size: 1)]
        grade.score = Score(1, explanation: text)
        return grade
    }

    @Test("show what students wrote as text", arguments: nasty)
    func escaping(text: String) {
        let escaped = HTML.escaped(text)
        #expect(!escaped.contains("<") && !escaped.contains("\"") && !escaped.contains("'") && !escaped.contains(">"))
        let assignment = Assignment(name: text, environment: "CartPole-v1", episodes: 1)
        var accepted = grade(text)
        accepted.status = .accepted
        let report = ClassReport(assignment, [grade(text), accepted], pages: ["students/a/index.html", "b"])
        let pages = [
            StudentPage(grade(text), assignment).html, ClassPages(report).overview, ClassPages(report).leaderboard,
        ]
        for page in pages {
            #expect(page.contains(escaped))
            #expect(text == "&lt;" || text == "</style>" || !page.contains(text))
            #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"))
            #expect(page.components(separatedBy: "</style>").count == 2)
            #expect(page.contains("prefers-color-scheme: dark") && page.contains("name=\"viewport\""))
            #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
        }
    }

    @Test("say what a reader's program must know, and load and run nothing")
    func head() {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        let report = ClassReport(assignment, [grade("a")], pages: ["students/a/index.html"])
        let pages = [
            StudentPage(grade("a"), assignment).html, ClassPages(report).overview, ClassPages(report).leaderboard,
        ]
        for page in pages {
            #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">"))
            #expect(page.contains("<title>") && !page.contains("<title></title>"))
            for rule in ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "media-src data:"] {
                #expect(page.contains(rule))
            }
            #expect(!page.contains("<link") && !page.contains("<script") && !page.contains("<iframe"))
            // Headings without a gap between them, and one of the first kind.
            #expect(page.components(separatedBy: "<h1").count == 2 && !page.contains("<h3"))
        }
    }

    @Test(
        "have tables whose columns and rows are named, in the table and where a telephone shows them one below the other"
    )
    func tables() {
        let table = HTML.table(["", .name("who"), .number("bytes"), .text("why")], [["1", "<b>x</b>", "7", ""]])
        #expect(table.contains("<td></td><th scope=\"col\" class=\"name\">who</th>"))
        #expect(table.contains("<td class=\"short\">1</td><th scope=\"row\" class=\"name\"><b>x</b></th>"))
        #expect(table.contains("<td class=\"number\" data-label=\"bytes\">7</td>"))
        #expect(table.contains("<table class=\"blocks\">") && !HTML.table(["a"], []).contains("blocks"))
    }

    @Test("show the first of many lines, and the others when they are asked for")
    func manyLines() {
        let texts = (0..<30).map { "line \($0)" }
        let list = HTML.list(texts, shown: 12)
        #expect(list.contains("<li>line 11</li></ul>\n<details><summary>18 more</summary><ul><li>line 12</li>"))
        #expect(!HTML.list(texts, shown: 30).contains("details") && HTML.list([], shown: 3).isEmpty)
    }

    @Test("tell who is accepted by words, not by colours alone")
    func words() {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        var grade = grade("a")
        for (status, word) in [
            (Grade.Status.accepted, "Accepted."), (.refused, "Refused."), (.notGraded, "Not graded."),
        ] {
            grade.status = status
            #expect(StudentPage(grade, assignment).html.contains("<strong>\(word)</strong>"))
        }
        grade.student = nil
        #expect(StudentPage(grade, assignment).html.contains("<p>Archive <strong>a.zip</strong>, environment"))
    }

    @Test("blame nobody for a grader that came to no end")
    func unknown() {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        let late = Grade(archive: "a.zip", status: .notGraded, problem: "it took too long")
        let bad = Grade(archive: "b.zip", status: .refused, problem: "it is no archive")
        let page = StudentPage(late, assignment).html
        #expect(page.contains("<b>–</b>") && page.contains("it took too long"))
        #expect(!page.contains("is not what the run did"))
        #expect(StudentPage(bad, assignment).html.contains("<b>C</b>"))
    }

    @Test("say what a replay cannot prove")
    func limits() {
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        let page = StudentPage(grade("a"), assignment).html
        #expect(page.contains("tried many seeds or planned with a copy of the environment"))
    }

    @Test("as CSV keep spreadsheets from computing, and quotes and lines in their fields")
    func csv() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=2", "＝1"] {
            let field = ClassTable.text(text)
            #expect(field.hasPrefix("\"'") && field.hasSuffix("\""))
        }
        #expect(ClassTable.text("a \"b\", c\nd") == "\"a \"\"b\"\", c d\"")
        let assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        var bad = grade("=cmd|' /C calc'!A0")
        bad.score = Score(-12.5)
        let table = ClassTable(ClassReport(assignment, [bad], pages: ["students/x/index.html"])).csv
        let lines = table.components(separatedBy: "\r\n")
        #expect(lines.count == 3 && lines[2].isEmpty && lines[0].hasPrefix("student,archive,status,verdict,score"))
        #expect(lines[1].hasPrefix("\"'=cmd|' /C calc'!A0\",\"'=cmd") && lines[1].contains(",refused,A,-12.5,"))
    }

    @Test("are told from one process to another without loss, and nothing else is taken for one")
    func json() throws {
        var grade = grade("<a>\n\"b\" ü\u{1}")
        grade.traits.episodes = [1, .max, 0]
        grade.traits.shingles = [7]
        grade.traits.trace = "ab"
        grade.checks[2].isPassed = nil
        #expect(Grade(json: grade.json) == grade)
        grade.score = nil
        grade.student = nil
        #expect(Grade(json: grade.json) == grade && !grade.json.contains("\n"))
        for text in ["", "{}", "[]", "null", "{\"archive\":1}", "nonsense"] { #expect(Grade(json: text) == nil) }
    }

    @Test("have videos in base 64")
    func base64() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 200) }
            #expect(Base64.text(bytes) == Data(bytes).base64EncodedString())
        }
    }
}
