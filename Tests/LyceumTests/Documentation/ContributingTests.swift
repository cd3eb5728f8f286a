import Foundation
import TestSupport
import Testing

@Suite("The page on contributing")
struct ContributingTests {
    @Test("has an environment that compiles in its room", .enabled(if: Compiler.installed != nil))
    func environment() throws {
        let compiler = try #require(Compiler.installed)
        let blocks = try Example.onPages(at: ".github/CONTRIBUTING.md")
        let environment = try #require(blocks.first { $0.code.contains { $0.contains(": ConfigurableEnv {") } })
        func errors(_ lines: [String]) throws -> [String] {
            try compiler.messages(lines.joined(separator: "\n"), asFileOf: "GymnasiumEnvironments")
                .split(separator: "\n").map(String.init).filter { $0.contains("error: ") }
        }
        #expect(try errors(environment.code) == [])
        // And nothing compiles that should not.
        #expect(
            try errors(environment.code.map { $0.replacing("Discrete(3)", with: "Discrete(\"three\")") }).count == 1)
    }

    @Test("names files and folders that there are")
    func places() throws {
        let folder = Example.package
        let page = try String(contentsOf: folder.appending(path: ".github/CONTRIBUTING.md"), encoding: .utf8)
        let named = page.matches(of: /(Sources|Tests|Lectures|Tutorials|\.ci)\/[A-Za-z0-9+\/.]+/).map {
            String($0.output.0)
        }
        #expect(named.count > 15)
        let missing = named.filter { path in
            !path.contains("Thermostat") && !path.contains("LectureNN")
                && !FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
        }
        #expect(missing == [])
    }
}
