import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Programs of a student")
struct ProgramTests {
    func best(_ env: CartPole, depth: Int) throws -> (action: Int, value: Double) {
        if depth == 0 { return (0, 0) }
        return try [0, 1].map { action in
            var imagined = env
            let step = try imagined.step(action)
            let rest = step.isDone ? 0 : try best(imagined, depth: depth - 1).value
            return (action, step.reward + rest)
        }.max { $0.value < $1.value }!
    }

    @Test("planning on copies keeps the pole up, and the environment where it is")
    func planning() throws {
        var env = try make(.cartPole)
        try env.reset(seed: 42)
        env.gravity = 5
        let (state, stream) = (env.state, env.random)
        let (action, value) = try best(env.unwrapped, depth: 8)
        #expect(env.state == state && env.random == stream && env.elapsedSteps == 0)
        #expect(value == 8)
        #expect(try env.step(action).reward == 1)
        var byName = try make("CartPole-v1")
        try byName.reset(seed: 42)
        byName[as: CartPole.self]?.gravity = 5
        #expect(try best(#require(byName[as: CartPole.self]), depth: 8).action == action)
    }

    @Test("an environment of one's own is registered, made by both spellings and wrapped")
    func ownEnvironment() throws {
        let slotMachines = try register("programs/SlotMachines-v0", maxEpisodeSteps: 100) { _ in StudentsMachines() }
        var env = try make("programs/SlotMachines-v0").rewardsClipped(to: 0...0.5)
        #expect(
            "\(env)"
                == "<ClipReward<TimeLimit<OrderEnforcing<PassiveEnvChecker<StudentsMachines<programs/SlotMachines-v0>>>>>>"
        )
        var typed = try make(slotMachines)
        try env.reset(seed: 42)
        try typed.reset(seed: 42)
        var wins = 0.0
        for index in 0..<300 {
            let (clipped, plain) = (try env.step(index % 6), try typed.step(index % 6))
            #expect(clipped.reward == plain.reward / 2 && plain.terminated)
            wins += plain.reward
        }
        // The six machines pay 1.6 times in six pulls on average.
        #expect((50...110).contains(wins))
        #expect(typed.winProbability.count == 6)
    }
}
