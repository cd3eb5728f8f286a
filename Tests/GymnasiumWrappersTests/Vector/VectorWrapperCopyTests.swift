import Gymnasium
import Testing

@Suite("Copies of wrapped vectors") struct VectorWrapperCopyTests {
    @Test("A copy goes on with the same results, and leaves the original where it is", arguments: [1, 2, 3])
    func copies(seed: Int) throws {
        var lanes = try makeVec("CartPole-v1", count: 3, vectorizationMode: .sync)
            .observationsNormalized().episodeStatisticsRecorded().rewardsNormalized().infosListed()
        try lanes.reset(seed: seed)
        try lanes.actionSpace.seed(seed)
        for _ in 0..<40 { _ = try lanes.step(lanes.actionSpace.sample()) }
        var (copy, untouched) = (lanes, lanes)
        var results: [VectorStep<Value>] = []
        for _ in 0..<40 {
            results.append(Self.withoutTimes(try copy.step(copy.actionSpace.sample())))
        }
        #expect(lanes.base.statistics != copy.base.statistics)
        #expect(lanes.base.statistics == untouched.base.statistics)
        #expect(lanes.base.base.episodeReturns == untouched.base.base.episodeReturns)
        #expect(lanes.base.base.base.statistics != copy.base.base.base.statistics)
        for result in results {
            #expect(Self.withoutTimes(try lanes.step(lanes.actionSpace.sample())) == result)
        }
        #expect(lanes.base.statistics == copy.base.statistics)
        #expect(lanes.base.base.lengthQueue == copy.base.base.lengthQueue)
        #expect(Self.withoutTimes(try untouched.step(untouched.actionSpace.sample())) == results[0])
    }

    /// Times of episodes differ from run to run.
    private static func withoutTimes(_ batch: VectorStep<Value>) -> VectorStep<Value> {
        var batch = batch
        if var episode = batch.infos["episode"]?.dictionary {
            episode["t"] = nil as Value?
            batch.infos["episode"] = .dictionary(episode) as Value
        }
        return batch
    }
}
