import Foundation
import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// Logs of recorders that were made without one.
@Suite struct LogOnDemandTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength\n"

    /// Pays 1, 2, 3, …; every step is final.
    private func recorder(_ folder: String, logEnds: Bool = false) throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: (1...20).map(Double.init), ends: Set(0..<10))
        return try Recorder(UnscaledReward(env), logFolder: folder, logFile: "log.txt", logEnds: logEnds)
    }

    private func play(_ env: inout Recorder<UnscaledReward<ScriptedEnv>>, _ steps: Int...) throws {
        for step in steps {
            try env.reset()
            _ = try env.step(step)
        }
    }

    @Test func `A recorder that never logged has all episodes when the log is written`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder + "/logs")
            try play(&env, 0, 1, 2)
            try env.close()
            #expect(env.logPath == nil)
            #expect(try fileNames(in: folder).isEmpty)
            let (path, warnings) = try Warnings.collecting { try env.writeLog() }
            #expect(warnings.isEmpty)
            #expect(path == folder + "/logs/log.txt")
            #expect(env.logPath == path)
            var expected = header + "0\t1.0\t1.0\t1\n1\t2.0\t4.0\t1\n2\t3.0\t9.0\t1\n"
            #expect(try text(folder + "/logs/log.txt") == expected)
            // Whoever asked for the log wants what follows, too.
            try play(&env, 3)
            expected += "3\t4.0\t16.0\t1\n"
            #expect(try text(folder + "/logs/log.txt") == expected)
            try env.writeLog(file: "other.txt")
            #expect(try text(folder + "/logs/other.txt") == expected)
        }
    }

    @Test func `It is the log of a recorder that logs, row for row`() throws {
        try withTemporaryFolder { folder in
            var logging = try Recorder(
                make("CartPole-v1"), logs: true, logFolder: folder, logFile: "a.txt", logEnds: true)
            var silent = try Recorder(make("CartPole-v1"), logFolder: folder, logFile: "b.txt", logEnds: true)
            for seed in 0..<30 {
                for _ in 0..<2 {
                    try logging.reset(seed: seed)
                    try silent.reset(seed: seed)
                    for _ in 0..<(seed % 3 + 1) * 20 {
                        let action = seed % 2
                        // Steps after the end change the row.
                        _ = try Warnings.collecting { try logging.step(.int(action)) }
                        _ = try Warnings.collecting { try silent.step(.int(action)) }
                    }
                }
            }
            try logging.close()
            try silent.close()
            try silent.writeLog()
            #expect(try text(folder + "/a.txt") == text(folder + "/b.txt"))
            #expect(try CourseLog(contentsOf: folder + "/b.txt").rows.count == 60)
        }
    }

    @Test(arguments: [true, false]) func `From when logs is set for the first time it alone decides`(isOn: Bool) throws
    {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try play(&env, 0, 1)
            env.logs = isOn
            env.logs = false
            try play(&env, 2, 3)
            try env.reset()
            let (_, warnings) = try Warnings.collecting { try env.writeLog() }
            #expect(try text(folder + "/log.txt") == header)
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("Recorder(env, logs: true)") == true)
            env.logs = true
            try play(&env, 4)
            #expect(try text(folder + "/log.txt") == header + "4\t5.0\t25.0\t1\n")
        }
    }

    @Test func `An episode that was left out stays out`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            for step in 0..<4 {
                try env.reset()
                env.logs = step == 1
                _ = try env.step(step)
            }
            try env.close()
            try env.writeLog()
            #expect(try text(folder + "/log.txt") == header + "1\t2.0\t4.0\t1\n")
        }
    }

    @Test func `A log that cannot be written is kept, and appears nowhere by itself`() throws {
        try withTemporaryFolder { folder in
            try "a file".write(toFile: folder + "/bad", atomically: false, encoding: .utf8)
            var env = try recorder(folder + "/logs")
            try play(&env, 0)
            #expect(throws: FileError.self) { try env.writeLog(folder: folder + "/bad") }
            try play(&env, 1)
            try env.close()
            #expect(try fileNames(in: folder) == ["bad"])
            try env.writeLog(folder: folder + "/good")
            #expect(try text(folder + "/good/log.txt") == header + "0\t1.0\t1.0\t1\n1\t2.0\t4.0\t1\n")
        }
    }

    @Test func `A copy that is read leaves the rows of the original alone`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try play(&env, 0)
            var copy = env
            copy.logs = true
            try play(&env, 1)
            try env.writeLog()
            #expect(try CourseLog(contentsOf: folder + "/log.txt").rows.map(\.count) == [0, 1])
        }
    }
}
