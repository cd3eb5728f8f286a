import Gymnasium
import LyceumNumerics
import Testing

@Suite("What holds for every one of Gymnasium's environments")
struct CopyAndErrorTests {
    static let ids =
        RolloutReferenceTests.ids + ["CartPole-v0", "CartPole-v1", "CarRacing-v3"] + Box2DReferenceTests.ids

    @Test("copies step independently, and equally given equal actions, made by string", arguments: ids)
    func dynamicCopies(id: String) throws {
        var env = try make(id)
        try env.reset(seed: 3)
        try env.actionSpace.seed(3)
        for _ in 0..<5 {
            let action = env.actionSpace.sample()
            if try env.step(action).isDone { try env.reset() }
        }
        try checkCopies(of: env)
    }

    @Test("copies step independently, and equally given equal actions, made by typed id")
    func typedCopies() throws {
        func check<E: Env>(_ id: EnvID<E>) throws
        where E.Observation: Equatable, E.Unwrapped.Observation: Equatable {
            var env = try make(id)
            try env.reset(seed: 3)
            try env.actionSpace.seed(3)
            try checkCopies(of: env)
            try checkCopies(of: env.unwrapped)
        }
        try check(.cartPole)
        try check(.mountainCar)
        try check(.mountainCarContinuous)
        try check(.pendulum)
        try check(.acrobot)
        try check(.blackjack)
        try check(.frozenLake)
        try check(.frozenLake8x8)
        try check(.cliffWalking)
        try check(.cliffWalkingSlippery)
        try check(.taxi)
        try check(.taxi(isRainy: true, isPassengerFickle: true))
        try check(.lunarLander(isWindy: true))
        try check(.lunarLanderContinuous)
        try check(.bipedalWalkerHardcore)
        try check(.walker)
        try check(.carRacing)
        try check(.carRacingDiscrete)
    }

    private func checkCopies<E: Env>(of env: E) throws where E.Observation: Equatable {
        var (first, second, untouched) = (env, env, env)
        var actions: [E.Action] = []
        for _ in 0..<30 { actions.append(first.actionSpace.sample()) }
        func play(_ env: inout E) throws -> [Step<E.Observation>] {
            try actions.map { action in
                let step = try env.step(action)
                if step.isDone { try env.reset() }
                return step
            }
        }
        let steps = try play(&first)
        #expect(try play(&second) == steps)
        #expect(try play(&untouched) == steps)
    }

    @Test("an action outside the space is an error, and changes nothing", arguments: ids)
    func invalidActions(id: String) throws {
        var env = try make(id)
        try env.reset(seed: 1)
        let before = env
        let wrong: [Value]
        if case .box(let shape, _) = env.actionSpace.structure {
            wrong = [.floats([]), .floats(Array(repeating: 0.5, count: shape[0] + 1)), "left"]
        } else {
            wrong = [-1, 6, .int(.max), 0.5, "left", .floats([0])]
        }
        for action in wrong {
            #expect(throws: InvalidAction.self, "\(action)") { try env.step(action) }
        }
        var (after, again) = (env, before)
        let action = env.actionSpace.sample()
        #expect(try after.step(action) == again.step(action))
    }

    @Test("a step before the first reset is an error, with and without the layers of make")
    func resetNeeded() throws {
        for id in Self.ids {
            var env = try make(id)
            let action = env.actionSpace.sample()
            #expect(throws: ResetNeeded("step"), "\(id)") { try env.step(action) }
        }
        func check(_ env: some Env) {
            var env = env
            #expect(throws: ResetNeeded("step"), "\(env)") { try env.step(env.actionSpace.sample()) }
        }
        check(MountainCar())
        check(MountainCarContinuous())
        check(Pendulum())
        check(Acrobot())
        check(Blackjack())
        check(CliffWalking())
        check(try FrozenLake())
        check(try Taxi())
        check(try LunarLander())
        check(try LunarLanderContinuous())
        check(BipedalWalker())
        check(try CarRacing())
        check(try CarRacingDiscrete())
    }

    @Test("a negative seed is an error, and reset without a seed goes on with the stream", arguments: ids)
    func seeds(id: String) throws {
        var env = try make(id)
        #expect(throws: InvalidSeed.self) { try env.reset(seed: -1) }
        try env.reset(seed: 5)
        var other = env
        var starts: [Value] = []
        for _ in 0..<20 { starts.append(try env.reset().observation) }
        for start in starts { #expect(try other.reset().observation == start) }
        #expect(id.contains("Frozen") || id.contains("Cliff") || Set(starts).count > 1)
    }

    @Test("an unknown option is an error that names those that there are")
    func unknownOptions() throws {
        let error = try #require(throws: UnknownOption.self) { try make("Taxi-v4", ["is_rain": true]) }
        #expect(error.suggestion == "is_rainy")
        #expect(throws: UnknownOption.self) { try make("Acrobot-v1", ["g": 9.8]) }
        #expect(throws: InvalidOption.self) { try make("Pendulum-v1", ["g": "strong"]) }
        #expect(throws: InvalidOption.self) { try make("Blackjack-v1", ["natural": 1.5]) }
    }

    @Test(
        "the registry has Gymnasium's limits, thresholds and options",
        arguments: [
            ("MountainCar-v0", 200, -110.0, "{}"), ("MountainCarContinuous-v0", 999, 90, "{}"),
            ("Pendulum-v1", 200, nil, "{}"), ("Acrobot-v1", 500, -100, "{}"),
            ("Blackjack-v1", nil, nil, #"{"sab":true,"natural":false}"#),
            ("FrozenLake-v1", 100, 0.7, #"{"map_name":"4x4"}"#),
            ("FrozenLake8x8-v1", 200, 0.85, #"{"map_name":"8x8"}"#),
            ("CliffWalking-v1", nil, nil, "{}"), ("CliffWalkingSlippery-v1", nil, nil, #"{"is_slippery":true}"#),
            ("Taxi-v4", 200, 8, "{}"), ("LunarLander-v3", 1000, 200, "{}"),
            ("LunarLanderContinuous-v3", 1000, 200, #"{"continuous":true}"#), ("BipedalWalker-v3", 1600, 300, "{}"),
            ("BipedalWalkerHardcore-v3", 2000, 300, #"{"hardcore":true}"#), ("rldurham/Walker", 2000, nil, "{}"),
        ] as [(String, Int?, Double?, String)])
    func registered(id: String, limit: Int?, threshold: Double?, options: String) throws {
        let found = try spec(id)
        #expect(found.maxEpisodeSteps == limit && found.rewardThreshold == threshold)
        #expect(try found.options == Info(Value(json: options)))
    }

    private static let landerSpace = """
        Box([ -2.5        -2.5       -10.        -10.         -6.2831855 -10.
          -0.         -0.       ], [ 2.5        2.5       10.        10.         6.2831855 10.
          1.         1.       ], (8,), float32)
        """
    private static let walkerSpace = """
        Box([-3.1415927 -5.        -5.        -5.        -3.1415927 -5.
         -3.1415927 -5.        -0.        -3.1415927 -5.        -3.1415927
         -5.        -0.        -1.        -1.        -1.        -1.
         -1.        -1.        -1.        -1.        -1.        -1.       ], \
        [3.1415927 5.        5.        5.        3.1415927 5.        3.1415927
         5.        5.        3.1415927 5.        3.1415927 5.        5.
         1.        1.        1.        1.        1.        1.        1.
         1.        1.        1.       ], (24,), float32)
        """

    @Test(
        "the spaces and render modes are Gymnasium's",
        arguments: [
            ("MountainCar-v0", "Box([-1.2  -0.07], [0.6  0.07], (2,), float32)", "Discrete(3)", 30.0),
            (
                "MountainCarContinuous-v0", "Box([-1.2  -0.07], [0.6  0.07], (2,), float32)",
                "Box(-1.0, 1.0, (1,), float32)", 30
            ),
            ("Pendulum-v1", "Box([-1. -1. -8.], [1. 1. 8.], (3,), float32)", "Box(-2.0, 2.0, (1,), float32)", 30),
            (
                "Acrobot-v1",
                "Box([ -1.        -1.        -1.        -1.       -12.566371 -28.274334], "
                    + "[ 1.        1.        1.        1.       12.566371 28.274334], (6,), float32)", "Discrete(3)", 15
            ),
            ("Blackjack-v1", "Tuple(Discrete(32), Discrete(11), Discrete(2))", "Discrete(2)", 4),
            ("FrozenLake-v1", "Discrete(16)", "Discrete(4)", 4), ("FrozenLake8x8-v1", "Discrete(64)", "Discrete(4)", 4),
            ("CliffWalking-v1", "Discrete(48)", "Discrete(4)", 4), ("Taxi-v4", "Discrete(500)", "Discrete(6)", 4),
            ("LunarLander-v3", landerSpace, "Discrete(4)", 50),
            ("LunarLanderContinuous-v3", landerSpace, "Box(-1.0, 1.0, (2,), float32)", 50),
            ("BipedalWalker-v3", walkerSpace, "Box(-1.0, 1.0, (4,), float32)", 50),
            ("rldurham/Walker", walkerSpace, "Box(-1.0, 1.0, (4,), float32)", 50),
        ] as [(String, String, String, Double)])
    func spaces(id: String, observations: String, actions: String, fps: Double) throws {
        let env = try make(id)
        #expect(env.observationSpace.description == observations)
        #expect(env.actionSpace.description == actions)
        #expect(env.metadata.renderFPS == fps)
        let hasText = ["FrozenLake-v1", "FrozenLake8x8-v1", "CliffWalking-v1", "Taxi-v4"].contains(id)
        #expect(Set(env.metadata.renderModes) == (hasText ? [.human, .rgbArray, .ansi] : [.human, .rgbArray]))
    }

    @Test("checkEnv finds nothing wrong")
    func findings() throws {
        func check(_ env: some Env) { #expect(checkEnv(env).isEmpty, "\(env): \(checkEnv(env))") }
        check(MountainCar())
        check(MountainCarContinuous())
        check(Pendulum())
        check(Acrobot())
        check(Blackjack())
        check(CliffWalking(isSlippery: true))
        check(try FrozenLake())
        check(try Taxi(isRainy: true, isPassengerFickle: true))
        check(try LunarLander(isWindy: true))
        check(try LunarLanderContinuous())
        check(BipedalWalker(isHardcore: true))
        check(BipedalWalker(design: .course))
    }
}
