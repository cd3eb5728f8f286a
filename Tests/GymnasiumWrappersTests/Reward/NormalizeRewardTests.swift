import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("NormalizeReward")
struct NormalizeRewardTests {
    @Test("the first reward of 1 becomes about 70.7")
    func first() throws {
        var env = try Probe(reward: 1).rewardsNormalized()
        #expect(abs(try env.step(0).reward - 70.71421321062337) < 1e-9)
    }

    @Test("the mean is that of the discounted returns, begun anew at termination only", arguments: [0, 0.5, 0.99, 1])
    func runningMean(gamma: Double) throws {
        var env = try Reel(Discrete(2), [0]).rewardsNormalized(gamma: gamma)
        env.rewards = [1, -2, 0.5, 3]
        env.length = 7
        var (sum, returns) = (0.0, [Double]())
        for _ in 0..<5 {
            try env.reset()
            for index in 0..<7 {
                _ = try env.step(0)
                sum = (index == 6 ? 0 : sum * gamma) + [1, -2, 0.5, 3][index % 4]
                returns.append(sum)
            }
        }
        let mean = returns.reduce(0, +) / 35.0001
        #expect(abs(env.statistics.mean[0] - mean) < 1e-9 && abs(env.statistics.count - 35.0001) < 1e-9)
        #expect(env.discountedReward == sum)
    }

    @Test("neither a reset nor truncation begins the return anew")
    func survival() throws {
        var env = try Probe(reward: 1).timeLimited(1).rewardsNormalized(gamma: 1)
        for episode in 1...4 {
            try env.reset()
            #expect(try env.step(0).truncated && env.discountedReward == Double(episode))
        }
    }

    @Test("frozen statistics stay as they are while rewards are still divided")
    func frozen() throws {
        var env = try AnyEnv(make("CartPole-v1").rewardsNormalized())
        try env.reset(seed: 1)
        for _ in 0..<5 { _ = try env.step(1) }
        let layer = try #require(env[as: NormalizeReward<AnyEnv>.self])
        env["update_running_mean"] = false
        let rewards = try (0..<3).map { _ in try env.step(0).reward }
        #expect(env[as: NormalizeReward<AnyEnv>.self]?.statistics == layer.statistics)
        #expect(Set(rewards).count == 1 && rewards[0] == 1 / (layer.statistics.variance[0] + 1e-8).squareRoot())
        env["update_running_mean"] = true
        _ = try env.step(0)
        #expect(env[as: NormalizeReward<AnyEnv>.self]?.statistics != layer.statistics)
    }

    @Test("a discount outside of 0 to 1 is refused", arguments: [-0.1, 1.1, .nan, .infinity])
    func badGamma(gamma: Double) throws {
        let error = try #require(throws: InvalidBound.self) { try CartPole().rewardsNormalized(gamma: gamma) }
        #expect(error.description.contains("gamma from 0 to 1"))
    }

    @Test("an epsilon of 0 or less is refused", arguments: [0, -1e-8, .nan])
    func badEpsilon(epsilon: Double) throws {
        let error = try #require(throws: InvalidBound.self) { try CartPole().rewardsNormalized(epsilon: epsilon) }
        #expect(error.description.contains("an epsilon above 0"))
        #expect(throws: InvalidBound.self) { try CartPole().observationsNormalized(epsilon: epsilon) }
    }
}
