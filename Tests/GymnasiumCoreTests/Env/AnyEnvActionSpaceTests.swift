import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import LyceumValues
import Testing

/// The action space of an environment whose type is forgotten, which is sampled beside the environment.
@Suite struct AnyEnvActionSpaceTests {
    @Test func `What is sampled is what the environment's own space would have given`() throws {
        var env = try make("CartPole-v1")
        var own = try make(.cartPole)
        try env.actionSpace.seed(7)
        try own.actionSpace.seed(7)
        try env.reset(seed: 1)
        try own.reset(seed: 1)
        for _ in 0..<200 {
            let (action, expected) = (env.actionSpace.sample(), own.actionSpace.sample())
            #expect(action == .int(expected))
            let (step, same) = (try env.step(action), try own.step(expected))
            #expect(step.observation == .floats(same.observation))
            if step.isDone { _ = (try env.reset(), try own.reset()) }
        }
    }

    @Test func `The environment inside has the stream where sampling left it, before and after a step`() throws {
        var env = try make("CartPole-v1")
        try env.actionSpace.seed(7)
        _ = env.actionSpace.sample()
        var expected = Discrete(2, seed: 7)
        _ = expected.sample()
        #expect(env[as: CartPole.self]?.actionSpace.random == expected.random)
        #expect(env.unwrapped.actionSpace.random == expected.random)
        try env.reset(seed: 1)
        _ = try env.step(0)
        #expect(env[as: CartPole.self]?.actionSpace.random == expected.random)
    }

    @Test func `A copy samples on by itself`() throws {
        var env = try make("CartPole-v1")
        try env.actionSpace.seed(7)
        _ = env.actionSpace.sample()
        var copy = env
        let actions = (0..<20).map { _ in env.actionSpace.sample() }
        #expect((0..<20).map { _ in copy.actionSpace.sample() } == actions)
    }

    @Test func `A space that the environment puts in its place at a step is the one that is sampled next`() throws {
        var env = AnyEnv(ShrinkingChoice())
        try env.reset(seed: 0)
        #expect(try env.actionSpace.n == 5)
        _ = env.actionSpace.sample()
        _ = try env.step(0)
        #expect(try env.actionSpace.n == 4)
        for _ in 0..<50 { #expect(env.actionSpace.contains(env.actionSpace.sample())) }
        _ = try env.step(0)
        #expect(try env.actionSpace.n == 3 && env[as: ShrinkingChoice.self]?.actionSpace.n == 3)
    }

    @Test func `What the environment draws from its own space is missing from what is sampled`() throws {
        var env = AnyEnv(SelfWilled())
        try env.actionSpace.seed(3)
        try env.reset(seed: 0)
        var expected = Discrete(1000, seed: 3)
        for _ in 0..<10 {
            let (action, own) = (expected.sample(), expected.sample())
            #expect(env.actionSpace.sample() == .int(action))
            #expect(try env.step(.int(action)).observation == .int(own))
        }
    }

    @Test func `Assigning another discrete space changes the environment's, one of another kind is refused`() throws {
        var env = AnyEnv(Probe())
        env.actionSpace = .discrete(Discrete(3))
        #expect(env[as: Probe.self]?.actionSpace == Discrete(3))
        let (_, warnings) = Warnings.collecting { env.actionSpace = .box(Box(low: 0, high: 1)) }
        #expect(warnings.count == 1 && warnings[0].contains("cannot replace"))
        #expect(env.actionSpace == .discrete(Discrete(3)) && env[as: Probe.self]?.actionSpace == Discrete(3))
        func change(_ space: inout AnySpace) { space = .box(Box(low: 0, high: 1)) }
        #expect(Warnings.collecting { change(&env.actionSpace) }.warnings == warnings)
        #expect(env.actionSpace == .discrete(Discrete(3)))
    }

    /// Has one action less after each step.
    private struct ShrinkingChoice: Env {
        var observationSpace = Discrete(2)
        var actionSpace = Discrete(5)
        var random = Generator()

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }

        mutating func step(_ action: Int) throws -> Step<Int> {
            actionSpace = Discrete(actionSpace.n - 1)
            return Step(0, reward: 0)
        }
    }

    /// Shows an action that it has drawn itself.
    private struct SelfWilled: Env {
        var observationSpace = Discrete(1000)
        var actionSpace = Discrete(1000)
        var random = Generator()

        mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
        mutating func step(_ action: Int) throws -> Step<Int> { Step(actionSpace.sample(), reward: 0) }
    }
}
