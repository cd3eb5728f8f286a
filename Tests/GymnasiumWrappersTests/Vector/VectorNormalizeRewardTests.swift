import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Normalised rewards of several lanes") struct VectorNormalizeRewardTests {
    /// Lanes whose rewards are 1 and whose episodes end after 3, 4 and 50 steps.
    private func lanes(_ mode: AutoresetMode, truncates: Bool = false) throws -> VectorNormalizeReward<AnyVectorEnv> {
        try AnyVectorEnv(
            SyncVectorEnv([3, 4, 50], autoresetMode: mode, truncates: truncates)
        ).rewardsNormalized()
    }

    private func noisy(_ count: Int) throws -> SyncVectorEnv<TransformReward<Echo<Box<Float>, Discrete>>> {
        try SyncVectorEnv(count: count) { lane in
            Echo(Box(low: 0, high: 1), length: 40).rewardsTransformed {
                2 + ($0 * 12.9898 + Double(lane)).truncatingRemainder(dividingBy: 1)
            }
        }
    }

    @Test("Returns of normalised rewards have a deviation near 1")
    func deviation() throws {
        var lanes = try noisy(2).rewardsNormalized(gamma: 0.9)
        try lanes.reset(seed: 1)
        var (sums, returns) = ([0.0, 0.0], [Double]())
        for step in 0..<1000 {
            let batch = try lanes.step([0, 0])
            for lane in 0..<2 {
                sums[lane] = sums[lane] * 0.9 + batch.rewards[lane]
                if step > 500 { returns.append(sums[lane]) }
                if batch.isDone[lane] { sums[lane] = 0 }
            }
        }
        let mean = returns.reduce(0, +) / Double(returns.count)
        let variance = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(returns.count)
        #expect((variance.squareRoot() - 1).magnitude < 0.2)
    }

    @Test("The variance over lanes is nearly that of one environment")
    func single() throws {
        var single = try noisy(1)[0].rewardsNormalized()
        var lanes = try noisy(3).rewardsNormalized()
        try single.reset(seed: 1)
        try lanes.reset(seed: 1)
        for _ in 0..<800 {
            if try single.step(0).isDone { try single.reset() }
            _ = try lanes.step([0, 0, 0])
        }
        #expect((lanes.statistics.variance[0] / single.statistics.variance[0] - 1).magnitude < 0.1)
    }

    @Test("Only steps of episodes are counted, as many as single environments would")
    func counts() throws {
        for (mode, expected) in [(AutoresetMode.nextStep, 24.0001), (.sameStep, 27.0001)] {
            var lanes = try lanes(mode)
            try lanes.reset(seed: 1)
            for _ in 0..<9 { _ = try lanes.step([0, 0, 0]) }
            #expect(lanes.statistics.count == expected)
        }
    }

    @Test("gamma is from 0 to 1 and epsilon above 0")
    func arguments() throws {
        for gamma in [-0.1, 1.5, .nan] {
            #expect(throws: InvalidBound.self) { try noisy(1).rewardsNormalized(gamma: gamma) }
        }
        #expect(throws: InvalidBound.self) { try noisy(1).rewardsNormalized(epsilon: 0) }
        var lanes = try noisy(2).rewardsNormalized(gamma: 0)
        try lanes.reset(seed: 1)
        var raw = lanes.base
        _ = try lanes.step([0, 0])
        #expect(lanes.discountedRewards == (try raw.step([0, 0]).rewards.map { Float($0) }))
        lanes.updatesStatistics = false
        let before = lanes.statistics
        _ = try lanes.step([0, 0])
        #expect(lanes.statistics == before)
    }

    @Test("The sums go on after the end of an episode with the next step, as Gymnasium's do", arguments: [false, true])
    func nextStep(truncates: Bool) throws {
        var lanes = try lanes(.nextStep, truncates: truncates)
        try lanes.reset(seed: 1)
        var sums: [Float] = []
        for _ in 0..<5 {
            _ = try lanes.step([0, 0, 0])
            sums.append(lanes.discountedRewards[0])
        }
        // The fourth step begins an episode and is not counted.
        #expect(sums == (truncates ? [1, 1.99, 2.9701, 2.9701, 3.940399] : [1, 1.99, 1, 1, 1.99]))
    }

    @Test("With SameStep every episode's sum begins with 0", arguments: [false, true])
    func sameStep(truncates: Bool) throws {
        var lanes = try lanes(.sameStep, truncates: truncates)
        try lanes.reset(seed: 1)
        var sums: [[Float]] = []
        for _ in 0..<5 {
            _ = try lanes.step([0, 0, 0])
            sums.append(lanes.discountedRewards)
        }
        #expect(sums.map { $0[0] } == [1, 1.99, 0, 1, 1.99])
        #expect(sums.map { $0[1] } == [1, 1.99, 2.9701, 0, 1])
    }

    @Test("A reset clears the sums of the lanes that are reset, and no others")
    func partialReset() throws {
        var lanes = try lanes(.disabled)
        try lanes.reset(seed: 1)
        var batch = try lanes.step([0, 0, 0])
        for _ in 0..<2 { batch = try lanes.step([0, 0, 0]) }
        try lanes.reset(mask: batch.isDone)
        #expect(lanes.discountedRewards == [0, 2.9701, 2.9701])
        _ = try lanes.step([0, 0, 0])
        #expect(lanes.discountedRewards == [1, 1, 3.940399])
        try lanes.reset(seed: 2)
        #expect(lanes.discountedRewards == [0, 0, 0])
    }
}
