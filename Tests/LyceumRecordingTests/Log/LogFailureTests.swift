import Foundation
import Lyceum
import RecordingTestSupport
import TestSupport
import Testing

/// Logs that cannot be made or written.
@Suite struct LogFailureTests {
    private let header = "count\treward_sum\tsquared_reward_sum\tlength\n"

    private func recorder(_ folder: String, logs: Bool = true) throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: Array(repeating: 1, count: 4), ends: [0, 1, 2, 3])
        return try Recorder(UnscaledReward(env), logs: logs, logFolder: folder, logFile: "log.txt", trace: nil)
    }

    private func rows(_ count: Int) -> String {
        header + (0..<count).map { "\($0)\t1.0\t1.0\t1\n" }.joined()
    }

    private func play(_ env: inout Recorder<UnscaledReward<ScriptedEnv>>) throws {
        try env.reset()
        _ = try env.step(0)
    }

    @Test func `A folder that cannot be made is an error when the recorder is made`() throws {
        try withTemporaryFolder { folder in
            try "a file".write(toFile: folder + "/logs", atomically: false, encoding: .utf8)
            let error = #expect(throws: FileError.self) { try recorder(folder + "/logs") }
            #expect(error?.path == folder + "/logs")
            #expect(error?.description.contains("a file of that name is in the way") == true)
            #expect(throws: FileError.self) { try recorder(folder + "/logs/below") }
            #expect(try text(folder + "/logs") == "a file")
        }
    }

    @Test func `A log that cannot be begun in the middle of a run stops nothing and loses nothing`() throws {
        try withTemporaryFolder { folder in
            try "a file".write(toFile: folder + "/logs", atomically: false, encoding: .utf8)
            var env = try recorder(folder + "/logs", logs: false)
            env.logs = true
            let (_, warnings) = try Warnings.collecting { for _ in 0..<3 { try play(&env) } }
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("the run goes on") == true)
            #expect(env.logPath == nil)
            try env.writeLog(folder: folder + "/good")
            try play(&env)
            #expect(try text(folder + "/good/log.txt") == rows(4))
        }
    }

    @Test func `A finished log that cannot go where it is told stays where it is, and goes on`() throws {
        try withTemporaryFolder { folder in
            try "a file".write(toFile: folder + "/bad", atomically: false, encoding: .utf8)
            var env = try recorder(folder + "/logs")
            try play(&env)
            #expect(throws: FileError.self) { try env.writeLog(folder: folder + "/bad") }
            try play(&env)
            try env.writeLog()
            #expect(env.logPath == folder + "/logs/log.txt")
            #expect(try text(folder + "/logs/log.txt") == rows(2))
            try env.writeLog(file: "other.txt")
            #expect(env.logPath == folder + "/logs/other.txt")
        }
    }

    @Test func `A folder of the log's name is not replaced`() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/log.txt", withIntermediateDirectories: true)
            #expect(throws: FileError.self) { try recorder(folder) }
            #expect(try fileNames(in: folder) == ["log.txt"])
        }
    }

    @Test func `A name with a NUL character is an error`() throws {
        try withTemporaryFolder { folder in
            #expect(throws: FileError.self) { try recorder(folder + "/a\0b") }
            #expect(throws: FileError.self) {
                try Recorder(make(.cartPole), logs: true, logFolder: folder, logFile: "a\0b")
            }
            var env = try recorder(folder)
            try play(&env)
            #expect(throws: FileError.self) { try env.writeLog(file: "a\0b") }
            #expect(throws: FileError.self) { try CourseLog(contentsOf: folder + "/log.txt\0") }
            let error = #expect(throws: FileError.self) {
                try Recorder(
                    make(.cartPole, renderMode: .rgbArray), video: true, videoFolder: folder, videoPrefix: "a\0b")
            }
            #expect(throws: FileError.self) {
                try RecordVideo(make(.cartPole, renderMode: .rgbArray), videoFolder: folder, namePrefix: "a\0b")
            }
            #expect(throws: FileError.self) {
                try VideoRecorder(make(.cartPole, renderMode: .rgbArray), videoFolder: folder, videoPrefix: "a\0b")
            }
            #expect(throws: FileError.self) {
                try VectorRecordVideo(
                    makeVec(.cartPole, count: 2, renderMode: .rgbArray), videoFolder: folder, namePrefix: "a\0b")
            }
            #expect(error?.description == "cannot name videos a\\0b: a path has no NUL character (\\0) in it")
            #expect(try fileNames(in: folder) == ["log.txt"])
        }
    }

    @Test func `A pipe or device of the log's name is not replaced`() throws {
        try withTemporaryFolder { folder in
            #expect(mkfifo(folder + "/log.txt", 0o600) == 0)
            let error = #expect(throws: FileError.self) { try recorder(folder) }
            #expect(error?.reason == "it is not a regular file")
            let left = try fileNames(in: folder)
            #expect(left == ["log.txt"])
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `A folder without permission is an error that names it`() throws {
        try withTemporaryFolder { folder in
            chmod(folder, 0o500)
            defer { chmod(folder, 0o700) }
            let error = #expect(throws: FileError.self) { try recorder(folder) }
            #expect(error?.description == "cannot create \(folder)/log.txt: Permission denied")
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `On a full disk rows are kept and written when there is space again`() throws {
        try SmallDisk.withFolder { folder in
            var env = try recorder(folder)
            try play(&env)
            // A page is there already for the header: fill it, then let the disk run out.
            try fill(folder)
            let (_, warnings) = try Warnings.collecting { for _ in 0..<800 { try play(&env) } }
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("No space left on device") == true)
            let onDisk = try text(folder + "/log.txt")
            #expect(rows(801).hasPrefix(onDisk))
            #expect(onDisk.hasSuffix("\n"))
            #expect(throws: FileError.self) { try env.writeLog() }
            try FileManager.default.removeItem(atPath: folder + "/filler")
            try env.close()
            #expect(try text(folder + "/log.txt") == rows(801))
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `A full disk does not make a run slow`() throws {
        func time(_ folder: String) throws -> Duration {
            var env = try recorder(folder)
            try fill(folder)
            return try Warnings.collecting {
                try ContinuousClock().measure { for _ in 0..<20_000 { try play(&env) } }
            }.0
        }
        try SmallDisk.withFolder { full in
            try SmallDisk.withFolder(kilobytes: 8000) { empty in
                var free = try recorder(empty)
                let expected = try ContinuousClock().measure { for _ in 0..<20_000 { try play(&free) } }
                #expect(try time(full) < expected * 3)
            }
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `The last space of a disk is used, for whole rows`() throws {
        try SmallDisk.withFolder { folder in
            var env = try recorder(folder)
            try Data(count: 4096).write(to: URL(filePath: folder + "/small"))
            try fill(folder)
            try FileManager.default.removeItem(atPath: folder + "/small")
            _ = try Warnings.collecting { for _ in 0..<900 { try play(&env) } }
            let onDisk = try text(folder + "/log.txt")
            #expect(onDisk.utf8.count > 8192 - 20)
            #expect(rows(900).hasPrefix(onDisk) && onDisk.hasSuffix("\n"))
            try FileManager.default.removeItem(atPath: folder + "/filler")
            try env.close()
            #expect(try text(folder + "/log.txt") == rows(900))
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `Rows that do not fit where the log is go where it is put`() throws {
        try withTemporaryFolder { folder in
            try SmallDisk.withFolder { disk in
                var env = try recorder(disk)
                try fill(disk)
                _ = try Warnings.collecting { for _ in 0..<1000 { try play(&env) } }
                try env.writeLog(folder: folder)
                #expect(try text(folder + "/log.txt") == rows(1000))
                try play(&env)
                #expect(try text(folder + "/log.txt") == rows(1001))
            }
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `A log that a full disk cannot hold at all is an error and leaves no file`() throws {
        try SmallDisk.withFolder { folder in
            try fill(folder)
            let error = #expect(throws: FileError.self) { try recorder(folder) }
            #expect(error?.reason == "No space left on device")
            #expect(try fileNames(in: folder) == ["filler"])
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "only root may mount a small file system"))
    func `A log that does not fit where it shall go stays where it is`() throws {
        try withTemporaryFolder { folder in
            try SmallDisk.withFolder { disk in
                var env = try recorder(folder)
                try play(&env)
                try fill(disk)
                #expect(throws: FileError.self) { try env.writeLog(folder: disk) }
                try play(&env)
                #expect(try text(folder + "/log.txt") == rows(2))
                #expect(try fileNames(in: disk) == ["filler"])
            }
        }
    }

    private func fill(_ folder: String) throws {
        #expect(FileManager.default.createFile(atPath: folder + "/filler", contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: folder + "/filler"))
        defer { try? file.close() }
        while (try? file.write(contentsOf: Data(count: 4096))) != nil {}
    }
}
