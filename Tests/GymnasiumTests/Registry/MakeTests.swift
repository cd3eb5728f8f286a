import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("make")
struct MakeTests {
    @Test("without further arguments it gives the registered layers")
    func plain() throws {
        let env = try make("CartPole-v1")
        #expect("\(env)" == "<TimeLimit<OrderEnforcing<PassiveEnvChecker<CartPole<CartPole-v1>>>>>")
        #expect(env.spec == (try spec("CartPole-v1")))
        #expect(try make(spec("CartPole-v1")).spec == env.spec)
        #expect(try make(.cartPole).spec == env.spec)
        #expect(env[as: CartPole.self] != nil)
    }

    @Test(
        "the time limit is the registered one, the given one, or none for -1",
        arguments: [(nil, 500), (100, 100), (1, 1), (-1, nil)] as [(Int?, Int?)])
    func timeLimit(given: Int?, expected: Int?) throws {
        for env in [
            try make("CartPole-v1", maxEpisodeSteps: given), try make(spec("CartPole-v1"), maxEpisodeSteps: given),
            AnyEnv(try make(.cartPole, maxEpisodeSteps: given)),
        ] {
            #expect(env.spec?.maxEpisodeSteps == expected)
            #expect(env.description.hasPrefix("<TimeLimit<") == (expected != nil))
        }
    }

    @Test("an environment without a limit gets one only where it is asked for")
    func noLimit() throws {
        let id = try register("make/NoLimit-v0") { _ in Probe() }
        var env = try make(id)
        #expect(env.spec?.maxEpisodeSteps == nil && !env.description.contains("TimeLimit"))
        try env.reset()
        for _ in 0..<2000 { #expect(try !env.step(0).truncated) }
        #expect(try make(id, maxEpisodeSteps: 100).spec?.maxEpisodeSteps == 100)
        #expect(try make("make/NoLimit-v0", maxEpisodeSteps: -1).spec?.maxEpisodeSteps == nil)
    }

    @Test("a limit of 0 or below -1 is an error that says what to give", arguments: [0, -2, .min])
    func badLimit(steps: Int) throws {
        let error = try #require(throws: InvalidArgument.self) { try make("CartPole-v1", maxEpisodeSteps: steps) }
        #expect(error.argument == "maxEpisodeSteps" && error.given == "\(steps)")
        #expect(error.description.contains("-1 for no limit"))
        #expect(throws: InvalidArgument.self) { try make(.cartPole, maxEpisodeSteps: steps) }
    }

    @Test(
        "the checker is there unless registration or the call switches it off",
        arguments: [
            (false, false, true), (false, true, false), (true, false, true), (true, true, false), (false, nil, true),
            (true, nil, false),
        ] as [(Bool, Bool?, Bool)])
    func checker(registered: Bool, given: Bool?, isPresent: Bool) throws {
        let id = try register(
            "make/Checker\(registered)\(given.map { "\($0)" } ?? "nil")-v0", disableEnvChecker: registered
        ) { _ in Probe() }
        for env in [
            try make(id.id, disableEnvChecker: given), try make(spec(id.id), disableEnvChecker: given),
            AnyEnv(try make(id, disableEnvChecker: given)),
        ] {
            #expect(env.description.contains("PassiveEnvChecker") == isPresent)
            #expect(env.spec?.disableEnvChecker == !isPresent)
        }
    }

    @Test("the order of calls is enforced unless registration says otherwise")
    func orderEnforcing() throws {
        let free = try register("make/Free-v0", orderEnforce: false) { _ in Probe(renderMode: .ansi) }
        var env = try make(free)
        #expect(!env.description.contains("OrderEnforcing") && env.spec?.orderEnforce == false)
        #expect(try env.step(1).reward == 1)
        #expect(try env.render() == .text("step 1"))
        #expect(env.elapsedSteps == nil)
        let strict = try register("make/Strict-v0") { _ in Probe(renderMode: .ansi) }
        var other = try make(strict)
        #expect(other.description.contains("OrderEnforcing") && other.spec?.orderEnforce == true)
        #expect(throws: ResetNeeded("step")) { try other.step(1) }
        #expect(throws: ResetNeeded("render")) { try other.render() }
    }

    @Test("options of registration and call are merged, and the spec records them")
    func options() throws {
        try register("make/Options-v0", options: ["reward": 1, "terminates": true]) { options in
            Probe(reward: try options("reward", default: 0.0), terminates: try options("terminates", default: false))
        }
        let env = try make("make/Options-v0", ["reward": 2.5])
        #expect(env[as: Probe.self]?.reward == 2.5 && env[as: Probe.self]?.terminates == true)
        #expect(env.spec?.options == ["reward": 2.5, "terminates": true])
        let again = try make(try #require(env.spec), ["terminates": false])
        #expect(again[as: Probe.self]?.reward == 2.5 && again[as: Probe.self]?.terminates == false)
        #expect(try spec("make/Options-v0").options == ["reward": 1, "terminates": true])
        #expect(try make("make/Options-v0", ["reward": nil])[as: Probe.self]?.reward == 0)
    }

    @Test("an unknown option is an error that names the accepted ones and the nearest")
    func unknownOption() throws {
        let error = try #require(throws: UnknownOption.self) { try make("CartPole-v1", ["sutton_barto_rewards": true]) }
        #expect(error.key == "sutton_barto_rewards" && error.id == "CartPole-v1")
        #expect(error.accepted == ["sutton_barto_reward"] && error.suggestion == "sutton_barto_reward")
        #expect(error.description.contains("did you mean \"sutton_barto_reward\"?"))
        let far = try #require(throws: UnknownOption.self) { try make("CartPole-v1", ["foo": 1]) }
        #expect(far.suggestion == nil && far.description.contains("it takes sutton_barto_reward"))
        try register("make/NoOptions-v0") { _ in Probe() }
        let none = try #require(throws: UnknownOption.self) { try make("make/NoOptions-v0", ["foo": 1]) }
        #expect(none.accepted.isEmpty && none.description.contains("it takes none"))
    }

    @Test("an option of the wrong kind is an error that names key, value and type")
    func wrongKind() throws {
        let error = try #require(throws: InvalidOption.self) { try make("CartPole-v1", ["sutton_barto_reward": 1]) }
        #expect(error.key == "sutton_barto_reward" && error.given == "1" && error.expected.contains("Bool"))
    }

    @Test("the render mode reaches the environment, by argument and by option, and the spec records it")
    func renderMode() throws {
        try register("make/Render-v0") { Probe(renderMode: $0.renderMode) }
        #expect(try make("make/Render-v0").renderMode == nil)
        for env in [
            try make("make/Render-v0", renderMode: .ansi), try make("make/Render-v0", ["render_mode": "ansi"]),
        ] {
            #expect(env.renderMode == .ansi && env.spec?.options == ["render_mode": "ansi"])
            #expect(try make(try #require(env.spec)).renderMode == .ansi)
        }
    }

    @Test("a render mode that the environment does not have is warned of once, and one that there is not is an error")
    func unknownRenderMode() throws {
        try register("make/RenderWarning-v0") { Probe(renderMode: $0.renderMode) }
        let (env, warnings) = try Warnings.collecting { try make("make/RenderWarning-v0", renderMode: .rgbArray) }
        #expect(warnings.count == 1 && env.renderMode == .rgbArray)
        #expect(warnings.first?.contains("no render mode rgb_array; it has ansi") == true)
        for mode in ["no-render-mode", 1, true] as [Value] {
            let error = try #require(throws: InvalidOption.self) {
                try make("make/RenderWarning-v0", ["render_mode": mode])
            }
            #expect(error.key == "render_mode" && error.expected.contains("'rgb_array'"))
        }
        #expect(try make("make/RenderWarning-v0", ["render_mode": nil]).renderMode == nil)
    }

    @Test("what an entry point throws comes out as it is")
    func entryPointErrors() throws {
        struct Broken: Error {}
        try register("make/Broken-v0") { _ -> Probe in throw Broken() }
        #expect(throws: Broken.self) { try make("make/Broken-v0") }
    }

    @Test("a space that cannot be is an error when the environment is made")
    func invalidSpaces() throws {
        try register("make/NoActions-v0", disableEnvChecker: true) { _ in Probe(actionSpace: Discrete(0)) }
        #expect(throws: InvalidSpace.self) { try make("make/NoActions-v0") }
        try register("make/NoObservations-v0") { _ in Probe(observationSpace: Box(low: 1, high: 0)) }
        let error = try #require(throws: InvalidSpace.self) { try make("make/NoObservations-v0") }
        #expect(error.problem.contains("above"))
    }
}
