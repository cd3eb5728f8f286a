import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

@Suite("course verify and course grade")
struct GradeCommandTests {
    /// Records a run of CartPole, and gives its log's path.
    @discardableResult
    private func record(_ folder: String, seed: Int = 1) throws -> String {
        var env = try Recorder(
            make("CartPole-v1"), logs: true, logFolder: folder + "/logs", logFile: "log.txt", trace: .all)
        try env.actionSpace.seed(seed)
        for episode in 0..<5 {
            try env.reset(seed: episode == 0 ? seed : nil)
            while !(try env.step(env.actionSpace.sample()).isDone) {}
        }
        try env.close()
        return folder + "/logs/log.txt"
    }

    private func assignment(in folder: String, episodes: Int = 5) throws -> String {
        var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: episodes)
        assignment.required = [.log, .trace]
        try assignment.write(to: folder + "/assignment.json")
        return folder + "/assignment.json"
    }

    @Test("verify ends with 0 for a log that is proved, 1 for one that is not true, 2 where nothing can be said")
    func verify() throws {
        try withTemporaryFolder { folder in
            let log = try record(folder)
            let good = Call("verify", log)
            #expect(good.code == 0 && good.output[0] == "lines 2 to 6, episodes 0 to 4: replayed, the same")
            #expect(good.output.contains("A (replayed): 5 of 5 rows replayed"))
            #expect(good.output.contains(ReplayReport.limits))
            #expect(Call("verify", folder).output == good.output)

            let true_ = try text(log)
            var rows = try CourseLog(contentsOf: log)
            rows.rows[2].rewardSum += 1
            rows.rows[2].squaredRewardSum += 1
            rows.rows[2].length += 1
            try Data(rows.text.utf8).write(to: URL(filePath: log))
            let changed = Call("verify", log)
            #expect(changed.code == 1 && changed.output.contains { $0.hasPrefix("line 4, episode 2: differs") })
            try Data("hello".utf8).write(to: URL(filePath: log))
            #expect(Call("verify", log).code == 1)

            try Data(true_.utf8).write(to: URL(filePath: log))
            try FileManager.default.removeItem(atPath: folder + "/logs/log.trace")
            let unproved = Call("verify", log)
            #expect(unproved.code == 2 && unproved.output.joined().contains("there is no trace"))
            #expect(Call("verify", folder + "/none.txt").code == 2)
            #expect(Call("verify", log, "--assignment", "x").code == 2)
            #expect(Call("verify").code == 2)
            try Data("7z".utf8).write(to: URL(filePath: folder + "/abcd12.7z"))
            let other = Call("verify", folder + "/abcd12.7z", "--assignment", try assignment(in: folder))
            #expect(other.code == 1 && other.output.joined().contains("does not begin like a ZIP archive"))
        }
    }

    @Test("grade writes tables and pages, and its code tells the worst of the grades")
    func grade() throws {
        try withTemporaryFolder { folder in
            try record(folder + "/run")
            let file = try assignment(in: folder)
            let inbox = folder + "/in"
            #expect(
                Call(
                    "submit", folder + "/run", "--assignment", file, "--student", "abcd12", "--out",
                    inbox + "/abcd12.zip"
                ).code == 0)
            let results = folder + "/results.json"
            let good = Call("grade", inbox, "--assignment", file, "--out", folder + "/out", "--results", results)
            #expect(good.code == 0 && good.output.contains { $0.hasPrefix("abcd12 ") && $0.contains("accepted") })
            #expect(try text(results).contains("\"status\":\"passed\""))
            #expect(try text(folder + "/out/class.csv").contains("\"abcd12\""))
            #expect(Call("verify", inbox + "/abcd12.zip").code == 0)
            #expect(Call("verify", inbox + "/abcd12.zip", "--assignment", file).code == 0)

            let one = Call("grade", "--one", inbox + "/abcd12.zip", "--assignment", file, "--out", folder + "/one")
            #expect(one.code == 0 && Grade(json: one.output.joined())?.status == .accepted)

            try FileManager.default.createDirectory(atPath: folder + "/more", withIntermediateDirectories: true)
            let other = try assignment(in: folder + "/more", episodes: 50)
            let short = Call("grade", inbox, "--assignment", other, "--out", folder + "/out", "--results", results)
            #expect(short.code == 1 && short.errors.joined().contains("1 of 1 hand-ins are not accepted"))
            #expect(try text(results).contains("\"status\":\"failed\""))
            #expect(Call("verify", inbox + "/abcd12.zip", "--assignment", other).code == 1)
        }
    }

    @Test("grade tells who handed in single files, where one archive is expected, what to hand in")
    func severalFiles() throws {
        try withTemporaryFolder { folder in
            let file = try assignment(in: folder)
            try record(folder + "/in")
            try Data("print(1)".utf8).write(to: URL(filePath: folder + "/in/main.swift"))
            let results = folder + "/results.json"
            let call = Call(
                "grade", folder + "/in", "--assignment", file, "--out", folder + "/out", "--results", results)
            #expect(call.code == 2 && call.errors.joined().contains("has 2 files or folders"))
            #expect(try text(results).contains("hand in the file that `course submit` wrote, as it is and alone"))
        }
    }

    @Test(
        "grade writes Gradescope's file even where nothing can be graded",
        arguments: [
            ["grade", "IN", "--assignment", "none.json"], ["grade", "none"], ["grade"],
            ["grade", "IN", "--seconds", "0"],
        ])
    func results(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            let results = folder + "/results.json"
            let named = arguments.map { $0 == "IN" ? folder : $0 }
            let call = Call(named + ["--out", folder + "/out", "--results", results])
            #expect(call.code == 2 && call.errors.count == 1)
            let object = try JSONSerialization.jsonObject(with: Data(text(results).utf8)) as? [String: Any]
            #expect(object?["score"] as? Double == 0 && (object?["tests"] as? [Any])?.count == 6)
        }
    }

    @Test("grade --rerun takes hidden seeds as numbers, and a program that cannot be run is a report")
    func rerun() throws {
        try withTemporaryFolder { folder in
            try record(folder)
            let assignment = try assignment(in: folder)
            try Data("print(1)".utf8).write(to: URL(filePath: folder + "/main.swift"))
            try Submission(
                of: folder, by: "abcd12", for: try Assignment(contentsOf: assignment), sources: folder + "/main.swift"
            ).write(to: folder + "/in/abcd12.zip")
            for text in ["x", "1,,2", "-1", "1;2"] {
                let call = Call(
                    "grade", folder + "/in", "--assignment", assignment, "--out", folder + "/out", "--unconfined",
                    "--rerun-one", "/bin/true", "--hidden=" + text)
                #expect(call.code != 0 && call.errors.joined().contains("such as 7,8,9"), "\(call.errors)")
            }
            let call = Call(
                "grade", folder + "/in/abcd12.zip", "--assignment", assignment, "--work", folder + "/work",
                "--unconfined", "--rerun-one", folder + "/nowhere", "--hidden", "7,8")
            let report = try #require(RerunReport(json: call.output.last ?? ""))
            #expect(report.runs.map(\.seed) == ["7", "8"])
            #expect(report.finding(for: Score(1)).description.contains("the program could not be started"))
            // A program that is none of ours makes no environment.
            let other = Call(
                "grade", folder + "/in/abcd12.zip", "--assignment", assignment, "--work", folder + "/work",
                "--unconfined", "--rerun-one", "/bin/true", "--hidden", "7")
            let none = try #require(RerunReport(json: other.output.last ?? ""))
            #expect(none.finding(for: Score(1)).description.contains("made no step in an environment"))
        }
    }
}
