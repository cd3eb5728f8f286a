import Gymnasium
import GymnasiumTestSupport
import Testing

@Suite("Looking environments up")
struct LookUpTests {
    @Test("the built-in ids have Gymnasium's limits and thresholds")
    func builtIn() throws {
        let old = try spec("CartPole-v0")
        #expect(old.id == "CartPole-v0" && old.maxEpisodeSteps == 200 && old.rewardThreshold == 195)
        let new = try spec("CartPole-v1")
        #expect(
            new.maxEpisodeSteps == 500 && new.rewardThreshold == 475
                && new.entryPoint == "Gymnasium.classic_control:CartPole")
        #expect(new.orderEnforce && !new.disableEnvChecker && !new.nondeterministic)
        #expect(new.options.isEmpty && new.additionalWrappers.isEmpty)
        #expect(new.name.namespace == nil && new.name.name == "CartPole" && new.name.version == 1)
        #expect(registeredIDs.contains("CartPole-v1"))
    }

    @Test("an unknown namespace is an error that names the nearest one")
    func namespaces() throws {
        try register("lookupspace/Thing-v0") { _ in Probe() }
        #expect(throws: NamespaceNotFound.self) { try spec("zzz/Thing-v0") }
        let error = try #require(throws: NamespaceNotFound.self) { try make("lookupspase/Thing-v0") }
        #expect(error.namespace == "lookupspase" && error.suggestion == "lookupspace")
        #expect(error.description.contains("lookupspase") && error.description.contains("`lookupspace`"))
        let alone = try #require(throws: NamespaceNotFound.self) { try make("qqqqqqqq/Thing-v0") }
        #expect(alone.suggestion == nil && alone.description.contains("qqqqqqqq"))
    }

    @Test("an unknown name is an error that names the nearest one of its namespace")
    func names() throws {
        try register("lookupnames/Corridor-v0") { _ in Probe() }
        let error = try #require(throws: NameNotFound.self) { try make("lookupnames/Coridor-v0") }
        #expect(
            error.name == "Coridor" && error.namespace == "lookupnames" && error.suggestion == "lookupnames/Corridor-v0"
        )
        #expect(error.description.contains("`Coridor`") && error.description.contains("namespace lookupnames"))
        #expect(error.description.contains("did you mean `lookupnames/Corridor-v0`?"))
        let other = try #require(throws: NameNotFound.self) { try spec("lookupnames/CartPole-v1") }
        #expect(other.suggestion == nil)
        let plain = try #require(throws: NameNotFound.self) { try make("NonExistenceEnv-v0") }
        #expect(plain.namespace == nil && plain.description.contains("`NonExistenceEnv`"))
        #expect(plain.description.contains("registeredIDs"))
    }

    @Test("a version above all is an error that lists those there are, by number")
    func versionsAbove() throws {
        for version in [0, 15, 9] { try register("lookupversions/Env-v\(version)") { _ in Probe() } }
        let error = try #require(throws: VersionNotFound.self) { try spec("lookupversions/Env-v1000") }
        #expect(error.id == "lookupversions/Env-v1000")
        #expect(error.available == (try ["0", "9", "15"].map { try spec("lookupversions/Env-v" + $0).id }))
        #expect(error.description.contains("`lookupversions/Env-v9`, `lookupversions/Env-v15`"))
        #expect(throws: VersionNotFound.self) { try make("lookupversions/Env-v16") }
    }

    @Test("a version that a newer one replaced is an error that names the newest")
    func versionsBelow() throws {
        for version in [2, 15, 9] { try register("lookupold/Env-v\(version)") { _ in Probe() } }
        let error = try #require(throws: DeprecatedEnv.self) { try spec("lookupold/Env-v3") }
        #expect(error.id == "lookupold/Env-v3" && error.replacement == "lookupold/Env-v15")
        #expect(error.description.contains("make `lookupold/Env-v15` instead"))
        let (_, warnings) = Warnings.collecting {
            #expect(throws: DeprecatedEnv.self) { try make("lookupold/Env-v3") }
        }
        #expect(warnings.count == 1)
    }

    @Test("a version of what only exists without one is an error that names the plain id")
    func unversioned() throws {
        try register("lookupplain/Env") { _ in Probe() }
        let error = try #require(throws: DeprecatedEnv.self) { try spec("lookupplain/Env-v0") }
        #expect(error.replacement == "lookupplain/Env")
        #expect(throws: DeprecatedEnv.self) { try make("lookupplain/Env-v6") }
        #expect(try spec("lookupplain/Env").name.version == nil)
        #expect(try make("lookupplain/Env").spec?.id == "lookupplain/Env")
    }

    @Test("an id without the version that exists is found by make, with a warning, and not by spec")
    func latest() throws {
        for version in [1, 3, 5] { try register("lookuplatest/Env-v\(version)") { _ in Probe() } }
        let error = try #require(throws: UnregisteredEnv.self) { try spec("lookuplatest/Env") }
        #expect(error.suggestion == "lookuplatest/Env-v5" && error.description.contains("write `lookuplatest/Env-v5`"))
        let (env, warnings) = try Warnings.collecting { try make("lookuplatest/Env") }
        #expect(env.spec?.id == "lookuplatest/Env-v5")
        #expect(warnings.count == 1 && warnings[0].contains("`lookuplatest/Env-v5`"))
    }

    @Test("an older version that exists is made, with a warning that names the newest")
    func outOfDate() throws {
        let (env, warnings) = try Warnings.collecting { try make("CartPole-v0") }
        #expect(env.spec?.id == "CartPole-v0" && env.spec?.maxEpisodeSteps == 200)
        #expect(
            warnings.count == 1 && warnings[0].contains("CartPole-v0 is out of date")
                && warnings[0].contains("`CartPole-v1`"))
        let (_, none) = try Warnings.collecting { try make("CartPole-v1") }
        #expect(none.isEmpty)
    }

    @Test("the name that Gymnasium suggests is suggested, as an id that can be made")
    func suggestions() throws {
        // Of Gymnasium's built-in names, those that its own test misspells.
        for name in ["Blackjack-v1", "MountainCarContinuous-v0", "MountainCar-v0", "Taxi-v4", "CartPole-v1"] {
            try register("suggest/\(name)") { _ in Probe() }
        }
        for version in [1, 3, 5] {
            try register("MyAwesomeNamespace/MyAwesomeVersionedEnv-v\(version)") { _ in Probe() }
        }
        try register("MyAwesomeNamespace/MyAwesomeUnversionedEnv") { _ in Probe() }
        let cases = [
            ("suggest/cartpole-v1", "suggest/CartPole-v1"), ("suggest/blackjack-v1", "suggest/Blackjack-v1"),
            ("suggest/Blackjock-v1", "suggest/Blackjack-v1"),
            ("suggest/mountaincarcontinuous-v0", "suggest/MountainCarContinuous-v0"),
            ("suggest/taxi-v4", "suggest/Taxi-v4"), ("suggest/taxi-v40", "suggest/Taxi-v4"),
            ("cartpole-v1", "CartPole-v1"),
            ("MyAwesomeNamspce/MyAwesomeVersionedEnv-v1", "MyAwesomeNamespace"),
            ("MyAwesomeNamspce/MyAwesomeUnversionedEnv", "MyAwesomeNamespace"),
            ("MyAwesomeNamespace/MyAwesomeUnversioneEnv", "MyAwesomeNamespace/MyAwesomeUnversionedEnv"),
            ("MyAwesomeNamespace/MyAwesomeVersioneEnv", "MyAwesomeNamespace/MyAwesomeVersionedEnv-v5"),
        ]
        for (id, suggestion) in cases {
            let error = try #require(throws: (any Error).self, "\(id)") { try make(id) }
            #expect("\(error)".contains("did you mean `\(suggestion)`?"), "\(id): \(error)")
        }
    }
}
