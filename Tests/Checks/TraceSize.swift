import Foundation
import Lyceum
import LyceumHandIns
import TestSupport

/// Two thousand episodes of the walker leave a trace below 10 MB, and what is in it is played again.
let walkerTrace = Check("trace/walker") { isQuick in
    let episodes = isQuick ? 100 : 2000
    var random = try Generator(seed: 1)
    // As in training: at first it falls, later it stands or walks for longer, up to the limit of 2000 steps.
    return try recordAndReplay("rldurham/Walker", episodes: episodes, byteLimit: 10_000_000) { episode, sampled, _ in
        let force = Float(max(0.02, 1 - Double(episode) / Double(episodes) * 1.1) * (0.5 + random.random() / 2))
        return .floats((sampled.floats ?? []).map { $0 * force })
    }
}

/// Two thousand long episodes of CartPole: the fastest environment, and what its trace takes and its replay.
let cartPoleTrace = Check("trace/CartPole") { isQuick in
    try recordAndReplay("CartPole-v1", episodes: isQuick ? 200 : 2000, byteLimit: 1_000_000) { _, _, observation in
        .int(observation[2] + 0.3 * observation[3] + 0.02 * observation[1] > 0 ? 1 : 0)
    }
}

/// Seconds of processor time, in all threads: the replay has several, and other programs do not count.
private func seconds(since start: clock_t) -> Double { Double(clock() - start) / Double(CLOCKS_PER_SEC) }

/// Records a run as every program does, and plays it again.
private func recordAndReplay(
    _ id: String, episodes: Int, byteLimit: Int,
    _ choose: (_ episode: Int, _ sampled: Value, _ observation: Value) throws -> Value
) throws -> String {
    try withTemporaryFolder { folder in
        var (steps, longest) = (0, 0)
        let start = clock()
        var env = try Recorder(make(id), logs: true, logFolder: folder, logFile: "log.txt")
        try env.actionSpace.seed(1)
        for episode in 0..<episodes {
            var observation = try env.reset(seed: episode == 0 ? 1 : nil).observation
            var length = 0
            while true {
                let action = try choose(episode, env.actionSpace.sample(), observation)
                let step = try env.step(action)
                observation = step.observation
                length += 1
                if step.isDone { break }
            }
            steps += length
            longest = max(longest, length)
        }
        try env.close()
        let recorded = seconds(since: start)
        let size = try Data(contentsOf: URL(filePath: folder + "/log.trace")).count
        try require(size < byteLimit, "the trace has \(size) bytes")
        let begin = clock()
        let report = verify(folder + "/log.txt")
        let replayed = seconds(since: begin)
        try require(report.verdict == .replayed && report.rows.count == episodes, "\(report)")
        return String(
            format:
                "%d episodes, %d steps, the longest %d: trace %.2f MB; in processor time, run %.1f s (%.0f ns a step), replay of %d episodes, %d steps: %.1f s (%.0f ns a step)",
            episodes, steps, longest, Double(size) / 1e6, recorded, recorded / Double(steps) * 1e9, report.provedCount,
            report.stepCount, replayed, replayed / Double(max(report.stepCount, 1)) * 1e9)
    }
}
