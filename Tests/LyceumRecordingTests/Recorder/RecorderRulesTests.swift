import Lyceum
import RecordingTestSupport
import Testing

/// When a recorder counts, what it adds up and what it refuses.
@Suite struct RecorderRulesTests {
    /// A recorder of a script: step `i` pays `rewards[i]` and is final where `ends` says so.
    private func recorder(
        _ rewards: [Double], ends: Set<Int> = [], info: Bool = true, smoothing: Int? = nil, key: String = "recorder",
        ignoreExisting: Bool = false
    ) throws -> Recorder<UnscaledReward<ScriptedEnv>> {
        try Recorder(
            UnscaledReward(ScriptedEnv(rewards: rewards, ends: ends)), info: info, smoothing: smoothing, key: key,
            ignoreExisting: ignoreExisting)
    }

    @Test func `A recorder made without arguments reports statistics and nothing else`() throws {
        let env = try Recorder(make("CartPole-v1"))
        #expect(env.info && !env.logs && !env.ignoreExisting && !env.fullStats)
        #expect(env.key == "recorder")
        #expect(env.smoothing == nil)
        #expect(env.episodeCount == 0)
        #expect(env.logPath == nil)
    }

    @Test func `Statistics without smoothing have five keys, with smoothing nine`() throws {
        var plain = try recorder([3], ends: [0])
        try plain.reset()
        #expect(
            try plain.step(0).info.description
                == "{'recorder': {'idx': 0, 'length': 1, 'r_sum': 3.0, 'r_mean': 3.0, 'r_std': 0.0}}")
        var smoothed = try recorder([3], ends: [0], smoothing: 2)
        try smoothed.reset()
        let entry: Info? = try smoothed.step(0).info["recorder"]
        #expect(
            entry?.keys == ["idx", "length", "r_sum", "r_mean", "r_std", "length_", "r_sum_", "r_mean_", "r_std_"])
    }

    @Test func `A window of one episode repeats that episode`() throws {
        var env = try recorder([1, 5, 2.5], ends: [1, 2], smoothing: 1)
        try env.reset()
        _ = try env.step(0)
        for last in [1, 2] {
            let statistics = try #require(try env.step(last).info.recorder)
            #expect(statistics.smoothed?.meanLength == Double(statistics.length))
            #expect(statistics.smoothed?.returnSum == statistics.rewardSum)
            #expect(statistics.smoothed?.meanReturn == statistics.rewardSum)
            #expect(statistics.smoothed?.returnDeviation == 0)
            try env.reset()
        }
    }

    @Test(arguments: [0, -1, -100]) func `A smoothing below one episode is refused`(smoothing: Int) throws {
        let error = #expect(throws: InvalidArgument.self) { try recorder([1], smoothing: smoothing) }
        #expect(
            error?.description
                == "smoothing is \(smoothing); expected 1 or more episodes, or nil for no smoothed statistics")
    }

    @Test func `Episodes without statistics stay out of the window`() throws {
        var env = try recorder([1, 10, 100], ends: [0, 1, 2], smoothing: 10)
        var sums: [Double?] = []
        for step in 0..<3 {
            env.info = step != 1
            try env.reset()
            sums.append(try env.step(step).info.recorder?.smoothed?.returnSum)
        }
        #expect(sums == [1, nil, 101])
    }

    @Test func `The window forgets the oldest episode`() throws {
        var env = try recorder([1, 10, 100, 1000], ends: [0, 1, 2, 3], smoothing: 2)
        let means = try (0..<4).map { step in
            try env.reset()
            return try env.step(step).info.recorder?.smoothed?.meanReturn
        }
        #expect(means == [1, 5.5, 55, 550])
    }

    @Test func `Statistics asked for early count an episode once in the window`() throws {
        var env = try recorder([1, 2, 4], ends: [2], smoothing: 5)
        try env.reset()
        _ = try env.step(0)
        var info: Info = [:]
        try env.addStats(to: &info)
        #expect(info.recorder?.length == 1)
        #expect(info.recorder?.smoothed?.returnSum == 1)
        _ = try env.step(1)
        let last = try env.step(2).info
        #expect(last.recorder?.rewardSum == 7)
        #expect(last.recorder?.smoothed?.returnSum == 7)
        #expect(last.recorder?.smoothed?.meanLength == 3)
    }

    @Test func `Stepping on after the end gives the longer episode under the same index`() throws {
        var env = try recorder([1, 2, 4, 8], ends: [1, 3], smoothing: 5)
        try env.reset()
        _ = try env.step(0)
        #expect(try env.step(1).info.recorder?.rewardSum == 3)
        #expect(try env.step(2).info.isEmpty)
        let statistics = try #require(try env.step(3).info.recorder)
        #expect(statistics.index == 0)
        #expect(statistics.length == 4)
        #expect(statistics.rewardSum == 15)
        #expect(statistics.smoothed?.returnSum == 15)
        try env.reset()
        #expect(env.episodeCount == 1)
    }

    @Test func `Stepping on after the end is warned of, whether or not the environment says so`() throws {
        func warnings(_ ends: Set<Int>, steps: Int) throws -> [String] {
            var env = try recorder([1, 2, 4, 8], ends: ends)
            return try Warnings.collecting {
                try env.reset()
                for action in 0..<steps { _ = try env.step(action) }
                try env.reset()
            }.warnings
        }
        let text = "Recorder: an episode was stepped on after its end"
        #expect(try warnings([1], steps: 4).count { $0.hasPrefix(text) } == 1)
        #expect(try warnings([1, 3], steps: 4).contains { $0.hasPrefix(text) })
        #expect(try warnings([3], steps: 4) == [])
        #expect(try warnings([], steps: 4) == [])
    }

    @Test func `There are no statistics before the first step of an episode`() throws {
        var env = try recorder([1], ends: [0], smoothing: 3)
        var info: Info = ["lives": 3]
        for _ in 0..<2 {
            try env.reset()
            let error = #expect(throws: EmptyEpisode.self) { try env.addStats(to: &info) }
            #expect(error?.description.contains("call step() before addStats(to:)") == true)
        }
        #expect(info == ["lives": 3])
        #expect(try env.step(0).info.recorder?.smoothed?.returnSum == 1)
    }

    @Test func `An entry under the key is an error, or left alone where that is asked for`() throws {
        var env = try recorder([1, 1], ends: [1])
        try env.reset()
        _ = try env.step(0)
        var info: Info = ["recorder": 7]
        let error = #expect(throws: StatisticsExist.self) { try env.addStats(to: &info) }
        #expect(error?.description.contains("the info has an entry \"recorder\" already") == true)
        try env.addStats(to: &info, ignoreExisting: true)
        env.ignoreExisting = true
        try env.addStats(to: &info)
        #expect(throws: StatisticsExist.self) { try env.addStats(to: &info, ignoreExisting: false) }
        #expect(info == ["recorder": 7])
    }

    @Test func `An environment that uses the key itself is told at the episode's end`() throws {
        let script = [
            Step(0, reward: 1, info: ["recorder": "mine"]),
            Step(0, reward: 1, terminated: true, info: ["recorder": "mine"]),
        ]
        var env = try Recorder(UnscaledReward(ScriptedEnv(script)))
        try env.reset()
        #expect(try env.step(0).info == ["recorder": "mine"])
        #expect(throws: StatisticsExist(key: "recorder")) { try env.step(1) }
        env.ignoreExisting = true
        #expect(try env.step(1).info == ["recorder": "mine"])
        var other = try Recorder(UnscaledReward(ScriptedEnv(script)), key: "statistics")
        try other.reset()
        let step = try other.step(1)
        #expect(step.info.keys == ["recorder", "statistics"])
        #expect(step.info.recorder == nil)
    }

    @Test func `Of two recorders with one key the outer is refused or silent, with two keys both report`() throws {
        var nested = try Recorder(recorder([1], ends: [0]))
        try nested.reset()
        #expect(throws: StatisticsExist(key: "recorder")) { try nested.step(0) }
        var silent = try Recorder(recorder([1], ends: [0]), ignoreExisting: true)
        try silent.reset()
        #expect(try silent.step(0).info.keys == ["recorder"])
        var both = try Recorder(recorder([1], ends: [0], key: "inner"), key: "outer")
        try both.reset()
        #expect(try both.step(0).info.keys == ["inner", "outer"])
    }

    @Test func `An episode that is left early counts, without statistics`() throws {
        var env = try recorder([1, 1], ends: [1])
        try env.reset()
        #expect(try env.step(0).info.isEmpty)
        try env.reset()
        #expect(env.episodeCount == 1)
        #expect(try env.step(1).info.recorder?.index == 1)
        try env.close()
        try env.close()
        #expect(env.episodeCount == 2)
    }

    @Test func `Without resets all steps are one episode`() throws {
        var env = try Recorder(UnscaledReward(CountingEnv(episodeLength: 3)), smoothing: 2)
        let lengths = try (0..<4).map { _ in try env.step(1).info.recorder?.length }
        #expect(lengths == [nil, nil, 3, nil])
        try env.close()
        #expect(env.episodeCount == 1)
    }

    @Test func `A step that fails counts for nothing`() throws {
        var env = try Recorder(UnscaledReward(CountingEnv(episodeLength: 2)))
        #expect(throws: InvalidAction.self) { try env.step(100) }
        try env.reset()
        #expect(env.episodeCount == 0)
        _ = try env.step(3)
        #expect(throws: InvalidAction.self) { try env.step(-1) }
        let statistics = try #require(try env.step(4).info.recorder)
        #expect(statistics.length == 2)
        #expect(statistics.rewardSum == 7)
    }

    @Test func `A reset that fails leaves the episode as it is`() throws {
        var env = try Recorder(make("CartPole-v1"))
        try env.reset(seed: 1)
        _ = try env.step(1)
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        #expect(env.episodeCount == 0)
        try env.reset()
        #expect(env.episodeCount == 1)
    }

    @Test func `Equal rewards have a deviation of zero, or of rounding, and end no program`() throws {
        for hundredths in stride(from: -300, through: 300, by: 7) {
            let reward = Double(hundredths) / 100
            for length in [1, 2, 3, 7, 10, 59] {
                var env = try recorder(Array(repeating: reward, count: length), ends: [length - 1], smoothing: 10)
                for _ in 0..<12 {
                    try env.reset()
                    for step in 0..<(length - 1) { _ = try env.step(step) }
                    let statistics = try #require(try env.step(length - 1).info.recorder)
                    #expect((0..<1e-6).contains(statistics.rewardDeviation))
                    #expect((0..<1e-5).contains(try #require(statistics.smoothed).returnDeviation))
                }
            }
        }
    }

    @Test func `Three rewards of a tenth have a deviation of zero`() throws {
        var env = try recorder([0.1, 0.1, 0.1], ends: [2])
        try env.reset()
        for step in 0..<2 { _ = try env.step(step) }
        #expect(
            try env.step(2).info.description
                == "{'recorder': {'idx': 0, 'length': 3, 'r_sum': 0.30000000000000004, "
                + "'r_mean': 0.10000000000000002, 'r_std': 0.0}}")
    }

    @Test func `Rewards that are infinite or no number are added up as arithmetic has it`() throws {
        var env = try recorder([.infinity, 1, .nan], ends: [1, 2], smoothing: 4)
        try env.reset()
        _ = try env.step(0)
        #expect(
            try env.step(1).info.description
                == "{'recorder': {'idx': 0, 'length': 2, 'r_sum': inf, 'r_mean': inf, 'r_std': nan, "
                + "'length_': 2.0, 'r_sum_': inf, 'r_mean_': inf, 'r_std_': nan}}")
        try env.reset()
        #expect(try env.step(2).info.recorder?.rewardSum.isNaN == true)
    }

    @Test func `A square too large is infinite and stops nothing`() throws {
        var env = try recorder([1e200, -1e200, 1], ends: [1, 2])
        try env.reset()
        _ = try env.step(0)
        #expect(try env.step(1).info.recorder?.rewardDeviation == .infinity)
        try env.reset()
        #expect(try env.step(2).info.recorder?.rewardDeviation == 0)
    }
}
