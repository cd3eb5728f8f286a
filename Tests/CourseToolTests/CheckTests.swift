import CourseTool
import Foundation
import TestSupport
import Testing

@Suite("course check")
struct CheckTests {
    @Test("where there is nothing to check it ends with code 2 and says what to type")
    func nothing() throws {
        try withCourse { lyceum, folder in
            let none = Call("check", "\(folder)/none", "two-steps")
            #expect(none.code == 2)
            #expect(none.errors.first?.contains("`course exercise bandits \(folder)/none` begins one") == true)
            #expect(Call("check", lyceum).code == 2)
            #expect(Call("exercise", "two-steps", "\(folder)/mine", "--lyceum", lyceum).code == 0)
            let unknown = Call("check", "\(folder)/mine", "two-step")
            #expect(unknown.code == 2)
            #expect(
                unknown.errors
                    == ["course: there is no practical two-step in \(folder)/mine: did you mean `two-steps`?"])
            #expect(Call("check", "a", "b", "c").code == 2)
            #expect(Call("check", "\(folder)/mine", "--patience", "0").code == 2)
            try FileManager.default.removeItem(atPath: "\(folder)/mine/Sources/two-steps")
            let empty = Call("check", "\(folder)/mine")
            #expect(empty.code == 2 && empty.errors.first?.contains("copies one into it") == true)
        }
    }

    @Test("gaps and open calls are read from the files as they are, in the order of the text")
    func work() throws {
        try withCourse { lyceum, folder in
            let mine = "\(folder)/mine"
            #expect(Call("exercise", "two-steps", mine, "--lyceum", lyceum).code == 0)
            var work = try StudentWork("two-steps", in: mine)
            #expect(work.gaps == ["two", "one"])
            #expect(
                work.open.map(\.place) == ["Sources/two-steps/Second.swift:3", "Sources/two-steps/First.swift:3"])

            // Filled, the one with its marks, the other without.
            try "func first() { 1 }  // openGap(\"one\")\n"
                .write(toFile: "\(mine)/Sources/two-steps/First.swift", atomically: true, encoding: .utf8)
            work = try StudentWork("two-steps", in: mine)
            #expect(work.gaps == ["two"] && work.open.map(\.name) == ["two"])
            let tests = TestEvents(
                """
                {"kind":"test","payload":{"kind":"function","id":"m.a()","name":"a()","displayName":"one: is 1"},"version":0}
                {"kind":"test","payload":{"kind":"function","id":"m.b()","name":"b()","displayName":"no gap of anything"},"version":0}
                """
            ).tests
            #expect(tests.map { work.gap(of: $0) } == ["one", nil])
            #expect(work.gaps == ["two", "one"])
        }
    }

    /// Two tests of which the first fails and the second is running when the events stop.
    private let events = TestEvents(
        """
        {"kind":"test","payload":{"kind":"suite","id":"a_b_tests.S","name":"S"},"version":0}
        {"kind":"test","payload":{"kind":"function","id":"a_b_tests.S/f()/S.swift:1:6","name":"f()","displayName":"one: is 1"},"version":0}
        {"kind":"test","payload":{"kind":"function","id":"a_b_tests.S/g(x:)/S.swift:5:6","name":"g(x:)"},"version":0}
        {"kind":"event","payload":{"kind":"runStarted","messages":[]},"version":0}
        {"kind":"event","payload":{"kind":"testStarted","testID":"a_b_tests.S/f()/S.swift:1:6","messages":[]},"version":0}
        {"kind":"event","payload":{"kind":"issueRecorded","testID":"a_b_tests.S/f()/S.swift:1:6","issue":{"isKnown":true},"messages":[]},"version":0}
        {"kind":"event","payload":{"kind":"issueRecorded","testID":"a_b_tests.S/f()/S.swift:1:6","issue":{"isKnown":false},"messages":[{"symbol":"fail","text":"Expectation failed: (x → 2) == 1"},{"symbol":"difference","text":"more"}]},"version":0}
        {"kind":"event","payload":{"kind":"testEnded","testID":"a_b_tests.S/f()/S.swift:1:6","messages":[]},"version":0}
        {"kind":"event","payload":{"kind":"testStarted","testID":"a_b_tests.S/g(x:)/S.swift:5:6","messages":[]},"version":0}
        {"kind":"event","payload":{"kind":"test
        """)

    @Test("the events of a run tell each test's name, issues, and whether it came to an end")
    func readsEvents() {
        let tests = events.tests
        #expect(tests.map(\.name) == ["one: is 1", "g(x:)"])
        #expect(tests.map(\.module) == ["a_b_tests", "a_b_tests"])
        #expect(tests.map(\.issues) == [["Expectation failed: (x → 2) == 1\nmore"], []])
        #expect(tests.map(\.hasEnded) == [true, false])
        #expect(events.unfinished?.name == "g(x:)")
        #expect(tests[1].pattern == #"^a_b_tests\.S/g\(x\:\)"#)
    }

    @Test("what is found about a gap follows from its tests")
    func findings() {
        var test = events.tests[0]
        #expect(
            Finding(of: [test], open: nil) == .wrong(["the test \"is 1\" says: expected 1, found 2"]))
        #expect(Finding(of: [test], open: "A.swift:3") == .open(at: "A.swift:3"))
        test.issues = ["Caught error: the gap \"two\" is still open: put your code where `openGap(\"two\")` stands"]
        #expect(Finding(of: [test], open: nil) == .waiting(for: "two"))
        test.issues = []
        #expect(Finding(of: [test], open: nil) == .right)
        #expect(Finding(of: [], open: nil) == .untold)
        #expect(Finding(of: [test, events.tests[1]], open: nil) == .untold)
        test.stop = "it is not over"
        #expect(Finding(of: [test], open: nil) == .wrong(["the test \"is 1\": it is not over"]))
    }

    @Test(
        "a test's words become a student's",
        arguments: [
            (
                "Expectation failed: (agent.values → [0.0, 4.0]) == ([0, 5] → [0.0, 5.0])",
                "expected [0.0, 5.0], found [0.0, 4.0]"
            ),
            ("Expectation failed: (count → 3) == 4", "expected 4, found 3"),
            ("Expectation failed: try f(1) == 4", "expected 4 from f(1)"),
            ("Expectation failed: (step.terminated → true) == false\ndetail", "expected false, found true"),
            (
                "Expectation failed: ((200...300).contains(worse) → false)",
                "this does not hold: ((200...300).contains(worse) → false)"
            ),
            (
                "Expectation failed: (v → [1, 1, 1, 1, 1, 1, 1, 1, 2]) == ([1, 1, 1, 0, 1, 1, 1, 1, 1] → [1, 1, 1, 0, 1, 1, 1, 1, 1])",
                "of 9 numbers 2 are different: at place 3, counted from 0, expected 0, found 1"
            ),
            ("Caught error: no such file", "there was an error: no such file"), ("Timed out", "Timed out"),
        ])
    func reasons(issue: String, words: String) {
        #expect(Finding.reason(issue) == words)
    }

    @Test("what stopped a program is told with the line of the student's file, where it is known")
    func trap() {
        let output = """
            Fatal error: Index out of range
            12 [ra] 0x00 EpsilonGreedy.choose() + 99 in p at /a/b/Sources/bandits/EpsilonGreedy.swift:57
            """
        #expect(Finding.trap(in: output) == ": Index out of range (Sources/bandits/EpsilonGreedy.swift:57)")
        #expect(Finding.trap(in: "").hasPrefix(": an index out of range"))
    }

    @Test("the progress of a build is its last step that has a name")
    func progress() {
        let output = "[0/1] Planning build\n[3/9] Compiling Lyceum Table.swift\n[4/9] Write sources\n"
        #expect(BuildProgress.lastStep(in: output) == "building: 3 of 9, Lyceum")
        #expect(BuildProgress.lastStep(in: "[0/1] Planning build\n") == nil)
    }

    @Test("the compiler's errors are told once, with file and line, by the practical that they are in")
    func compilerErrors() {
        let output = """
            [3/5] Compiling bandits BanditAgent.swift
            /p/Sources/a-b/A.swift:37:17: error: cannot find 'rewardd' in scope
               |                 `- error: cannot find 'rewardd' in scope
            /p/Sources/a-b/A.swift:37:17: error: cannot find 'rewardd' in scope
            /p/Tests/a-b-tests/T.swift:2:1: error: no such module
            /p/Sources/c/C.swift:1:1: warning: unused
            error: fatalError
            """
        let errors = CompilerErrors(output, root: "/p", practicals: ["a-b", "c"])
        #expect(
            errors.byPractical == [
                "a-b": [
                    "Sources/a-b/A.swift:37: cannot find 'rewardd' in scope",
                    "Tests/a-b-tests/T.swift:2: no such module",
                ]
            ])
        #expect(errors.others == ["fatalError"])
    }
}
