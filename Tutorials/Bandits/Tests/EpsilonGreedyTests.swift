import Lyceum
import Testing

@testable import tutorial_bandits

@Suite("ε-greedy")
struct EpsilonGreedyTests {
    @Test("learn: one reward moves the estimate by the step size times the distance")
    func oneRewardMovesTheEstimate() throws {
        var agent = EpsilonGreedy(arms: 2, epsilon: 0, stepSize: .constant(0.1), random: Generator(entropy: [1]))
        agent.learn(from: 10, of: 1)
        #expect(agent.values == [0, 1])
    }
}
