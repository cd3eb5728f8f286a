import CourseTool
import Foundation
import Lyceum
import LyceumHandIns
import TestSupport
import Testing

@Suite("course reproduce and course board")
struct ReproduceCommandTests {
    /// A hand-in of one episode of CartPole, with its assignment beside it.
    private func handIn(in folder: String, sources: String? = nil) throws -> (zip: String, assignment: String) {
        var assignment = Assignment(name: "Coursework 1", environment: "CartPole-v1", episodes: 1)
        assignment.required = [.log, .trace]
        try assignment.write(to: folder + "/assignment.json")
        var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder + "/run/logs", logFile: "log.txt")
        try env.reset(seed: 1)
        while !(try env.step(env.actionSpace.sample()).isDone) {}
        try env.close()
        if let sources { try Data(sources.utf8).write(to: URL(filePath: folder + "/agent.swift")) }
        let submission = try Submission(
            of: folder + "/run", by: "abcd12", for: assignment, sources: sources.map { _ in folder + "/agent.swift" })
        try submission.write(to: folder + "/in/abcd12.zip")
        return (folder + "/in/abcd12.zip", folder + "/assignment.json")
    }

    @Test("a hand-in whose program cannot be built is undecided, with a record that says why")
    func undecided() throws {
        try withTemporaryFolder { folder in
            let (zip, assignment) = try handIn(in: folder)
            let call = Call(
                "reproduce", zip, "--assignment", assignment, "--out", folder + "/out", "--work", folder + "/work")
            #expect(
                call.code == 2 && call.output.contains { $0.contains("no Swift file was handed in") }, "\(call.errors)")
            let record = try Reproduction(contentsOf: folder + "/out/abcd12.reproduced.json")
            #expect(record.outcome == .undecided && record.student == "abcd12" && record.command.contains(" "))

            try Data("garbage".utf8).write(to: URL(filePath: folder + "/x.zip"))
            let bad = Call("reproduce", folder + "/x.zip", "--out", folder + "/out", "--work", folder + "/work")
            #expect(
                bad.code == 2 && bad.output.contains { $0.contains("x.zip is not an archive") && !$0.contains(folder) })

            var other = try Assignment(contentsOf: assignment)
            other.name = "Coursework 2"
            try other.write(to: folder + "/other.json")
            let wrong = Call("reproduce", zip, "--assignment", folder + "/other.json", "--work", folder + "/work")
            #expect(wrong.code == 2 && wrong.errors.joined().contains("was handed in for \"Coursework 1\""))
        }
    }

    @Test("a student is told how the program will be run again")
    func submit() throws {
        try withTemporaryFolder { folder in
            let (_, assignment) = try handIn(in: folder, sources: "print(1)")
            let call = Call(
                "submit", folder + "/run", "--assignment", assignment, "--student", "abcd12", "--out",
                folder + "/a.zip", "--sources", folder + "/agent.swift")
            #expect(call.output.contains { $0.hasPrefix("Your program may be run again, as `") }, "\(call.output)")
        }
    }

    @Test("a leaderboard is written of hand-ins for several assignments")
    func board() throws {
        try withTemporaryFolder { folder in
            let (_, assignment) = try handIn(in: folder)
            var other = try Assignment(contentsOf: assignment)
            other.name = "Coursework 2"
            try other.write(to: folder + "/other.json")
            let call = Call(
                "board", folder + "/in", "--assignment", assignment, "--assignment", folder + "/other.json", "--out",
                folder + "/board", "--title", "Spring <b>", "--records", folder + "/none")
            #expect(call.code == 0 && call.output.contains { $0.contains("abcd12") }, "\(call.errors)")
            let page = try text(folder + "/board/index.html")
            #expect(
                page.contains("<h1>Spring &lt;b&gt;</h1>") && page.contains("abcd12") && page.contains("Coursework 2"))
            #expect(Call("board", folder + "/in", "--assignment", assignment, "--assignment", assignment).code == 2)
        }
    }

    @Test(
        "bad input ends with code 2 and says what to type",
        arguments: [
            (["reproduce"], "hand-ins/abcd12.zip"), (["reproduce", "a", "--lyceum", "/no/such"], "--lyceum ../lyceum"),
            (["reproduce", "a", "--seconds", "0"], "--seconds"), (["board"], "hand-ins"),
            (["board", "a", "--assignment", "/no/such"], "/no/such"),
        ])
    func badInput(arguments: [String], message: String) throws {
        try withTemporaryFolder { folder in
            let work = arguments[0] == "reproduce" ? ["--work", folder + "/work"] : []
            let call = Call(arguments + work)
            #expect(call.code == 2 && call.errors.joined().contains(message), "\(call.errors)")
        }
    }
}
