import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// A program that is killed leaves a trace that has every episode of its log, and both are replayed to the bit.
let killTrace = Check("kill/trace") { isQuick in
    var episodes = 0
    var ahead = 0
    var random = Generator()
    let kills = isQuick ? 5 : 50
    for kill in 0..<kills {
        let seed = try random.integers(1_000_000)
        let delay = try random.uniform(0.005, 0.4)
        try withTemporaryFolder { folder in
            let child = try Child.start(folder: folder, seed: seed, episodes: nil)
            child.kill(after: .seconds(delay))
            let run = try child.end()
            try require(run.end == .signal(SIGKILL), "the program ended by itself")
            guard FileManager.default.fileExists(atPath: folder + "/log.trace") else { return }

            let over = run.output.split(separator: "\n").count
            let place = "kill \(kill), seed \(seed), after \(Int(delay * 1000)) ms"
            let log = try CourseLog(contentsOf: folder + "/log.txt")
            let trace = try RunTrace(contentsOf: folder + "/log.trace")
            try require(trace.episodes.count >= max(over, log.rows.count), "\(place): the trace lacks an episode")
            try require(trace.episodes.count <= log.rows.count + 1, "\(place): the log lacks an episode")
            // It may have been stopped between the trace of its first episode and the row.
            if log.rows.isEmpty { return }
            let report = replay(trace, of: log)
            try require(report.provedCount == log.rows.count && report.problems.isEmpty, "\(place): \(report)")
            episodes += log.rows.count
            ahead += trace.episodes.count - log.rows.count
        }
    }
    try require(episodes >= kills, "only \(episodes) episodes were played in \(kills) runs")
    return "\(kills) kills, \(episodes) episodes in the logs, all replayed to the bit; \(ahead) more in the traces"
}
