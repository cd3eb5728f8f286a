import Foundation
import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// Where a log goes, and what is there already.
@Suite struct LogFileTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength\n"

    private func recorder(_ folder: String, file: String = "log.txt") throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: Array(repeating: 1, count: 4), ends: [0, 1, 2, 3])
        return try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: file, trace: nil)
    }

    private func rows(_ count: Int) -> String {
        header + (0..<count).map { "\($0)\t1.0\t1.0\t1\n" }.joined()
    }

    private func play(_ env: inout Recorder<UnscaledReward<ScriptedEnv>>) throws {
        try env.reset()
        _ = try env.step(0)
    }

    @Test(arguments: [("log", "log-1"), (".log", ".log-1"), ("a.b.txt", "a.b-1.txt")])
    func `The number stands before the last dot of a name`(name: String, numbered: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/with.dot"
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try "older".write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
            let (env, _) = try Warnings.collecting { try recorder(path, file: name) }
            #expect(try text("\(path)/\(name)") == "older")
            #expect(env.logPath == "\(path)/\(numbered)")
        }
    }

    @Test(arguments: [
        "log", "a b", " .txt", "'", "\"", "\\", "*?[x]", "$HOME", "-rf", "..txt", "é", "日本語.txt", "👩🏽‍🚀", "new\nline",
        "tab\t",
        "\u{1B}[31m", "%s%n", "a,episode=1.txt", "~", "#", String(repeating: "x", count: 251) + ".txt",
    ])
    func `A name may have any characters`(name: String) throws {
        try withTemporaryFolder { folder in
            var env = try recorder("\(folder)/\(name)", file: name)
            try play(&env)
            #expect(try text("\(folder)/\(name)/\(name)") == rows(1))
            try env.writeLog(folder: folder + "/handed-in")
            #expect(try text("\(folder)/handed-in/\(name)") == rows(1))
            #expect(try fileNames(in: "\(folder)/\(name)").isEmpty)
        }
    }

    @Test func `Two recorders that name one file have a file each`() throws {
        try withTemporaryFolder { folder in
            var first = try recorder(folder)
            let (made, warnings) = try Warnings.collecting { try recorder(folder) }
            var second = made
            #expect(
                warnings == [
                    "\(folder)/log.txt is being written by this program already: this recorder writes \(folder)/log-1.txt"
                ])
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
            #expect(try fileNames(in: folder) == ["log.txt"])
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
            #expect(try fileNames(in: folder + "/b/c").isEmpty)
            #expect(try fileNames(in: folder + "/a") == ["handed-in.txt"])
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
            #expect(try fileNames(in: folder).isEmpty)
            try env.writeLog(folder: folder, file: "back.txt")
            #expect(try text(folder + "/back.txt") == rows(2))
        }
    }

    @Test func `The lock on a log ends with its recorder`() throws {
        try withTemporaryFolder { folder in
            do {
                var env = try recorder(folder)
                try play(&env)
            }
            let (_, warnings) = try Warnings.collecting { try recorder(folder) }
            #expect(warnings.first?.contains("log.txt is there already, with 1 episode, and stays") == true)
        }
    }
}
