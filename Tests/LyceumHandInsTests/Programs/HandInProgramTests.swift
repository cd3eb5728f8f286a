import Foundation
import LyceumHandIns
import LyceumRecording
import Testing

@Suite("Programs of hand-ins")
struct HandInProgramTests {
    private static let code = "import Lyceum\nprint(1)\n"

    private func program(
        _ files: [String], named name: String? = nil, startedAs program: String? = nil
    ) throws -> HandInProgram {
        let sources = Dictionary(uniqueKeysWithValues: files.map { ($0, Self.code) })
        let command = program.flatMap { RunCommand(program: $0, arguments: []) }
        return try HandInProgram(Packed.handIn(sources), named: name, command: command)
    }

    @Test("are found in a package, in a folder and in a file of any name")
    func layouts() throws {
        let package = try program([
            "Package.swift", "Package@swift-6.0.swift", "Sources/my-agent/main.swift",
            "Sources/my-agent/Agent/Net.swift",
            "Tests/my-agent-tests/main.swift", "README.md", "data/weights.txt",
        ])
        #expect(package.folder == "Sources/my-agent")
        #expect(package.sources.map(\.name) == ["Agent/Net.swift", "main.swift"])
        #expect(package.data.map(\.name) == ["README.md", "data/weights.txt"])

        let single = try program(["Package.swift", "Sources/main.swift", "Sources/Agent/Net.swift"])
        #expect(single.folder == "Sources" && single.sources.map(\.name) == ["Agent/Net.swift", "main.swift"])

        let folder = try program(["Net.swift", "main.swift", "old/main.swift", "old/Net.swift", "Tests/Gap.swift"])
        #expect(folder.folder.isEmpty && folder.sources.map(\.name) == ["Net.swift", "main.swift"])

        let file = try program(["agent.swift"])
        #expect(file.sources.map(\.name) == ["main.swift"] && file.products == ["Lyceum"])
    }

    @Test("may begin with @main, anywhere in their folder")
    func mainAttribute() throws {
        let sources = [
            "Sources/a/Deep/App.swift": "  @main struct App {}",
            "Sources/a/Net.swift": "// @main\nimport LyceumHandIns",
        ]
        let found = try HandInProgram(Packed.handIn(sources))
        #expect(found.folder == "Sources/a" && found.sources.map(\.name) == ["Deep/App.swift", "Net.swift"])
        #expect(found.products == ["Lyceum", "LyceumHandIns"])
        let alone = try HandInProgram(Packed.handIn(["App.swift": "import Lyceum\n@main struct App {}"]))
        #expect(alone.sources.map(\.name) == ["App.swift"])
    }

    @Test("of which there are several are chosen by the name that was given, by that of the run, or not at all")
    func several() throws {
        let files = ["Sources/one/main.swift", "Sources/two/main.swift", "Sources/two/Net.swift"]
        #expect(try program(files, startedAs: "two").folder == "Sources/two")
        #expect(try program(files, named: "one", startedAs: "two").folder == "Sources/one")
        #expect(try program(files, named: "Sources/two").sources.count == 2)
        let error = #expect(throws: NoProgram.self) { try program(files, startedAs: "three") }
        #expect(error?.problem.contains("Sources/one, Sources/two; name one with `--program`") == true)
        #expect(throws: NoProgram.self) { try program(files, named: "three") }
        #expect(try program(["main.swift", "old/main.swift"], named: "old").sources.map(\.name) == ["main.swift"])
        #expect(try program(["main.swift", "old/main.swift"], named: ".").folder.isEmpty)
    }

    @Test(
        "that are none are told",
        arguments: [[], ["Package.swift"], ["a.py"], ["A.swift", "B.swift"], ["Tests/main.swift"]])
    func none(files: [String]) {
        #expect(throws: NoProgram.self) { try program(files) }
    }

    @Test("do not get the log or the trace that they are to write themselves")
    func records() throws {
        let log = CourseLog(rows: [.init(count: 0, rewardSum: 1, squaredRewardSum: 1, length: 1)]).text
        let found = try HandInProgram(
            Packed.handIn(["main.swift": Self.code, "logs/log.txt": log, "notes.txt": "count\n", "weights.bin": "1"]))
        #expect(found.data.map(\.name) == ["notes.txt", "weights.bin"])
    }

    @Test("have a name of their own for each archive and folder, which is a target's")
    func names() throws {
        let one = try program(["main.swift"]).name
        #expect(one == (try program(["main.swift"]).name) && one.hasPrefix("handed-in-abcd12-"))
        #expect(one != (try program(["main.swift", "A.swift"]).name))
        let odd = try HandIn(bytes: Packed.archive([("sources/main.swift", "")], student: "a.b_c-1"))
        #expect(try HandInProgram(odd).name.wholeMatch(of: /handed-in-[A-Za-z0-9-]+/) != nil)
    }

    @Test("are not larger than what a compiler should be given")
    func sizes() {
        #expect(throws: NoProgram.self) { try program((0...500).map { "f\($0).swift" } + ["main.swift"]) }
        let long = String(repeating: "//\n", count: 3_000_000)
        #expect(throws: NoProgram.self) { try HandInProgram(Packed.handIn(["main.swift": long])) }
    }

    @Test("are built by a manifest of ours, in which each is a target")
    func manifest() {
        let manifest = ProgramManifest(
            name: "p", lyceum: "/x/ly\"c",
            programs: [.init(name: "a"), .init(name: "b", products: ["Lyceum", "CourseTool"])])
        let text = manifest.text
        #expect(text.contains("path: \"/x/ly\\\"c\"") && text.components(separatedBy: ".executableTarget(").count == 3)
        #expect(
            text.contains(#"dependencies: [.product(name: "Lyceum", package: "ly\"c"), .product(name: "CourseTool""#))
        #expect(text.components(separatedBy: ".swiftLanguageMode(.v5)])").count == 3)
    }
}
