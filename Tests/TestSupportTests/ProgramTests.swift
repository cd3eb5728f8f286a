import Foundation
import TestSupport
import Testing

@Suite struct ProgramTests {
    private let shell = Program(path: "/bin/sh")

    @Test func `A run has the program's outputs apart, and its code`() throws {
        let run = try shell.run(["-c", "echo out; echo wrong >&2; exit 3"])
        #expect(run.output == "out\n")
        #expect(run.errors == "wrong\n")
        #expect(run.end == .code(3))
        #expect(run.code == 3)
        #expect(run.duration > .zero && run.peakMemory > 100_000)
    }

    @Test func `A program that a signal ends has no code`() throws {
        let run = try shell.run(["-c", "kill -TERM $$; sleep 20"])
        #expect(run.end == .signal(SIGTERM))
        #expect(run.code == nil)
    }

    @Test func `Long outputs are whole, and a program's own children are not waited for`() throws {
        let run = try shell.run(["-c", "sleep 20 & head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"])
        #expect(run.outputBytes.count == 3_000_000)
        #expect(run.errors.utf8.count == 3_000_000)
        #expect(run.duration < .seconds(15))
    }

    @Test func `A program that takes too long is killed, and what it had written is told`() throws {
        let error = try #require(throws: TookTooLong.self) {
            try shell.run(["-c", "echo begun; sleep 20"], limit: .milliseconds(300))
        }
        #expect(error.run.output == "begun\n")
        #expect(error.run.end == .signal(SIGKILL))
        #expect(error.description.hasPrefix("/bin/sh -c echo begun; sleep 20 was killed after 0.3 seconds: begun"))
    }

    @Test func `A program has the variables, the folder and the input that it is given`() throws {
        try withTemporaryFolder { folder in
            let run = try shell.run(
                ["-c", "echo \"$GREETING ${HOME-none}\"; pwd -P; cat"], environment: ["GREETING": "hello"],
                in: folder, input: "é\nlast")
            let lines = run.output.split(separator: "\n")
            #expect(lines.first == "hello none")
            #expect(lines.dropFirst().first.map { $0.hasSuffix(URL(filePath: folder).lastPathComponent) } == true)
            #expect(lines.dropFirst(2) == ["é", "last"])
        }
        #expect(try shell.run(["-c", "cat"]).output == "", "without an input there is nothing to wait for")
    }

    @Test func `Signals that a thread of the tests blocks are not blocked in a program`() throws {
        guard let status = try? text("/proc/self/status"), status.contains("SigBlk:") else { return }
        #expect(try shell.run(["-c", "grep SigBlk /proc/self/status"]).output == "SigBlk:\t0000000000000000\n")
    }

    @Test func `A program that is not there is an error that names it`() {
        #expect(throws: CannotRun.self) { try Program(path: "/nowhere/nothing").run(["x"]) }
        let error = #expect(throws: CannotRun.self) { try Program(path: "/nowhere/nothing").run(["x"]) }
        #expect(error?.description == "cannot run /nowhere/nothing x: No such file or directory")
        #expect(Program("no-program-has-this-name") == nil)
        #expect(Program("no-program-has-this-name", "sh")?.path.hasSuffix("/sh") == true)
    }

    @Test func `A running program is waited for until it writes, and killed`() throws {
        let running = try shell.start(["-c", "sleep 0.1; echo ready; sleep 20"])
        running.waitForOutput()
        running.kill(after: .milliseconds(50))
        let run = try running.end()
        #expect(run.output == "ready\n")
        #expect(run.end == .signal(SIGKILL))
        #expect(run.duration > .milliseconds(140) && run.duration < .seconds(15))
        running.kill()

        let silent = try shell.start(["-c", "exit 0"])
        silent.waitForOutput()
        #expect(try silent.end().code == 0)
    }

    @Test func `A program that lies beside another has its folder`() {
        #expect(Program(path: "/a/b/c").neighbour("d").path == "/a/b/d")
        #expect(FileManager.default.isExecutableFile(atPath: Program.current.path))
    }
}
