import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("StickyAction and RepeatAction")
struct StickyActionTests {
    private func actions(_ env: some Env) throws -> [Int] {
        var env = AnyEnv(env)
        try env.reset(seed: 11)
        return try (0..<8).compactMap { try env.step(.int($0)).info["action"]?.int }
    }

    @Test("with seed 11 the actions are those of Gymnasium")
    func golden() throws {
        let env = Echo(Discrete(2), Discrete(8), length: 100)
        #expect(try actions(env.actionsStuck(probability: 0.25)) == [0, 0, 2, 3, 3, 3, 6, 6])
        #expect(try actions(env.actionsStuck(probability: 0.25, duration: 2)) == [0, 0, 0, 3, 4, 4, 4, 4])
        #expect(try actions(env.actionsStuck(probability: 0.25, duration: 1...3)) == [0, 0, 0, 0, 4, 4, 4, 4])
        #expect(try actions(AnyEnv(env).actionsStuck(probability: 0.25)) == [0, 0, 2, 3, 3, 3, 6, 6])
        #expect(try actions(env.actionsStuck(probability: 0)) == Array(0..<8))
    }

    @Test("the first action of an episode is done, and a series ends with its episode")
    func episodes() throws {
        var env = try Echo(Discrete(2), Discrete(8), length: 100).actionsStuck(probability: 0.999, duration: 50)
        for first in 0..<5 {
            // One action in a thousand is not repeated; not one of these five, whose random numbers are always the same.
            try env.reset(seed: first)
            #expect(try env.step(first).info["action"] == .int(first))
            #expect(try env.step(first + 1).info["action"] == .int(first))
        }
    }

    @Test("probabilities outside of 0 to below 1 are refused", arguments: [-0.1, 1, 1.5, .nan])
    func badProbability(probability: Double) throws {
        let error = try #require(throws: InvalidProbability.self) {
            try CartPole().actionsStuck(probability: probability)
        }
        #expect(error == InvalidProbability("repeatActionProbability", given: probability))
        #expect(error.description.contains("at least 0 and below 1"))
    }

    @Test("lengths below 1 are refused", arguments: [0, -1])
    func badDuration(duration: Int) throws {
        #expect(throws: InvalidArgument.self) { try CartPole().actionsStuck(probability: 0.5, duration: duration) }
        #expect(throws: InvalidArgument.self) {
            try CartPole().actionsStuck(probability: 0.5, duration: duration...3)
        }
    }

    @Test("an action is done so many times, rewards are added up, the last observation and information are seen")
    func repetition() throws {
        var env = try Echo(Discrete(9), Discrete(8), length: 10).actionsRepeated(4)
        try env.reset(seed: 1)
        let step = try env.step(5)
        #expect(step.reward == 10 && env.steps == 4 && !step.isDone && step.info["action"] == 5)
        #expect(try env.step(5).reward == 26)
        let last = try env.step(5)
        #expect(last.reward == 19 && last.terminated && env.steps == 10)
        var truncated = try Probe(reward: 1).timeLimited(3).actionsRepeated(5)
        try truncated.reset()
        let end = try truncated.step(0)
        #expect(end.truncated && !end.terminated && end.reward == 3)
    }

    @Test("once is as without, and the spaces stay")
    func once() throws {
        var (plain, once) = (try make(.cartPole), try make(.cartPole).actionsRepeated(1))
        #expect(try plain.reset(seed: 3) == once.reset(seed: 3))
        for _ in 0..<8 { #expect(try plain.step(1) == once.step(1)) }
        #expect(once.actionSpace == plain.actionSpace && once.observationSpace == plain.observationSpace)
    }

    @Test("fewer times than one are refused", arguments: [0, -1])
    func badCount(count: Int) throws {
        let error = try #require(throws: InvalidArgument.self) { try CartPole().actionsRepeated(count) }
        #expect(error.description == "numRepeats is \(count); expected 1 to 1048576, such as 4")
    }
}
