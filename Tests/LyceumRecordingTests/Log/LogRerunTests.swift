import Foundation
import Lyceum
import TestSupport
import Testing

/// A log whose name is taken.
@Suite struct LogRerunTests: OneStepEpisodes {
    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: name, withDestinationPath: target)
    }

    @Test func `A log with rows keeps its name, and later runs get a number`() throws {
        try withTemporaryFolder { folder in
            for run in 1...3 {
                let (_, warnings) = try Warnings.collecting {
                    var env = try recorder(folder)
                    try play(&env, episodes: run)
                    try env.close()
                }
                let told =
                    "\(folder)/log.txt is there already, with 1 episode, and stays as it is: the log of this run is "
                    + "\(folder)/log-\(run - 1).txt"
                #expect(warnings == (run == 1 ? [] : [told]))
            }
            #expect(try fileNames(in: folder) == ["log-1.txt", "log-2.txt", "log.txt"])
            #expect(try text(folder + "/log.txt") == rows(1))
            #expect(try text(folder + "/log-1.txt") == rows(2))
            #expect(try text(folder + "/log-2.txt") == rows(3))
        }
    }

    @Test func `Runs that fail at once leave the good log alone, and no row of numbers behind`() throws {
        try withTemporaryFolder { folder in
            var good = try recorder(folder)
            try play(&good, episodes: 5)
            try good.close()
            func fail() throws { _ = try recorder(folder) }
            for _ in 0..<4 { _ = try Warnings.collecting { try fail() } }
            #expect(try fileNames(in: folder) == ["log-1.txt", "log.txt"])
            #expect(try text(folder + "/log.txt") == rows(5))
        }
    }

    @Test(arguments: [
        "", "count\trew", "count\treward_sum\tsquared_reward_sum\tlength\n",
        "count\treward_sum\tsquared_reward_sum\tlength\tend\n",
    ])
    func `A file without a row makes way for one with rows`(older: String) throws {
        try withTemporaryFolder { folder in
            try older.write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            let (made, warnings) = try Warnings.collecting { try recorder(folder) }
            var env = made
            #expect(warnings.isEmpty)
            try play(&env)
            #expect(env.logPath == folder + "/log.txt")
            #expect(try text(folder + "/log.txt") == rows(1))
            #expect(try fileNames(in: folder) == ["log.txt"])
        }
    }

    @Test(arguments: ["hello", "\n", "count\treward_sum\tsquared_reward_sum\tlength\n0\t1.0\t1.0\t1"])
    func `Anything else that has the name stays`(older: String) throws {
        try withTemporaryFolder { folder in
            try older.write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            let (made, warnings) = try Warnings.collecting { try recorder(folder) }
            var env = made
            #expect(warnings.count == 1)
            try play(&env)
            #expect(try text(folder + "/log.txt") == older)
            #expect(try text(folder + "/log-1.txt") == rows(1))
        }
    }

    @Test func `A file that is in the way of a finished log keeps its name`() throws {
        try withTemporaryFolder { folder in
            try "older".write(toFile: folder + "/out.txt", atomically: false, encoding: .utf8)
            var env = try recorder(folder)
            try play(&env)
            let (_, warnings) = try Warnings.collecting { try env.writeLog(file: "out.txt") }
            #expect(
                warnings == [
                    "\(folder)/out.txt is there already and stays as it is: the log of this run is \(folder)/out-1.txt"
                ])
            try play(&env)
            #expect(try text(folder + "/out.txt") == "older")
            #expect(try text(folder + "/out-1.txt") == rows(2))
            #expect(try fileNames(in: folder) == ["out-1.txt", "out.txt"])
        }
    }

    @Test func `A program that is run twice says at its end, too, which log is which`() throws {
        try withTemporaryFolder { folder in
            func run(episodes: Int) throws -> [String] {
                var env = try recorder(folder)
                try play(&env, episodes: episodes)
                try env.close()
                return try Warnings.collecting { try env.writeLog(folder: folder, file: "log.txt") }.warnings
            }
            #expect(try run(episodes: 5) == [])
            let second = try Warnings.collecting { try run(episodes: 2) }.0
            #expect(
                second == [
                    "the log of this run is \(folder)/log-1.txt; \(folder)/log.txt is an older one, with 5 episodes, and "
                        + "stays as it is"
                ])
            #expect(try text(folder + "/log.txt") == rows(5))
            #expect(try text(folder + "/log-1.txt") == rows(2))
        }
    }

    @Test func `A log goes where a symbolic link leads, and the link stays`() throws {
        try withTemporaryFolder { folder in
            try link(folder + "/log.txt", to: "elsewhere/true.txt")
            func run() throws {
                var env = try recorder(folder)
                try play(&env)
                #expect(try text(folder + "/elsewhere/true.txt") == rows(1))
                try env.writeLog()
            }
            let (_, warnings) = try Warnings.collecting(run)
            #expect(warnings.isEmpty)
            #expect(try text(folder + "/log.txt") == rows(1))
            #expect(try fileNames(in: folder) == ["elsewhere", "log.txt"])
            // Another run finds rows there.
            let (second, told) = try Warnings.collecting { try recorder(folder) }
            #expect(told.first?.contains("with 1 episode,") == true)
            #expect(second.logPath == folder + "/elsewhere/true-1.txt")
            #expect(try text(folder + "/log.txt") == rows(1))
        }
    }

    @Test func `Links in a circle are an error that says so`() throws {
        try withTemporaryFolder { folder in
            try link(folder + "/log.txt", to: "other.txt")
            try link(folder + "/other.txt", to: "log.txt")
            let error = #expect(throws: FileError.self) { try recorder(folder) }
            #expect(error?.path == folder + "/log.txt")
            #expect(try fileNames(in: folder) == ["log.txt", "other.txt"])
        }
    }

    @Test func `A link of a numbered name is no place for a log`() throws {
        try withTemporaryFolder { folder in
            try "older".write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            try link(folder + "/log-1.txt", to: "nowhere.txt")
            let (env, _) = try Warnings.collecting { try recorder(folder) }
            #expect(env.logPath == folder + "/log-2.txt")
        }
    }

    @Test func `What dead programs were moving is cleared away, and nothing else`() throws {
        try withTemporaryFolder { folder in
            let kept = [".lyceum-1-1.txt", ".lyceum-a-1.tmp", ".lyceum-1.tmp", "lyceum-1-1.tmp", ".lyceum--1.tmp"]
            for name in kept + [".lyceum-99999999-1.tmp"] {
                try rows(3).write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
            }
            _ = try recorder(folder)
            #expect(Set(try fileNames(in: folder)) == Set(kept + ["log.txt"]))
        }
    }
}
