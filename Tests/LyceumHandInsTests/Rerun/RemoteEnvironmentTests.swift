import GymnasiumCore
import Lyceum
import LyceumHandIns
import LyceumRecording
import Testing

/// Environments that a grader has for a program.
@Suite struct RemoteEnvironmentTests {
    let seed = HiddenSeed(7)

    @Test(arguments: ReplayTests.ids)
    func `Every environment gives through a pipe what it gives with the exchanged seed`(id: String) throws {
        let steps = id.contains("CarRacing") ? 20 : 120
        var direct = try Gymnasium.make(id, disableEnvChecker: true)
        let expected = try everything(&direct, seed: seed.environmentSeed(for: 42), steps: steps)
        let (found, outcome) = try rerun(seed) {
            var env = try make(id)
            return try everything(&env, seed: 42, steps: steps)
        }
        #expect(found == expected)
        #expect(outcome.end == .isClosed && outcome.steps.total == steps)
        #expect(outcome.environment?.id == direct.spec?.id)
    }

    @Test(arguments: ["CartPole-v1", "FrozenLake-v1", "LunarLander-v3", "CliffWalking-v1"])
    func `Pictures and texts come through the pipe`(id: String) throws {
        let modes: [RenderMode] =
            id.contains("L") && !id.contains("Lunar") ? [.rgbArray, .ansi, .ansiList] : [.rgbArray, .rgbArrayList]
        for mode in modes {
            var direct = try Gymnasium.make(id, renderMode: mode, disableEnvChecker: true)
            let expected = try everything(&direct, seed: seed.environmentSeed(for: 42), steps: 12, drawsEach: 4)
            let (found, _) = try rerun(seed) {
                var env = try make(id, renderMode: mode)
                return try everything(&env, seed: 42, steps: 12, drawsEach: 4)
            }
            #expect(found == expected, "\(mode)")
        }
    }

    private func compareTyped<E: Env>(_ id: EnvID<E>) throws {
        var direct = try Gymnasium.make(id, disableEnvChecker: true)
        let expected = try everything(&direct, seed: seed.environmentSeed(for: 1), steps: 60)
        let (found, _) = try rerun(seed) {
            var env = try make(id)
            return try everything(&env, seed: 1, steps: 60)
        }
        #expect(found == expected, "\(id)")
    }

    @Test func `Typed environments give the same bits, too`() throws {
        try compareTyped(.cartPole)
        try compareTyped(.pendulum)
        try compareTyped(.blackjack)
        try compareTyped(.frozenLake)
        try compareTyped(.taxi)
        try compareTyped(.walker)
        try compareTyped(.acrobot)
    }

    @Test func `Options, limits and the type's own settings reach the grader's environment`() throws {
        let (lengths, outcome) = try rerun {
            var env = try make("FrozenLake-v1", ["is_slippery": false, "map_name": "8x8"], maxEpisodeSteps: 5)
            try env.reset(seed: 1)
            var length = 1
            while !(try env.step(0).isDone) { length += 1 }
            return length
        }
        #expect(lengths == 5)
        #expect(outcome.environment?.maxEpisodeSteps == 5)
        #expect(outcome.environment?.options["map_name"] == "8x8")
        let (_, typed) = try rerun {
            var env = try make(.cartPole(suttonBartoReward: true), maxEpisodeSteps: -1)
            try env.reset(seed: 1)
            _ = try env.step(1)
        }
        #expect(typed.environment?.maxEpisodeSteps == nil)
        #expect(typed.environment?.options["sutton_barto_reward"] == true)
    }

    @Test func `Equal seeds stay equal, and other hidden seeds give other episodes`() throws {
        func start(_ hidden: UInt64, _ seed: Int?) throws -> [Float] {
            try rerun(HiddenSeed(hidden)) {
                var env = try make(.cartPole)
                return try env.reset(seed: seed).observation
            }.result
        }
        #expect(try start(1, 42) == start(1, 42))
        #expect(try start(1, 42) != start(1, 43))
        #expect(try start(1, 42) != start(2, 42))
        #expect(try start(1, nil) == start(1, nil))
        #expect(try start(1, nil) != start(2, nil))
        var plain = try make(.cartPole)
        #expect(try start(1, 42) != plain.reset(seed: 42).observation)
    }

    @Test func `A copy goes its own way, and is counted apart`() throws {
        let ((own, imagined, again), outcome) = try rerun {
            var env = try make("CartPole-v1")
            try env.reset(seed: 1)
            _ = try env.step(1)
            var copy = env
            var imagined: [Value] = []
            for _ in 0..<4 { imagined.append(try copy.step(1).observation) }
            var erased = AnyEnv(env)
            var own: [Value] = []
            for _ in 0..<4 { own.append(try env.step(1).observation) }
            var again: [Value] = []
            for _ in 0..<4 { again.append(try erased.step(1).observation) }
            return (own, imagined, again)
        }
        #expect(own == imagined && own == again)
        #expect(outcome.steps.total == 13)
    }

    @Test func `What the environment refuses is refused with the same words`() throws {
        var direct = try make("CartPole-v1")
        let expected = [
            #expect(throws: (any Error).self) { try direct.step(1) }.map { "\($0)" },
            #expect(throws: (any Error).self) { try direct.reset(seed: -1) }.map { "\($0)" },
            #expect(throws: (any Error).self) { try direct.reset(options: ["low": "x"]) }.map { "\($0)" },
        ]
        let (found, _) = try rerun {
            var env = try make("CartPole-v1")
            return [
                #expect(throws: (any Error).self) { try env.step(1) }.map { "\($0)" },
                #expect(throws: (any Error).self) { try env.reset(seed: -1) }.map { "\($0)" },
                #expect(throws: (any Error).self) { try env.reset(options: ["low": "x"]) }.map { "\($0)" },
            ]
        }
        #expect(found == expected)
    }

    @Test func `An environment that the grader does not know stays in the program`() throws {
        // One with wrappers of the program's own below the layer that keeps the reward.
        let (reward, outcome) = try rerun {
            var spec = try #require(try make("CartPole-v1").spec)
            spec.additionalWrappers = [
                WrapperSpec(name: "ClipReward", arguments: ["min_reward": 0, "max_reward": 0.5])
            ]
            var env = try make(spec)
            try env.reset(seed: 1)
            return try env.step(1).reward
        }
        #expect(reward == 0.5)
        #expect(outcome.steps.total == 0)
        #expect(outcome.problems == ["the program made no step in an environment of `make`"])
        #expect(outcome.notes.first?.contains("wrappers of the program's own inside of it") == true)
    }

    @Test func `Environments of several threads are stepped side by side`() throws {
        let (lanes, outcome) = try rerun {
            var vector = try SyncVectorEnv(count: 8, threads: 4) { _ in try make("CartPole-v1") }
            try vector.reset(seed: 5)
            var all: [Value] = []
            for _ in 0..<40 { all.append(try vector.step(.integers(Array(repeating: 1, count: 8))).observations) }
            return all
        }
        let (alone, _) = try rerun {
            var vector = try SyncVectorEnv(count: 8, threads: 1) { _ in try make("CartPole-v1") }
            try vector.reset(seed: 5)
            var all: [Value] = []
            for _ in 0..<40 { all.append(try vector.step(.integers(Array(repeating: 1, count: 8))).observations) }
            return all
        }
        #expect(lanes == alone)
        #expect(outcome.end == .isClosed && outcome.steps.total > 200)
    }

    @Test func `The program's own streams belong to the hidden seed`() throws {
        func draws(_ hidden: UInt64?) throws -> [Double] {
            func body() throws -> [Double] {
                var env = try make(.cartPole)
                let (seed, _, _) = try seedEverything(42, &env)
                #expect(seed == 42)
                return [
                    sharedGenerator.withLock { $0.random() },
                    Double(env.actionSpace.random.state.description.hashValue),
                ]
            }
            guard let hidden else { return try body() }
            return try rerun(HiddenSeed(hidden), body).result
        }
        #expect(try draws(1) == draws(1))
        #expect(try draws(1) != draws(2))
        #expect(try draws(1) != draws(nil))
        #expect(try draws(nil) == draws(nil))
    }

    @Test func `Who looks into an environment is seen`() throws {
        let (_, outcome) = try rerun {
            var env = try make("CartPole-v1")
            try env.reset(seed: 1)
            _ = env.unwrapped
            _ = try env.step(0)
        }
        #expect(outcome.wasLookedInto)
        #expect(outcome.notes.contains { $0.contains("env.unwrapped") })
    }
}
