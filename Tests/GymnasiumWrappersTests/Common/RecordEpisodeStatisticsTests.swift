import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("RecordEpisodeStatistics")
struct RecordEpisodeStatisticsTests {
    @Test("an episode's last step has its return, length and time; the queues keep the last ones", arguments: [2, 5])
    func statistics(bufferLength: Int) throws {
        var env = try Echo(Discrete(5), length: 3).episodeStatisticsRecorded(bufferLength: bufferLength)
        for episode in 1...7 {
            try env.reset(seed: episode)
            #expect(env.episodeReturn == 0 && env.episodeLength == 0)
            #expect(try env.step(0).info["episode"] == nil && env.step(0).info["episode"] == nil)
            let statistics = try #require(try env.step(0).info["episode"]?.dictionary)
            #expect(statistics.keys == ["r", "l", "t"] && statistics["r"] == 6.0 && statistics["l"] == 3)
            let time = try #require(statistics["t"]?.double)
            #expect(time >= 0 && time < 60)
            #expect(env.episodeCount == episode && env.returnQueue.count == min(episode, bufferLength))
            #expect(env.lengthQueue.allSatisfy { $0 == 3 } && env.timeQueue.last == time)
            #expect(env.episodeReturn == 6 && env.episodeLength == 3)
        }
    }

    @Test("the queues hold the most recent episodes, oldest first, and none where they shall hold none")
    func order() throws {
        var env = try Reel(Discrete(2), [0]).timeLimited(1).episodeStatisticsRecorded(bufferLength: 2)
        env.rewards = [5]
        for reward in [5.0, 6, 7] {
            env.rewards = [reward]
            try env.reset()
            _ = try env.step(0)
        }
        #expect(env.returnQueue == [6, 7])
        var none = try Echo(Discrete(2), length: 1).episodeStatisticsRecorded(bufferLength: 0)
        try none.reset(seed: 1)
        #expect(try none.step(0).info["episode"] != nil && none.returnQueue.isEmpty && none.episodeCount == 1)
    }

    @Test("sum and length go on over the end of an episode until a reset")
    func stepsAfterTheEnd() throws {
        var env = try Probe(reward: 2, terminates: true).episodeStatisticsRecorded()
        try env.reset()
        #expect(try env.step(0).info["episode"]?["r"] == 2.0)
        #expect(try env.step(0).info["episode"]?["r"] == 4.0)
        #expect(env.returnQueue == [2, 4])
    }

    @Test("another key may be given; one that is there already is an error")
    func keys() throws {
        var env = try Echo(Discrete(2), length: 1).episodeStatisticsRecorded(statsKey: "stats")
        try env.reset(seed: 1)
        #expect(try env.step(0).info["stats"]?["l"] == 1)
        var twice = try Echo(Discrete(2), length: 1).episodeStatisticsRecorded().episodeStatisticsRecorded()
        try twice.reset(seed: 1)
        let error = try #require(throws: KeyAlreadyUsed.self) { try twice.step(0) }
        #expect(error.key == "episode" && error.description.contains("statsKey"))
        #expect(throws: InvalidArgument.self) { try CartPole().episodeStatisticsRecorded(bufferLength: -1) }
    }

    @Test("the statistics can be read by name")
    func attributes() throws {
        var env = try AnyEnv(Echo(Discrete(2), length: 2).episodeStatisticsRecorded())
        try env.reset(seed: 1)
        _ = try env.step(0)
        #expect(env["episode_returns"] == 1.0 && env["episode_lengths"] == 1 && env["episode_count"] == 0)
        _ = try env.step(0)
        #expect(env["return_queue"] == .doubles([3]) && env["length_queue"] == .integers([2]))
    }
}
