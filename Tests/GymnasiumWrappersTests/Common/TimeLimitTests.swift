import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("TimeLimit")
struct TimeLimitTests {
    @Test("an episode that does not end by itself is truncated after exactly the limit", arguments: [1, 2, 20])
    func limit(steps: Int) throws {
        func check(_ env: some Env<[Float], Int>) throws {
            var env = env
            for _ in 0..<2 {
                try env.reset()
                for index in 1...steps {
                    let step = try env.step(0)
                    #expect(step.truncated == (index == steps) && !step.terminated)
                }
            }
        }
        try check(Probe().timeLimited(steps))
        try check(Probe().timeLimited(steps).timeLimited(steps))
        try check(TimeLimit(try Probe().timeLimited(steps + 5), maxEpisodeSteps: steps))
    }

    @Test("a step that terminates at the limit is both terminated and truncated")
    func both() throws {
        var env = try Probe(terminates: true).timeLimited(1)
        try env.reset()
        let step = try env.step(0)
        #expect(step.terminated && step.truncated)
    }

    @Test("steps after the limit are truncated too, and a reset starts the count anew")
    func afterTheLimit() throws {
        var env = try Probe().timeLimited(2)
        #expect(env.elapsedSteps == nil)
        try env.reset()
        #expect(env.elapsedSteps == 0)
        #expect(try (0..<4).map { _ in try env.step(0).truncated } == [false, true, true, true])
        #expect(env.elapsedSteps == 4)
        try env.reset()
        #expect(env.elapsedSteps == 0)
        #expect(try !env.step(0).truncated)
    }

    @Test("a truncation of the environment inside is kept")
    func innerTruncation() throws {
        var env = try Probe().timeLimited(1).timeLimited(5)
        try env.reset()
        #expect(try env.step(0).truncated)
    }

    @Test("a limit below 1 is an error", arguments: [0, -1, .min])
    func badLimit(steps: Int) throws {
        let error = try #require(throws: InvalidArgument.self) { try TimeLimit(Probe(), maxEpisodeSteps: steps) }
        #expect(error.given == "\(steps)" && error.expected.contains("1 or more"))
        #expect(throws: InvalidArgument.self) { try Probe().timeLimited(steps) }
    }

    @Test("a step before the first reset is an error that leaves the environment as it is")
    func beforeReset() throws {
        var env = try Probe().timeLimited(3)
        #expect(throws: ResetNeeded("step")) { try env.step(0) }
        #expect(env.steps == 0 && env.elapsedSteps == nil)
    }

    @Test("the spec shows the limit, and the one inside keeps its own")
    func spec() throws {
        let env = try make(.cartPole).timeLimited(10)
        #expect(env.spec?.maxEpisodeSteps == 10 && env.base.spec?.maxEpisodeSteps == 500)
        #expect(env.spec?.additionalWrappers.isEmpty == true)
    }
}
