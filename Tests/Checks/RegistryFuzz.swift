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
        MalformedID.self, NamespaceNotFound.self, NameNotFound.self, VersionNotFound.self, DeprecatedEnv.self,
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

/// A source of random inputs, which depend on nothing but a seed.
struct Fuzz {
    var random: Generator

    init(seed: Int) throws { random = try Generator(seed: seed) }

    /// Makes inputs, tries each and counts what came of them.
    ///
    /// - Parameters:
    ///   - expected: errors of which each must have come up.
    ///   - input: makes an input and returns what is to be done with it.
    mutating func run(
        isQuick: Bool, reaching expected: [any Error.Type],
        _ input: (inout Fuzz) throws -> () throws -> Void
    ) throws -> String {
        var (taken, refused) = (0, [ObjectIdentifier: Int]())
        var slowest = Duration.zero
        for _ in 0..<(isQuick ? 5000 : 100_000) {
            let body = try input(&self)
            let start = ContinuousClock.now
            do {
                _ = try Warnings.collecting(body)
                taken += 1
            } catch let failure as CheckFailed {
                throw failure
            } catch {
                try Self.requireOwn(error)
                refused[ObjectIdentifier(type(of: error)), default: 0] += 1
            }
            slowest = max(slowest, ContinuousClock.now - start)
        }
        try require(taken > 0, "none was taken")
        for type in expected {
            try require(
                refused[ObjectIdentifier(type)] != nil, "none was refused as \(type): the inputs are too much alike")
        }
        try require(slowest < .seconds(2), "an input took \(slowest)")
        let kinds = expected.map { "\($0) \(refused[ObjectIdentifier($0)] ?? 0)" }.joined(separator: ", ")
        return
            "\(taken) taken, \(refused.values.reduce(0, +)) refused (\(kinds)), slowest \(Int(slowest / .microseconds(1))) µs"
    }

    /// Ends the check where an error is none that the registry documents.
    static func requireOwn(_ error: any Error) throws {
        switch error {
        case is MalformedID, is NamespaceNotFound, is NameNotFound, is VersionNotFound, is DeprecatedEnv,
            is UnregisteredEnv, is EnvironmentNotIncluded, is UnknownOption, is InvalidOption, is InvalidArgument,
            is InvalidBound, is WrapperNotRecorded, is UnknownWrapper, is MalformedJSON, is MalformedSpec:
            try require(!"\(error)".isEmpty, "an error without a text")
        default: throw CheckFailed("an error of another kind: \(type(of: error)): \(error)")
        }
    }

    mutating func one<Element>(of elements: [Element]) throws -> Element {
        elements[try random.integers(elements.count)]
    }

    /// A text with up to five characters put in, taken out, replaced, or a stretch doubled or cut off.
    mutating func mutated(_ text: String, by alphabet: String) throws -> String {
        var scalars = Array(text.unicodeScalars)
        let letters = Array(alphabet.unicodeScalars)
        for _ in 0..<(try random.integers(6)) {
            let position = try random.integers(scalars.count + 1)
            let letter =
                try random.integers(8) == 0
                ? Unicode.Scalar(UInt32(try random.integers(0x11_0000))) ?? "?" : try one(of: letters)
            switch try random.integers(6) {
            case 0, 1: scalars.insert(letter, at: position)
            case 2 where position < scalars.count: scalars.remove(at: position)
            case 3 where position < scalars.count: scalars[position] = letter
            case 4 where scalars.count < 2000: scalars += scalars[position...]
            default: if try random.integers(4) == 0 { scalars.removeSubrange(position...) }
            }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// A value of any kind.
    mutating func value(depth: Int) throws -> Value {
        switch try random.integers(depth > 3 ? 9 : 12) {
        case 0: return .none
        case 1: return .bool(random.random() < 0.5)
        case 2: return .int(Int(truncatingIfNeeded: random.nextUInt64()))
        case 3:
            let number = Double(bitPattern: random.nextUInt64())
            return .double(number.isNaN ? 0 : number)
        case 4: return .string(try one(of: ["human", "ansi", "rgb_array", "", "x\0\"\\", "é"]))
        case 5: return .floats([0.5, .infinity])
        case 6: return .integers([.min, .max])
        case 7: return .array(.uint8(NDArray(shape: [2, 0, 3], repeating: 1)))
        case 8: return .array(.float64(NDArray(shape: [2, 3], repeating: 0.1)))
        case 9: return .list(try (0..<(try random.integers(4))).map { _ in try value(depth: depth + 1) })
        case 10: return .tuple([try value(depth: depth + 1)])
        default: return ["a": try value(depth: depth + 1), "b": try value(depth: depth + 1)]
        }
    }
}

private func require<Content>(_ content: Content?, _ message: String) throws -> Content {
    guard let content else { throw CheckFailed(message) }
    return content
}
