import Lyceum
import Testing

@testable import tutorial_bandits

@Suite("Upper confidence bounds and gradient bandits")
struct OtherAgentsTests {
    @Test("upper bound: an arm that was never pulled comes before all others")
    func neverPulled() throws {
        var agent = UpperConfidenceBound(arms: 2, c: 2, random: Generator(entropy: [1]))
        agent.learn(from: 1000, of: 0)
        let bound = try agent.bound(of: 1, logarithm: 0)
        #expect(bound == .infinity)
    }

    @Test("upper bound: the rarer an arm was pulled the higher it is above the estimate")
    func width() throws {
        var agent = UpperConfidenceBound(arms: 2, c: 10, random: Generator(entropy: [1]))
        agent.learn(from: 7, of: 0)
        for _ in 0..<4 { agent.learn(from: 7, of: 1) }
        let bounds = try (0..<2).map { arm in try agent.bound(of: arm, logarithm: 4) }
        #expect(bounds == [27, 17])
    }

    @Test("gradient: a good reward makes its arm more likely, and the others less")
    func goodReward() throws {
        var agent = GradientBandit(arms: 4, alpha: 0.5, hasBaseline: false, random: Generator(entropy: [1]))
        try agent.learn(from: 8, of: 2)
        #expect(agent.preferences == [-1, -1, 3, -1])
    }

    @Test("gradient: a reward below the baseline makes its arm less likely")
    func belowTheBaseline() throws {
        var agent = GradientBandit(arms: 4, alpha: 0.5, hasBaseline: true, random: Generator(entropy: [1]))
        try agent.learn(from: 8, of: 2)  // as good as the mean so far: nothing moves
        #expect(agent.preferences == [0, 0, 0, 0])
        try agent.learn(from: 0, of: 2)  // 4 less than the mean
        #expect(agent.preferences == [0.5, 0.5, -1.5, 0.5])
    }
}
