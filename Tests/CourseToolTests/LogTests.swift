import CourseTool
import Foundation
import Gymnasium
import Lyceum
import LyceumHandIns
import TestSupport
import Testing

@Suite("course log")
struct LogTests {
    /// Writes a log of episodes whose rewards are all 1.
    private func write(
        _ returns: [Double], to path: String, changing change: (inout [CourseLog.Row]) -> Void = { _ in }
    )
        throws
    {
        var rows = returns.enumerated().map {
            CourseLog.Row(count: $0, rewardSum: $1, squaredRewardSum: $1, length: Int($1))
        }
        change(&rows)
        try CourseLog(rows: rows).text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("one log has its mean, its best and the mean of the last hundred below its table")
    func one() throws {
        try withTemporaryFolder { folder in
            try write((1...150).map(Double.init), to: "\(folder)/a.txt")
            let call = Call("log", "\(folder)/a.txt")
            #expect(call.code == 0 && call.errors.isEmpty)
            #expect(
                call.output.suffix(2) == [
                    "150 episodes, 11325 steps, mean return 75.5, best 150.0 in episode 149",
                    "mean return of the last 100 episodes: 100.5",
                ])
        }
    }

    @Test("a run's folder stands for the logs in it and in its folder logs")
    func folder() throws {
        try withTemporaryFolder { folder in
            #expect(Call("log", folder).errors.joined().contains("there is no log in \(folder)"))
            try FileManager.default.createDirectory(atPath: folder + "/logs", withIntermediateDirectories: true)
            try write([1, 2, 3], to: "\(folder)/logs/a.txt")
            try Data("not a log".utf8).write(to: URL(filePath: folder + "/notes.txt"))
            #expect(Call("log", folder).output == Call("log", "\(folder)/logs/a.txt").output)
            try write([1, 2], to: "\(folder)/logs/b.txt")
            #expect(Call("log", folder).output.count == 3 && Call("log", folder).code == 0)
        }
    }

    @Test("several logs are a table with a line for each, and one that cannot be read does not hide the others")
    func several() throws {
        try withTemporaryFolder { folder in
            try write((1...150).map(Double.init), to: "\(folder)/a.txt")
            try write([9, 30, 9], to: "\(folder)/b.txt")
            try write([], to: "\(folder)/c.txt")
            let monitor = "#{}\nr,l,t\n1.5,3,0\n2.5,4,1\n"
            try monitor.write(toFile: "\(folder)/m.csv", atomically: true, encoding: .utf8)
            let paths = ["a.txt", "b.txt", "c.txt", "m.csv"].map { "\(folder)/\($0)" }
            let call = Call(["log"] + paths)
            #expect(call.code == 0 && call.errors.isEmpty)
            let words = call.output.map { $0.split(separator: " ").joined(separator: " ") }
            #expect(
                words == [
                    "log episodes steps mean return best mean of the last 100",
                    "\(folder)/a.txt 150 11325 75.50 150.00 100.50", "\(folder)/b.txt 3 48 16.00 30.00 16.00",
                    "\(folder)/c.txt 0 0 - - -", "\(folder)/m.csv 2 7 2.00 2.50 2.00",
                ])

            let partly = Call(["log", "\(folder)/none.txt"] + paths)
            #expect(partly.code == 2 && partly.errors.count == 1)
            #expect(partly.output.count == 6)
            #expect(partly.output[1].contains("No such file or directory"))
        }
    }

    @Test("a log that cannot be true names its lines and ends with code 1, alone and among others")
    func untrue() throws {
        try withTemporaryFolder { folder in
            try write([20, 30, 25], to: "\(folder)/true.txt")
            try write([20, 30, 25], to: "\(folder)/edited.txt") { rows in
                for index in rows.indices { rows[index].rewardSum = 500 }
            }
            let one = Call("log", "\(folder)/edited.txt")
            let sentence = "line 2: 20 steps whose squared rewards sum to 20.0 cannot have a return of 500.0"
            #expect(one.code == 1)
            #expect(one.errors == ["course: \(folder)/edited.txt cannot be true in 3 of 3 rows, \(sentence)"])
            #expect(one.output.contains(sentence))
            let several = Call("log", "\(folder)/true.txt", "\(folder)/edited.txt")
            #expect(several.code == 1)
            #expect(several.errors == ["course: 1 of 2 logs cannot be true"])
            #expect(several.output[1].hasSuffix(" 25.00"))
            #expect(several.output[2].hasSuffix(" 3 rows cannot be true, \(sentence)"))
        }
    }

    @Test("an environment tells more: its rewards, its limit, and the options that it was made with")
    func environment() throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/a.txt"
            func code(_ more: String...) -> Int32 { Call(["log", path] + more).code }
            try write([20, 30, 25], to: path) { $0[1].length = 40 }
            #expect(code() == 0)
            #expect(code("--env", "CartPole-v1") == 1)
            try write([600], to: path)
            #expect(code() == 0)
            #expect(code("--env", "CartPole-v1") == 1)
            #expect(code("--env", "CartPole-v1", "--max-steps", "600") == 0)
            try write([1], to: path) { $0[0] = .init(count: 0, rewardSum: -1, squaredRewardSum: 1, length: 30) }
            #expect(code("--env", "CartPole-v1") == 1)
            #expect(code("--env", "CartPole-v1", "--set", "sutton_barto_reward=true") == 0)
            #expect(code("--env", "CartPol-v1") == 2)
            #expect(code("--max-steps", "9") == 2 && code("--set", "a=b") == 2)
        }
    }

    @Test("rows without a return count in no mean and are not the best; steps and returns may be huge")
    func extremes() throws {
        try withTemporaryFolder { (folder: String) throws -> Void in
            let path = "\(folder)/a.txt"
            let header = "count\treward_sum\tsquared_reward_sum\tlength\n"
            func lines(_ rows: String) throws -> ArraySlice<String> {
                try (header + rows).write(toFile: path, atomically: true, encoding: .utf8)
                let call = Call("log", path)
                #expect(call.code == 0, "\(call.errors)")
                return call.output.drop { !$0.isEmpty }.dropFirst()
            }
            #expect(
                try lines("0\t\t\t3\n1\t2.0\t2.0\t2\n") == [
                    "2 episodes, 5 steps, mean return 2.0, best 2.0 in episode 1",
                    "mean return of the last episode: 2.0",
                    "without a return, and in none of these numbers: 1 of the episodes",
                ])
            #expect(try lines("0\t\t\t3\n") == ["1 episodes, 3 steps, no return among them"])
            #expect(try lines("") == ["0 episodes, 0 steps"])
            #expect(
                try lines("0\t1e+308\tinf\t1099511627776\n1\t1e+308\tinf\t1\n").first
                    == "2 episodes, 1099511627777 steps, mean return 1e+308, best 1e+308 in episode 0")
            let long = RunLog(path: "", returns: [1, 1], lengths: [.max, .max])
            #expect(LogSummary(long).lines.first?.contains(", 1.8446744073709552e+19 steps, ") == true)
        }
    }

    @Test("a pipe is read once, by log and by plot")
    func pipe() throws {
        try withTemporaryFolder { folder in
            try write([20, 30, 25], to: "\(folder)/a.txt")
            for arguments in [["log"], ["plot", "--out", "\(folder)/p.svg"]] {
                let pipe = Pipe()
                try pipe.fileHandleForWriting.write(contentsOf: Data(contentsOf: URL(filePath: "\(folder)/a.txt")))
                try pipe.fileHandleForWriting.close()
                let call = Call(arguments + ["/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"])
                #expect(call.code == 0, "\(call.errors)")
            }
        }
    }

    @Test("the logs of random agents are true for all environments, by themselves and by what is known of each")
    func honest() throws {
        let ids = registeredIDs.filter { (try? spec($0))?.entryPoint.hasPrefix("Gymnasium.") == true }
        #expect(ids.count > 30)
        try withTemporaryFolder { folder in
            for id in ids {
                var env = try Recorder(make(id), logs: true, logFolder: folder, logFile: "log.txt")
                try seedEverything(7, &env)
                for _ in 0..<10 {
                    try env.reset()
                    for _ in 0..<600 where try env.step(env.actionSpace.sample()).isDone { break }
                }
                try env.close()
                try env.writeLog(file: "log-\(id.replacing("/", with: "-")).txt")
                let log = try CourseLog(contentsOf: try #require(env.logPath))
                #expect(log.rows.count == 10)
                let facts = try RewardFacts(id, options: [:], maxSteps: nil)
                #expect(facts.contradictions(of: log) == [], "\(id)")
                // Returns that were made up are found wherever something is known of the rewards.
                guard facts.rewards != nil else { continue }
                var edited = log
                for index in edited.rows.indices { edited.rows[index].rewardSum = 1e6 }
                #expect(facts.contradictions(of: edited).count == edited.rows.count, "\(id)")
            }
        }
    }
}
