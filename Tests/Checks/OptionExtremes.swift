import Gymnasium
import LyceumNumerics

/// Every option of every id with extreme values: each ends in an error of the library or in an environment that works, and
/// neither takes long. Two options at once, episode limits and numbers of lanes, too.
let fuzzExtremes = Check("fuzz/extremes") { isQuick in
    var fuzz = try Fuzz(seed: 16)
    var tally = ExtremeTally()
    let values = extremes(isQuick: isQuick)
    for (index, id) in registeredIDs.reversed().enumerated() where !isQuick || index.isMultiple(of: 3) {
        let accepted = try acceptedOptions(id)
        let keys = accepted.keys
        for key in keys {
            for value in values { try tally.take(id, [key: value]) }
            if let usual: Value = accepted[key] {
                for value in nearby(usual) { try tally.take(id, [key: value]) }
            }
        }
        for _ in 0..<(isQuick ? 3 : 30) where keys.count > 1 {
            var options: Info = [:]
            for key in keys where try fuzz.random.integers(2) == 0 {
                options[key] = try fuzz.one(of: values)
            }
            try tally.take(id, options)
        }
        for limit in [Int.min, -2, 0, 1, .max] { try tally.take(id, [:], maxEpisodeSteps: limit) }
        for count in [Int.min, -1, 0, 1, 2, Limits.lanes + 1, 1 << 61, .max] { try tally.takeVector(id, count) }
    }
    try require(tally.taken > 400 && tally.refused > 1000, "the values are too much alike: \(tally)")
    return "\(tally)"
}

private let whole = [
    Int.min, .min + 1, -1 << 40, -1, 0, 1, 2, 3, 9_999, 10_000, 10_001, 100_000, 1_000_000, 1 << 22, 1 << 31, 1 << 32,
    1 << 53, 1 << 60, 1 << 61, .max - 1, .max,
]
private let numbers = [
    -Double.infinity, -1e308, -1, -0.0, 0, Double.leastNonzeroMagnitude, 1e-300, 0.5, 1, 1 + 1e-15, 1e10, 1e19, 1e308,
    .infinity, .nan,
]

private func extremes(isQuick: Bool) -> [Value] {
    let long = String(repeating: "S", count: isQuick ? 10_000 : 1_000_000)
    let texts = ["", "a", "é\0", "nan", "9223372036854775808", long].map { Value.string($0) }
    let maps: [[String]] = [
        [], [""], ["S"], ["SG", "S"], ["G"], [long], [long, long], Array(repeating: "S", count: 10_000),
        Array(repeating: String(repeating: "F", count: 600), count: 600),
        ["S" + String(repeating: "F", count: 511)] + Array(repeating: String(repeating: "H", count: 512), count: 511),
    ]
    let lists: [Value] = [
        [], [[]], [nil], [[1], [1, 2]], .doubles([]), .doubles([.nan]), .doubles([1e308, 1e308]),
        .doubles(Array(repeating: 0.5, count: 100_000)), .list([.doubles([.infinity])]), .integers([.max, .min, 0]),
        .list(Array(repeating: .doubles([1]), count: 100_000)), ["a": 1], true, false, nil,
    ]
    return whole.map { .int($0) } + numbers.map { .double($0) } + texts
        + maps.map { .list($0.map { .string($0) }) } + lists
}

/// Values of an option's own kind.
private func nearby(_ usual: Value) -> [Value] {
    switch usual {
    case .int: whole.map { .int($0) }
    case .double: numbers.map { .double($0) }
    case .doubles(let usual):
        numbers.map { number in .doubles(usual.map { _ in number }) }
            + numbers.map { .doubles(usual.dropLast() + [$0]) }
    default: []
    }
}

/// What came of the options so far.
private struct ExtremeTally: CustomStringConvertible {
    var taken = 0
    var refused = 0
    var slowest = (duration: Duration.zero, text: "")

    mutating func take(_ id: String, _ options: Info, maxEpisodeSteps: Int? = nil) throws {
        try measure("\(id) \(String("\(options)".prefix(80))) \(maxEpisodeSteps ?? 0)") {
            for mode in [nil, RenderMode.rgbArray, .ansi] {
                var env = try make(id, options, renderMode: mode, maxEpisodeSteps: maxEpisodeSteps)
                try env.reset(seed: 1)
                for _ in 0..<20 where try env.step(env.actionSpace.sample()).isDone { try env.reset() }
                if mode != nil, env.metadata.renderModes.contains(mode ?? .human) { _ = try env.render() }
                _ = (env.description, env.spec?.json, env.observationSpace.structure)
                for name in env.attributeNames { _ = env.attribute(name) }
            }
        }
    }

    mutating func takeVector(_ id: String, _ count: Int) throws {
        try measure("\(count) lanes of \(id)") {
            var lanes = try makeVec(id, count: count)
            try lanes.reset(seed: 1)
            _ = try lanes.step(lanes.actionSpace.sample())
        }
    }

    private mutating func measure(_ text: String, _ body: () throws -> Void) throws {
        let start = ContinuousClock.now
        do {
            _ = try Warnings.collecting(body)
            taken += 1
        } catch {
            do { try Fuzz.requireOwn(error) } catch { throw CheckFailed("\(text): \(error)") }
            try require("\(error)".utf8.count < 10_000, "\(text): an error of \("\(error)".utf8.count) characters")
            refused += 1
        }
        let duration = ContinuousClock.now - start
        if duration > slowest.duration { slowest = (duration, text) }
        try require(duration < .seconds(60), "\(text) took \(duration)")
    }

    var description: String {
        "\(taken) taken, \(refused) refused, slowest \(Int(slowest.duration / .milliseconds(1))) ms: \(slowest.text)"
    }
}
