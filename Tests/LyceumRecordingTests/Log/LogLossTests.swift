import Foundation
import Lyceum
import TestSupport
import Testing

/// Logs that somebody deletes or moves while they are written.
@Suite struct LogLossTests: OneStepEpisodes {
    @Test(arguments: ["close", "writeLog", "neither"])
    func `A log whose folder was deleted is written again when the run ends`(end: String) throws {
        try withTemporaryFolder { folder in
            func run() throws {
                var env = try recorder(folder + "/a/logs")
                try play(&env, episodes: 2)
                try FileManager.default.removeItem(atPath: folder + "/a")
                try play(&env)
                switch end {
                case "close": try env.close()
                case "writeLog": try env.writeLog()
                default: break
                }
            }
            let (_, warnings) = try Warnings.collecting { try run() }
            #expect(warnings.count == (end == "writeLog" ? 0 : 1))
            #expect(warnings.allSatisfy { $0.contains("was deleted or moved while the program ran") })
            #expect(try text(folder + "/a/logs/log.txt") == rows(3))
            #expect(try fileNames(in: folder + "/a/logs") == ["log.txt"])
        }
    }

    @Test func `A log that was put back goes on`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder + "/logs")
            try play(&env)
            for count in 2...4 {
                try FileManager.default.removeItem(atPath: folder + "/logs")
                try play(&env)
                _ = try Warnings.collecting { try env.close() }
                #expect(try text(folder + "/logs/log.txt") == rows(count))
            }
            try play(&env)
            #expect(try text(folder + "/logs/log.txt") == rows(5))
        }
    }

    @Test func `What somebody put in the place of a deleted log is kept`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder)
            try play(&env)
            try FileManager.default.removeItem(atPath: folder + "/log.txt")
            try "precious".write(toFile: folder + "/log.txt", atomically: false, encoding: .utf8)
            _ = try Warnings.collecting { try env.close() }
            #expect(try text(folder + "/log.txt") == "precious")
            #expect(try text(folder + "/log-1.txt") == rows(1))
            try env.writeLog(file: "other.txt")
            #expect(try text(folder + "/log.txt") == "precious")
            #expect(try text(folder + "/other.txt") == rows(1))
        }
    }

    @Test func `A log that cannot be written again is told, and can go elsewhere`() throws {
        try withTemporaryFolder { folder in
            var env = try recorder(folder + "/logs")
            try play(&env)
            try FileManager.default.removeItem(atPath: folder + "/logs")
            try "in the way".write(toFile: folder + "/logs", atomically: false, encoding: .utf8)
            let (_, warnings) = try Warnings.collecting { try env.close() }
            #expect(warnings.first?.contains("cannot be written again") == true)
            try env.writeLog(folder: folder + "/other")
            #expect(try text(folder + "/other/log.txt") == rows(1))
            #expect(try text(folder + "/logs") == "in the way")
        }
    }
}
