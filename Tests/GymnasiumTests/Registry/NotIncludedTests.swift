import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Environments of other packages")
struct NotIncludedTests {
    /// A registry of its own, in which nothing but CartPole and what a test adds is known.
    private func registry(adding ids: String...) throws -> Registry {
        let cartPoles = try ["CartPole-v0", "CartPole-v1"].map {
            RegistryEntry(try EnvSpec($0, entryPoint: "Gymnasium.classic_control:CartPole")) { _ in CartPole() }
        }
        var registry = Registry(cartPoles)
        for id in ids { _ = try registry.add(RegistryEntry(EnvSpec(id, entryPoint: "tests:Probe")) { _ in Probe() }) }
        return registry
    }

    private func refusal(_ id: String, in registry: Registry) throws -> EnvironmentNotIncluded {
        try #require(throws: EnvironmentNotIncluded.self, "\(id)") { try registry.entryToMake(id) }
    }

    private func check(_ id: String, system: String) throws {
        let registry = try registry()
        let error = try refusal(id, in: registry)
        #expect(error.id == id && error.system.contains(system), "\(error)")
        #expect(registry[error.suggestion] != nil, "\(error)")
        #expect(error.description.hasPrefix("\(id) belongs to "))
        #expect(error.description.contains("not part of this package") && error.description.contains("`CartPole-v1`"))
        #expect(throws: error) { try registry.entry(id) }
    }

    static let mujocoIDs: [String] =
        ["Reacher", "Pusher", "InvertedPendulum", "InvertedDoublePendulum", "HumanoidStandup"].flatMap { name in
            [2, 4, 5].map { "\(name)-v\($0)" }
        }
        + ["HalfCheetah", "Hopper", "Swimmer", "Walker2d", "Ant", "Humanoid"].flatMap { name in
            [2, 3, 4, 5].map { "\(name)-v\($0)" }
        }

    @Test("the 39 MuJoCo ids are known as MuJoCo's", arguments: mujocoIDs)
    func mujoco(id: String) throws {
        try check(id, system: "MuJoCo")
        let error = try #require(throws: EnvironmentNotIncluded.self) { try make(id) }
        #expect(registeredIDs.contains(error.suggestion))
        #expect(throws: error) { try spec(id) }
    }

    @Test("there are 39 of them")
    func count() {
        #expect(Set(Self.mujocoIDs).count == 39)
    }

    @Test(
        "Atari games are known in their namespace and under their old names",
        arguments: [
            "ALE/Pong-v5", "ALE/Breakout-v5", "ALE/NoSuchGame-v5", "ALE/Tetris", "Pong-v4", "Pong-ram-v4",
            "BreakoutNoFrameskip-v4", "SpaceInvadersDeterministic-v0", "Pong-ramNoFrameskip-v4",
            "Qbert-ramDeterministic-v0", "MontezumaRevenge-v0", "BlackjackNoFrameskip-v4", "Pong",
        ])
    func atari(id: String) throws {
        try check(id, system: "Arcade Learning Environment")
    }

    @Test("what older Gym versions need is known", arguments: ["GymV21Environment-v0", "GymV26Environment-v0"])
    func shimmy(id: String) throws {
        try check(id, system: "shimmy")
    }

    @Test(
        "the old versions of those that are included are deprecated",
        arguments: [
            ("Taxi-v3", "Taxi-v4"), ("FrozenLake-v0", "FrozenLake-v1"), ("CliffWalking-v0", "CliffWalking-v1"),
            ("Pendulum-v0", "Pendulum-v1"), ("Blackjack-v0", "Blackjack-v1"), ("Acrobot-v0", "Acrobot-v1"),
            ("LunarLander-v2", "LunarLander-v3"), ("BipedalWalker-v2", "BipedalWalker-v3"),
            ("CarRacing-v0", "CarRacing-v3"), ("CarRacing-v2", "CarRacing-v3"),
        ])
    func deprecated(id: String, replacement: String) throws {
        let error = try #require(throws: DeprecatedEnv.self) { try make(id) }
        #expect(error.id == id && error.replacement == replacement)
    }

    @Test("the nearest is the first neighbour that is registered")
    func neighbours() throws {
        #expect(try refusal("InvertedPendulum-v5", in: registry()).suggestion == "CartPole-v1")
        #expect(try refusal("InvertedPendulum-v5", in: registry(adding: "Pendulum-v1")).suggestion == "Pendulum-v1")
        #expect(try refusal("Ant-v5", in: registry(adding: "BipedalWalker-v3")).suggestion == "BipedalWalker-v3")
    }

    @Test("such an id may be registered and is then made", arguments: ["Ant-v5", "ALE/Pong-v5", "Pong-v4"])
    func registered(id: String) throws {
        #expect(try registry(adding: id).entryToMake(id).spec.id == id)
    }

    @Test("beside a registered id its other versions are looked up as usual")
    func otherVersions() throws {
        let registry = try registry(adding: "Ant-v4")
        let error = try #require(throws: VersionNotFound.self) { try registry.entry("Ant-v5") }
        #expect(error.available == ["Ant-v4"])
        #expect(throws: DeprecatedEnv.self) { try registry.entry("Ant-v2") }
        #expect(throws: VersionNotFound.self) { try registry.entry("CartPole-v7") }
    }

    @Test(
        "a name that is nearly one known elsewhere is answered by that name and where it belongs",
        arguments: [
            ("Humanod-v3", "Humanoid", "MuJoCo"),
            ("HalfCheeta-v4", "HalfCheetah", "MuJoCo"), ("Brekout-v4", "Breakout", "Arcade"),
        ])
    func nearly(id: String, name: String, system: String) throws {
        let error = try #require(throws: NameNotFound.self) { try registry().entryToMake(id) }
        #expect(error.suggestion == name && error.system?.contains(system) == true)
        #expect(error.description.contains("did you mean `\(name)`, which belongs to"))
        #expect(error.description.contains("not part of this package"))
    }

    @Test("a registered name that is nearer, or a known one that is registered, is suggested without more words")
    func nearestOfAll() throws {
        let own = try #require(throws: NameNotFound.self) { try registry().entry("CartPol-v1") }
        #expect(own.suggestion == "CartPole-v1" && own.system == nil && own.description.hasSuffix("`CartPole-v1`?"))
        let humanoid = try registry(adding: "Humanoid-v3")
        let registered = try #require(throws: NameNotFound.self) { try humanoid.entry("Humanod-v3") }
        #expect(registered.suggestion == "Humanoid-v3" && registered.system == nil)
        let nearer = try registry(adding: "Humanond-v0")
        #expect(
            try #require(throws: NameNotFound.self) { try nearer.entry("Humanod-v3") }.suggestion == "Humanond-v0")
    }

    @Test("names of other packages are not suggested within a namespace")
    func namespaces() throws {
        let registry = try registry(adding: "own/Thing-v0")
        let error = try #require(throws: NameNotFound.self) { try registry.entry("own/Humanod-v3") }
        #expect(error.suggestion == nil && error.system == nil)
        #expect(throws: NamespaceNotFound.self) { try registry.entry("phys2d/Acrobot-v0") }
    }
}
