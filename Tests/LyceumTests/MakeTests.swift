import Lyceum
import RecordingTestSupport
import Testing

/// The course's own `make`.
@Suite struct MakeTests {
    @Test func `A plain make prints Gymnasium's stack with one layer around it`() throws {
        let stack = "<UnscaledReward<TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>>"
        #expect(try make("CartPole-v1").description == stack)
        #expect(try make(.cartPole).description == stack)
        #expect(try Recorder(make("CartPole-v1")).description == "<Recorder\(stack)>")
    }

    @Test func `The unscaled reward is what the environment paid, whatever is wrapped around`() throws {
        let env = ScriptedEnv(rewards: [3, -7, 0.5], ends: [])
        var stack = try UnscaledReward(env).rewardsTransformed { 10 * $0 }.rewardsClipped(to: -1...1)
        #expect(stack.unscaledReward == 0)
        try stack.reset()
        let rewards = try (0..<3).map { try stack.step($0).reward }
        #expect(rewards == [1, -1, 1])
        #expect(stack.unscaledReward == 0.5)
        #expect(env.unscaledReward == nil)
    }

    @Test func `An environment is made again from the spec of one that was made`() throws {
        let env = try make("CartPole-v1", maxEpisodeSteps: 7)
        var again = try make(try #require(env.spec))
        #expect(again.description == env.description)
        #expect(again.spec?.maxEpisodeSteps == 7)
        try again.reset(seed: 1)
        _ = try again.step(0)
        #expect(again.unscaledReward == 1)
    }

    @Test func `A recorder is not made again from a spec without its arguments`() throws {
        let spec = try #require(try Recorder(make("CartPole-v1"), smoothing: 3).spec)
        let error = #expect(throws: WrapperNotRecorded.self) { try make(spec) }
        #expect(error?.description.contains("Recorder") == true)
    }

    @Test func `An environment without the unscaled reward is refused at once, and the message says what to write`() {
        let error = #expect(throws: UnscaledRewardNeeded.self) { try Recorder(CartPole(), logs: true, logFolder: "/") }
        #expect(
            error?.description
                == "Recorder cannot log the unscaled reward of <CartPole instance>: make the environment with Lyceum's "
                + "`make`, or write Recorder(UnscaledReward(env))")
        #expect(throws: UnscaledRewardNeeded.self) { try Recorder(Gymnasium.make("CartPole-v1")) }
        #expect(throws: Never.self) { try Recorder(UnscaledReward(Gymnasium.make("CartPole-v1"))) }
    }

    @Test func `The layer changes nothing that an agent sees`() throws {
        var plain = try Gymnasium.make(.cartPole)
        var kept = try make(.cartPole)
        #expect(try plain.reset(seed: 9) == kept.reset(seed: 9))
        for action in [0, 1, 1, 0, 1] { #expect(try plain.step(action) == kept.step(action)) }
        #expect(plain.random == kept.random)
        kept.gravity = 5
        #expect(kept.unwrapped.gravity == 5)
    }

    @Test func `What is wrong with an id is told as Gymnasium's make tells it`() {
        #expect(throws: NameNotFound.self) { try make("CratPole-v1") }
        #expect(throws: VersionNotFound.self) { try make("CartPole-v9") }
        #expect(throws: UnknownOption.self) { try make("CartPole-v1", ["mapname": "8x8"]) }
    }
}
