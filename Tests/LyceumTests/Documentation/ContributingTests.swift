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
        // Under another name, so that it also compiles beside a copy that somebody has made.
        let code = environment.code.joined(separator: "\n").replacing("Thermostat", with: "ThermostatOfThePage")
        func errors(_ code: String) throws -> [String] {
            try compiler.messages(code, asFileOf: "GymnasiumEnvironments")
                .split(separator: "\n").map(String.init).filter { $0.contains("error: ") }
        }
        #expect(try errors(code) == [])
        // And nothing compiles that should not.
        #expect(try errors(code.replacing("Discrete(3)", with: "Discrete(\"three\")")) != [])
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
            !["Thermostat", "LectureNN", "Tutorials/Topic"].contains { path.contains($0) }
                && !FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
        }
        #expect(missing == [])
    }
}
