import Foundation
import Lyceum
import Testing

/// Where a log goes, and what is there already.
@Suite struct LogFileTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength\n"

    private func recorder(_ folder: String, file: String = "log.txt") throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: Array(repeating: 1, count: 4), ends: [0, 1, 2, 3])
        return try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: file)
    }

    private func rows(_ count: Int) -> String {
        header + (0..<count).map { "\($0)\t1.0\t1.0\t1\n" }.joined()
    }

    private func play(_ env: inout Recorder<UnscaledReward<ScriptedEnv>>) throws {
        try env.reset()
        _ = try env.step(0)
    }

    @Test func `An older log is kept under a numbered name and the user is told`() throws {
        try withTemporaryFolder { folder in
            for run in 1...3 {
                let (_, warnings) = try Warnings.collecting {
                    var env = try recorder(folder)
                    for _ in 0..<run { try play(&env) }
                    try env.close()
                }
                let kept = "\(folder)/log-\(run - 1).txt"
                let told = "\(folder)/log.txt was there already: the older file is now \(kept)"
                #expect(warnings == (run == 1 ? [] : [told]))
            }
            #expect(try names(in: folder) == ["log-1.txt", "log-2.txt", "log.txt"])
            #expect(try text(folder + "/log-1.txt") == rows(1))
            #expect(try text(folder + "/log-2.txt") == rows(2))
            #expect(try text(folder + "/log.txt") == rows(3))
        }
    }

    @Test func `An empty file of the log's name is not worth keeping`() throws {
        try withTemporaryFolder { folder in
            try "".write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            let (env, warnings) = try Warnings.collecting { try recorder(folder) }
            #expect(warnings.isEmpty)
            #expect(env.logPath == folder + "/log.txt")
            #expect(try names(in: folder) == ["log.txt"])
        }
    }

    @Test(arguments: [("log", "log-1"), (".log", ".log-1"), ("a.b.txt", "a.b-1.txt")])
    func `The number stands before the last dot of a name`(name: String, numbered: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/with.dot"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try "older".write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
            _ = try Warnings.collecting { try recorder(path, file: name) }
            #expect(try text("\(path)/\(numbered)") == "older")
        }
    }

    @Test func `Two recorders that name one file have a file each`() throws {
        try withTemporaryFolder { folder in
            var first = try recorder(folder)
            let (made, warnings) = try Warnings.collecting { try recorder(folder) }
            var second = made
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("log.txt is being written") == true)
            #expect(second.logPath == folder + "/log-1.txt")
            for _ in 0..<3 {
                try play(&first)
                try play(&second)
            }
            try play(&second)
            #expect(try text(folder + "/log.txt") == rows(3))
            #expect(try text(folder + "/log-1.txt") == rows(4))
        }
    }

    @Test func `A log may be finished twice in one place and go on between`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            for count in 1...3 {
                try play(&env)
                let (_, warnings) = try Warnings.collecting {
                    try env.writeLog()
                    try env.writeLog(folder: folder + "/.", file: "log.txt")
                }
                #expect(warnings.isEmpty)
                #expect(try text(folder + "/log.txt") == rows(count))
            }
            #expect(try names(in: folder) == ["log.txt"])
        }
    }

    @Test func `A log that is put elsewhere goes on there`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder + "/a")
            try play(&env)
            try env.writeLog(folder: folder + "/b/c", file: "handed-in.txt")
            try play(&env)
            #expect(env.logPath == folder + "/b/c/handed-in.txt")
            #expect(try text(folder + "/b/c/handed-in.txt") == rows(2))
            try env.writeLog(folder: folder + "/a")
            try play(&env)
            #expect(try text(folder + "/a/handed-in.txt") == rows(3))
            #expect(try names(in: folder + "/b/c").isEmpty)
            #expect(try names(in: folder + "/a") == ["handed-in.txt"])
        }
    }

    @Test func `A file that is in the way of a finished log is kept`() throws {
        try withTemporaryFolder { folder in
            try "older".write(toFile: folder + "/out.txt", atomically: false, encoding: .utf8)
            var env = try recorder(folder)
            try play(&env)
            let (_, warnings) = try Warnings.collecting { try env.writeLog(file: "out.txt") }
            #expect(warnings == ["\(folder)/out.txt was there already: the older file is now \(folder)/out-1.txt"])
            #expect(try text(folder + "/out-1.txt") == "older")
            #expect(try text(folder + "/out.txt") == rows(1))
            #expect(try names(in: folder) == ["out-1.txt", "out.txt"])
        }
    }

    @Test(.enabled(if: FileManager.default.isWritableFile(atPath: "/dev/shm"), "/dev/shm is not there"))
    func `A log can be put on another file system`() throws {
        try withTemporaryFolder { folder in
            let other = "/dev/shm/lyceum-\(UUID().uuidString)"
            defer { try? FileManager.default.removeItem(atPath: other) }
            var env = try recorder(folder)
            try play(&env)
            try env.writeLog(folder: other)
            try play(&env)
            #expect(try text(other + "/log.txt") == rows(2))
            #expect(try names(in: folder).isEmpty)
            try env.writeLog(folder: folder, file: "back.txt")
            #expect(try text(folder + "/back.txt") == rows(2))
        }
    }

    @Test func `A log that was deleted meanwhile is put back when it is finished`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder + "/logs")
            try play(&env)
            try FileManager.default.removeItem(atPath: folder + "/logs")
            try play(&env)
            try env.writeLog()
            try play(&env)
            #expect(try text(folder + "/logs/log.txt") == rows(3))
        }
    }

    @Test func `What somebody put in the place of a deleted log is kept`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try play(&env)
            try FileManager.default.removeItem(atPath: folder + "/log.txt")
            try "precious".write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            try env.writeLog(file: "other.txt")
            #expect(try text(folder + "/log.txt") == "precious")
            #expect(try text(folder + "/other.txt") == rows(1))
        }
    }

    @Test func `The lock on a log ends with its recorder`() throws {
        try withTemporaryFolder { folder in
            do {
                var env = try recorder(folder)
                try play(&env)
            }
            let (env, warnings) = try Warnings.collecting { try recorder(folder) }
            #expect(env.logPath == folder + "/log.txt")
            #expect(warnings.first?.contains("the older file is now") == true)
        }
    }
}
