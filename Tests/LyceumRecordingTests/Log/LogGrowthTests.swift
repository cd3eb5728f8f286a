import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// The log as it grows with the run.
@Suite struct LogGrowthTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength\n"

    /// Pays 1, 2, 3, …; the steps numbered in `ends` terminate.
    private func recorder(
        ends: Set<Int>, count: Int = 20, logs: Bool = true, folder: String, logEnds: Bool = false
    ) throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: (1...count).map(Double.init), ends: ends)
        return try Recorder(
            UnscaledReward(env), logs: logs, logFolder: folder, logFile: "log.txt", logEnds: logEnds, trace: nil)
    }

    @Test func `At every moment the file is the beginning of the final one`() throws {
        try withTemporaryFolder { folder in
            var env = try Recorder(make("CartPole-v1"), logs: true, logFolder: folder)
            try env.actionSpace.seed(7)
            let path = try #require(env.logPath)
            var moments = [try text(path)]
            for episode in 0..<20 {
                try env.reset(seed: episode)
                moments.append(try text(path))
                var steps = 0
                var isDone = false
                while !isDone, episode % 3 > 0 || steps < 5 {
                    isDone = try env.step(env.actionSpace.sample()).isDone
                    steps += 1
                    moments.append(try text(path))
                }
                if isDone { #expect(try CourseLog(contentsOf: path).rows.last?.length == steps) }
            }
            try env.close()
            moments.append(try text(path))
            try env.writeLog()
            let final = try text(path)
            #expect(moments.last == final)
            #expect(moments.allSatisfy(final.hasPrefix))
            #expect(try CourseLog(final).rows.map(\.count) == Array(0..<20))
        }
    }

    @Test(arguments: [true, false])
    func `A row is written again when the environment is stepped on after the end`(fromStart: Bool) throws {
        try withTemporaryFolder { folder in
            var env = try recorder(ends: [1, 3], logs: fromStart, folder: folder)
            env.logs = true
            try env.reset()
            for step in 0..<2 { _ = try env.step(step) }
            let path = try #require(env.logPath)
            #expect(try text(path) == header + "0\t3.0\t5.0\t2\n")
            _ = try env.step(2)
            _ = try env.step(3)
            #expect(try text(path) == header + "0\t10.0\t30.0\t4\n")
            _ = try env.step(4)
            try env.reset()
            #expect(try text(path) == header + "0\t15.0\t55.0\t5\n")
            _ = try env.step(0)
            try env.close()
            #expect(try text(path) == header + "0\t15.0\t55.0\t5\n1\t1.0\t1.0\t1\n")
        }
    }

    @Test func `Logs switched off between an episode's end and the reset take its row out again`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(ends: [0, 1, 2], folder: folder)
            try env.reset()
            _ = try env.step(0)
            env.logs = false
            try env.reset()
            _ = try env.step(1)
            env.logs = true
            try env.reset()
            _ = try env.step(2)
            env.logs = false
            env.logs = true
            try env.close()
            #expect(try text(folder + "/log.txt") == header + "1\t2.0\t4.0\t1\n2\t3.0\t9.0\t1\n")
        }
    }

    @Test func `A log switched on later counts the episodes before it`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(ends: Set(0..<20), logs: false, folder: folder + "/late")
            for step in 0..<3 {
                try env.reset()
                _ = try env.step(step)
            }
            #expect(env.logPath == nil)
            #expect(try fileNames(in: folder).isEmpty)
            env.logs = true
            try env.reset()
            _ = try env.step(3)
            #expect(try text(folder + "/late/log.txt") == header + "2\t3.0\t9.0\t1\n3\t4.0\t16.0\t1\n")
        }
    }

    @Test func `The fifth column tells how each episode ended`() throws {
        try withTemporaryFolder { folder in
            let script = [
                Step(0, reward: 1, terminated: true), Step(0, reward: 1, truncated: true),
                Step(0, reward: 1, terminated: true, truncated: true), Step(0, reward: 1), Step(0, reward: 1),
            ]
            var env = try Recorder(
                UnscaledReward(ScriptedEnv(script)), logs: true, logFolder: folder, logFile: "log.txt", logEnds: true)
            for step in script.indices {
                try env.reset()
                _ = try env.step(step)
            }
            try env.close()
            let log = try CourseLog(contentsOf: folder + "/log.txt")
            #expect(log.hasEnds)
            #expect(log.rows.map(\.end) == [.terminated, .truncated, .terminated, .aborted, .aborted])
            #expect(log.text == (try text(folder + "/log.txt")))
            #expect(
                log.text.hasPrefix("count\treward_sum\tsquared_reward_sum\tlength\tend\n0\t1.0\t1.0\t1\tterminated\n"))
        }
    }

    @Test func `A run without episodes leaves a header`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(ends: [], folder: folder)
            try env.reset()
            try env.reset()
            try env.close()
            #expect(try text(folder + "/log.txt") == header)
        }
    }

    @Test func `A log is written where logging was never on, too`() throws {
        try withTemporaryFolder { folder in
            let env = try recorder(ends: [], logs: false, folder: folder)
            try env.writeLog(file: "other.txt")
            #expect(try text(folder + "/other.txt") == header)
            #expect(try fileNames(in: folder) == ["other.txt"])
        }
    }

    @Test func `Use after close goes on counting`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(ends: [1], folder: folder)
            try env.reset()
            _ = try env.step(0)
            try env.close()
            try env.close()
            #expect(env.episodeCount == 1)
            _ = try env.step(1)
            try env.reset()
            #expect(env.episodeCount == 2)
            #expect(try text(folder + "/log.txt") == header + "0\t1.0\t1.0\t1\n1\t2.0\t4.0\t1\n")
        }
    }
}
