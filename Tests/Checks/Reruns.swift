import Foundation
import Gymnasium
import GymnasiumCore
import LyceumHandIns
import LyceumRecording
import LyceumSystem
import TestSupport

/// A program in a process of its own plays the grader's environments: so many steps a second go through the pipes.
let rerunSpeed = Check("rerun/speed") { isQuick in
    try withTemporaryFolder { folder in
        let steps = isQuick ? 20_000 : 300_000
        let start = ContinuousClock.now
        let outcome = try rerun(.random, steps, in: folder)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try require(outcome.steps.recorded == steps && outcome.crash == nil, "\(outcome)")
        return "\(steps) steps of CartPole in \(outcome.log.rows.count) episodes, "
            + "\(Int(Double(steps) / seconds)) a second, the program's start included"
    }
}

/// A log of actions that were made for its seeds is doubtful, one of an agent that has learned something is not; and whatever else a program
/// does, there is a reason.
let rerunFindings = Check("rerun/findings") { _ in
    try withTemporaryFolder { folder in
        var assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 20)
        assignment.scorer = .meanOfLast(20)
        var told: [String] = []
        for kind in [RerunChild.honest, .memorised] {
            // What is handed in: the program alone, with the seeds that it has.
            let own = "\(folder)/own-\(kind)"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            var launch = Launch(CommandLine.arguments[0], ["--child-rerun", kind.rawValue, "20"])
            launch.folder = own
            let (end, _) = try launch.start().waitForEnd(seconds: 60)
            try require(end == .code(0), "the program alone ended by \(end)")
            let log = try CourseLog(contentsOf: own + "/log.txt")
            let score = try assignment.scorer.score(ScoredRun(log: log, assignment: assignment))
            let runs = try (1...3).map { seed in
                RerunReport.Run(
                    try rerun(kind, 20, in: folder, HiddenSeed(UInt64(seed))), HiddenSeed(UInt64(seed)), assignment,
                    handedIn: log)
            }
            let report = RerunReport(runs: runs)
            let finding = report.finding(for: score)
            try require(finding == (kind == .honest ? .agrees : .doubtful), "\(kind): \(finding) \(score) \(report)")
            told.append("\(kind) \(score.value) against \(report.scores): \(finding)")
        }
        let crash = try rerun(.crash, 20, in: folder)
        try require(crash.crash?.contains("what a student's program prints") == true, "\(crash)")
        try require(crash.log.rows.count == 3, "what was over before a crash does not count: \(crash.log)")
        let unseeded = try [7, 7, 8].map { try rerun(.unseeded, 400, in: folder, HiddenSeed($0)).log }
        try require(unseeded[0].rows.count > 5 && unseeded[0] == unseeded[1], "what is never seeded comes by chance")
        try require(unseeded[0] != unseeded[2], "what is never seeded does not depend on the hidden seed")
        let none = try rerun(.none, 0, in: folder)
        try require(none.problems == ["the program made no step in an environment of `make`"], "\(none.problems)")
        let endless = try rerun(.endless, 0, in: folder, seconds: 2)
        try require(endless.end == .isStopped("after 2 seconds it was still running"), "\(endless.end)")
        try require(endless.log.rows.count > 3, "what was over in time does not count")
        let start = ContinuousClock.now
        let leaves = try rerun(.leaves, 2, in: folder, isConfined: false)
        try require(ContinuousClock.now - start < .seconds(20), "a program that was left running is waited for")
        try require(leaves.log.rows.count == 2 && leaves.problems.isEmpty, "\(leaves)")
        if Confinement.isAvailable {
            let spies = try rerun(.spies, 2, in: folder)
            try require(spies.crash == nil && spies.log.rows.count == 2, "\(spies)")
        }
        return told.joined(separator: "; ")
    }
}

/// Runs this program again as a student's.
private func rerun(
    _ kind: RerunChild, _ count: Int, in folder: String, _ seed: HiddenSeed = .random(), seconds: Double = 120,
    isConfined: Bool = Confinement.isAvailable
) throws -> RerunOutcome {
    var rerun = ProgramRerun(try Launch.file(of: CommandLine.arguments[0]), folder: folder + "/work")
    rerun.arguments = ["--child-rerun", kind.rawValue, "\(count)"]
    rerun.limits.seconds = seconds
    rerun.isConfined = isConfined
    return rerun.run(seed, wanted: try Gymnasium.make("CartPole-v1").spec)
}
