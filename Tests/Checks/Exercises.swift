import Foundation
import TestSupport

/// A package of all practicals: each gap is told as open, filled with its solution as right, and filled wrongly as wrong. What it
/// builds of this package is kept for the next time.
let exercises = Check("outside/exercises") { _ in try Exercises().check() }

private struct Exercises {
    private let checkout = (0..<3).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    private var folder: String { checkout.appending(path: ".build/exercises/my-practicals").path }
    /// A program of its own has none of the variables that this one was started with.
    private var environment: [String: String] { ["PATH": Program.environment["PATH"] ?? "", "HOME": folder] }

    /// A gap of a practical.
    private struct Gap {
        let practical: String
        let name: String
    }

    func check() throws -> String {
        guard Program("swift") != nil else { return "there is no swift in the search path" }
        for part in ["Package.swift", "Sources", "Tests", "Solutions"] {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(part)")
        }
        let list = try course("exercise").output.split(separator: "\n").map { $0.components(separatedBy: ": ") }
        let gaps = list.flatMap { line in
            line[1].components(separatedBy: ", ").map { Gap(practical: line[0], name: $0) }
        }
        for line in list {
            for made in try [course("exercise", line[0], folder), course("exercise", line[0], folder, "--solution")] {
                try require(made.code == 0, made.errors)
            }
        }

        try expect(gaps, code: 1) { _ in "○ still open" }
        try requireNoWarnings()
        for line in list { try requireStop(of: line[0]) }

        for line in list { try solve(line[0]) }
        try expect(gaps, code: 0) { _ in "✓ filled and right" }
        try requireNoWarnings()

        for mistake in ExerciseMistake.all { try make(mistake) }
        let found = try expect(gaps, code: 1) { gap in
            let isWrong = ExerciseMistake.all.contains { $0.practical == gap.practical && $0.gap == gap.name }
            return isWrong ? "✗ filled, but not right yet" : "✓ filled and right"
        }
        for mistake in ExerciseMistake.all {
            try require(found.contains(mistake.sentence), "not said: \(mistake.sentence), but \(found)")
        }
        // They are large, linked again in seconds, and different the next time.
        for line in list { try FileManager.default.removeItem(atPath: "\(folder)/.build/release/\(line[0])") }
        return "\(gaps.count) gaps of \(list.count) practicals"
    }

    /// Runs the tool in the folder beside that of the package, as students type its path.
    private func course(_ arguments: String...) throws -> Run {
        let beside = checkout.appending(path: ".build/exercises")
        try FileManager.default.createDirectory(at: beside, withIntermediateDirectories: true)
        return try Program.current.neighbour("course").run(
            arguments, environment: environment, in: beside.path, limit: .seconds(3600))
    }

    /// Checks the package, and requires that each gap is told as it should be.
    @discardableResult
    private func expect(_ gaps: [Gap], code: Int32, _ finding: (Gap) -> String) throws -> String {
        let check = try course("check", "my-practicals", "--patience", "5")
        let told = check.output + check.errors
        try require(check.code == code, "`course check` ends with \(check.end): \(told)")
        var practical = ""
        var found: [String: String] = [:]
        for line in check.output.split(separator: "\n") {
            let parts = line.split(separator: "  ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if !line.hasPrefix(" ") { practical = String(line.prefix { $0 != ":" }) }
            if parts.count == 2 { found["\(practical): \(parts[0])"] = parts[1] }
        }
        for gap in gaps {
            let words = found["\(gap.practical): \(gap.name)"] ?? "nothing"
            try require(
                words.hasPrefix(finding(gap)), "\(gap.name) of \(gap.practical): \(words), not \(finding(gap)); \(told)"
            )
        }
        return check.output
    }

    /// The compiler has nothing against what was built last.
    private func requireNoWarnings() throws {
        let build = try text("\(folder)/.build/course-check/build.txt")
        try require(!build.contains("warning:"), build)
    }

    /// A program with open gaps ends at the first that it comes to, and says which one it is.
    private func requireStop(of practical: String) throws {
        let program = Program(path: "\(folder)/.build/release/\(practical)")
        let run = try program.run(["--quick", "--out", "\(folder)/runs"], environment: environment)
        try require(
            run.code == 1 && run.errors.contains("\" is still open: put your code where"),
            "\(practical) with open gaps: \(run.end) \(run.output.suffix(500)) \(run.errors)")
    }

    /// Puts the solution of a practical in the place of the student's version.
    private func solve(_ practical: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/Sources/\(practical)")
        try FileManager.default.copyItem(
            atPath: "\(folder)/Solutions/\(practical)", toPath: "\(folder)/Sources/\(practical)")
    }

    /// Fills a gap wrongly.
    private func make(_ mistake: ExerciseMistake) throws {
        let sources = "\(folder)/Sources/\(mistake.practical)"
        for name in try fileNames(in: sources) {
            let whole = try text("\(sources)/\(name)")
            guard let start = whole.range(of: "// GAP \"\(mistake.gap)\""),
                let line = whole[start.upperBound...].firstIndex(of: "\n"),
                let end = whole[line...].range(of: "// END GAP")
            else { continue }
            try (whole[...line] + mistake.code + "\n" + whole[end.lowerBound...])
                .write(toFile: "\(sources)/\(name)", atomically: true, encoding: .utf8)
            return
        }
        throw CheckFailed("\(mistake.practical) has no gap \(mistake.gap)")
    }
}

/// A gap filled wrongly, as it happens to students, and what is to be said about it.
private struct ExerciseMistake {
    let practical: String
    let gap: String
    let code: String
    let sentence: String

    static let all = [
        ExerciseMistake(
            practical: "bandits", gap: "learn",
            code: """
                counts[arm] += 1
                values[arm] += 0.5 * (reward - values[arm])
                """,
            sentence: "the test \"a sample average is the mean of the rewards of that arm\" says: "
                + "expected [0.0, 5.0], found [0.0, 4.0]"),
        ExerciseMistake(
            practical: "bandits", gap: "choose", code: "return try random.integers(values.count) + values.count",
            sentence: "the test \"without exploration it is the arm of the greatest value\" says: of 20 numbers 20 are "
        ),
        ExerciseMistake(
            practical: "bandits", gap: "upper bound", code: "return values[counts[arm] - 1]",
            sentence: "the test \"an arm that was never pulled comes before all others\": the program stops in it: "),
        ExerciseMistake(
            practical: "custom-environment", gap: "learn",
            code: """
                let future = values[step.observation].max()!
                values[state][action] += stepSize * (step.reward + discount * future - values[state][action])
                """,
            sentence:
                "the test \"nothing follows an end, but something follows a step that only the clock has cut off\" "
                + "says: expected [[-1.0], [8.0]], found [[7.0], [8.0]]"),
        ExerciseMistake(
            practical: "cartpole-reinforce", gap: "returns",
            code: """
                var returns = rewards
                let step = rewards.count - 1
                while step > 0 { returns[step - 1] += discount * returns[step] }
                return returns
                """,
            sentence: "the test \"a late reward counts less in early steps\": it is not over after 5 seconds"),
    ]
}
