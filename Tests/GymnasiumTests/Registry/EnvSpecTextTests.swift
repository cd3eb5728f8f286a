import Gymnasium
import Testing

/// The expected texts are what `EnvSpec.pprint` of Gymnasium 1.4.0 returns for the same fields, without the entry points
/// of wrappers.
@Suite("The text of a spec")
struct EnvSpecTextTests {
    private let wrappers = [
        WrapperSpec(name: "ClipReward", arguments: ["min_reward": nil, "max_reward": 0.5]),
        WrapperSpec(name: "Own", arguments: nil),
    ]

    private func cartPole(_ wrappers: [WrapperSpec] = []) throws -> EnvSpec {
        try EnvSpec(
            "CartPole-v1", entryPoint: "gymnasium.envs.classic_control.cartpole:CartPoleEnv", rewardThreshold: 475,
            maxEpisodeSteps: 500, additionalWrappers: wrappers)
    }

    private let wrapperText =
        "additional_wrappers=[\n\tname=ClipReward, kwargs={'min_reward': None, 'max_reward': 0.5},\n"
        + "\tname=Own, kwargs=None\n]"

    @Test("what differs from the default, a line each")
    func plain() throws {
        let spec = try cartPole(wrappers)
        #expect(
            spec.text() == "id=CartPole-v1\nreward_threshold=475.0\nmax_episode_steps=500\n\(wrapperText)")
        #expect(spec.description == spec.text())
    }

    @Test("with entry points")
    func entryPoints() throws {
        #expect(
            try cartPole(wrappers).text(includesEntryPoints: true) == """
                id=CartPole-v1
                entry_point=gymnasium.envs.classic_control.cartpole:CartPoleEnv
                reward_threshold=475.0
                max_episode_steps=500
                \(wrapperText)
                """)
    }

    @Test("with what has its default")
    func all() throws {
        let spec = try cartPole(wrappers)
        #expect(
            spec.text(printsAll: true) == """
                id=CartPole-v1
                entry_point=gymnasium.envs.classic_control.cartpole:CartPoleEnv
                reward_threshold=475.0
                nondeterministic=False
                max_episode_steps=500
                order_enforce=True
                disable_env_checker=False
                \(wrapperText)
                """)
        #expect(spec.text(includesEntryPoints: true, printsAll: true) == spec.text(printsAll: true))
    }

    @Test("without wrappers")
    func noWrappers() throws {
        let spec = try cartPole()
        #expect(spec.text() == "id=CartPole-v1\nreward_threshold=475.0\nmax_episode_steps=500")
        #expect(spec.text(printsAll: true).hasSuffix("disable_env_checker=False\nadditional_wrappers=[]"))
    }

    @Test("with none of the defaults")
    func otherwise() throws {
        let spec = try EnvSpec(
            "Odd-v0", entryPoint: "a.b:C", nondeterministic: true, orderEnforce: false, disableEnvChecker: true)
        #expect(spec.text() == "id=Odd-v0\nnondeterministic=True\norder_enforce=False\ndisable_env_checker=True")
        #expect(
            spec.text(printsAll: true) == """
                id=Odd-v0
                entry_point=a.b:C
                reward_threshold=None
                nondeterministic=True
                max_episode_steps=None
                order_enforce=False
                disable_env_checker=True
                additional_wrappers=[]
                """)
    }

    @Test("the built-in ids print as in Gymnasium")
    func builtIn() throws {
        #expect("\(try spec("CartPole-v0"))" == "id=CartPole-v0\nreward_threshold=195.0\nmax_episode_steps=200")
        #expect("\(try spec("CartPole-v1"))" == "id=CartPole-v1\nreward_threshold=475.0\nmax_episode_steps=500")
    }
}
