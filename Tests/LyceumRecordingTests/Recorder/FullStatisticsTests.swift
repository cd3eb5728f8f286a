import Lyceum
import RecordingTestSupport
import Testing

/// Statistics that hold every step, and statistics read back as a struct.
@Suite struct FullStatisticsTests {
    @Test func `Full statistics hold every step as a tuple of five`() throws {
        let script = [
            Step(0, reward: 0.5, info: ["lives": 3]), Step(0, reward: -1),
            Step(0, reward: 2, terminated: true, truncated: true, info: ["lives": 0]),
        ]
        var env = try Recorder(UnscaledReward(ScriptedEnv(script)), smoothing: 1, fullStats: true)
        try env.reset()
        #expect(try env.step(0).info == ["lives": 3])
        _ = try env.step(1)
        let info = try env.step(2).info
        let expected: [Value] = [
            .tuple([1, 0.5, false, false, ["lives": 3]]), .tuple([2, -1.0, false, false, [:]]),
            .tuple([3, 2.0, true, true, ["lives": 0]]),
        ]
        #expect(info.recorder?.full == expected)
        let entry: Info = try #require(info["recorder"])
        #expect(entry.keys.last == "full")
        #expect(entry.keys.count == 10)
    }

    @Test func `An older episode's steps stay what they were`() throws {
        var env = try Recorder(UnscaledReward(ScriptedEnv(rewards: [1, 2], ends: [0, 1])), fullStats: true)
        try env.reset()
        let first = try env.step(0).info
        try env.reset()
        let second = try env.step(1).info
        #expect(first.recorder?.full == [.tuple([1, 1.0, true, false, [:]])])
        #expect(second.recorder?.full == [.tuple([1, 2.0, true, false, [:]])])
    }

    @Test func `Vectors go into the steps as vectors, typed and dynamic`() throws {
        var typed = try Recorder(make(.cartPole), fullStats: true)
        var dynamic = try Recorder(make("CartPole-v1"), fullStats: true)
        try typed.reset(seed: 5)
        try dynamic.reset(seed: 5)
        var info: Info = [:]
        while info.isEmpty {
            info = try typed.step(1).info
            #expect(try dynamic.step(1).info == info)
        }
        let steps = try #require(info.recorder?.full)
        #expect(steps.count == info.recorder?.length)
        #expect(steps.allSatisfy { $0.values?.first?.floats?.count == 4 })
    }

    @Test func `Statistics go to their keys and back`() throws {
        let smoothed = EpisodeStatistics.Smoothed(meanLength: 2, returnSum: 3, meanReturn: 4, returnDeviation: 5)
        for full in [nil, [Value.int(1)]] {
            for smoothed in [nil, smoothed] {
                let statistics = EpisodeStatistics(
                    index: 7, length: 8, rewardSum: 0.5, rewardMean: 0.25, rewardDeviation: 0, smoothed: smoothed,
                    full: full)
                #expect(EpisodeStatistics(statistics.info) == statistics)
            }
        }
    }

    @Test func `An info without statistics, or with half of them, reads as none`() {
        #expect(([:] as Info).recorder == nil)
        #expect((["recorder": 7] as Info).recorder == nil)
        #expect((["recorder": ["idx": 0, "length": 3, "r_sum": 1.0, "r_mean": 1.0]] as Info).recorder == nil)
        let plain: Info = ["idx": 0, "length": 3, "r_sum": 1.0, "r_mean": 1.0, "r_std": 0.0, "length_": 3.0]
        #expect((["recorder": .dictionary(plain)] as Info).recorder?.smoothed == nil)
        #expect((["recorder": .dictionary(plain)] as Info).recorder?.length == 3)
        var wrong = plain
        wrong["length"] = 3.0
        #expect(EpisodeStatistics(wrong) == nil)
    }
}
