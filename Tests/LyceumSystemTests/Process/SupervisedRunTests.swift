import LyceumSystem
import Testing

@Suite("A program that is run apart")
struct SupervisedRunTests {
    private func shell(_ script: String, seconds: Double = 20, limit: Int = 1 << 16) -> (SupervisedRun.End, String) {
        let (end, output) = SupervisedRun.run("/bin/sh", ["-c", script], seconds: seconds, outputLimit: limit)
        return (end, String(decoding: output, as: UTF8.self))
    }

    @Test("tells its code and what it wrote, and reads nothing")
    func code() {
        #expect(shell("echo hello; cat; exit 3") == (.code(3), "hello\n"))
        #expect(shell("kill -9 $$").0 == .signal(9))
        #expect(shell("echo no >&2").1.isEmpty)
    }

    @Test("is killed when its time is over, with what it has started")
    func late() {
        let start = ContinuousClock.now
        #expect(shell("sleep 60 & sleep 60", seconds: 0.3).0 == .isLate)
        #expect(shell("sleep 60 & exit 0", seconds: 0.5).0 == .isLate)
        #expect(shell("while :; do echo x; done", seconds: 0.3).0 == .isLate)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("may write as much as it likes; only the first bytes are kept")
    func output() {
        let (end, text) = shell("i=0; while [ $i -lt 20000 ]; do echo 123456789; i=$((i+1)); done", limit: 25)
        #expect(end == .code(0) && text == "123456789\n123456789\n12345")
    }

    @Test("that is not there, or cannot be named, is told")
    func missing() {
        guard case .isMissing(let reason) = SupervisedRun.run("/no/such/program", [], seconds: 1).end else {
            return #expect(Bool(false))
        }
        #expect(reason.contains("No such file"))
        #expect(SupervisedRun.run("/bin/sh", ["a\0b"], seconds: 1).end != .code(0))
        #expect(SupervisedRun.thisProgram?.hasPrefix("/") == true)
    }
}
