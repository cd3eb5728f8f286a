import CourseTool
import Foundation
import TestSupport
import Testing

/// A small checkout of Lyceum: a manifest, and two tutorials of which one has gaps.
func withCourse(_ body: (_ lyceum: String, _ folder: String) throws -> Void) throws {
    try withTemporaryFolder { folder in
        let files = [
            "Package.swift": """
            name: "Lyceum"
            package.targets += practical("tutorial-two-steps", path: "Tutorials/TwoSteps")
            package.targets += practical(
                "tutorial-plain", path: "Tutorials/Plain")
            """,
            "Tutorials/Plain/main.swift": "// no gap\n",
            "Tutorials/TwoSteps/main.swift": """
            // swift run -c release tutorial-two-steps, and see Second.swift and First.swift; swift run -c release tutorial-plain
            // and tutorial-plain, tutorial-other
            let options = ProgramOptions.read(name: "tutorial-two-steps", summary: "")
            """,
            "Tutorials/TwoSteps/First.swift": """
            func first() throws -> Int {
                // GAP "one": 1
                return 1
                // END GAP
            }
            """,
            "Tutorials/TwoSteps/Second.swift": """
            func second() throws -> Int {
                // GAP "two": 2
                return 2
                // END GAP
            }
            """,
            "Tutorials/TwoSteps/Tests/StepTests.swift": "@testable import tutorial_two_steps\n",
        ]
        for (path, text) in files {
            let url = URL(filePath: "\(folder)/lyceum/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        try body("\(folder)/lyceum", folder)
    }
}

@Suite("course exercise")
struct ExerciseTests {
    @Test("without a name it lists the practicals, and their gaps in the order of the text")
    func lists() throws {
        try withCourse { lyceum, _ in
            let call = Call("exercise", "--lyceum", lyceum)
            #expect(call.code == 0 && call.output == ["two-steps: two, one"], "\(call.output) \(call.errors)")
        }
    }

    @Test("every practical of the course can be copied, has gaps outside of main.swift, and a test for each")
    func all() throws {
        try withTemporaryFolder { folder in
            let list = Call("exercise").output
            #expect(!list.isEmpty)
            for line in list {
                let parts = line.split(separator: ": ").map(String.init)
                let gaps = parts[1].components(separatedBy: ", ")
                #expect((3...6).contains(gaps.count), "\(line)")
                #expect(Call("exercise", parts[0], "\(folder)/mine").code == 0)
                let main = try text("\(folder)/mine/Sources/\(parts[0])/main.swift")
                #expect(!main.contains("openGap("))
                let tests = "\(folder)/mine/Tests/\(parts[0])-tests"
                let texts = try fileNames(in: tests).map { try text("\(tests)/\($0)") }.joined()
                for gap in gaps {
                    #expect(texts.contains("@Test(\"\(gap): ") || texts.contains("\"\(gap): "), "\(gap)")
                }
            }
        }
    }

    @Test("a copy is a package that depends on Lyceum, with gaps for solutions and its own names in texts")
    func copies() throws {
        try withCourse { lyceum, folder in
            let call = Call("exercise", "two-steps", "\(folder)/mine", "--lyceum", lyceum)
            #expect(call.code == 0, "\(call.errors)")
            #expect(call.output.first == "written: \(folder)/mine/Package.swift")
            #expect(call.output.last?.contains("swift run -c release course check") == true)
            let source = "\(folder)/mine/Sources/two-steps"
            #expect(try fileNames(in: source) == ["First.swift", "Second.swift", "main.swift"])
            #expect(
                try text("\(source)/main.swift") == """
                    // swift run -c release two-steps, and see Second.swift and First.swift; swift run -c release plain
                    // and tutorial-plain, tutorial-other
                    let options = ProgramOptions.read(name: "two-steps", summary: "")
                    """)
            let first = try text("\(source)/First.swift")
            #expect(first.contains("    return try openGap(\"one\")\n"))
            #expect(
                try text("\(folder)/mine/Tests/two-steps-tests/StepTests.swift") == "@testable import two_steps\n")
            let manifest = try text("\(folder)/mine/Package.swift")
            #expect(manifest.contains("name: \"mine\"") && manifest.contains("path: \"\(lyceum)\""))
            #expect(manifest.contains("\n    \"two-steps\",\n"))
        }
    }

    @Test("a second practical is added to the list; the rest of the manifest and what the student wrote stay")
    func adds() throws {
        try withCourse { lyceum, folder in
            let mine = "\(folder)/mine"
            #expect(Call("exercise", "two-steps", mine, "--lyceum", lyceum).code == 0)
            let manifest = "\(mine)/Package.swift"
            let changed = try text(manifest).replacingOccurrences(of: "\"mine\"", with: "\"ours\"")
            let more = changed.replacingOccurrences(of: "\"two-steps\",", with: "\"gone\",\n    \"two-steps\",")
            try more.write(toFile: manifest, atomically: true, encoding: .utf8)
            let gap = "// GAP \"x\": do it\nlet x = 1\n// END GAP\n"
            try gap.write(toFile: "\(lyceum)/Tutorials/Plain/X.swift", atomically: true, encoding: .utf8)
            try "mine".write(toFile: "\(mine)/.gitignore", atomically: true, encoding: .utf8)
            #expect(Call("exercise", "tutorial-plain", mine, "--lyceum", lyceum).code == 0)
            #expect(
                try text(manifest)
                    == changed.replacingOccurrences(of: "\"two-steps\",", with: "\"two-steps\",\n    \"plain\","))
            #expect(try text("\(mine)/.gitignore") == "mine")

            let again = Call("exercise", "two-steps", mine, "--lyceum", lyceum)
            #expect(again.code == 2)
            #expect(again.errors.first?.contains("is there already, and what you have done in it stays") == true)
            #expect(again.errors.first?.contains("`course exercise two-steps ../again`") == true)
        }
    }

    @Test("the solution is written beside the copy, once, and for a practical that is there")
    func solution() throws {
        try withCourse { lyceum, folder in
            let mine = "\(folder)/mine"
            #expect(Call("exercise", "two-steps", mine, "--solution", "--lyceum", lyceum).code == 2)
            #expect(!FileManager.default.fileExists(atPath: mine))
            #expect(Call("exercise", "two-steps", mine, "--lyceum", lyceum).code == 0)
            #expect(Call("exercise", "two-steps", mine, "--solution", "--lyceum", lyceum).code == 0)
            let solution = try text("\(mine)/Solutions/two-steps/First.swift")
            #expect(solution.contains("    return 1\n"))
            #expect(Call("exercise", "two-steps", mine, "--solution", "--lyceum", lyceum).code == 2)
        }
    }

    @Test("what cannot be copied, or not to there, is refused with what to type, and nothing is written")
    func refused() throws {
        try withCourse { lyceum, folder in
            let unknown = Call("exercise", "two-step", "\(folder)/mine", "--lyceum", lyceum)
            #expect(unknown.code == 2)
            #expect(unknown.errors == ["course: there is no practical two-step: did you mean `two-steps`?"])
            #expect(Call("exercise", "two-steps", "a", "b", "--lyceum", lyceum).code == 2)
            #expect(Call("exercise", "two-steps", "\(folder)/x/lyceum", "--lyceum", lyceum).code == 2)
            let other = Call("exercise", "two-steps", lyceum, "--lyceum", lyceum)
            #expect(other.code == 2 && other.errors.first?.contains("is not a package that `course exercise`") == true)
            try "// GAP\n".write(toFile: "\(lyceum)/Tutorials/Plain/X.swift", atomically: true, encoding: .utf8)
            let malformed = Call("exercise", "--lyceum", lyceum)
            #expect(malformed.code == 1)
            #expect(malformed.errors.first?.contains("Tutorials/Plain/X.swift:1: the gap has no name") == true)
            #expect(try fileNames(in: folder).filter { $0 != "x" } == ["lyceum"])
        }
    }
}
