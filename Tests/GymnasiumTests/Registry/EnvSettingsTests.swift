import Gymnasium
import LyceumNumerics
import Testing

/// A lamp that is made from a table of options.
private struct Lantern: ConfigurableEnv {
    enum Tint: String, CaseIterable, Sendable { case red, blue }

    struct Settings: EnvSettings {
        var brightness = 0.5, tint = Tint.red, name: String?

        static let standard = Settings()
        static let options = [
            EnvOption("brightness", \Settings.brightness, "how bright it shines, 0 to 1") { brightness in
                guard 0...1 ~= brightness else {
                    throw InvalidArgument("brightness", given: brightness, expected: "0 to 1")
                }
            },
            EnvOption(choice: "tint", \.tint, "its colour, red or blue"),
            EnvOption("name", \.name, "what it is called"),
        ]
    }

    let settings: Settings
    let renderMode: RenderMode?
    var observationSpace = Discrete(1)
    var actionSpace = Discrete(1)
    var random = Generator()

    init(_ settings: Settings, renderMode: RenderMode?) throws {
        try settings.check()
        self.settings = settings
        self.renderMode = renderMode
    }

    mutating func reset(seed: Int?, options: Info) throws -> Reset<Int> { Reset(0) }
    mutating func step(_ action: Int) throws -> Step<Int> { Step(0, reward: 0) }
}

struct EnvSettingsTests {
    private func lantern(_ options: Info) throws -> Lantern {
        let given = Options(options)
        let lantern = try Lantern(options: given)
        try given.checkAllKnown(id: "Lantern")
        return lantern
    }

    @Test func `an environment is made with the options given and the defaults of its table`() throws {
        let plain = try lantern([:]).settings
        #expect(plain.brightness == 0.5 && plain.tint == .red && plain.name == nil)
        let other = try lantern(["tint": "blue", "name": "Ada", "brightness": 1]).settings
        #expect(other.brightness == 1 && other.tint == .blue && other.name == "Ada")
    }

    @Test func `its options are listed in the order of the table, with defaults and meanings`() throws {
        try register("settings/Lantern-v0") { try Lantern(options: $0) }
        let accepted = try acceptedOptions("settings/Lantern-v0")
        #expect(accepted.keys == ["brightness", "tint", "name"])
        #expect(accepted == ["brightness": 0.5, "tint": "red", "name": nil])
        let meanings = try optionMeanings("settings/Lantern-v0")
        #expect(meanings.map(\.key) == accepted.keys && meanings[2].meaning == "what it is called")
    }

    @Test(
        arguments: [
            (["brightness": "high"], "the option \"brightness\" is 'high'; expected a value of type Double"),
            (["brightness": 2.0, "tint": "green"], "the option \"tint\" is green; expected 'red' or 'blue'"),
            (["tint": 3], "the option \"tint\" is 3; expected a value of type String"),
            (["brightness": 2.0], "brightness is 2.0; expected 0 to 1"),
            (
                ["bright": 1],
                "Lantern has no option \"bright\": did you mean \"brightness\"? it takes brightness, tint, name"
            ),
        ] as [(Info, String)])
    func `an option that is wrong is named, kinds before ranges`(options: Info, message: String) {
        do {
            _ = try lantern(options)
            Issue.record("\(options) was taken")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test func `a typed id records only the options that differ from its defaults`() {
        var settings = Lantern.Settings()
        #expect(EnvID<Lantern>("Lantern-v0", settings).options.isEmpty)
        settings.name = "Ada"
        settings.brightness = -0.0
        let id = EnvID<Lantern>("Lantern-v0", settings)
        #expect(id.options == ["brightness": 0.0, "name": "Ada"] && id.options.keys == ["brightness", "name"])
        settings.brightness = 0.5
        #expect(EnvID<Lantern>("Lantern-v0", settings, registeredOptions: ["name": "Ada"]).options.isEmpty)
        #expect(EnvID<Lantern>("Lantern-v0", settings, defaults: settings).options.isEmpty)
        let other = EnvID<Lantern>(
            "Lantern-v0", Lantern.Settings(), registeredOptions: ["name": "Ada", "tint": "blue"])
        #expect(other.options == ["tint": "red", "name": nil])
    }

    @Test func `every option of a built-in environment is in a table, which says what it means`() throws {
        for id in registeredIDs where try spec(id).entryPoint.hasPrefix("Gymnasium.") {
            let accepted = try acceptedOptions(id)
            #expect(try optionMeanings(id).map(\.key) == accepted.keys, "\(id)")
            #expect(try optionMeanings(id).allSatisfy { !$0.meaning.isEmpty && !$0.meaning.hasSuffix(".") }, "\(id)")
        }
    }

    @Test func `typed ids are registered with the options that they are made with`() throws {
        #expect(EnvID.blackjack.registeredOptions == ["sab": true, "natural": false])
        #expect(try spec("FrozenLake8x8-v1").options == EnvID.frozenLake8x8.registeredOptions)
        #expect(
            EnvID.frozenLake(map: .eightByEight, isSlippery: false).options == [
                "map_name": "8x8", "is_slippery": false,
            ])
        #expect(EnvID.blackjack(suttonBarto: false).options == ["sab": false])
        #expect(EnvID.racetrack(.b).options == ["track": "b"] && EnvID.racetrack(.a, noise: 0.1).options.isEmpty)
    }
}
