import Foundation
import Lyceum
import Testing

extension ProcessWide {
    /// Seeding the process, an environment and what else there is.
    @Suite struct SeedEverythingTests {
        @Test func `All streams start where their seed says`() throws {
            var env = try make("CartPole-v1")
            let (seed, observation, info) = try seedEverything(42, &env)
            #expect(seed == 42)
            #expect(observation == .floats([0.027395604, -0.006112156, 0.035859793, 0.019736802]))
            #expect(info.isEmpty)
            #expect(legacyRandom.random() == 0.3745401188473625)
            var own = Generator(entropy: [42, 1])
            #expect(sharedGenerator.withLock { $0 } == own)
            #expect(own.random() != 0.7739560485559633, "the environment's first number")
            let actions = (0..<20).map { _ in env.actionSpace.sample().int ?? -1 }
            #expect(actions == [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0])
            #expect(getenv("PL_GLOBAL_SEED").map { String(cString: $0) } == "42")
            #expect(getenv("PL_SEED_WORKERS").map { String(cString: $0) } == "0")
        }

        @Test func `Typed and dynamic stacks start alike`() throws {
            var typed = try make(.cartPole)
            var dynamic = try make("CartPole-v1")
            let first = try seedEverything(7, &typed)
            let second = try seedEverything(7, &dynamic)
            #expect(second.observation == .floats(first.observation))
            #expect(typed.random == dynamic.random)
            #expect(typed.actionSpace.random == dynamic.actionSpace.random)
        }

        @Test func `The observation space is left alone, and the action space where that is asked for`() throws {
            var env = try make(.cartPole)
            let (actions, observations) = (env.actionSpace.random, env.observationSpace.random)
            try seedEverything(1, &env, seedActions: false)
            #expect(env.actionSpace.random == actions)
            #expect(env.observationSpace.random == observations)
            try seedEverything(1, &env)
            #expect(env.actionSpace.random != actions)
            #expect(env.observationSpace.random == observations)
        }

        @Test func `Only the actions are seeded where the environment is not to be reset`() throws {
            var env = try make(.cartPole)
            try env.reset(seed: 3)
            let (state, random) = (env.state, env.random)
            #expect(try seedEverything(5, actionsOf: &env) == 5)
            #expect(env.state == state)
            #expect(env.random == random)
            #expect(env.actionSpace.random == (try Generator(seed: 5)))
        }

        @Test func `What else there is gets the seed last`() throws {
            var own = Generator()
            var env = try make(.cartPole)
            try seedEverything(9, &env) { own = try Generator(seed: $0) }
            #expect(own == (try Generator(seed: 9)))
            #expect(try seedEverything(10) { own = try Generator(seed: $0) } == 10)
            #expect(own == (try Generator(seed: 10)))
            struct Refused: Error {}
            #expect(throws: Refused.self) { try seedEverything(11, others: { _ in throw Refused() }) }
        }

        @Test func `Without a seed the one before is repeated`() throws {
            try seedEverything(123)
            let first = legacyRandom.random()
            let (seed, warnings) = try Warnings.collecting { try seedEverything() }
            #expect(seed == 123)
            #expect(warnings.isEmpty)
            #expect(legacyRandom.random() == first)
        }

        @Test func `Without a seed the environment variable counts`() throws {
            setenv("PL_GLOBAL_SEED", "77", 1)
            var env = try make(.cartPole)
            let (result, warnings) = try Warnings.collecting { try seedEverything(nil, &env) }
            #expect(result.seed == 77)
            #expect(warnings.isEmpty)
            #expect(legacyRandom.random() == (try MersenneTwister(seed: 77)).firstDouble)
        }

        @Test func `Without any seed it is 0, with a warning`() throws {
            unsetenv("PL_GLOBAL_SEED")
            let (seed, warnings) = try Warnings.collecting { try seedEverything() }
            #expect(seed == 0)
            #expect(warnings == ["no seed was given: it is set to 0"])
            let (again, silence) = try Warnings.collecting { try seedEverything() }
            #expect(again == 0)
            #expect(silence.isEmpty)
        }

        @Test(arguments: ["", "many", "4.5", "0x10"])
        func `A variable that is no seed counts as 0, with a warning`(text: String) throws {
            setenv("PL_GLOBAL_SEED", text, 1)
            let (seed, warnings) = try Warnings.collecting { try seedEverything() }
            #expect(seed == 0)
            #expect(warnings == ["PL_GLOBAL_SEED is \"\(text)\", which is no seed: the seed is set to 0"])
        }

        @Test(arguments: [-1, 4_294_967_296, Int.max, Int.min])
        func `A seed out of range is refused and nothing is seeded`(seed: Int) throws {
            var env = try make(.cartPole)
            try seedEverything(8, &env)
            let before = (env.random, env.actionSpace.random, sharedGenerator.withLock { $0 })
            #expect(throws: InvalidSeed.self) { try seedEverything(seed, &env) }
            #expect(env.random == before.0)
            #expect(env.actionSpace.random == before.1)
            #expect(sharedGenerator.withLock { $0 } == before.2)
            #expect(getenv("PL_GLOBAL_SEED").map { String(cString: $0) } == "8")
            setenv("PL_GLOBAL_SEED", String(seed), 1)
            #expect(throws: InvalidSeed.self) { try seedEverything() }
        }

        @Test(arguments: [0, 4_294_967_295]) func `The first and the last seed are accepted`(seed: Int) throws {
            #expect(try seedEverything(seed) == seed)
        }
    }
}

extension MersenneTwister {
    /// The first number of the stream.
    fileprivate var firstDouble: Double {
        var stream = self
        return stream.random()
    }
}
