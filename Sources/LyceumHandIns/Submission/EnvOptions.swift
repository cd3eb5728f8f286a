import Gymnasium
import GymnasiumCore
import LyceumValues

/// Compares what two environments of one id were made with.
enum EnvOptions {
    /// The options that differ, sorted; one that was not given counts as its default.
    static func differences(_ one: EnvSpec, _ other: EnvSpec) -> [(key: String, Value, Value)] {
        let defaults = (try? acceptedOptions(one.id)) ?? [:]
        let (first, second) = (defaults.merging(one.options), defaults.merging(other.options))
        return Set(first.keys).union(second.keys).sorted().compactMap { key in
            let (a, b): (Value?, Value?) = (first[key], second[key])
            return isEqual(a ?? .none, b ?? .none) ? nil : (key, a ?? .none, b ?? .none)
        }
    }

    /// Whether two values are the same to an environment: 1 is 1.0, and a vector is a list of numbers.
    private static func isEqual(_ one: Value, _ other: Value) -> Bool {
        if let a = one.double, let b = other.double { return a == b }
        if let a = one.doubles, let b = other.doubles { return a == b }
        return one.json == other.json
    }
}

/// Where an environment is another one than the assignment's.
enum EnvDifference {
    case id(String, wanted: String)
    case option(String, Value, wanted: Value)
    case limit(Int?, wanted: Int?)
    case wrappers

    /// All differences; of another environment there is only that one.
    static func all(_ found: EnvSpec, wanted: EnvSpec) -> [EnvDifference] {
        guard found.id == wanted.id else { return [.id(found.id, wanted: wanted.id)] }
        var all = EnvOptions.differences(found, wanted).map { EnvDifference.option($0, $1, wanted: $2) }
        if found.maxEpisodeSteps != wanted.maxEpisodeSteps {
            all.append(.limit(found.maxEpisodeSteps, wanted: wanted.maxEpisodeSteps))
        }
        if found.additionalWrappers != wanted.additionalWrappers { all.append(.wrappers) }
        return all
    }

    /// The difference, in a sentence without its full stop.
    var fact: String {
        switch self {
        case .id(let found, let wanted): "the run is of \(found), and the assignment asks for \(wanted)"
        case .option(let key, let found, let wanted):
            "the environment was made with \(key) = \(found.json), and the assignment asks for \(wanted.json)"
        case .limit(let found, let wanted):
            "the episodes of the run end \(Self.text(found)), and the assignment asks for episodes that end \(Self.text(wanted))"
        case .wrappers: "the environment was registered with other wrappers than the assignment's"
        }
    }

    private static func text(_ limit: Int?) -> String { limit.map { "after \($0) steps" } ?? "without a limit" }
}
