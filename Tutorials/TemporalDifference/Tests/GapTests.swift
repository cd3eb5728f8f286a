import Lyceum
import Testing

@testable import tutorial_temporal_difference

/// Whether two lists of numbers are equal but for rounding.
private func near(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
}

@Suite("The gaps, in the order of the text")
struct GapTests {
    @Test("policy: one best action gets 1 − ε and its share of ε")
    func oneBestAction() throws {
        let probabilities = try epsilonGreedy([0, 0.5, 0.6, 0.1], epsilon: 0.5)
        #expect(near(probabilities, [0.125, 0.125, 0.625, 0.125]))
    }

    @Test("policy: actions of equal value share what the best one gets")
    func ties() throws {
        #expect(near(try epsilonGreedy([0, 0.5, 0.5, 0.1], epsilon: 0.2), [0.05, 0.45, 0.45, 0.05]))
        #expect(near(try epsilonGreedy([0, 0, 0, 0], epsilon: 0.01), [0.25, 0.25, 0.25, 0.25]))
    }

    @Test("policy: with two actions and values below 0 it is the same")
    func otherCounts() throws {
        #expect(near(try epsilonGreedy([-3, -2], epsilon: 0.1), [0.05, 0.95]))
    }

    @Test("expected value: values are weighted by the probabilities of their actions")
    func weighted() throws {
        #expect(try expectedValue([1, 2, 4, 8], [0.125, 0.125, 0.5, 0.25]) == 4.375)
    }

    @Test("target: the value of the next state is discounted and added to the reward")
    func middleOfAnEpisode() throws {
        #expect(try oneStepTarget(Step(3, reward: 2), future: 4, discount: 0.5) == 4)
    }

    @Test("target: nothing follows where the task is over")
    func terminated() throws {
        #expect(try oneStepTarget(Step(3, reward: 1, terminated: true), future: 4, discount: 0.5) == 1)
    }

    @Test("target: where only the time is up, the value of the next state counts")
    func truncated() throws {
        #expect(try oneStepTarget(Step(3, reward: 1, truncated: true), future: 4, discount: 0.5) == 3)
    }

    @Test("n step return: three rewards, and a value that is discounted three times")
    func threeSteps() throws {
        #expect(try nStepReturn([1, 2, 4], future: 8, discount: 0.5) == 1 + 1 + 1 + 1)
    }

    @Test("n step return: of one step it is the one-step target")
    func oneStep() throws {
        #expect(try nStepReturn([2], future: 4, discount: 0.5) == 4)
    }

    @Test("importance ratio: the product of π/μ without the first action")
    func product() throws {
        let ratio = try importanceRatio(learned: [1, 0.5, 0.25], sampled: [0.125, 0.25, 0.5], cap: 100)
        #expect(ratio == 1)
        #expect(try importanceRatio(learned: [0, 1, 1], sampled: [0.5, 0.5, 0.25], cap: 100) == 8)
    }

    @Test("importance ratio: no more than the cap, and 1 for a single action")
    func capped() throws {
        #expect(try importanceRatio(learned: [0.5, 1, 1], sampled: [0.5, 0.5, 0.25], cap: 3) == 3)
        #expect(try importanceRatio(learned: [0.5], sampled: [0.25], cap: 3) == 1)
        #expect(try importanceRatio(learned: [1, 0.5, 1], sampled: [1, 1, 0.25], cap: 1.5) == 1.5)
    }
}
