import Gymnasium
import LyceumNumerics
import Testing

/// Counts down from a random number; stopped from outside after some steps, as environments said before Gymnasium.
private struct Countdown: FourValueEnv {
    static let metadata = Metadata(renderModes: [.ansi], renderFPS: 5)
    var observationSpace = Discrete(100)
    var actionSpace = Discrete(10)
    var random = Generator()
    var limit = 20
    private var count = 0
    private var steps = 0
    private(set) var isClosed = false

    mutating func reset() throws -> Int {
        (count, steps) = (try random.integers(10, 100), 0)
        return count
    }

    mutating func step(_ action: Int) -> FourValueStep<Int> {
        count = max(0, count - action)
        steps += 1
        let isStopped = steps == limit && count > 0
        return FourValueStep(
            count, reward: Double(action), done: count == 0 || isStopped,
            info: isStopped ? ["TimeLimit.truncated": true, "steps": .int(steps)] : [:])
    }

    mutating func render(mode: RenderMode) -> RenderedFrame? { .text("\(mode): \(count)") }
    mutating func close() { isClosed = true }
}

@Suite("Environments with the four-value API") struct FourValueEnvTests {
    @Test("The adapter seeds, tells the two ends apart and takes the key out")
    func episode() throws {
        var env = try Countdown().asEnv()
        let start = try env.reset(seed: 42)
        #expect(try env.reset(seed: 42) == start)
        #expect(start.info.isEmpty)
        var step = try env.step(9)
        while !step.isDone { step = try env.step(9) }
        #expect(step.terminated && !step.truncated && step.observation == 0 && step.reward == 9)
        env.limit = 3
        try env.reset()
        #expect(try !env.step(0).isDone)
        #expect(try !env.step(0).isDone)
        let last = try env.step(0)
        #expect(last.truncated && !last.terminated && last.info == ["steps": 3])
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
    }

    @Test("It is an environment like any other: checked, wrapped, registered, copied and reached through its wrappers")
    func citizen() throws {
        let findings = checkEnv(try Countdown().asEnv())
        #expect(findings.isEmpty)
        var env = try Countdown().asEnv(renderMode: .ansi).timeLimited(4)
        try env.reset(seed: 1)
        #expect(env.limit == 20)
        env.limit = 7
        #expect(env.unwrapped.base.limit == 7)
        #expect(env.description == "<TimeLimit<Countdown instance>>")
        var copy = env
        let (a, b) = (try env.step(3), try copy.step(3))
        #expect(a == b)
        #expect(try env.render() == .text("ansi: \(a.observation)"))
        for _ in 0..<2 { _ = try env.step(0) }
        #expect(try env.step(0).truncated)
        try env.close()
        #expect(env.unwrapped.base.isClosed)

        try register("stepAPI/Countdown-v0") { try Countdown().asEnv(renderMode: $0.renderMode) }
        var made = try make("stepAPI/Countdown-v0", renderMode: .ansi)
        #expect(try made.reset(seed: 42).observation.int == Countdown().asEnv().firstObservation(seed: 42))
        #expect(made.metadata.renderFPS == 5)
    }

    @Test("Options are left out with a warning, and a mode that cannot be drawn is refused")
    func limits() throws {
        var env = try Countdown().asEnv()
        #expect(try env.render() == nil)
        let (_, warnings) = try Warnings.collecting { _ = try env.reset(seed: 1, options: ["low": 1]) }
        #expect(warnings.count == 1 && warnings[0].contains("takes no options"))
        let error = #expect(throws: InvalidArgument.self) { try Countdown().asEnv(renderMode: .rgbArray) }
        #expect(error?.description == "renderMode is rgb_array; expected one of .ansi")
    }
}

extension Env {
    fileprivate func firstObservation(seed: Int) throws -> Observation {
        var copy = self
        return try copy.reset(seed: seed).observation
    }
}
