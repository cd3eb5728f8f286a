import Foundation
import Lyceum
import RecordingTestSupport
import Synchronization
import TestSupport
import Testing

/// Copies of a recorder, which share one log.
@Suite struct RecorderCopyTests {
    private typealias Recorded = Recorder<UnscaledReward<ScriptedEnv>>

    /// Every third step is final; the log has a row of three steps for each episode.
    private func recorder(_ folder: String) throws -> Recorded {
        let env = ScriptedEnv(rewards: [1, 1, 1], ends: [2])
        return try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: "log.txt")
    }

    private func play(_ env: inout Recorded) throws {
        try env.reset()
        for step in 0..<3 { _ = try env.step(step) }
    }

    private static let calls: [(name: String, call: @Sendable (inout Recorded) throws -> Void)] = [
        ("step", { _ = try $0.step(0) }), ("reset", { try $0.reset() }), ("close", { try $0.close() }),
    ]

    @Test(arguments: 0..<3, [true, false])
    func `Whichever of copy and original is used second is refused`(index: Int, copyFirst: Bool) throws {
        let (name, call) = Self.calls[index]
        try withTemporaryFolder { folder in
            var original = try recorder(folder)
            try play(&original)
            var copy = original
            var first = copyFirst ? copy : original
            try play(&first)
            if copyFirst { (copy, original) = (first, original) } else { (original, copy) = (first, copy) }
            var second = copyFirst ? original : copy
            let before = try text(folder + "/log.txt")
            for _ in 0..<2 {
                let error = #expect(throws: RecorderWasCopied(call: name)) { try call(&second) }
                #expect(error?.description.hasPrefix("\(name)() was called on a copy of a Recorder") == true)
                #expect(error?.description.contains("env.unwrapped") == true)
            }
            #expect(second.episodeCount == 0)
            #expect(try text(folder + "/log.txt") == before)
            try play(&first)
            try first.close()
            #expect(try CourseLog(contentsOf: folder + "/log.txt").rows.map(\.length) == [3, 3, 3])
        }
    }

    @Test func `A copy may be read and kept while the original goes on`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try play(&env)
            let copy = env
            try play(&env)
            #expect(copy.episodeCount == 0)
            #expect(copy.logPath == env.logPath)
            #expect(copy.description == env.description)
            try env.close()
            #expect(try CourseLog(contentsOf: folder + "/log.txt").rows.count == 2)
        }
    }

    @Test func `A copy of what is inside is stepped freely and leaves no trace in the log`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make(.cartPole), logs: true, logFolder: folder, logFile: "log.txt")
            try env.reset(seed: 42)
            var imagined = env.unwrapped
            for _ in 0..<100 { _ = try imagined.step(1) }
            #expect(imagined.state != env.state)
            _ = try env.step(1)
            try env.close()
            #expect(try CourseLog(contentsOf: folder + "/log.txt").rows.map(\.length) == [1])
        }
    }

    @Test func `A copy whose type is forgotten is refused as well`() throws {
        try withTemporaryFolder { folder in
            var original = AnyEnv(try recorder(folder))
            try original.reset()
            var copy = original
            _ = try original.step(0)
            #expect(throws: RecorderWasCopied(call: "step")) { try copy.step(0) }
            _ = try original.step(1)
        }
    }

    @Test func `Checking an environment inside a recorder leaves the recorder usable`() throws {
        var env = try Recorder(make("CartPole-v1"))
        #expect(checkEnv(env).isEmpty)
        try env.reset(seed: 1)
        _ = try env.step(1)
        #expect(checkEnv(env).isEmpty)
        _ = try env.step(1)
    }

    @Test func `Of two copies used at once on two threads only one goes on`() throws {
        let rounds = 500
        let originals = try (0..<rounds).map { _ in
            var env = try Recorder(UnscaledReward(ScriptedEnv(rewards: [1], ends: [])))
            try env.reset()
            return env
        }
        let meeting = Meeting()
        let second = Thread {
            meeting.play(originals)
            meeting.isOver.signal()
        }
        second.start()
        meeting.play(originals)
        meeting.isOver.wait()
        #expect(meeting.went.load(ordering: .relaxed) == rounds)
    }

    /// Where two threads wait for each other before each round.
    private final class Meeting: Sendable {
        let went = Atomic<Int>(0)
        let isOver = DispatchSemaphore(value: 0)
        private let arrived = Atomic<Int>(0)

        /// Steps a copy of each recorder, at the moment when the other thread does.
        func play(_ originals: [Recorded]) {
            for (round, original) in originals.enumerated() {
                var copy = original
                arrived.add(1, ordering: .acquiringAndReleasing)
                while arrived.load(ordering: .acquiring) < 2 * (round + 1) { sched_yield() }
                if (try? copy.step(0)) != nil { went.add(1, ordering: .relaxed) }
            }
        }
    }
}
