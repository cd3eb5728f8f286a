import Gymnasium
import GymnasiumTestSupport
import Testing

/// Every way in which the registry and `make` refuse or warn, by kind and by what the message names.
@Suite("What the registry refuses and warns of")
struct RegistryErrorTableTests {
    /// A call, the type of the error it ends with, and what its text names.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let type: any (Error & Sendable).Type
        let names: [String]
        let body: @Sendable () throws -> Void

        init(
            _ description: String, _ type: any (Error & Sendable).Type, names: [String],
            _ body: @escaping @Sendable () throws -> Void
        ) {
            testDescription = description
            self.type = type
            self.names = names
            self.body = body
        }
    }

    static let ids = [
        Refusal("malformed id", MalformedID.self, names: ["\"a b\"", "[namespace/]name[-vN]", "CartPole-v1"]) {
            _ = try make("a b")
        },
        Refusal("malformed id to register", MalformedID.self, names: ["\"“Breakout-v0”\""]) {
            try register("“Breakout-v0”") { _ in Probe() }
        },
        Refusal("unknown namespace", NamespaceNotFound.self, names: ["errortabel", "did you mean `errortable`?"]) {
            try register("errortable/A-v0") { _ in Probe() }
            _ = try make("errortabel/A-v0")
        },
        Refusal(
            "unknown name", NameNotFound.self,
            names: ["`Adress`", "errortable2", "did you mean `errortable2/Address-v0`?"]
        ) {
            try register("errortable2/Address-v0") { _ in Probe() }
            _ = try spec("errortable2/Adress-v0")
        },
        Refusal("name known elsewhere", EnvironmentNotIncluded.self, names: ["Ant-v5", "MuJoCo"]) {
            _ = try make("Ant-v5")
        },
        Refusal("unversioned", UnregisteredEnv.self, names: ["CartPole", "write `CartPole-v1`"]) {
            _ = try spec("CartPole")
        },
        Refusal("too new", VersionNotFound.self, names: ["CartPole-v7", "`CartPole-v0`, `CartPole-v1`"]) {
            _ = try make("CartPole-v7")
        },
        Refusal("deprecated", DeprecatedEnv.self, names: ["errortable3/A-v2", "make `errortable3/A-v4`"]) {
            try register("errortable3/A-v4") { _ in Probe() }
            _ = try spec("errortable3/A-v2")
        },
        Refusal("only without version", DeprecatedEnv.self, names: ["errortable4/A-v2", "make `errortable4/A`"]) {
            try register("errortable4/A") { _ in Probe() }
            _ = try make("errortable4/A-v2")
        },
        Refusal("versions there", RegistrationError.self, names: ["errortable5/A cannot", "errortable5/A-v1 is"]) {
            try register("errortable5/A-v1") { _ in Probe() }
            try register("errortable5/A") { _ in Probe() }
        },
        Refusal("no version there", RegistrationError.self, names: ["errortable6/A-v1 cannot", "errortable6/A is"]) {
            try register("errortable6/A") { _ in Probe() }
            try register("errortable6/A-v1") { _ in Probe() }
        },
        Refusal("limit to register", InvalidArgument.self, names: ["maxEpisodeSteps is 0", "1 or more"]) {
            try register("errortable7/A-v1", maxEpisodeSteps: 0) { _ in Probe() }
        },
    ]

    static let calls = [
        Refusal("unknown option", UnknownOption.self, names: ["CartPole-v1", "\"foo\"", "sutton_barto_reward"]) {
            _ = try make("CartPole-v1", ["foo": 1])
        },
        Refusal("kind of option", InvalidOption.self, names: ["\"sutton_barto_reward\" is 'yes'", "Bool"]) {
            _ = try make("CartPole-v1", ["sutton_barto_reward": "yes"])
        },
        Refusal("limit", InvalidArgument.self, names: ["maxEpisodeSteps is -2", "-1 for no limit"]) {
            _ = try make("CartPole-v1", maxEpisodeSteps: -2)
        },
        Refusal("limit in a spec", InvalidArgument.self, names: ["maxEpisodeSteps is 0"]) {
            var spec = try spec("CartPole-v1")
            spec.maxEpisodeSteps = 0
            _ = try make(EnvSpec(json: spec.json))
        },
        Refusal("render mode", InvalidOption.self, names: ["\"render_mode\" is 'humna'", "'human'", "'rgb_array'"]) {
            _ = try make("CartPole-v1", ["render_mode": "humna"])
        },
        Refusal("kind of render mode", InvalidOption.self, names: ["\"render_mode\" is 3", "'human'"]) {
            _ = try make("CartPole-v1", ["render_mode": 3])
        },
        Refusal("wrapper not recorded", WrapperNotRecorded.self, names: ["TransformReward", "did not record"]) {
            var spec = try spec("CartPole-v1")
            spec.additionalWrappers = [WrapperSpec(name: "TransformReward", arguments: nil)]
            _ = try make(spec)
        },
        Refusal("known wrapper without arguments", WrapperNotRecorded.self, names: ["ClipReward", "did not record"]) {
            var spec = try spec("CartPole-v1")
            spec.additionalWrappers = [WrapperSpec(name: "ClipReward", arguments: nil)]
            _ = try make(spec)
        },
        Refusal("unknown wrapper", UnknownWrapper.self, names: ["no wrapper Unheard is known"]) {
            var spec = try spec("CartPole-v1")
            spec.additionalWrappers = [WrapperSpec(name: "Unheard", arguments: [:])]
            _ = try make(spec)
        },
        Refusal("spec of an id that is not there", NameNotFound.self, names: ["`ErrorTableNothing`"]) {
            _ = try make(EnvSpec(json: #"{"id":"ErrorTableNothing-v0"}"#))
        },
        Refusal("no JSON", MalformedJSON.self, names: ["byte 1"]) { _ = try EnvSpec(json: "{id:1}") },
        Refusal("no spec", MalformedSpec.self, names: ["\"id\" is missing"]) { _ = try EnvSpec(json: "{}") },
        Refusal("invalid space", InvalidSpace.self, names: ["0"]) {
            try register("errortable8/A-v0") { _ in Probe(actionSpace: Discrete(0)) }
            _ = try make("errortable8/A-v0")
        },
    ]

    @Test("each refusal is of its kind and names what is wrong and what to do", arguments: ids + calls)
    func refusals(refusal: Refusal) throws {
        let (error, _) = try Warnings.collecting { try #require(throws: (any Error).self) { try refusal.body() } }
        #expect(type(of: error) == refusal.type, "\(error)")
        for name in refusal.names { #expect("\(error)".contains(name), "\(error)") }
        #expect(!"\(error)".contains("\n") && !"\(error)".contains("Optional("))
    }

    /// A call that goes on with a warning, and what the warning names.
    struct Warned: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let names: [String]
        let body: @Sendable () throws -> Void

        init(_ description: String, names: [String], _ body: @escaping @Sendable () throws -> Void) {
            testDescription = description
            self.names = names
            self.body = body
        }
    }

    static let warningCalls = [
        Warned("override", names: ["errortable9/A-v0", "replaces"]) {
            for _ in 0..<2 { try register("errortable9/A-v0") { _ in Probe() } }
        },
        Warned("out of date", names: ["CartPole-v0 is out of date", "`CartPole-v1`"]) { _ = try make("CartPole-v0") },
        Warned("latest version", names: ["`CartPole-v1`, the latest version, for `CartPole`"]) {
            _ = try make("CartPole")
        },
        Warned("no render modes", names: ["errortable10/A-v0 has no render mode human; it has none"]) {
            try register("errortable10/A-v0") { _ in StudentsMachines() }
            _ = try make("errortable10/A-v0", renderMode: .human)
        },
        Warned("no such render mode", names: ["errortable11/A-v0 has no render mode human; it has ansi"]) {
            try register("errortable11/A-v0") { _ in Probe() }
            _ = try make("errortable11/A-v0", ["render_mode": "human"])
        },
        Warned("another namespace", names: ["other/A-v0", "errortable12", "instead of other"]) {
            _ = try registering(namespace: "errortable12") { try register("other/A-v0") { _ in Probe() } }
        },
        Warned("unknown attribute", names: ["\"gravty\"", "\"gravity\""]) {
            var env = try make("CartPole-v1")
            env["gravty"] = 3
        },
    ]

    @Test("each warning is given once and names what it is about", arguments: warningCalls)
    func warnings(warned: Warned) throws {
        let (_, warnings) = try Warnings.collecting { try warned.body() }
        try #require(warnings.count == 1, "\(warnings)")
        for name in warned.names { #expect(warnings[0].contains(name), "\(warnings)") }
    }
}
