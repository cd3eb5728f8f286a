import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Registering environments")
struct RegisterTests {
    @Test("a registered environment is made by its id and by its typed id")
    func bothSpellings() throws {
        let slots = try register("register/SlotMachines-v0", maxEpisodeSteps: 100) { _ in StudentsMachines() }
        #expect(slots.id == "register/SlotMachines-v0" && "\(slots)" == slots.id)
        var typed = try make(slots)
        var dynamic = try make("register/SlotMachines-v0")
        #expect(typed.spec == dynamic.spec && typed.spec?.maxEpisodeSteps == 100)
        try typed.reset(seed: 3)
        try dynamic.reset(seed: 3)
        for arm in [0, 5, 3, 5] {
            let (one, other) = (try typed.step(arm), try dynamic.step(arm))
            #expect(one.reward == other.reward && one.terminated && other.terminated)
            #expect(other.observation == .int(one.observation))
        }
        #expect(registeredIDs.contains("register/SlotMachines-v0"))
    }

    @Test("everything that register is told is in the spec")
    func fields() throws {
        try register(
            "register/Fields-v2", maxEpisodeSteps: 7, rewardThreshold: 0.5, nondeterministic: true,
            orderEnforce: false, disableEnvChecker: true, options: ["reward": 2],
            additionalWrappers: [WrapperSpec(name: "ClipReward", arguments: ["min_reward": nil, "max_reward": 1.0])]
        ) { Probe(reward: try $0("reward", default: 0.0)) }
        let spec = try spec("register/Fields-v2")
        #expect(spec.id == "register/Fields-v2" && spec.entryPoint == "GymnasiumTestSupport:Probe")
        #expect(spec.maxEpisodeSteps == 7)
        #expect(spec.rewardThreshold == 0.5 && spec.nondeterministic && !spec.orderEnforce && spec.disableEnvChecker)
        #expect(spec.options == ["reward": 2] && spec.additionalWrappers.map(\.name) == ["ClipReward"])
        #expect(spec.name.namespace == "register" && spec.name.name == "Fields" && spec.name.version == 2)
        var env = try make("register/Fields-v2")
        #expect("\(env)" == "<ClipReward<TimeLimit<Probe<register/Fields-v2>>>>")
        try env.reset()
        #expect(try env.step(0).reward == 1)
    }

    @Test("an id that is registered again is replaced, with a warning")
    func override() throws {
        try register("register/Override-v0") { _ in Probe(reward: 1) }
        let (_, warnings) = try Warnings.collecting { try register("register/Override-v0") { _ in Probe(reward: 2) } }
        #expect(warnings.count == 1 && warnings[0].contains("register/Override-v0 was registered already"))
        #expect(try make("register/Override-v0")[as: Probe.self]?.reward == 2)
        #expect(registeredIDs.count { $0 == "register/Override-v0" } == 1)
        let (_, none) = try Warnings.collecting { try register("register/Override-v1") { _ in Probe() } }
        #expect(none.isEmpty)
    }

    @Test("a name has versions or none, whichever came first")
    func clash() throws {
        try register("register/Versioned-v0") { _ in Probe() }
        try register("register/Versioned-v2") { _ in Probe() }
        let error = try #require(throws: RegistrationError.self) { try register("register/Versioned") { _ in Probe() } }
        #expect(error.id == "register/Versioned" && error.existing == "register/Versioned-v2")
        try register("register/Plain") { _ in Probe() }
        let other = try #require(throws: RegistrationError.self) { try register("register/Plain-v0") { _ in Probe() } }
        #expect(other.id == "register/Plain-v0" && other.existing == "register/Plain")
        #expect(other.description.contains("register/Plain-v0 cannot be registered because register/Plain is"))
        #expect(!registeredIDs.contains("register/Versioned") && !registeredIDs.contains("register/Plain-v0"))
        try register("registerother/Plain-v0") { _ in Probe() }
    }

    @Test("a version is registered without leading zeros")
    func leadingZeros() throws {
        let id = try register("register/Zeros-v007") { _ in Probe() }
        #expect(id.id == "register/Zeros-v7")
        #expect(try make("register/Zeros-v7").spec?.id == "register/Zeros-v7")
        #expect(try make(id).spec?.id == "register/Zeros-v7")
        let error = try #require(throws: UnregisteredEnv.self) { try make("register/Zeros-v07") }
        #expect(error.suggestion == "register/Zeros-v7")
    }

    @Test("a limit below 1 is refused", arguments: [0, -1, .min])
    func limit(steps: Int) {
        #expect(throws: InvalidArgument.self) {
            try register("register/Limit-v0", maxEpisodeSteps: steps) { _ in Probe() }
        }
        #expect(!registeredIDs.contains("register/Limit-v0"))
    }

    @Test("within a namespace, ids are registered under it")
    func namespace() throws {
        let id = try registering(namespace: "registerspace") {
            try register("MyDefaultEnvironment-v0") { _ in Probe() }
        }
        #expect(id.id == "registerspace/MyDefaultEnvironment-v0")
        #expect(try make("registerspace/MyDefaultEnvironment-v0").spec?.name.namespace == "registerspace")
        let outside = try register("RegisterOutside-v1") { _ in Probe() }
        #expect(outside.id == "RegisterOutside-v1")
        let (inside, warnings) = try Warnings.collecting {
            try registering(namespace: "registerspace") { try register("elsewhere/Env-v0") { _ in Probe() } }
        }
        #expect(inside.id == "registerspace/Env-v0" && warnings.count == 1)
        #expect(warnings.first?.contains("instead of elsewhere") == true)
    }

    @Test("a namespace of another form is refused", arguments: ["", "a/b", "a b", "a\n"])
    func malformedNamespace(namespace: String) {
        #expect(throws: MalformedID.self) {
            try registering(namespace: namespace) { try register("RegisterMalformed-v0") { _ in Probe() } }
        }
    }
}
