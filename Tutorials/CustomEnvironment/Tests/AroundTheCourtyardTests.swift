import Lyceum
import Testing

@testable import tutorial_custom_environment

/// A path with a wall at its end: every second step bumps.
private struct Path: Env {
    var observationSpace = Discrete(2)
    var actionSpace = Discrete(1)
    var random = Generator()
    private var steps = 0

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> {
        try reseed(seed)
        steps = 0
        return Reset(0)
    }

    mutating func step(_ action: Int) throws -> Step<Int> {
        steps += 1
        return Step(1, reward: 5, info: steps.isMultiple(of: 2) ? ["bumped": true] : [:])
    }
}

@Suite("Around the courtyard")
struct AroundTheCourtyardTests {
    @Test("penalty: it is taken off the reward of a bump, and of no other step")
    func penalty() throws {
        var env = Path().bumpsPenalised(by: 3)
        try env.reset()
        let rewards = try (0..<4).map { _ in try env.step(0).reward }
        #expect(rewards == [5, 2, 5, 2])
    }

    @Test("learn: an estimate moves towards reward and discounted value of the best next action")
    func moves() throws {
        var agent = QLearner(states: 2, actions: 2, stepSize: 0.5, discount: 0.5, random: Generator(entropy: [1]))
        agent.values = [[2, 0], [4, 8]]
        try agent.learn(0, 0, Step(1, reward: 10))
        #expect(agent.values == [[8, 0], [4, 8]])
    }

    @Test("learn: nothing follows an end, but something follows a step that only the clock has cut off")
    func ends() throws {
        var agent = QLearner(states: 2, actions: 1, stepSize: 1, discount: 1, random: Generator(entropy: [1]))
        agent.values = [[0], [8]]
        try agent.learn(0, 0, Step(1, reward: -1, terminated: true))
        #expect(agent.values == [[-1], [8]])
        try agent.learn(0, 0, Step(1, reward: -1, truncated: true))
        #expect(agent.values == [[7], [8]])
    }
}

@Suite("Planning on copies")
struct PlanningTests {
    @Test("imagine: the copy has moved, and the environment has not")
    func copy() throws {
        var courtyard = Courtyard()
        try courtyard.reset(seed: 1)
        let (imagined, step) = try imagine(Move.right.rawValue, in: courtyard)
        #expect(courtyard.square == 0)
        #expect(imagined.square == 1)
        #expect(step.observation == 1)
    }
}
