import Gymnasium
import LyceumNumerics

/// Random ids are made or refused with one of the registry's own errors; nothing traps or hangs.
let fuzzIDs = Check("fuzz/ids") { isQuick in
    var fuzz = try Fuzz(seed: 11)
    try register("fuzz/Plain") { _ in CartPole() }
    let seeds =
        registeredIDs + [
            "LunarLander-v3", "FrozenLake8x8-v1", "Humanoid-v2", "ALE/Pong-v5", "Pong-ramNoFrameskip-v4",
            "phys2d/CartPole-v0", "GymV21Environment-v0", "CartPole", "fuzz/Plain-v3",
        ]
    let kinds: [any Error.Type] = [
        MalformedID.self, ModuleInID.self, NamespaceNotFound.self, NameNotFound.self, VersionNotFound.self,
        DeprecatedEnv.self,
        EnvironmentNotIncluded.self,
    ]
    return try fuzz.run(isQuick: isQuick, reaching: kinds) { fuzz in
        let id = try fuzz.mutated(try fuzz.one(of: seeds), by: "/-v_.:0123456789 \n“é\u{301}٣²aZ\0")
        return {
            do { _ = try spec(id) } catch { try Fuzz.requireOwn(error) }
            let env = try make(id)
            try require(env.spec.map { registeredIDs.contains($0.id) } == true, "\(id) made what is not registered")
        }
    }
}

/// Mutated specs in JSON are read and made, or refused with one of the registry's own errors.
let fuzzSpecs = Check("fuzz/specs") { isQuick in
    var fuzz = try Fuzz(seed: 12)
    let made = try make("CartPole-v1", ["sutton_barto_reward": true], maxEpisodeSteps: 9)
        .rewardsClipped(to: 0...0.5).rewardsClipped(to: ...0.25)
    let bare = #"{"id":"CartPole-v1","kwargs":{"render_mode":"ansi","a\u00e9\ud83d\ude00":[1e3,-0.5,NaN,[[]]]}}"#
    let refused = [
        #"{"id":"CartPole-v1","max_episode_steps":0}"#,
        #"{"id":"CartPole-v1","additional_wrappers":[{"name":"ClipReward","kwargs":{"min_reward":1,"max_reward":0}}]}"#,
        #"{"id":"CartPole-v1","additional_wrappers":[{"name":"TransformReward","kwargs":null}]}"#,
    ]
    let texts = [try spec("CartPole-v1").json, made.spec?.json ?? "", bare] + refused
    let kinds: [any Error.Type] = [
        MalformedJSON.self, MalformedSpec.self, MalformedID.self, NameNotFound.self, UnknownOption.self,
        InvalidOption.self, InvalidArgument.self, InvalidBound.self, WrapperNotRecorded.self,
        UnknownWrapper.self,
    ]
    return try fuzz.run(isQuick: isQuick, reaching: kinds) { fuzz in
        var text = try fuzz.mutated(try fuzz.one(of: texts), by: "{}[]\":,\\u0dD8e+-.1nNIt \n\u{1}é")
        if try fuzz.random.integers(50) == 0 { text = String(repeating: "[{\"a\":", count: 5000) + text }
        return {
            let spec = try EnvSpec(json: text)
            try require(try EnvSpec(json: spec.json).json == spec.json, "a spec reads back otherwise: \(text)")
            _ = spec.text(includesEntryPoints: true, printsAll: true)
            let env = try make(spec)
            try require(env.spec?.id == spec.id, "\(text) made another environment")
        }
    }
}

/// Random options, as dictionaries and as texts of a command line, are taken or refused with one of the registry's errors.
let fuzzOptions = Check("fuzz/options") { isQuick in
    var fuzz = try Fuzz(seed: 13)
    let known = ["sutton_barto_reward", "render_mode"]
    let keys = known + known + known + ["sutton_barto", "", "é", "kwargs", "render-mode"]
    let words = [
        "true", "false", "null", "1", "0.5", "\"human\"", "human", "\"ansi\"", "[1,2]", "{\"a\":{}}", "NaN", "",
    ]
    let kinds: [any Error.Type] = [UnknownOption.self, InvalidOption.self]
    return try fuzz.run(isQuick: isQuick, reaching: kinds) { fuzz in
        var options: Info = [:]
        for _ in 0..<(try fuzz.random.integers(1, 4)) {
            let key =
                try fuzz.random.integers(8) > 0 ? try fuzz.one(of: keys) : try fuzz.mutated(keys[0], by: "_-aZ\0é")
            if try fuzz.random.integers(2) == 0 {
                options[key] = key == known[0] ? .bool(try fuzz.random.integers(2) == 0) : try fuzz.value(depth: 0)
            } else {
                let text = try fuzz.mutated(try fuzz.one(of: words), by: "truefalsn\"[]{}:,.0e-\\")
                options[key] = (try? Value(json: text)) ?? .string(text)
            }
        }
        let given = options
        return {
            let env = try make("CartPole-v1", given)
            let recorded = try require(env.spec, "the environment has no spec")
            for (key, value) in given where value != .none {
                // CartPole draws images itself; what a person watches is made of them.
                let expected: Value = key == "render_mode" && value == "human" ? "rgb_array" : value
                try require(recorded.options[key] == expected, "\(key) of \(given) is not recorded")
            }
            _ = try EnvSpec(json: recorded.json)
        }
    }
}

private func require<Content>(_ content: Content?, _ message: String) throws -> Content {
    guard let content else { throw CheckFailed(message) }
    return content
}
