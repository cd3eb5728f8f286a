/// A setting that an optimiser, a schedule or a buffer cannot work with.
///
/// In an initialiser, which does not throw, it ends the program.
public struct InvalidSetting: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was to be made.
    public let type: String
    /// The name of the setting.
    public let setting: String
    /// What was given.
    public let given: String
    /// What it must be.
    public let expected: String

    /// What was given and what was expected.
    public var description: String { "\(type): \(setting) is \(given), but it must be \(expected)" }

    /// Ends the program where a number is outside of a range; NaN is outside of all.
    package static func check<Number: Comparable>(
        _ number: Number, isIn range: some RangeExpression<Number>, _ type: String, _ setting: String,
        _ expected: String
    ) {
        if range.contains(number) { return }
        stop(InvalidSetting(type: type, setting: setting, given: "\(number)", expected: expected))
    }

    /// Ends the program for a length of an axis that no tensor can have.
    package static func check(length: Int, _ type: String, _ setting: String, from least: Int) {
        check(length, isIn: least...Shape.mostElements, type, setting, "from \(least) to \(Shape.mostElements)")
    }

    /// Ends the program for a learning rate that is below 0 or not a finite number.
    static func check(learningRate: Double, _ type: String) {
        check(learningRate, isIn: 0...Double.greatestFiniteMagnitude, type, "learningRate", "0 or more, and finite")
    }
}
