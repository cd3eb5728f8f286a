import GymnasiumCore
import LyceumNumerics
import LyceumValues

/// The options `low` and `high` of a reset, each a number or a text that reads as one.
///
/// - Throws: ``InvalidOption`` for what is not a number, ``InvalidBound`` for a lower above the upper bound and for
///   bounds that are infinite, NaN or further apart than the greatest number.
func startBounds(_ options: Info, default bounds: (low: Double, high: Double)) throws -> (low: Double, high: Double) {
    guard !options.isEmpty else { return bounds }
    let low = try number(options, "low", example: bounds.high) ?? bounds.low
    let high = try number(options, "high", example: bounds.high) ?? bounds.high
    if low > high { throw InvalidBound(low: low, high: high, expected: "low to be at most high") }
    guard (high - low).isFinite else { throw InvalidBound(low: low, high: high, expected: "finite numbers") }
    return (low, high)
}

/// The option of a key as a number; `nil` where it is not given.
///
/// - Throws: ``InvalidOption`` for what is not a number.
func number(_ options: Info, _ key: String, example: Double) throws -> Double? {
    let value: Value? = options[key]
    guard let value else { return nil }
    let parsed: Double? =
        switch value {
        case .bool(let flag): flag ? 1 : 0
        case .string(let text): Double(pythonText: text)
        case .array(let array): array.shape.isEmpty ? array.numbers.first : nil
        default: value.double
        }
    guard let parsed else { throw InvalidOption(key, given: value, expected: "a number, such as \(example)") }
    return parsed
}
