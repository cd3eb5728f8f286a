import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import TestSupport
import Testing

@Suite("Submissions")
struct SubmissionTests {
    /// Records a run of CartPole as a student would: its folder has `logs` and perhaps `videos`.
    @discardableResult
    static func record(
        _ folder: String, id: String = "CartPole-v1", options: Info = [:], maxSteps: Int? = nil, episodes: Int = 6,
        seed: Int? = 42, trace: TracePolicy? = .all, name: String = "xxxx00-agent-log.txt"
    ) throws -> String {
        var env = try Recorder(
            make(id, options, maxEpisodeSteps: maxSteps), logs: true, logFolder: folder + "/logs", logFile: name,
            trace: trace)
        try env.actionSpace.seed(1)
        for episode in 0..<episodes {
            try env.reset(seed: episode == 0 ? seed : nil)
            while !(try env.step(env.actionSpace.sample()).isDone) {}
        }
        try env.close()
        return try #require(env.logPath)
    }

    static var assignment: Assignment {
        var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: 5)
        assignment.required = [.log, .trace]
        return assignment
    }

    /// What is lacking in a run.
    private func shortcomings(
        _ run: String, for assignment: Assignment = assignment
    ) throws -> [(Shortcoming.Kind, String)] {
        try Submission(of: run, by: "abcd12", for: assignment).check.shortcomings.map { ($0.kind, $0.description) }
    }

    @Test("of a good run are written as one archive, in which everything is and which the grader accepts")
    func good() throws {
        try withTemporaryFolder { folder in
            let log = try Self.record(folder)
            try FileManager.default.createDirectory(atPath: folder + "/videos", withIntermediateDirectories: true)
            try FileManager.default.createDirectory(
                atPath: folder + "/mine/Sources/.build", withIntermediateDirectories: true)
            try Data([1, 2]).write(to: URL(filePath: folder + "/videos/xxxx00-agent-video,episode=0,score=9.0.mp4"))
            try Data("print(1)".utf8).write(to: URL(filePath: folder + "/mine/Sources/main.swift"))
            try Data("x".utf8).write(to: URL(filePath: folder + "/mine/Sources/.build/x"))
            try Data("report".utf8).write(to: URL(filePath: folder + "/My report.PDF"))
            var assignment = Self.assignment
            assignment.required = HandInPart.allCases
            assignment.seeds = [42]
            let submission = try Submission(
                of: folder, by: "abcd12", for: assignment, writeup: folder + "/My report.PDF", sources: folder + "/mine"
            )
            #expect(submission.check.shortcomings == [] && submission.check.verdict == .replayed)
            let path = folder + "/out/abcd12.zip"
            try submission.write(to: path)

            let handIn = try HandIn(contentsOf: path)
            #expect(
                handIn.manifest.files.map(\.name) == [
                    "log.txt", "log.trace", "writeup.pdf", "videos/xxxx00-agent-video,episode=0,score=9.0.mp4",
                    "sources/Sources/main.swift",
                ])
            #expect(try handIn.contents(of: "log.txt") == [UInt8](Data(contentsOf: URL(filePath: log))))
            let check = handIn.check(for: assignment)
            #expect(check.isAccepted && check.verdict == .replayed && check.log?.rows.count == 6)
            #expect(try fileNames(in: folder + "/out") == ["abcd12.zip"])
        }
    }

    @Test("tell all that is missing at once, and leave nothing behind")
    func missing() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder, episodes: 3, trace: nil)
            var assignment = Self.assignment
            assignment.required = HandInPart.allCases
            assignment.steps = 1_000_000
            let submission = try Submission(of: folder, by: "abcd12", for: assignment)
            #expect(
                submission.check.shortcomings.map(\.kind)
                    == [.missing, .missing, .missing, .missing, .tooShort, .tooShort])
            let texts = submission.check.shortcomings.map(\.description)
            for (text, part) in zip(
                texts, ["no trace beside the log", "--sources", "--writeup", "video: true", "2 more", "longer"])
            {
                #expect(text.contains(part))
            }
            #expect(throws: NotReady.self) { try submission.write(to: folder + "/out.zip") }
            #expect(try fileNames(in: folder) == ["logs"])
        }
    }

    @Test("of another environment, or of one that was made otherwise, are refused")
    func otherEnvironment() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder + "/1", id: "CartPole-v0")
            try Self.record(folder + "/2", options: ["sutton_barto_reward": true])
            try Self.record(folder + "/3", maxSteps: 10)
            try Self.record(folder + "/4", options: ["sutton_barto_reward": false])
            let first = try shortcomings(folder + "/1")
            #expect(first.map(\.0) == [.otherEnvironment] && first[0].1.contains("is of CartPole-v0"))
            let second = try shortcomings(folder + "/2")
            #expect(second.contains { $0.0 == .otherEnvironment && $0.1.contains("sutton_barto_reward = true") })
            let third = try shortcomings(folder + "/3")
            #expect(third.map(\.0) == [.otherEnvironment] && third[0].1.contains("after 10 steps"))
            // What is the default may be said.
            #expect(try shortcomings(folder + "/4").isEmpty)
            var limited = Self.assignment
            limited.maxEpisodeSteps = 10
            #expect(try shortcomings(folder + "/3", for: limited).isEmpty)
        }
    }

    @Test("with another seed, or with none, are refused where seeds are given")
    func seeds() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder + "/1", seed: 7)
            try Self.record(folder + "/2", seed: nil)
            var assignment = Self.assignment
            #expect(try shortcomings(folder + "/1", for: assignment).isEmpty)
            #expect(try shortcomings(folder + "/2", for: assignment).isEmpty)
            assignment.seeds = [42, 43]
            let other = try shortcomings(folder + "/1", for: assignment)
            #expect(
                other.map(\.0) == [.otherSeed] && other[0].1.contains("seeded with 7, and the assignment allows 42, 43")
            )
            let none = try shortcomings(folder + "/2", for: assignment)
            #expect(none.map(\.0) == [.otherSeed] && none[0].1.contains("without a seed"))
        }
    }

    @Test("of an edited log, an impossible one, an empty one and one that is none are refused")
    func logs() throws {
        try withTemporaryFolder { folder in
            let log = try Self.record(folder)
            let whole = try CourseLog(contentsOf: log)
            func write(_ rows: [CourseLog.Row]) throws {
                try Data(CourseLog(rows: rows).text.utf8).write(to: URL(filePath: log))
            }
            var rows = whole.rows
            (rows[2].rewardSum, rows[2].squaredRewardSum, rows[2].length) = (300, 300, 300)
            try write(rows)
            let edited = try shortcomings(folder)
            #expect(edited.map(\.0) == [.otherTrace] && edited[0].1.contains("not what the run did (line 4, episode 2"))
            rows[2].rewardSum = 500
            try write(rows)
            let impossible = try shortcomings(folder)
            #expect(impossible.first?.0 == .contradiction && impossible[0].1.contains("line 4"))
            try write([])
            #expect(try shortcomings(folder).contains { $0.0 == .missing && $0.1.contains("has no episode") })
            try Data("count\treward_sum\tnonsense\n".utf8).write(to: URL(filePath: log))
            #expect(try shortcomings(log).first?.0 == .unreadable)
        }
    }

    @Test("with the trace of another run, or with a damaged one, are refused")
    func traces() throws {
        try withTemporaryFolder { folder in
            let log = try Self.record(folder + "/1")
            let other = try Self.record(folder + "/2", seed: 5)
            let trace = RunTrace.path(besideLog: log)
            try FileManager.default.removeItem(atPath: trace)
            try FileManager.default.copyItem(atPath: RunTrace.path(besideLog: other), toPath: trace)
            let found = try shortcomings(folder + "/1")
            #expect(found.first?.0 == .otherTrace && found[0].1.contains("is of another run than the log"))
            try Data([1, 2, 3]).write(to: URL(filePath: trace))
            #expect(try shortcomings(folder + "/1").map(\.0) == [.unreadable])
        }
    }

    @Test("for another assignment, or another edition of it, are refused by the grader")
    func otherAssignment() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder)
            let handIn = try Submission(of: folder, by: "abcd12", for: Self.assignment).handIn
            var other = Self.assignment
            other.name = "Coursework 2"
            #expect(handIn.check(for: other).shortcomings.map(\.kind) == [.otherAssignment])
            var edition = Self.assignment
            edition.episodes = 4
            let shortcomings = handIn.check(for: edition).shortcomings
            #expect(shortcomings.map(\.kind) == [.otherAssignment])
            #expect(shortcomings.first?.description.contains("another edition") == true)
        }
    }

    @Test("of a folder with several logs, without one, or of nothing say what to name")
    func runs() throws {
        try withTemporaryFolder { folder in
            func problem(_ run: String) -> String? {
                do {
                    _ = try RunFiles(run)
                    return nil
                } catch {
                    return (error as? NoRun)?.problem
                }
            }
            #expect(problem(folder + "/none") == "there is nothing of that name")
            #expect(problem(folder)?.contains("record with Recorder(…, logs: true)") == true)
            let first = try Self.record(folder, name: "a.txt")
            #expect(try RunFiles(folder) == RunFiles(first) || RunFiles(folder).log == first)
            try Self.record(folder, episodes: 2, name: "b.txt")
            #expect(problem(folder)?.contains("it has 2 logs") == true)
            #expect(problem(folder)?.contains("b.txt (2 episodes)") == true)
            #expect(try RunFiles(first).trace == RunTrace.path(besideLog: first))
        }
    }

    @Test("refuse ids, write-ups and sources that cannot be handed in")
    func unfit() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder)
            for id in ["", "xxxx00", "../x", "a b", "é", String(repeating: "a", count: 33), ".a", "-a", "a."] {
                #expect(throws: InvalidStudentID.self) { try Submission(of: folder, by: id, for: Self.assignment) }
            }
            try Data("x".utf8).write(to: URL(filePath: folder + "/report"))
            try Data().write(to: URL(filePath: folder + "/empty.pdf"))
            for writeup in ["/report", "/empty.pdf"] {
                #expect(throws: UnfitFile.self) {
                    try Submission(of: folder, by: "a", for: Self.assignment, writeup: folder + writeup)
                }
            }
            #expect(throws: FileError.self) {
                try Submission(of: folder, by: "a", for: Self.assignment, writeup: folder + "/none.pdf")
            }
            #expect(throws: UnfitFile.self) {
                try Submission(of: folder, by: "a", for: Self.assignment, sources: folder + "/none")
            }
            try FileManager.default.createDirectory(atPath: folder + "/mine", withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(filePath: folder + "/mine/a:b"))
            #expect(throws: UnfitFile.self) {
                try Submission(of: folder, by: "a", for: Self.assignment, sources: folder + "/mine")
            }
        }
    }

    @Test("leave out links, and say so")
    func links() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder)
            try FileManager.default.createDirectory(atPath: folder + "/mine", withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(filePath: folder + "/mine/main.swift"))
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/mine/secret", withDestinationPath: "/etc/passwd")
            let submission = try Submission(of: folder, by: "abcd12", for: Self.assignment, sources: folder + "/mine")
            #expect(submission.handIn.files(of: .sources).map(\.name) == ["sources/main.swift"])
            #expect(submission.notes.count == 1 && submission.notes[0].contains("secret is a link"))
        }
    }

    @Test("that grow too large are refused")
    func size() throws {
        try withTemporaryFolder { folder in
            try Self.record(folder)
            var random = try Generator(seed: 1)
            let noise = (0..<1_100_000).map { _ in UInt8(truncatingIfNeeded: random.integer(below: 256)) }
            try Data(noise).write(to: URL(filePath: folder + "/data.bin"))
            var assignment = Self.assignment
            assignment.megabytes = 1
            let check = try Submission(of: folder, by: "a", for: assignment, sources: folder + "/data.bin").check
            #expect(check.shortcomings.map(\.kind) == [.tooLarge])
        }
    }
}
