import Foundation
import Gymnasium
import GymnasiumTestSupport
import TestSupport
import Testing

@Suite struct SpecReferenceTests {
    /// The stack of a line, made as `make_spec_reference.py` makes it.
    private func stack(_ row: ReferenceTable.Row) throws -> AnyEnv {
        var options = try #require(try Value(json: row["arguments"]).dictionary)
        let limit: Int? = options["max_episode_steps"]
        let isUnchecked: Bool? = options["disable_env_checker"]
        for key in ["max_episode_steps", "disable_env_checker"] { options[key] = nil as Value? }
        let env = try make(row["id"], options, maxEpisodeSteps: limit, disableEnvChecker: isUnchecked)
        return try (Value(json: row["wrappers"]).values ?? []).reduce(env) { env, wrapper in
            try env.wrapped(
                WrapperSpec(name: wrapper["name"]?.string ?? "", arguments: wrapper["kwargs"]?.dictionary))
        }
    }

    @Test func `a spec is written as Gymnasium writes it and reads it, and prints as there`() throws {
        let rows = try ReferenceTable("specs.tsv").rows
        #expect(rows.count == 23)
        for row in rows {
            let (env, _) = try Warnings.collecting { try stack(row) }
            let spec = try #require(env.spec)
            #expect(spec.json == row["json"], "line \(row.line)")
            #expect(try EnvSpec(json: row["json"]) == spec, "line \(row.line)")
            #expect(try EnvSpec(json: row["json"]).json == row["json"], "line \(row.line)")
            let text = spec.text(printsAll: true).components(separatedBy: "\nadditional_wrappers")[0]
            let lines = text.components(separatedBy: "\n").filter { !$0.hasPrefix("entry_point") }
            #expect(lines.joined(separator: "\n") == row["text"].unescaped, "line \(row.line)")
        }
    }

    @Test func `wrappers and environments that Gymnasium does not have keep their names in the JSON`() throws {
        var spec = try EnvSpec("course/Own-v0", entryPoint: "course:Own")
        spec.additionalWrappers = [WrapperSpec(name: "Mine", arguments: [:])]
        #expect(
            spec.json.contains(#""entry_point":"course:Own""#)
                && spec.json.contains(#"{"name":"Mine","entry_point":"Mine","kwargs":{}}"#))
        #expect(try EnvSpec(json: spec.json) == spec)
    }

    @Test func `a threshold prints as it was written, and 8 equals 8 point 0`() throws {
        let whole = try EnvSpec(json: #"{"id":"A-v0","reward_threshold":8}"#)
        let fraction = try EnvSpec(json: #"{"id":"A-v0","reward_threshold":8.0}"#)
        #expect(whole == fraction && whole.hashValue == fraction.hashValue)
        #expect(whole.description.hasSuffix("reward_threshold=8"))
        #expect(fraction.description.hasSuffix("reward_threshold=8.0"))
        #expect(try spec("Taxi-v4").rewardThreshold == 8 && spec("Taxi-v4").rewardThresholdText == "8")
        var set = whole
        set.rewardThreshold = 9
        #expect(set.description.hasSuffix("reward_threshold=9.0"))
    }

    @Test func `a checker put around an environment says so in the spec`() throws {
        let unchecked = try make("CartPole-v1", disableEnvChecker: true)
        #expect(unchecked.spec?.disableEnvChecker == true)
        #expect(try PassiveEnvChecker(unchecked).spec?.disableEnvChecker == false)
        #expect(try PassiveEnvChecker(make(.cartPole, disableEnvChecker: true)).spec?.disableEnvChecker == false)
        #expect(try PassiveEnvChecker(CartPole()).spec == nil)
    }

    @Test(arguments: ["gymnasium:CartPole-v1", "a:b-v0", "course:ns/Slots-v0", "a:b:c", "a:b"])
    func `an id with a module to import is an error that says what to write`(id: String) throws {
        for body in [{ _ = try make(id) }, { _ = try makeVec(id) }, { _ = try spec(id) }] as [() throws -> Void] {
            let error = try #require(throws: ModuleInID.self) { try body() }
            #expect(error.id == id && error.description.contains("which only Python does"))
            #expect(error.description.hasSuffix("write \"\(id.split(separator: ":").last ?? "")\""))
        }
        #expect(throws: ModuleInID.self) { try register(id) { _ in Probe() } }
    }

    @Test(arguments: [0, -1, -7])
    func `a limit below 1 is refused wherever it is asked for, but -1 where it means none`(limit: Int) throws {
        let json = #"{"id":"CartPole-v1","max_episode_steps":\#(limit)}"#
        #expect(throws: InvalidArgument.self) { try make(EnvSpec(json: json)) }
        #expect(throws: InvalidArgument.self) { try register("limits/A-v0", maxEpisodeSteps: limit) { _ in Probe() } }
        #expect(throws: InvalidArgument.self) { try CartPole().timeLimited(limit) }
        #expect(throws: InvalidArgument.self) { try CartPoleVectorEnv(maxEpisodeSteps: limit) }
        #expect(throws: InvalidArgument.self) {
            try FunctionalVectorEnv(FunctionalCartPole(), count: 2, maxEpisodeSteps: limit)
        }
        if limit != -1 {
            #expect(throws: InvalidArgument.self) { try make("CartPole-v1", maxEpisodeSteps: limit) }
            #expect(throws: InvalidArgument.self) { try make(.cartPole, maxEpisodeSteps: limit) }
            for mode in VectorizeMode.allCases {
                #expect(throws: InvalidArgument.self) {
                    try makeVec("CartPole-v1", vectorizationMode: mode, maxEpisodeSteps: limit)
                }
            }
            #expect(throws: InvalidArgument.self) { try makeVec("phys2d/CartPole-v1", maxEpisodeSteps: limit) }
        }
    }

    @Test(
        arguments: registeredIDs.filter { id in
            ["textbook", nil].contains(id.contains("/") ? String(id.prefix { $0 != "/" }) : nil)
                && (try? spec(id).entryPoint.hasPrefix("Gymnasium.")) == true
        })
    func `of a render mode that an environment does not have, nothing is drawn`(id: String) throws {
        let all: [RenderMode] = [.ansi, .ansiList]
        let modes = try make(id).metadata.renderModes
        for mode in all where !modes.contains(mode) && !(mode.single.map(modes.contains) ?? false) {
            let (frame, warnings) = try Warnings.collecting {
                var env = try make(id, renderMode: mode)
                try env.reset(seed: 1)
                return try env.render()
            }
            #expect(frame == nil, "\(id), \(mode)")
            #expect(warnings.contains { $0.contains("has no render mode \(mode)") })
        }
    }
}
