import LyceumValues

/// The first difference that ``checkEnvironmentsMatch(_:_:steps:seed:skipping:info:tolerance:)`` found between two
/// environments.
public struct EnvDifference: Sendable, Equatable, CustomStringConvertible {
    /// What can differ.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        /// The action spaces, compared before anything else.
        case actionSpace = "action space"
        /// The observation spaces.
        case observationSpace = "observation space"
        /// The observations.
        case observation
        /// The rewards.
        case reward
        /// The `terminated` flags.
        case terminated
        /// The `truncated` flags.
        case truncated
        /// The information.
        case info
        /// What `render` drew.
        case render
    }

    /// The number of steps before the difference: 0 for the spaces and the first reset, n for the n-th step.
    public let step: Int
    /// Whether it was found after a reset, and not after a step.
    public let isReset: Bool
    /// What differs.
    public let field: Field
    /// What the first environment gave; for a space, its text.
    public let first: Value
    /// What the second environment gave.
    public let second: Value

    /// A difference.
    public init(step: Int, isReset: Bool, field: Field, first: Value, second: Value) {
        self.step = step
        self.isReset = isReset
        self.field = field
        self.first = first
        self.second = second
    }

    public var description: String {
        let place = isReset ? (step == 0 ? "at the reset" : "at the reset after step \(step)") : "at step \(step)"
        return "\(place) the \(field.rawValue) differs: \(first) and \(second)"
    }
}

/// How ``checkEnvironmentsMatch(_:_:steps:seed:skipping:info:tolerance:)`` compares two information dictionaries.
public enum InfoComparison: String, Sendable, Hashable, CaseIterable {
    /// The same keys with the same values.
    case equivalence
    /// The second has all keys of the first, with the same values.
    case superset
    /// The same keys, with whatever values.
    case keysEquivalence = "keys-equivalence"
    /// The second has all keys of the first, with whatever values.
    case keysSuperset = "keys-superset"
    /// Not at all.
    case skip

    func holds(_ first: Info, _ second: Info, tolerance: Double) -> Bool {
        switch self {
        case .equivalence: Value.dictionary(first).isEquivalent(to: .dictionary(second), tolerance: tolerance)
        case .superset:
            first.allSatisfy { key, value in
                (second[key] as Value?).map { value.isEquivalent(to: $0, tolerance: tolerance) } ?? false
            }
        case .keysEquivalence: Set(first.keys) == Set(second.keys)
        case .keysSuperset: Set(second.keys).isSuperset(of: first.keys)
        case .skip: true
        }
    }
}
