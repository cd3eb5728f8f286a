import CourseTool
import Foundation
import Lyceum
import LyceumHandIns
import TestSupport
import Testing

@Suite("course assignment and course submit")
struct HandInCommandTests {
    @Test("an assignment is written from flags, and a run is packed for it")
    func wholeWay() throws {
        try withTemporaryFolder { folder in
            let file = folder + "/assignment.json"
            let made = Call(
                "assignment", "new", file, "--name", "Coursework 1", "--env", "CartPole-v1", "--episodes", "3",
                "--seeds", "42",
                "--require", "log,trace,sources", "--scorer", "mean-of-last-2", "--deadline", "2026-12-11T14:00Z")
            #expect(made.code == 0 && made.output.first == "written: \(file)", "\(made.errors)")
            #expect(made.output.last?.hasSuffix("--student abcd12 --sources Sources/agent") == true)
            let assignment = try Assignment(contentsOf: file)
            #expect(assignment.seeds == [42] && assignment.scorer == .meanOfLast(2) && assignment.episodes == 3)
            #expect(Call("assignment", "new", file, "--name", "x").errors.joined().contains("is there already"))

            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder + "/run/logs", logFile: "log.txt")
            for episode in 0..<3 {
                try env.reset(seed: episode == 0 ? 42 : nil)
                while !(try env.step(env.actionSpace.sample()).isDone) {}
            }
            try env.close()
            let zip = folder + "/abcd12.zip"
            let lacking = Call("submit", folder + "/run", "--assignment", file, "--student", "abcd12", "--out", zip)
            #expect(lacking.code == 1 && lacking.output.joined().contains("--sources"))
            #expect(lacking.errors == ["course: one thing is lacking; nothing was written"])
            #expect(!FileManager.default.fileExists(atPath: zip))

            try Data("print(1)".utf8).write(to: URL(filePath: folder + "/main.swift"))
            let packed = Call(
                "submit", folder + "/run", "--assignment", file, "--student", "abcd12", "--out", zip, "--sources",
                folder + "/main.swift")
            #expect(packed.code == 0, "\(packed.output) \(packed.errors)")
            #expect(packed.output.contains("The log has 3 episodes. Verdict: A (replayed)."))
            #expect(try HandIn(contentsOf: zip).check(for: assignment).isAccepted)
        }
    }

    @Test("what is missing is asked for where somebody answers, and named where nobody does")
    func questions() throws {
        var asked: [String] = []
        var answers = ["Coursework 1", "CartPole-v1", "10", "1, 2", "log, trace", " ", "2026-12-11T14:00Z"]
        let assignment = try AssignmentForm.assignment(ParsedArguments([String](), flags: [])) { question in
            asked.append(question)
            return answers.isEmpty ? nil : answers.removeFirst()
        }
        #expect(asked.count == 7 && asked[0].hasPrefix("the name of the assignment"))
        #expect(assignment.episodes == 10 && assignment.seeds == [1, 2] && assignment.required == [.log, .trace])
        #expect(assignment.scorer == .convergence && assignment.deadline?.seconds == 1_796_997_600)
        let error = #expect(throws: (any Error).self) {
            try AssignmentForm.assignment(ParsedArguments([String](), flags: []), ask: nil)
        }
        let expected = "add --name \"Coursework 1\" --env CartPole-v1 --episodes 1000"
        #expect(error.map { "\($0)".hasSuffix(expected) } == true)
        // The end of the input is no answer.
        #expect(throws: (any Error).self) {
            try AssignmentForm.assignment(ParsedArguments([String](), flags: [])) { _ in nil }
        }
    }

    @Test(
        "bad input ends with code 2 and says what to type",
        arguments: [
            (["assignment"], "assignment new"), (["assignment", "old"], "assignment new"),
            (["assignment", "new", "a", "b"], "expected one file"), (["submit"], "runs/agent"),
            (["submit", "a"], "--student abcd12"), (["submit", "a", "--student", "b", "--out", "c"], "ends in .zip"),
            (["submit", "a", "--student", "b", "--assignment", "/no/such"], "/no/such"),
        ])
    func badInput(arguments: [String], message: String) {
        let call = Call(arguments)
        #expect(call.code == 2 && call.errors.count == 1 && call.errors.joined().contains(message), "\(call.errors)")
    }

    @Test(
        "an assignment with a mistake is not written",
        arguments: [
            ("--env", "CartPol-v1", "did you mean `CartPole-v1`?"),
            ("--set", "sutton_barto_rewards=1", "sutton_barto_reward"),
            ("--seeds", "1,x", "whole numbers"), ("--require", "log,trce", "did you mean `trace`?"),
            ("--scorer", "worst", "mean-of-last-100"), ("--deadline", "soon", "2026-12-11T14:00Z"),
            ("--threshold", "3", "episodes-to-threshold"), ("--size-limit", "0", "from 1 to 200"),
            ("--episodes", "0", "of 1 or more"),
        ])
    func mistakes(flag: String, value: String, message: String) throws {
        try withTemporaryFolder { folder in
            var flags = ["--name": "A", "--env": "CartPole-v1", "--episodes": "3", "--seeds": "1", "--require": "log"]
            flags["--scorer"] = "best"
            flags["--deadline"] = "2026-12-11T14:00Z"
            flags[flag] = value
            let call = Call(["assignment", "new", folder + "/a.json"] + flags.flatMap { [$0.key, $0.value] })
            #expect(call.code == 2 && call.errors.joined().contains(message), "\(call.errors)")
            let left = try fileNames(in: folder)
            #expect(left.isEmpty)
        }
    }
}
