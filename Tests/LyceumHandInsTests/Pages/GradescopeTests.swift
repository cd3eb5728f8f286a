import Foundation
import LyceumHandIns
import TestSupport
import Testing

@Suite("Grades as Gradescope reads them")
struct GradescopeTests {
    private static var accepted: Grade {
        var grade = Grade(archive: "a.zip", student: "a", verdict: .replayed, shortcomings: [])
        grade.score = Score(12, isBetterLow: true, explanation: "x", points: 3, maxPoints: 5)
        return grade
    }

    /// A grade of each kind, with what a file about it must have in it.
    private static let grades: [(grade: Grade, score: Double, tests: Int, text: String)] = [
        (accepted, 9, 7, "\"order\":\"asc\""),
        (Grade(archive: "a.zip", status: .refused, problem: "no \u{7} <zip>\r\nat all"), 0, 6, "<zip>"),
        (Grade(archive: "a.zip", status: .notGraded, problem: "it took too long"), 0, 6, "it took too long"),
        (
            Grade(archive: "a.zip", status: .notGraded, problem: "the grader crashed on it"), 0, 6,
            "\"output\":\"Not graded: the grader crashed on it.\""
        ),
    ]

    @Test("have the fields and values of the format that the site describes", arguments: grades)
    func fields(grade: Grade, score: Double, tests: Int, text: String) throws {
        let json = GradescopeResults(grade).json
        #expect(try problems(of: json) == [])
        #expect(json.contains(text))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["score"] as? Double == score && (object["tests"] as? [Any])?.count == tests)
        let listed = try #require(object["tests"] as? [[String: Any]])
        let sum = listed.reduce(0) { $0 + ($1["score"] as? Double ?? .nan) }
        #expect(sum == score)
        #expect(listed.allSatisfy { ($0["score"] as? Double ?? .nan) <= ($0["max_score"] as? Double ?? .nan) })
    }

    @Test("come from real hand-ins, too: one that is accepted, one that is not, and one whose time was over")
    func real() throws {
        try withTemporaryFolder { folder in
            try ClassOfStudents.handIn("anna1", to: folder + "/in", seed: 1)
            try Data("PK".utf8).write(to: URL(filePath: folder + "/in/bob2.zip"))
            var grader = ClassGrader(for: ClassOfStudents.assignment)
            var statuses: [Grade.Status] = []
            for seconds in [60.0, 0] {
                grader.seconds = seconds
                let report = try grader.grade(folder + "/in", to: folder + "/out")
                statuses += report.grades.map(\.status)
                for page in report.pages {
                    let path = "\(folder)/out/\(page)".replacing("index.html", with: "results.json")
                    #expect(try problems(of: text(path)) == [])
                }
            }
            #expect(statuses == [.accepted, .refused, .notGraded, .refused])
        }
    }

    @Test("are told from files that are not in the format")
    func otherFiles() throws {
        for (json, problem) in [
            ("{}", "lacks"), ("{\"score\":\"1\"}", "score is not"), ("{\"score\":1,\"points\":1}", "points is unknown"),
            ("{\"score\":1,\"visibility\":\"seen\"}", "visibility is none"),
            ("{\"tests\":[{\"status\":\"ok\"}]}", "status is none"),
            ("{\"score\":1,\"output\":\"a\\r\\nb\"}", "output"),
            ("{\"score\":1,\"leaderboard\":[{\"name\":\"a\"}]}", "lacks value"),
            ("{\"score\":1,\"tests\":{}}", "tests"),
        ] {
            #expect(try problems(of: json).joined().contains(problem), "\(json)")
        }
    }

    @Test(
        "are as Python's jsonschema wants them, where it is installed",
        .enabled(if: (try? Program("python3")?.run(["-c", "import jsonschema"]).code) == 0))
    func python() throws {
        let schema = try referencePath("gradescope-results.schema.json")
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            jsonschema.validate(json.load(sys.stdin), schema)
            """
        for grade in Self.grades.map(\.grade) {
            let run = try #require(Program("python3")).run(
                ["-c", script, schema], input: GradescopeResults(grade).json)
            #expect(run.code == 0, "\(run.errors)")
        }
    }

    /// What the schema has against a text.
    private func problems(of json: String) throws -> [String] {
        let schema = try JSONSerialization.jsonObject(with: Data(reference("gradescope-results.schema.json").utf8))
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        return try Schema(root: #require(schema as? [String: Any])).problems(of: value)
    }
}

/// As much of JSON Schema as ours needs.
private struct Schema {
    let root: [String: Any]

    func problems(of value: Any) -> [String] { problems(of: value, root, at: "it") }

    private func problems(of value: Any, _ schema: [String: Any], at place: String) -> [String] {
        var found: [String] = []
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last,
            let part = (root["$defs"] as? [String: [String: Any]])?[String(name)]
        {
            found += problems(of: value, part, at: place)
        }
        if let kinds = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
            !kinds.contains(where: { has(value, $0) })
        {
            return found + ["\(place) is not of type \(kinds.joined(separator: " or "))"]
        }
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
            found.append("\(place) is none of \(allowed.joined(separator: ", "))")
        }
        if schema["pattern"] != nil, (value as? String)?.utf8.contains(13) == true {
            found.append("\(place) has a carriage return")
        }
        if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
            found.append("\(place) is below \(least)")
        }
        if let items = schema["items"] as? [String: Any] {
            for (index, item) in (value as? [Any] ?? []).enumerated() {
                found += problems(of: item, items, at: "\(place) \(index)")
            }
        }
        guard let object = value as? [String: Any] else { return found }
        let known = schema["properties"] as? [String: [String: Any]] ?? [:]
        for (key, part) in object {
            if let schema = known[key] {
                found += problems(of: part, schema, at: key)
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(key) is unknown")
            }
        }
        let required = schema["required"] as? [String] ?? []
        for key in required where object[key] == nil { found.append("\(place) lacks \(key)") }
        let choices = (schema["anyOf"] as? [[String: [String]]] ?? []).compactMap { $0["required"] }
        if !choices.isEmpty, !choices.contains(where: { $0.allSatisfy { object[$0] != nil } }) {
            found.append("\(place) lacks \(choices.joined().joined(separator: " or "))")
        }
        return found
    }

    private func has(_ value: Any, _ kind: String) -> Bool {
        switch kind {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "number": value is Double
        default: false
        }
    }
}
