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

    @Test("in Gradescope's format have the fields and values that it documents")
    func gradescope() throws {
        var accepted = Grade(archive: "a.zip", student: "a", verdict: .replayed, shortcomings: [])
        accepted.score = Score(12, isBetterLow: true, explanation: "x", points: 3, maxPoints: 5)
        let bad = Grade(archive: "a.zip", status: .refused, problem: "no \u{7} <zip>")
        let late = Grade(archive: "a.zip", status: .notGraded, problem: "it took too long")
        for (grade, score, count) in [(accepted, 9.0, 7), (bad, 0, 6), (late, 0, 6)] {
            let data = Data(GradescopeResults(grade).json.utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            try Self.validate(object)
            #expect(object["score"] as? Double == score)
            let tests = try #require(object["tests"] as? [[String: Any]])
            #expect(tests.count == count)
        }
        let text = GradescopeResults(accepted).json
        #expect(text.contains("\"order\":\"asc\"") && text.contains("\"max_score\":5"))
        #expect(GradescopeResults(late).json.contains("it took too long"))
    }

    /// What Gradescope's page on `results.json` asks for.
    private static func validate(_ results: [String: Any]) throws {
        let known: Set = [
            "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format",
            "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard",
        ]
        #expect(Set(results.keys).subtracting(known) == [])
        let visibilities: Set = ["hidden", "after_due_date", "after_published", "visible"]
        let formats: Set = ["text", "html", "simple_format", "md", "ansi"]
        for key in ["visibility", "stdout_visibility"] {
            #expect(visibilities.contains(try #require(results[key] as? String)))
        }
        for key in ["output_format", "test_output_format", "test_name_format"] {
            #expect(formats.contains(try #require(results[key] as? String)))
        }
        #expect(results["score"] is Double && results["execution_time"] is Double && results["output"] is String)
        for test in try #require(results["tests"] as? [[String: Any]]) {
            let fields: Set = [
                "score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags",
                "visibility", "extra_data",
            ]
            #expect(Set(test.keys).subtracting(fields) == [])
            let (score, most) = (try #require(test["score"] as? Double), try #require(test["max_score"] as? Double))
            #expect(score >= 0 && score <= most && ["passed", "failed"].contains(test["status"] as? String))
            #expect(test["name"] is String && test["output"] is String && test["number"] is String)
            #expect(visibilities.contains(try #require(test["visibility"] as? String)))
        }
        for entry in results["leaderboard"] as? [[String: Any]] ?? [] {
            #expect(Set(entry.keys).subtracting(["name", "value", "order"]) == [] && entry["name"] is String)
            #expect(entry["value"] is Double || entry["value"] is String)
            #expect(["asc", "desc", nil].contains(entry["order"] as? String))
        }
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
