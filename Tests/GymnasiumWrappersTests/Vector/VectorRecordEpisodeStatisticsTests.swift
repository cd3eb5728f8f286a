import Gymnasium
import LyceumNumerics
import Testing

@Suite("Episode statistics of several lanes") struct VectorRecordEpisodeStatisticsTests {
    @Test("Statistics of lanes are those that each environment reports itself", arguments: [1, 3])
    func equal(count: Int) throws {
        var inside = try SyncVectorEnv(count: count) { _ in try make("CartPole-v1").episodeStatisticsRecorded() }
        var outside = try makeVec("CartPole-v1", count: count, vectorizationMode: .sync).episodeStatisticsRecorded()
        try inside.reset(seed: 123)
        try outside.reset(seed: 123)
        try outside.singleActionSpace.seed(123)
        var ends = 0
        for _ in 0..<200 {
            let actions = Value.integers((0..<count).compactMap { _ in outside.singleActionSpace.sample().int })
            let (one, other) = (try inside.step(actions), try outside.step(actions))
            #expect(one.isDone == other.isDone && one.rewards == other.rewards)
            let (own, others) = (other.infos["episode"]?.dictionary, one.infos["episode"]?.dictionary)
            #expect(own?["r"] == others?["r"] as Value? && own?["l"] == others?["l"] as Value?)
            #expect(own?["t"]?.doubles?.count == others?["t"]?.doubles?.count)
            #expect(other.infos["_episode"] == one.infos["_episode"] as Value?)
            ends += other.isDone.count { $0 }
        }
        #expect(ends >= 5 && outside.episodeCount == ends)
        #expect(outside.returnQueue.count == ends && outside.lengthQueue.map(Double.init) == outside.returnQueue)
        #expect(outside.timeQueue.allSatisfy { $0 >= 0 && $0 < 60 })
    }

    @Test(
        "Episodes of a fixed length have that length in every mode",
        arguments: [
            (AutoresetMode.nextStep, [(2, 0), (3, 1), (6, 0), (8, 1)]),
            (.sameStep, [(2, 0), (3, 1), (5, 0), (7, 1), (8, 0)]),
            (.disabled, [(2, 0), (3, 1), (5, 0), (7, 1), (8, 0)]),
        ])
    func modes(mode: AutoresetMode, expected: [(step: Int, lane: Int)]) throws {
        var lanes = try SyncVectorEnv([3, 4, 50], autoresetMode: mode).episodeStatisticsRecorded(bufferLength: 2)
        try lanes.reset(seed: 1)
        var ends: [(Int, Int)] = []
        for step in 0..<9 {
            let batch = try lanes.step([0, 0, 0])
            guard let episode = batch.infos["episode"]?.dictionary else { continue }
            for lane in 0..<3 {
                let (sum, length) = (episode["r"]?.doubles?[lane], episode["l"]?.integers?[lane])
                #expect(length == (batch.isDone[lane] ? [3, 4, 50][lane] : 0))
                #expect(sum == length.map(Double.init))
                if batch.isDone[lane] { ends.append((step, lane)) }
            }
            #expect(batch.infos["_episode"] == .array(.bool(NDArray(batch.isDone))))
            if mode == .disabled { try lanes.reset(mask: batch.isDone) }
        }
        #expect(ends.map { [$0.0, $0.1] } == expected.map { [$0.step, $0.lane] })
        #expect(lanes.episodeCount == expected.count)
        #expect(lanes.lengthQueue == expected.suffix(2).map { [3, 4][$0.lane] })
    }

    @Test("A partial reset begins the episodes of the lanes that are reset only")
    func partialReset() throws {
        var lanes = try SyncVectorEnv([3, 4, 50], autoresetMode: .disabled).episodeStatisticsRecorded()
        try lanes.reset(seed: 1)
        for _ in 0..<2 { _ = try lanes.step([0, 0, 0]) }
        try lanes.reset(options: ["reset_mask": [false, false, true]])
        #expect(lanes.episodeLengths == [2, 2, 0])
        try lanes.reset(mask: [true, false, false])
        #expect(lanes.episodeReturns == [0, 2, 0])
    }

    @Test("The key may be another one, and one that is there already is refused")
    func keys() throws {
        var lanes = try SyncVectorEnv([1, 4]).episodeStatisticsRecorded().episodeStatisticsRecorded(statsKey: "outer")
        try lanes.reset()
        #expect(try lanes.step([0, 0]).infos.keys == ["episode", "_episode", "outer", "_outer"])
        var twice = try SyncVectorEnv([1, 4]).episodeStatisticsRecorded().episodeStatisticsRecorded()
        try twice.reset()
        #expect(throws: KeyAlreadyUsed.self) { try twice.step([0, 0]) }
        #expect(throws: InvalidArgument.self) { try SyncVectorEnv([1]).episodeStatisticsRecorded(bufferLength: -1) }
    }
}
