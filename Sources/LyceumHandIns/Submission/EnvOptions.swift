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
