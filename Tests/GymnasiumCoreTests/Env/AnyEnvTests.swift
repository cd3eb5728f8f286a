import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("AnyEnv")
struct AnyEnvTests {
    @Test("it does what the environment inside does, with values")
    func forwarding() throws {
        var env = AnyEnv(Probe(renderMode: .ansi))
        let reset = try env.reset(seed: 42, options: ["k": 1])
        #expect(reset.observation == .floats([0.5]) && reset.info == ["options": ["k": 1]])
        let step = try env.step(3)
        #expect(step == Step(.floats([0.5]), reward: 3, info: ["noise": 0.7739560485559633]))
        #expect(try env.render() == .text("step 1"))
        try env.close()
        try env.close()
        #expect(env[as: Probe.self]?.closes == 2)
        #expect(env.renderMode == .ansi && env.metadata == Probe.metadata && env.spec == nil)
        #expect("\(env)" == "<Probe instance>")
        #expect(env.actionSpace == .discrete(Discrete(5)))
        #expect(env.observationSpace == .box(Box(low: 0, high: 1)))
    }

    @Test("actions are literals, values and Swift variables")
    func actions() throws {
        var env = AnyEnv(Probe())
        let number = 2
        #expect(try env.step(1).reward == 1)
        #expect(try env.step(number).reward == 2)
        #expect(try env.step(Value.int(3)).reward == 3)
        #expect(try env.step(env.actionSpace.sample()).reward < 5)
    }

    @Test(
        "an action of another kind is an error that names the action space",
        arguments: [nil, 0.5, "left", [0.5], [0, 1], ["a": 1], .floats([1])] as [Value])
    func wrongKind(action: Value) throws {
        var env = AnyEnv(Probe())
        let error = try #require(throws: InvalidAction.self) { try env.step(action) }
        #expect(error.space == "Discrete(5)" && error.action == action.description)
        #expect(env[as: Probe.self]?.steps == 0)
    }

    @Test("an action outside the space is the error of the environment inside")
    func outside() throws {
        var env = AnyEnv(Probe())
        #expect(throws: InvalidAction(5, in: Discrete(5))) { try env.step(5) }
    }

    @Test("a copy continues identically and independently, whichever of the two moves first", arguments: [true, false])
    func copyOnWrite(movesCopy: Bool) throws {
        var env = try make("CartPole-v1")
        try env.reset(seed: 4)
        _ = try env.step(1)
        var copy = env
        let before = env[as: CartPole.self]?.state
        if movesCopy { _ = try copy.step(0) } else { _ = try env.step(0) }
        #expect((movesCopy ? env : copy)[as: CartPole.self]?.state == before)
        if movesCopy { _ = try env.step(0) } else { _ = try copy.step(0) }
        for action in [1, 0, 1, 1] { #expect(try env.step(action) == copy.step(action)) }
        #expect(try env.reset() == copy.reset())
        #expect(env.random == copy.random)
        env.random = try Generator(seed: 1)
        #expect(env.random != copy.random)
    }

    @Test("changing the action space of a copy leaves the original as it is")
    func actionSpaces() throws {
        var env = AnyEnv(try Probe().timeLimited(3))
        try env.actionSpace.seed(3)
        var copy = env
        var space = Discrete(5, seed: 3)
        let samples = (0..<30).map { _ in space.sample() }
        #expect((0..<30).map { _ in env.actionSpace.sample() } == samples.map(Value.int))
        #expect((0..<30).map { _ in copy.actionSpace.sample() } == samples.map(Value.int))
        copy.actionSpace = AnySpace(Discrete(9))
        #expect(copy[as: Probe.self]?.actionSpace.n == 9 && env[as: Probe.self]?.actionSpace.n == 5)
        copy.observationSpace = AnySpace(Box(low: -1, high: 1))
        #expect(copy[as: Probe.self]?.observationSpace.low == [-1] && env[as: Probe.self]?.observationSpace.low == [0])
    }

    @Test("a space of another type is refused with a warning")
    func foreignSpaces() throws {
        var env = AnyEnv(Probe())
        let (_, warnings) = Warnings.collecting {
            env.actionSpace = AnySpace(Box(low: 0, high: 1))
            env.observationSpace = AnySpace(Discrete(3))
        }
        #expect(warnings.count == 2)
        #expect(warnings.first?.contains("cannot replace Discrete(5) as the actionSpace") == true)
        #expect(env.actionSpace == AnySpace(Discrete(5)))
    }

    @Test("the environment inside is read and written by its type, in the copy that is written to")
    func parts() throws {
        var env = try make("CartPole-v1")
        let copy = env
        env[as: CartPole.self]?.gravity = 5
        #expect(env[as: CartPole.self]?.gravity == 5 && copy[as: CartPole.self]?.gravity == 9.8)
        #expect(env[as: MadeStack<CartPole>.self]?.maxEpisodeSteps == 500)
        #expect(env[as: Probe.self] == nil && env[as: AnyEnv.self] != nil)
        env[as: Probe.self] = Probe()
        env[as: CartPole.self] = nil
        #expect(env[as: CartPole.self]?.gravity == 5)
        env[as: AnyEnv.self] = AnyEnv(Probe())
        #expect(env[as: CartPole.self] == nil && env[as: Probe.self] != nil)
    }

    @Test("a copy of unwrapped plans without moving the original")
    func planning() throws {
        var env = try make("CartPole-v1")
        try env.reset(seed: 8)
        let before = env[as: CartPole.self]
        var plan = env.unwrapped
        #expect("\(plan)" == "<CartPole instance>")
        for _ in 0..<5 { _ = try plan.step(1) }
        var typedPlan = try #require(env[as: CartPole.self])
        _ = try typedPlan.step(0)
        #expect(env[as: CartPole.self]?.state == before?.state && env[as: CartPole.self]?.random == before?.random)
        #expect(env[as: MadeStack<CartPole>.self]?.elapsedSteps == 0)
    }

    @Test("unwrapped is put back, and one of another type is refused with a warning")
    func settingUnwrapped() throws {
        var env = AnyEnv(try Probe().timeLimited(3))
        env.unwrapped = AnyEnv(Probe(reward: 6))
        try env.reset()
        #expect(try env.step(0).reward == 6)
        let (_, warnings) = Warnings.collecting { env.unwrapped = AnyEnv(CartPole()) }
        #expect(warnings.count == 1 && env[as: Probe.self]?.reward == 6)
    }

    @Test("forgetting a type twice is forgetting it once")
    func erasedTwice() throws {
        let once = AnyEnv(AnyEnv(Probe()))
        #expect("\(once)" == "<Probe instance>")
        #expect(once[as: Probe.self] != nil)
    }

    @Test("wrappers go around it, and it around them")
    func nesting() throws {
        var env = AnyEnv(HalvedReward(base: AnyEnv(try TimeLimit(AnyEnv(Probe()), maxEpisodeSteps: 2))))
        #expect("\(env)" == "<HalvedReward<TimeLimit<Probe instance>>>")
        try env.reset(seed: 42)
        #expect(try env.step(3).reward == 1.5)
        #expect(throws: InvalidAction.self) { try env.step("left") }
        var copy = env
        #expect(try env.step(1) == copy.step(1))
        #expect(env[as: Probe.self]?.steps == 2)
        env[as: Probe.self]?.reward = 10
        #expect(try env.step(1).reward == 5)
        #expect(try copy.step(1).reward == 0.5)
        #expect(env.unwrapped[as: Probe.self]?.reward == 10)
        try env.actionSpace.seed(1)
        var space = Discrete(5, seed: 1)
        for _ in 0..<20 { #expect(env.actionSpace.sample() == .int(space.sample())) }
    }

    @Test("it crosses threads, and every thread has a copy of its own")
    func threads() async throws {
        var env = try make("CartPole-v1")
        try env.reset(seed: 4)
        let start = env
        let ends = try await withThrowingTaskGroup(of: Step<Value>.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var env = start
                    for index in 0..<5 { _ = try env.step(index % 2) }
                    return try env.step(1)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ends.count == 4 && ends.allSatisfy { $0 == ends[0] })
        #expect(env[as: MadeStack<CartPole>.self]?.elapsedSteps == 0)
    }
}
