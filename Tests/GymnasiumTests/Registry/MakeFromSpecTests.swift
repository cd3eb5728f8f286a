import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("make from a spec")
struct MakeFromSpecTests {
    @Test("an environment made from the spec of another one has an equal spec and behaves equally")
    func equalSpec() throws {
        var env = AnyEnv(
            try make("CartPole-v1", ["sutton_barto_reward": true], maxEpisodeSteps: 7, disableEnvChecker: true)
                .rewardsClipped(to: (-0.5)...))
        var again = try make(try #require(env.spec))
        #expect(again.spec == env.spec && again.description == env.description)
        #expect(try env.reset(seed: 42) == again.reset(seed: 42))
        for _ in 0..<7 { #expect(try env.step(1) == again.step(1)) }
    }

    @Test("at every layer, the spec makes an environment with an equal spec")
    func everyLayer() throws {
        let outer = try make(.cartPole).rewardsClipped(to: 0...0.5)
        func check(_ env: some Env) throws {
            let spec = try #require(env.spec)
            let again = try make(spec)
            #expect(again.spec == spec && again.description == env.description)
        }
        let limited = outer.base.base
        try check(outer)
        try check(outer.base)
        try check(limited)
        try check(limited.base)
        try check(limited.base.base)
        #expect(outer.spec?.additionalWrappers.map(\.name) == ["ClipReward"])
        #expect(limited.spec?.maxEpisodeSteps == 500 && limited.base.spec?.maxEpisodeSteps == nil)
        #expect(limited.base.spec?.orderEnforce == true && limited.base.base.spec?.orderEnforce == false)
        #expect(limited.base.base.spec?.disableEnvChecker == false)
    }

    @Test("several wrappers are made again from the inside to the outside")
    func severalWrappers() throws {
        let env = try make("CartPole-v1").rewardsClipped(to: ...0.5).rewardsClipped(to: 0.25...).rewardsClipped(
            to: 0...1)
        let again = try make(try #require(env.spec))
        #expect(again.description == env.description && again.spec == env.spec)
        #expect(again.spec?.additionalWrappers.count == 3)
        #expect(
            again.spec?.additionalWrappers.first
                == WrapperSpec(name: "ClipReward", arguments: ["min_reward": nil, "max_reward": 0.5]))
    }

    @Test("a wrapper that did not record its arguments is an error that names it")
    func notRecorded() throws {
        let env = try make("CartPole-v1").rewardsTransformed { $0 / 2 }
        let error = try #require(throws: WrapperNotRecorded.self) { try make(try #require(env.spec)) }
        #expect(error.name == "TransformReward" && error.description.contains("did not record its function"))
        let own = HalvedReward(base: try make("CartPole-v1"))
        let other = try #require(throws: WrapperNotRecorded.self) { try make(try #require(own.spec)) }
        #expect(other.name == "HalvedReward" && other.description.contains("HalvedReward did not"))
        var unknown = try spec("CartPole-v1")
        unknown.additionalWrappers = [WrapperSpec(name: "Nothing", arguments: [:])]
        let third = try #require(throws: UnknownWrapper.self) { try make(unknown) }
        #expect(third.name == "Nothing" && third.description.contains("no wrapper Nothing is known"))
    }

    @Test("arguments of the call go before those of the spec")
    func arguments() throws {
        let spec = try #require(try make("CartPole-v1", maxEpisodeSteps: 9).spec)
        #expect(try make(spec).spec?.maxEpisodeSteps == 9)
        #expect(try make(spec, maxEpisodeSteps: 4).spec?.maxEpisodeSteps == 4)
        #expect(try make(spec, maxEpisodeSteps: -1).spec?.maxEpisodeSteps == nil)
        #expect(try make(spec, ["sutton_barto_reward": true])[as: CartPole.self]?.suttonBartoReward == true)
    }

    @Test("an entry point may itself return a wrapped or a made environment")
    func wrappedEntryPoints() throws {
        try register("spec/Wrapped-v0", disableEnvChecker: true) { _ in try CartPole().rewardsClipped(to: 0...0.5) }
        var env = try make("spec/Wrapped-v0")
        #expect("\(env)" == "<OrderEnforcing<ClipReward<CartPole<spec/Wrapped-v0>>>>")
        try env.reset(seed: 1)
        #expect(try env.step(0).reward == 0.5)
        #expect(try make(try #require(env.spec)).spec == env.spec)
        try register("spec/Made-v0") { _ in try make("CartPole-v1", maxEpisodeSteps: 3) }
        var made = try make("spec/Made-v0")
        #expect(made.spec?.id == "spec/Made-v0")
        try made.reset(seed: 1)
        #expect(try (0..<3).map { _ in try made.step(1).truncated } == [false, false, true])
    }

    @Test("the spec of an id that is not registered is an error")
    func unregistered() throws {
        #expect(throws: NameNotFound.self) { try make(EnvSpec("SpecNobody-v0", entryPoint: "Nobody")) }
    }

    @Test("specs are equal if every field is")
    func equality() throws {
        let spec = try EnvSpec("spec/Fields-v0", entryPoint: "E")
        func changed(_ change: (inout EnvSpec) -> Void) -> EnvSpec {
            var other = spec
            change(&other)
            return other
        }
        let others = [
            try EnvSpec("spec/Fields-v1", entryPoint: "E"), changed { $0.entryPoint = "F" },
            changed { $0.rewardThreshold = 1 }, changed { $0.nondeterministic = true },
            changed { $0.maxEpisodeSteps = 1 },
            changed { $0.orderEnforce = false }, changed { $0.disableEnvChecker = true },
            changed { $0.options = ["a": 1] },
            changed { $0.additionalWrappers = [WrapperSpec(name: "W", arguments: nil)] },
        ]
        #expect(Set(others + [spec]).count == 10)
        #expect(throws: MalformedID.self) { try EnvSpec("a b", entryPoint: "E") }
    }
}
