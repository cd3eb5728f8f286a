import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

@Suite("Env")
struct EnvTests {
    @Test("an environment that declares nothing more has no spec, no rendering and closes twice")
    func defaults() throws {
        var env = StudentsMachines()
        #expect(env.spec == nil && env.renderMode == nil && env.unscaledReward == nil)
        #expect(StudentsMachines.metadata == Metadata())
        #expect(try env.render() == nil)
        try env.close()
        try env.close()
        #expect("\(env)" == "<StudentsMachines instance>")
        #expect(
            StudentsMachines.typeName == "StudentsMachines" && HalvedReward<StudentsMachines>.typeName == "HalvedReward"
        )
    }

    @Test("it is its own unwrapped, to read and to write")
    func unwrapped() throws {
        var env = Probe()
        env.unwrapped.reward = 7
        #expect(env.reward == 7 && env.unwrapped.reward == 7)
        env.unwrapped = Probe(reward: 8)
        #expect(env.reward == 8)
        #expect(env[as: Probe.self]?.reward == 8)
        #expect(env[as: CartPole.self] == nil)
        env[as: Probe.self]?.reward = 9
        env[as: CartPole.self]?.gravity = 9
        env[as: Probe.self] = nil
        #expect(env.reward == 9)
    }

    @Test("every short form of reset passes on what it is given")
    func resetForms() throws {
        var env = Probe()
        #expect(try env.reset().info["options"] as Info? == [:])
        #expect(try env.reset(options: ["a": 1]).info["options"] as Info? == ["a": 1])
        try env.reset(seed: 42)
        #expect(env.random == (try Generator(seed: 42)))
        try env.reset(seed: 43, options: ["a": 2])
        #expect(env.random == (try Generator(seed: 43)))
        #expect(env.resets == 4)
    }

    @Test("reset without a seed goes on with the stream, and a given seed starts it anew")
    func seeding() throws {
        var env = Probe()
        try env.reset(seed: 42)
        _ = try env.step(0)
        let first = env.noise
        try env.reset()
        _ = try env.step(0)
        #expect(env.noise != first)
        try env.reset(seed: 42)
        _ = try env.step(0)
        #expect(env.noise == first)
        #expect(first == 0.7739560485559633)
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -5) }
    }

    @Test("environments that were never seeded differ from each other")
    func ownEntropy() {
        #expect(Probe().random != Probe().random)
        #expect(CartPole().random != CartPole().random)
    }

    @Test("the random stream is read and replaced through wrappers, typed and dynamic")
    func random() throws {
        func check(_ env: some Env) throws {
            var env = env
            env.random = try Generator(seed: 5)
            #expect(env.random == (try Generator(seed: 5)))
            _ = env.random.random()
            var other = try Generator(seed: 5)
            _ = other.random()
            #expect(env.random == other)
            try env.reset(seed: 6)
            #expect(env.random == (try Generator(seed: 6)))
        }
        try check(Probe())
        try check(HalvedReward(base: try Probe().timeLimited(3)))
        try check(AnyEnv(Probe()))
        try check(HalvedReward(base: AnyEnv(HalvedReward(base: AnyEnv(Probe())))))
    }

    @Test("sampling from the action space uses its own stream")
    func streams() throws {
        var env = Probe()
        try env.reset(seed: 1)
        try env.actionSpace.seed(2)
        let stream = env.random
        let action = env.actionSpace.sample()
        #expect(env.random == stream)
        let space = env.actionSpace.random
        _ = try env.step(action)
        #expect(env.actionSpace.random == space)
    }
}
