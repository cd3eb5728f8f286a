import Gymnasium
import LyceumNumerics
import Testing

@Suite("Vectors of functional environments")
struct FunctionalVectorEnvTests {
    @Test("starts and first steps of seed 42 are Gymnasium's")
    func golden() throws {
        // make_vec("phys2d/CartPole-v1", num_envs=3), reset(seed=42), step([1, 1, 1]); gymnasium 1.4.0, jax 0.10.2.
        let starts: [[Float]] = [
            [-0.02641751, 0.04396905, -0.0303928, 0.0106691], [-0.00835136, -0.04135264, -0.00179479, -0.0375676],
            [-0.04660727, -0.01580069, 0.02101517, 0.04893278],
        ]
        let next: [[Float]] = [
            [-0.02553813, 0.39050114, -0.03017942, -0.29144603], [-0.00917841, 0.300419, -0.00254614, -0.33081618],
            [-0.04692328, 0.32197264, 0.02199382, -0.23704709],
        ]
        var lanes = try makeVec("phys2d/CartPole-v1", count: 3)
        #expect(lanes.description == "FunctionalVectorEnv(phys2d/CartPole-v1, num_envs=3)")
        func numbers(_ batch: VectorStep<Value>) -> [Double] { batch.observations.array?.numbers ?? [] }
        for (number, expected) in zip(numbers(try lanes.reset(seed: 42)), starts.joined()) {
            #expect(abs(number - Double(expected)) < 1e-8)
        }
        let step = try lanes.step([1, 1, 1])
        for (number, expected) in zip(numbers(step), next.joined()) { #expect(abs(number - Double(expected)) < 1e-5) }
        #expect(step.rewards == [1, 1, 1] && !step.isDone.contains(true))
    }

    @Test("episodes of the pendulum are truncated every 200 steps, and begin with the step after that")
    func truncation() throws {
        var lanes = try makeVec("phys2d/Pendulum-v0", count: 2)
        try lanes.reset(seed: 3)
        for step in 1...402 {
            let batch = try lanes.step(lanes.actionSpace.sample())
            let isLast = step == 200 || step == 401
            #expect(batch.truncated == [isLast, isLast], "step \(step)")
            if step == 201 { #expect(batch.rewards == [0, 0]) }
        }
    }

    @Test("a lane that begins anew leaves the others going on, and is paid nothing")
    func others() throws {
        var lanes = try FunctionalVectorEnv(FunctionalCartPole(), count: 2)
        try lanes.reset(seed: 1)
        var last = try lanes.step([1, 0])
        while !last.isDone.contains(true) { last = try lanes.step([1, 0]) }
        let ended = try #require(last.isDone.firstIndex(of: true))
        let state = lanes.states[1 - ended]
        let batch = try lanes.step([1, 0])
        #expect(batch.rewards[ended] == 0 && !batch.isDone[ended])
        #expect(lanes.states[1 - ended] != state || batch.rewards[1 - ended] == 0)
    }

    @Test("a reset begins all lanes, those that were done included")
    func reset() throws {
        var lanes = try FunctionalVectorEnv(FunctionalPendulum(), count: 2, maxEpisodeSteps: 1)
        try lanes.reset(seed: 1)
        #expect(try lanes.step(lanes.actionSpace.sample()).truncated == [true, true])
        try lanes.reset()
        let batch = try lanes.step(lanes.actionSpace.sample())
        #expect(batch.truncated == [true, true] && batch.rewards.allSatisfy { $0 < 0 })
    }

    @Test("a copy goes on by itself; pictures, masks and errors are as with every vector")
    func rules() throws {
        var lanes = try makeVec("phys2d/CartPole-v1", count: 2, renderMode: .rgbArray)
        #expect(throws: ResetNeeded.self) { try lanes.step([0, 1]) }
        let start = try lanes.reset(seed: 1)
        var copy = lanes
        #expect(try (0..<30).map { _ in try copy.step([0, 1]) } == (0..<30).map { _ in try lanes.step([0, 1]) })
        #expect(try lanes.render().allSatisfy { $0?.lastImage != nil })
        try lanes.reset(seed: 1)
        let masked = try lanes.reset(mask: [true, false])
        #expect(
            lanes.singleObservationSpace.element(of: masked.observations, at: 1)
                == lanes.singleObservationSpace.element(of: start.observations, at: 1))
        #expect(throws: InvalidActions.self) { try lanes.step([0]) }
        #expect(throws: LaneFailure.self) { try lanes.step([0, 7]) }
        #expect(throws: InvalidArgument.self) { try lanes.reset(seeds: [1, 2]) }
        #expect(throws: InvalidSeed.self) { try lanes.reset(seed: -1) }
        try lanes.close()
        #expect(throws: ClosedEnvironment.self) { try lanes.reset() }
    }
}
