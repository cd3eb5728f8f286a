import Lyceum
import Testing

@testable import tutorial_bandits

@Suite("ε-greedy")
struct EpsilonGreedyTests {
    private func agent(
        arms: Int = 2, epsilon: Double = 0, stepSize: EpsilonGreedy.StepSize = .sampleAverage, initialValue: Double = 0
    ) -> EpsilonGreedy {
        EpsilonGreedy(
            arms: arms, epsilon: epsilon, stepSize: stepSize, initialValue: initialValue,
            random: Generator(entropy: [1]))
    }

    @Test("learn: one reward moves the estimate by the step size times the distance")
    func oneRewardMovesTheEstimate() throws {
        var agent = agent(stepSize: .constant(0.5), initialValue: 2)
        try agent.learn(from: 10, of: 1)
        #expect(agent.values == [2, 6])
    }

    @Test("learn: a sample average is the mean of the rewards of that arm")
    func sampleAverage() throws {
        var agent = agent()
        for reward in [4.0, 8, 3] { try agent.learn(from: reward, of: 1) }
        #expect(agent.values == [0, 5])
        #expect(agent.counts == [0, 3])
    }

    @Test("choose: without exploration it is the arm of the greatest value")
    func greedy() throws {
        var agent = agent(arms: 3)
        agent.values = [1, 3, 2]
        let chosen = try (0..<20).map { _ in try agent.choose() }
        #expect(chosen == Array(repeating: 1, count: 20))
    }

    @Test("choose: among equal values each arm gets its turn")
    func ties() throws {
        var agent = agent(arms: 3)
        agent.values = [5, 1, 5]
        let chosen = try (0..<100).map { _ in try agent.choose() }
        #expect(Set(chosen) == [0, 2])
    }

    @Test("choose: with ε = 0.5 it explores in about half of the pulls, the best arm included")
    func explores() throws {
        var agent = agent(arms: 2, epsilon: 0.5)
        agent.values = [0, 1]
        let worse = try (0..<1000).count { _ in try agent.choose() == 0 }
        #expect((200...300).contains(worse))
    }

    @Test("unbiased value: after the first pull it is the reward, whatever the initial value")
    func firstReward() throws {
        let agent = agent(stepSize: .constant(0.5), initialValue: -50)
        let value = try agent.withoutStart(-13, alpha: 0.5, pulls: 1)
        #expect(value == 24)
    }

    @Test("unbiased value: of three equal rewards it is that reward")
    func equalRewards() throws {
        // 8 → 6 → 5 → 4.5 on the way to rewards of 4 each.
        let agent = agent(stepSize: .constant(0.5), initialValue: 8)
        let value = try agent.withoutStart(4.5, alpha: 0.5, pulls: 3)
        #expect(value == 4)
    }
}
