import Foundation
import Lyceum
import TestSupport

/// A program that is killed while it moves a long log leaves the whole log under a final name, and nothing torn; the next one
/// clears the rest away.
let killMove = Check("kill/move") { isQuick in
    let kills = isQuick ? 4 : 25
    var random = Generator()
    var torn = 0
    for kill in 0..<kills {
        let delay = try random.uniform(0, 0.1)
        try withTemporaryFolder { folder in
            // In turn within a file system, and from one to another where there are two.
            let memory = "/dev/shm/checks-\(UUID().uuidString)"
            let hasMemory = kill % 2 == 0 && FileManager.default.isWritableFile(atPath: "/dev/shm")
            let folders = [folder + "/a", hasMemory ? memory : folder + "/b"]
            defer { if hasMemory { try? FileManager.default.removeItem(atPath: memory) } }
            try Mover.moveUntilKilled(between: folders, after: delay)
            let files = folders.flatMap { folder in
                ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { "\(folder)/\($0)" }
            }
            let place = "kill \(kill), after \(Int(delay * 1000)) ms"
            let logs = files.filter { $0.hasSuffix(".txt") }
            try require(!logs.isEmpty, "\(place): there is no log among \(files)")
            for log in logs {
                let rows = try CourseLog(contentsOf: log).rows.count
                try require(rows == Mover.episodes, "\(place): \(log) has \(rows) rows")
            }
            torn += files.count - logs.count
            for folder in folders { try Recorder(make(.cartPole), logFolder: folder, logFile: "next.txt").writeLog() }
            let left = try folders.flatMap { try FileManager.default.contentsOfDirectory(atPath: $0) }
            try require(left.allSatisfy { $0.hasSuffix(".txt") }, "\(place): \(left) are left")
        }
    }
    return "\(kills) kills, each log whole, \(torn) temporary files cleared away"
}

/// This program started by itself, to be killed while it moves a log to and fro.
enum Mover {
    static let episodes = 300_000

    /// An environment whose episodes have one step.
    private struct Blink: Env {
        var observationSpace = Discrete(1)
        var actionSpace = Discrete(1)
        var random = Generator()

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
            try reseed(seed)
            return Reset(0)
        }

        mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 1, terminated: true) }
    }

    /// Starts one, and kills it some seconds after it has begun to move.
    static func moveUntilKilled(between folders: [String], after delay: Double) throws {
        let mover = try Program.current.start(["--mover"] + folders)
        mover.waitForOutput()
        mover.kill(after: .seconds(delay))
        try require(try mover.end().end == .signal(SIGKILL), "the program ended by itself")
    }

    /// Moves for ever.
    static func run(_ folders: [String]) {
        do {
            var env = try Recorder(
                UnscaledReward(Blink()), logs: true, logFolder: folders[0], logFile: "log.txt", trace: nil)
            for _ in 0..<episodes {
                try env.reset()
                _ = try env.step(0)
            }
            FileHandle.standardOutput.write(Data("ready\n".utf8))
            while true {
                for folder in folders.reversed() { try env.writeLog(folder: folder) }
            }
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }
}
