import Foundation
import Lyceum
import TestSupport

/// A program that is killed leaves a log with every episode that was over, and nothing that is not true.
let killLog = Check("kill/log") { isQuick in
    var episodes = 0
    var ahead = 0
    var cut = 0
    var random = Generator()
    let kills = isQuick ? 5 : 50
    for kill in 0..<kills {
        let seed = try random.integers(1_000_000)
        let delay = try random.uniform(0.005, 0.2)
        try withTemporaryFolder { folder in
            let child = try Child.start(folder: folder, seed: seed, episodes: nil)
            child.kill(after: .seconds(delay))
            let run = try child.end()
            try require(run.end == .signal(SIGKILL), "the program ended by itself")

            let lines = run.output.split(separator: "\n")
            let place = "kill \(kill), seed \(seed), after \(Int(delay * 1000)) ms"
            let log = (try? String(contentsOfFile: folder + "/log.txt", encoding: .utf8)) ?? ""
            let rows = max(0, log.count { $0 == "\n" } - 1)
            let truth = try Child.trueLog(seed: seed, episodes: max(rows, lines.count) + 1)
            try require(truth.text.hasPrefix(log), "\(place): the log is not the beginning of the true one")
            try require(rows >= lines.count, "\(place): \(lines.count) episodes were over, the log has \(rows)")
            for (episode, line) in lines.enumerated() {
                try require(line == "\(episode) \(truth.lengths[episode])", "\(place): printed \(line)")
            }
            episodes += lines.count
            ahead += rows - lines.count
            if !log.isEmpty, !log.hasSuffix("\n") { cut += 1 }
        }
    }
    try require(episodes >= kills, "only \(episodes) episodes were played in \(kills) runs")
    return "\(kills) kills, \(episodes) episodes over, 0 missing in the logs, \(ahead) more rows than were printed, "
        + "\(cut) rows cut"
}
