import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("MaxAndSkipObservation")
struct MaxAndSkipObservationTests {
    private static let reel = Reel(
        Box(low: 0, high: 99, shape: [2]),
        [[0, 9], [1, 8], [2, 7], [3, 6], [40, 1], [5, 5], [6, 40], [7, 3], [8, 2]])

    @Test("the greater numbers of the last two of several observations are seen, rewards are added up")
    func maximum() throws {
        var env = try Self.reel.framesSkipped(4)
        env.rewards = [1, 2, 3, 4]
        #expect(try env.reset().observation == [0, 9])
        let step = try env.step(0)
        #expect(step.observation == [40, 6] && step.reward == 10)
        #expect(try env.step(0).observation == [8, 3])
        var dynamic = try AnyEnv(Self.reel).framesSkipped(2)
        try dynamic.reset()
        #expect(try dynamic.step(0).observation == .floats([2, 8]))
    }

    @Test("an episode's end stops the repetition, and frames of earlier steps stay, as in Gymnasium")
    func early() throws {
        var env = try Self.reel.framesSkipped(4)
        env.length = 6
        try env.reset()
        #expect(try !env.step(0).isDone)
        let last = try env.step(0)
        #expect(last.isDone && last.reward == 2 && last.observation == [40, 6])
        #expect(try env.reset().observation == [0, 9])
    }

    @Test("observations lie in the space over steps and resets")
    func membership() throws {
        var env = try make(.cartPole).framesSkipped(4)
        #expect(env.observationSpace.contains(try env.reset(seed: 1).observation))
        for _ in 0..<60 {
            let step = try env.step(env.actionSpace.sample())
            #expect(env.observationSpace.contains(step.observation) || step.terminated)
            if step.isDone { #expect(env.observationSpace.contains(try env.reset().observation)) }
        }
    }

    @Test("fewer than two frames are refused", arguments: [1, 0, -3])
    func badSkip(skip: Int) throws {
        let error = try #require(throws: InvalidArgument.self) { try CartPole().framesSkipped(skip) }
        #expect(error.description == "skip is \(skip); expected 2 to 1048576, such as 4")
    }

    @Test("of whole numbers the greater one is given, typed and dynamic")
    func counts() throws {
        var typed = try Reel(Discrete(9), [0, 4, 2, 7, 1]).framesSkipped(2)
        var dynamic = try AnyEnv(Reel(Discrete(9), [0, 4, 2, 7, 1])).framesSkipped(2)
        try typed.reset()
        try dynamic.reset()
        for expected in [4, 7, 4] {
            #expect(try typed.step(0).observation == expected)
            #expect(try dynamic.step(0).observation == .int(expected))
        }
        var vectors = try Reel(MultiDiscrete([9, 9]), [[0, 0], [1, 5], [3, 2]]).framesSkipped(2)
        try vectors.reset()
        #expect(try vectors.step(0).observation == [3, 5])
    }
}
