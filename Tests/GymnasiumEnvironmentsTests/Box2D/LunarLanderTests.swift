import Gymnasium
import Testing

@Suite("LunarLander")
struct LunarLanderTests {
    /// The return of an episode.
    private func play<E: Env>(_ env: inout E, seed: Int, _ policy: (E, [Float]) throws -> E.Action) throws -> Double
    where E.Observation == [Float] {
        var observation = try env.reset(seed: seed).observation
        var sum = 0.0
        for _ in 0..<1000 {
            let step = try env.step(policy(env, observation))
            observation = step.observation
            sum += step.reward
            if step.isDone { break }
        }
        return sum
    }

    @Test("both heuristics land from seed 1 with more than 100")
    func heuristics() throws {
        var four = try LunarLander()
        #expect(try play(&four, seed: 1) { LunarLander.heuristic($1) } > 100)
        var throttles = try LunarLanderContinuous()
        #expect(try play(&throttles, seed: 1) { LunarLanderContinuous.heuristic($1) } > 100)
        #expect(LunarLander.heuristic([1]) == 0 && LunarLanderContinuous.heuristic([]) == [0, 0])
    }

    /// What 20 steps on a copy are worth: an action three times, and then the heuristic; `nil` for the heuristic alone.
    ///
    /// The speed at their end counts as far as it is not the one with which a craft at this place should sink to the pad.
    private func worth(_ action: Int?, _ observation: [Float], in env: LunarLander) throws -> Double {
        var plan = env
        var step = try plan.step(action ?? LunarLander.heuristic(observation))
        var sum = step.reward
        for count in 1..<20 where !step.terminated {
            step = try plan.step((count < 3 ? action : nil) ?? LunarLander.heuristic(step.observation))
            sum += step.reward
        }
        if step.terminated { return sum }
        let seen = step.observation.map(Double.init)
        let speed = (seen[2] * seen[2] + seen[3] * seen[3]).squareRoot()
        let (right, up) = (seen[2] + 0.5 * seen[0], seen[3] + seen[1])
        return sum + 100 * speed - 300 * (right * right + up * up).squareRoot()
    }

    @Test("looking 20 steps ahead on copies lands better than the heuristic, and does not move the craft")
    func planning() throws {
        var (ahead, plain) = (0.0, 0.0)
        for seed in 0..<10 {
            var env = try LunarLander()
            plain += try play(&env, seed: seed) { LunarLander.heuristic($1) }
            ahead += try play(&env, seed: seed) { env, observation in
                var best = (action: LunarLander.heuristic(observation), worth: try worth(nil, observation, in: env))
                for action in 0..<4 {
                    let worth = try worth(action, observation, in: env)
                    if worth > best.worth { best = (action, worth) }
                }
                return best.action
            }
        }
        #expect(plain / 10 > 265 && ahead > plain, "\(ahead / 10) and \(plain / 10)")
    }

    @Test("the wind begins where the seed says")
    func wind() throws {
        var env = try make(.lunarLander(isWindy: true))
        #expect(env.windIndex == nil)
        try env.reset(seed: 42)
        #expect(env.windIndex == 909 && env.torqueIndex == -1131)
        try env.reset(seed: 0)
        #expect(env.windIndex == 5298 && env.torqueIndex == 4593)
        _ = try env.step(0)
        #expect(env.windIndex == 5299)
        var calm = try make(.lunarLander)
        try calm.reset(seed: 42)
        #expect(calm.windIndex == nil && calm.torqueIndex == nil)
    }

    @Test("continuous chooses the type, by either id and in vectors")
    func continuous() throws {
        #expect(
            try make("LunarLander-v3", ["continuous": true]).actionSpace.description.hasPrefix("Box(-1.0, 1.0, (2,)"))
        #expect(try make("LunarLanderContinuous-v3", ["continuous": false]).actionSpace.description == "Discrete(4)")
        var lanes = try makeVec("LunarLander-v3", count: 2, ["continuous": true])
        try lanes.reset(seed: 1)
        #expect(lanes.singleActionSpace.description.hasPrefix("Box(-1.0, 1.0, (2,)"))
        #expect(throws: InvalidOption.self) { try make(.lunarLander, ["continuous": true]) }
        #expect(throws: InvalidOption.self) { try make(.lunarLanderContinuous, ["continuous": false]) }
        #expect(throws: InvalidOption.self) { try make("LunarLander-v3", ["continuous": "yes"]) }
        let error = #expect(throws: UnknownOption.self) { try make("LunarLander-v3", ["wind": 5]) }
        #expect(error?.accepted == ["continuous", "gravity", "enable_wind", "wind_power", "turbulence_power"])
        #expect(try LunarLanderContinuous(options: Options(["gravity": -5.0])).gravity == -5)
    }

    @Test("gravity is more than -12 and less than 0", arguments: [0, -12, 1, -.infinity, .nan, 1e300])
    func gravity(_ gravity: Double) throws {
        let error = #expect(throws: InvalidArgument.self) { try make("LunarLander-v3", ["gravity": .double(gravity)]) }
        #expect(error?.argument == "gravity")
        #expect(throws: InvalidArgument.self) { try make(.lunarLanderContinuous(gravity: gravity)) }
        var env = try LunarLander()
        try env.reset(seed: 1)
        let before = env
        env.gravity = gravity
        #expect(throws: InvalidArgument.self) { try env.reset(seed: 2) }
        var again = before
        #expect(try env.step(2) == again.step(2))
    }

    @Test("wind and turbulence of any strength that is not absurd are warned of, others refused")
    func power() throws {
        let (_, warnings) = try Warnings.collecting { try LunarLander(windPower: 21, turbulencePower: -0.5) }
        #expect(warnings.count == 2 && warnings[0].contains("windPower is 21.0"))
        #expect(try Warnings.collecting { try LunarLander(windPower: 20, turbulencePower: 0) }.1.isEmpty)
        for power in [Double.nan, .infinity, 1e7, -1e300] {
            #expect(throws: InvalidArgument.self) { try LunarLander(windPower: power) }
            #expect(throws: InvalidArgument.self) { try LunarLanderContinuous(turbulencePower: power) }
            var env = try LunarLander(isWindy: true)
            try env.reset(seed: 1)
            env.windPower = power
            #expect(throws: InvalidArgument.self) { try env.step(0) }
        }
    }

    @Test("the strongest weather leaves a finite world, long after the episode has ended")
    func storm() throws {
        let (env, _) = try Warnings.collecting {
            try LunarLander(gravity: -11.99, isWindy: true, windPower: 1e6, turbulencePower: 1e6)
        }
        var storm = env
        for seed in 0..<3 {
            try storm.reset(seed: seed)
            for index in 0..<2000 {
                let step = try storm.step(index % 4)
                #expect(step.reward.isFinite && step.observation.allSatisfy(\.isFinite))
            }
        }
    }

    @Test("actions that are none are refused")
    func actions() throws {
        var env = try LunarLander()
        try env.reset(seed: 1)
        for action in [-1, 4, .max] { #expect(throws: InvalidAction.self) { try env.step(action) } }
        var throttles = try LunarLanderContinuous()
        try throttles.reset(seed: 1)
        for action in [[], [0], [.nan, 0], [0, .nan], [0, 0, 0]] as [[Float]] {
            #expect(throws: InvalidAction.self) { try throttles.step(action) }
        }
        var clipped = throttles
        #expect(try throttles.step([.infinity, -5]) == clipped.step([1, -1]))
    }

    @Test("every key has an action of the space, and the craft turns to the side of the key")
    func keys() throws {
        let env = try LunarLander()
        #expect(env.keysToAction.values.allSatisfy(env.actionSpace.contains))
        let throttles = try LunarLanderContinuous()
        #expect(throttles.keysToAction.values.allSatisfy(throttles.actionSpace.contains))
        for (key, sign) in [(KeyCombination.left, Float(1)), (.right, -1)] {
            var turning = env
            var observation = try turning.reset(seed: 3).observation
            let before = observation[5]
            for _ in 0..<10 { observation = try turning.step(#require(env.keysToAction[key])).observation }
            #expect((observation[5] - before) * sign > 0)
        }
    }
}
