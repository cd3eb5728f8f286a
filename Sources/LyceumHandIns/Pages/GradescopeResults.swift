import LyceumRecording
import LyceumValues

/// A grade as Gradescope reads it from `results.json`.
///
/// Each thing that was looked at is a test of one point, and so is the score, of as many as its rule gives; the score itself goes to the
/// leaderboard. The format is the one under "Output format" of <https://gradescope-autograders.readthedocs.io/en/latest/specs/>.
package struct GradescopeResults {
    private let grade: Grade

    package init(_ grade: Grade) { self.grade = grade }

    /// The text of the file.
    package var json: String {
        var tests = grade.checks.enumerated().map { index, check in
            let isPassed = check.isPassed == true
            let output =
                check.problems.isEmpty
                ? isPassed ? "" : "This could not be seen." : check.problems.joined(separator: "\n")
            return test(
                check.name, number: index + 1, score: isPassed ? 1 : 0, maxScore: 1, isPassed: isPassed, output)
        }
        if let score = grade.score, let points = score.points {
            let isCounted = grade.status == .accepted
            tests.append(
                test(
                    "Score", number: tests.count + 1, score: isCounted ? points : 0,
                    maxScore: score.maxPoints ?? points,
                    isPassed: isCounted, score.explanation))
        }
        let total = tests.reduce(0) { $0 + ($1.dictionary?["score"]?.double ?? 0) }
        var fields: Info = [
            "score": .double(total), "execution_time": .double(grade.seconds), "output": .string(Self.lines(output)),
            "output_format": "text", "test_output_format": "text", "test_name_format": "text",
            "visibility": "visible", "stdout_visibility": "hidden", "tests": .list(tests),
        ]
        if let score = grade.score, grade.status == .accepted {
            var entry: Info = ["name": "Score", "value": .double(score.value)]
            if score.isBetterLow { entry["order"] = "asc" }
            fields["leaderboard"] = Value.list([
                .dictionary(entry),
                .dictionary(["name": "Verdict", "value": .string(grade.verdict.rawValue), "order": "asc"]),
            ])
        }
        return fields.json + "\n"
    }

    private var output: String {
        if grade.isUnknown { return "Not graded: \(grade.problems.joined(separator: "; "))." }
        var lines = ["Verdict: \(grade.verdict). \(StudentPage.meaning(grade))"]
        if let score = grade.score { lines.append("Score: \(decimals(score.value, 3)), \(score.explanation).") }
        if let rerun = grade.rerun {
            lines.append("On hidden seeds: \(rerun.finding(for: grade.score)). \(RerunReport.rule)")
        }
        return (lines + grade.notes + [ReplayReport.limits]).joined(separator: "\n")
    }

    /// A text whose lines end as the format asks for.
    private static func lines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private func test(
        _ name: String, number: Int, score: Double, maxScore: Double, isPassed: Bool, _ output: String
    ) -> Value {
        .dictionary([
            "name": .string(name), "number": .string("\(number)"), "score": .double(score),
            "max_score": .double(maxScore), "status": .string(isPassed ? "passed" : "failed"),
            "output": .string(Self.lines(output)), "visibility": "visible",
        ])
    }
}
