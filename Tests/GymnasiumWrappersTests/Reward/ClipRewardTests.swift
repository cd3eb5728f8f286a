import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("ClipReward")
struct ClipRewardTests {
    @Test(
        "a reward of 1 is held between the bounds",
        arguments: [(nil, 0.5, 0.5), (0, nil, 1), (0, 0.5, 0.5), (2, nil, 2), (1, 1, 1), (-1, 3, 1)]
            as [(Double?, Double?, Double)])
    func bounds(low: Double?, high: Double?, expected: Double) throws {
        var env = try ClipReward(make("CartPole-v1"), minReward: low, maxReward: high)
        try env.reset(seed: 42)
        #expect(try env.step(0).reward == expected)
        #expect(env.minReward == low && env.maxReward == high)
    }

    @Test("ranges of all three forms are taken")
    func ranges() throws {
        func reward(_ env: some Env<[Float], Int>) throws -> [Double] {
            var env = env
            return try (0..<5).map { try env.step($0).reward }
        }
        #expect(try reward(Probe().rewardsClipped(to: 1...3)) == [1, 1, 2, 3, 3])
        #expect(try reward(Probe().rewardsClipped(to: 2...)) == [2, 2, 2, 3, 4])
        #expect(try reward(Probe().rewardsClipped(to: ...2)) == [0, 1, 2, 2, 2])
    }

    @Test("bounds that are missing, crossed or not numbers are an error")
    func badBounds() throws {
        let error = try #require(throws: InvalidBound.self) { try ClipReward(Probe()) }
        #expect(error.description.contains("nil and nil"))
        #expect(throws: InvalidBound(low: 1, high: -1, expected: "minReward to be at most maxReward")) {
            try ClipReward(Probe(), minReward: 1, maxReward: -1)
        }
        #expect(throws: InvalidBound.self) { try ClipReward(Probe(), minReward: .nan) }
        #expect(throws: InvalidBound.self) { try ClipReward(Probe(), minReward: 0, maxReward: .nan) }
    }

    @Test("a reward that is no number stays none")
    func notANumber() throws {
        var env = try Probe(reward: .nan).rewardsClipped(to: 0...1)
        #expect(try env.step(0).reward.isNaN)
        var infinite = try Probe(reward: .infinity).rewardsClipped(to: 0...1)
        #expect(try infinite.step(0).reward == 1)
    }

    @Test("the rest of the step is left as it is")
    func rest() throws {
        var env = try Probe(terminates: true).timeLimited(1).rewardsClipped(to: ...0)
        try env.reset(seed: 42)
        #expect(
            try env.step(4)
                == Step([0.5], reward: 0, terminated: true, truncated: true, info: ["noise": 0.7739560485559633]))
    }
}
