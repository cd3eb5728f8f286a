import Foundation
import Lyceum
import LyceumHandIns
import LyceumRecording
import LyceumSystem
import TestSupport

/// A program in a process of its own plays the grader's environments: its log is the grader's, and so many steps a second go through the pipes.
let rerunSpeed = Check("rerun/speed") { isQuick in
    try withTemporaryFolder { folder in
        let steps = isQuick ? 20_000 : 200_000
        var launch = Launch(CommandLine.arguments[0], ["--child-rerun", folder, "\(steps)"])
        launch.hasChannel = true
        launch.variables = [RemoteConnection.variable: "3,4"]
        let start = ContinuousClock.now
        let program = try launch.start()
        guard let channel = program.channel else { throw CheckFailed("there is no channel") }
        let outcome = EnvironmentServer.serve(
            reading: channel.reading, writing: channel.writing, seed: .random(), wanted: nil)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let (end, _) = program.waitForEnd(seconds: 20)
        try require(end == .code(0), "the program ended by \(end)")
        let own = try CourseLog(contentsOf: folder + "/log.txt")
        try require(outcome.log.rows == own.rows, "the program's log is another than the grader's")
        return "\(outcome.steps.total) steps of CartPole in \(own.rows.count) episodes, \(Int(Double(outcome.steps.total) / seconds)) a second"
    }
}

/// What the other process does.
enum RerunChild {
    static func run(_ arguments: [String]) {
        do {
            guard arguments.count == 2, let steps = Int(arguments[1]) else { throw CheckFailed("arguments") }
            var env = try Recorder(
                make(.cartPole), logs: true, logFolder: arguments[0], logFile: "log.txt", logEnds: true)
            try seedEverything(42, &env)
            for _ in 0..<steps where try env.step(env.actionSpace.sample()).isDone { try env.reset() }
            try env.close()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(1)
        }
    }
}
