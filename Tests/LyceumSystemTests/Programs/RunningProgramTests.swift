import Foundation
import LyceumSystem
import TestSupport
import Testing

@Suite("A program that is running")
struct RunningProgramTests {
    @Test("can be interrupted and killed, and says so")
    func signals() throws {
        let interrupted = try Launch("sleep", ["100"]).start()
        #expect(interrupted.currentEnd() == nil)
        interrupted.interrupt()
        #expect(interrupted.waitForEnd(seconds: 30).end == .signal(SIGINT))
        let killed = try Launch("sleep", ["100"]).with { $0.hasOwnGroup = false }.start()
        killed.kill()
        #expect(killed.waitForEnd(seconds: 30).end == .signal(SIGKILL))
        killed.kill()
        #expect(killed.currentEnd() == .signal(SIGKILL))
        #expect(try shell("kill -SEGV $$").outcome().end == .signal(SIGSEGV))
    }

    @Test("is killed when its time is over, with what it has started")
    func late() throws {
        let start = ContinuousClock.now
        let (end, output) = try shell("sleep 60 & echo $!; sleep 60").outcome(seconds: 0.3)
        #expect(end == .isLate && isGone(output))
        #expect(try shell("while :; do echo x; done").outcome(seconds: 0.3).end == .isLate)
        #expect(try shell("trap '' INT TERM HUP; sleep 60 & wait").outcome(seconds: 0).end == .isLate)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("takes with it what it has started when it ends, which cannot hold up who waits")
    func leftovers() throws {
        let start = ContinuousClock.now
        let (end, output) = try shell("sleep 60 & echo $!; exit 5").outcome()
        #expect(end == .code(5) && isGone(output))
        if Program("setsid") != nil {
            // This one has got away, and still has the pipe.
            let (end, output) = try shell("setsid sleep 30 & echo $!; sleep 0.3").outcome()
            #expect(end == .code(0))
            if let number = Int32(output.trimmingCharacters(in: .whitespacesAndNewlines)) { kill(number, SIGKILL) }
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("is killed when nobody waits for it any more")
    func abandoned() throws {
        try withTemporaryFolder { folder in
            var program: RunningProgram? = try shell("sleep 60 & echo $!; wait")
                .with { $0.output = .file("\(folder)/log") }.start()
            while try text("\(folder)/log").isEmpty { usleep(1000) }
            let number = try text("\(folder)/log")
            #expect(!isGone(number, patience: 0) && program?.currentEnd() == nil)
            program = nil
            #expect(isGone(number))
        }
    }

    @Test("tells what it has printed so far")
    func soFar() throws {
        let program = try shell("echo one; sleep 60").start()
        let deadline = ContinuousClock.now + .seconds(20)
        while program.output.isEmpty, ContinuousClock.now < deadline { usleep(1000) }
        #expect(program.output == Array("one\n".utf8) && program.currentEnd() == nil)
    }

    @Test("has a channel, through which much goes both ways")
    func channel() throws {
        let count = 3_000_000
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        let message = withUnsafeBytes(of: UInt32(count).littleEndian) { Array($0) } + bytes
        let program = try shell("exec head -c \(message.count) <&3 >&4").with { $0.hasChannel = true }.start()
        let channel = try messages(program)
        Thread.detachNewThread { try? send(message, through: channel, seconds: 30) }
        #expect(try channel.receive(until: .now + .seconds(30)) == bytes)
        #expect(program.waitForEnd(seconds: 30).end == .code(0))
        #expect(throws: MessageChannel.End.isClosed) { try channel.receive(until: .now + .seconds(30)) }
        // Where nobody reads any more, this process is not ended by a signal.
        #expect(throws: MessageChannel.End.isClosed) { try send([1, 2, 3], through: channel, seconds: 30) }
    }

    @Test("does not hold up its channel's other end for ever")
    func lateChannel() throws {
        let program = try shell("sleep 60").with { $0.hasChannel = true }.start()
        let channel = try messages(program)
        #expect(throws: MessageChannel.End.isLate) { try channel.receive(until: .now + .milliseconds(100)) }
        #expect(throws: MessageChannel.End.isLate) {
            try send([UInt8](repeating: 0, count: 1 << 20), through: channel, seconds: 0.1)
        }
        #expect(try Launch("true").start().channel == nil)
    }

    @Test("keeps to its limit of memory and of open files")
    func memory() throws {
        let allocating = shell("x=$(head -c 40000000 /dev/zero | tr '\\0' a); echo ${#x}")
        #expect(try allocating.outcome() == (.code(0), "40000000\n"))
        #if os(Linux)
            #expect(try allocating.with { $0.limits.memory = 20_000_000 }.outcome().end != .code(0))
        #endif
        let opening = shell("exec 3</dev/null; exec 4</dev/null")
        #expect(try opening.outcome().end == .code(0))
        #expect(try opening.with { $0.limits.openFiles = 4 }.outcome().end != .code(0))
    }

    @Test("keeps to its limit of file sizes")
    func files() throws {
        try withTemporaryFolder { folder in
            let writing = Launch("head", ["-c", "200000", "/dev/zero"]).with { $0.output = .file("\(folder)/big") }
            let end = try writing.outcome().end
            #expect(end == .code(0))
            #expect(try writing.with { $0.limits.fileSize = 100_000 }.outcome().end == .signal(SIGXFSZ))
            #expect(try Platform.readFile("\(folder)/big", limit: 1 << 20).count == 100_000)
        }
    }

    @Test("keeps to its limit of computing time, whether it listens or not")
    func time() throws {
        let computing = shell("while :; do :; done")
        #expect(try computing.with { $0.limits.seconds = 1 }.outcome().end == .signal(SIGXCPU))
        let deaf = shell("trap '' XCPU; while :; do :; done")
        #expect(try deaf.with { $0.limits.seconds = 1 }.outcome().end == .signal(SIGKILL))
    }

    /// Whether there is no process of a number, or will soon be none.
    private func isGone(_ number: String, patience: Double = 10) -> Bool {
        guard let number = Int32(number.trimmingCharacters(in: .whitespacesAndNewlines)) else { return false }
        let deadline = Date() + patience
        repeat {
            if kill(number, 0) != 0 { return true }
            // Nobody has asked for its end yet.
            if let state = try? text("/proc/\(number)/stat"), state.contains(") Z ") { return true }
            usleep(1000)
        } while Date() < deadline
        return false
    }
}

/// Messages through the ends that a program has given this process.
private func messages(_ program: RunningProgram) throws -> MessageChannel {
    let ends = try #require(program.channel)
    return MessageChannel(
        reading: ends.reading, writing: ends.writing, limit: 1 << 24, hasDeadline: true, ownsFiles: false)
}

private func send(_ bytes: [UInt8], through channel: MessageChannel, seconds: Double) throws {
    try bytes.withUnsafeBytes { try channel.send($0, until: .now + .seconds(seconds)) }
}
