import LyceumValues

/// A whole number or none, as an attribute: the state and the last action, which there are not before an episode.
struct OptionalInteger: ValueConvertible {
    var number: Int?

    init(_ number: Int?) { self.number = number }

    var value: Value { number.map { .int($0) } ?? .none }

    init?(_ value: Value) {
        switch value {
        case .none: number = nil
        case .int(let number): self.number = number
        default: return nil
        }
    }
}
