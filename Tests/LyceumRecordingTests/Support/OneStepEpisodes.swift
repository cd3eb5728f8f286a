import Lyceum
import RecordingTestSupport

/// Tests of logs of episodes that have one step, which pays 1.
protocol OneStepEpisodes {}

extension OneStepEpisodes {
    var header: String { "count\treward_sum\tsquared_reward_sum\tlength\n" }

    func recorder(_ folder: String, file: String = "log.txt") throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        let env = ScriptedEnv(rewards: Array(repeating: 1, count: 4), ends: [0, 1, 2, 3])
        return try Recorder(UnscaledReward(env), logs: true, logFolder: folder, logFile: file, trace: nil)
    }

    func rows(_ count: Int) -> String {
        header + (0..<count).map { "\($0)\t1.0\t1.0\t1\n" }.joined()
    }

    func play(_ env: inout Recorder<UnscaledReward<ScriptedEnv>>, episodes: Int = 1) throws {
        for _ in 0..<episodes {
            try env.reset()
            _ = try env.step(0)
        }
    }
}
