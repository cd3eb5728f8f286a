import Foundation
import Lyceum
import LyceumRecording
import TestSupport
import Testing

/// How a program was started, as its trace has it.
@Suite struct RunCommandTests {
    /// The header of a trace whose header is changed.
    private func header(_ change: (inout TraceHeader) -> Void) throws -> TraceHeader {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder, logFile: "log.txt")
            try env.reset(seed: 1)
            while !(try env.step(env.actionSpace.sample()).isDone) {}
            try env.close()
            var header = try RunTrace(contentsOf: folder + "/log.trace").header
            change(&header)
            return try RunTrace(bytes: RunTrace(header: header, episodes: []).bytes).header
        }
    }

    @Test func `A trace has the command of this process`() throws {
        let command = try header { _ in }.command
        #expect(command?.arguments == Array(CommandLine.arguments.dropFirst()))
        #expect(command?.program == CommandLine.arguments[0].split(separator: "/").last.map(String.init))
    }

    @Test func `A trace without one, as older versions wrote it, is read`() throws {
        #expect(try header { $0.command = nil }.command == nil)
    }

    @Test func `Arguments of any kind come back`() throws {
        let arguments = ["--name", "", "a b", "ü\u{1F600}", "\n\"\\", "--out=/home/ada"]
        let command = try #require(RunCommand(program: "my-agent", arguments: arguments))
        #expect(try header { $0.command = command }.command == command)
    }

    @Test func `A command that is too long is not kept`() {
        #expect(RunCommand(program: "p", arguments: [String](repeating: "", count: 1001)) == nil)
        #expect(RunCommand(program: "p", arguments: [String(repeating: "x", count: 1 << 14)]) == nil)
        #expect(RunCommand(program: "p", arguments: [String(repeating: "x", count: 16_000)]) != nil)
        #expect(RunCommand(program: "p\0", arguments: []) == nil)
    }

    @Test func `It is printed as it can be typed`() {
        let command = RunCommand(program: "my-agent", arguments: ["--episodes", "10", "a b", "", "it's", "$x"])
        #expect(command?.description == "my-agent --episodes 10 'a b' '' 'it'\\''s' '$x'")
    }
}
