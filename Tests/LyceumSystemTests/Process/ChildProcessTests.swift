import LyceumSystem
import TestSupport
import Testing

@Suite("A child process")
struct ChildProcessTests {
    /// Waits for the end of a program.
    private func end(_ child: inout ChildProcess) -> ChildProcess.End {
        while true {
            if let end = child.currentEnd() { return end }
            Platform.sleep(.milliseconds(5))
        }
    }

    @Test("writes what it prints into a file, on both streams, and ends with its code")
    func output() throws {
        try withTemporaryFolder { folder in
            try "old".write(toFile: "\(folder)/log", atomically: true, encoding: .utf8)
            var child = try ChildProcess(["sh", "-c", "echo a; echo b >&2; exit 3"], output: "\(folder)/log")
            #expect(end(&child) == .code(3))
            #expect(child.currentEnd() == .code(3))
            #expect(try text("\(folder)/log") == "a\nb\n")
        }
    }

    @Test("can be interrupted and killed")
    func signals() throws {
        try withTemporaryFolder { folder in
            var interrupted = try ChildProcess(["sleep", "100"], output: "\(folder)/log")
            #expect(interrupted.currentEnd() == nil)
            interrupted.interrupt()
            #expect(end(&interrupted) == .signal(2))
            var killed = try ChildProcess(["sleep", "100"], output: "\(folder)/log")
            killed.kill()
            #expect(end(&killed) == .signal(9))
        }
    }

    @Test("that does not exist cannot be started")
    func missing() throws {
        try withTemporaryFolder { folder in
            _ = #expect(throws: CannotStart.self) {
                _ = try ChildProcess(["lyceum-no-such-program"], output: "\(folder)/log")
            }
        }
    }
}
