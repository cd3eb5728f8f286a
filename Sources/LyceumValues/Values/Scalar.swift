import LyceumNumerics

/// A type of number that the elements of a ``Box`` may have: Swift's numbers and `Bool`.
///
/// What the library does with such numbers is behind ``NumberRules``, so that it does not stand among the members of every
/// number in a program.
public protocol Scalar: Sendable, Hashable {
    /// How the library works with numbers of this type; nothing in it is for a program to call.
    associatedtype NumberRules: ScalarRules<Self>
}

/// How the library reads, draws, compares and prints the numbers of one type.
public protocol ScalarRules<Number> {
    /// The type of the numbers.
    associatedtype Number: Scalar

    /// NumPy's name of the type.
    static var scalarType: ScalarType { get }
    /// Whether the type has fractions.
    static var isFloatingPoint: Bool { get }
    /// The least value of the type; minus infinity for floating point.
    static var lowest: Number { get }
    /// The greatest value of the type; infinity for floating point.
    static var highest: Number { get }
    /// The number in 64-bit floating point, rounded where it has more digits.
    static func double(_ number: Number) -> Double
    /// Where a uniform sample of numbers up to this one ends, in 64-bit floating point: the number itself, or for whole
    /// numbers, whose samples are rounded down, one above.
    static func sampleEnd(_ number: Number) -> Double
    /// The number that a sample in 64-bit floating point stands for: rounded to the type's precision, or clamped to the
    /// type's range with the fraction dropped.
    static func number(ofSample sample: Double) -> Number
    /// Whether a number is at most another one; false where either is NaN.
    static func isOrdered(_ left: Number, _ right: Number) -> Bool
    /// Python's text of the number.
    static func text(_ number: Number) -> String
    /// The array with its scalar type known only at run time.
    static func erased(_ array: NDArray<Number>) -> AnyArray
    /// An array of such numbers as a run-time value.
    static func value(of array: NDArray<Number>) -> Value
    /// The array that a run-time value stands for; `nil` where a number does not fit the type.
    static func array(of value: Value) -> NDArray<Number>?
    /// A vector of such numbers as a run-time value.
    static func value(ofVector vector: [Number]) -> Value
    /// The vector that a run-time value stands for; `nil` where a number does not fit the type.
    static func vector(of value: Value) -> [Number]?
    /// The elements of an array, each converted as NumPy's `astype` does: fractions are dropped, and what does not fit
    /// wraps or is clamped to the type's range.
    static func cast(_ array: AnyArray) -> [Number]
}

extension ScalarRules {
    /// An array of the type.
    public static func value(of array: NDArray<Number>) -> Value { .array(erased(array)) }

    /// The vector as an array of rank 1.
    public static func value(ofVector vector: [Number]) -> Value { value(of: NDArray(vector)) }

    /// The elements of an array of rank 0 or 1.
    public static func vector(of value: Value) -> [Number]? {
        array(of: value).flatMap { $0.rank <= 1 ? $0.elements : nil }
    }
}

extension ScalarRules where Number: Comparable {
    /// Whether a number is at most another one; false where either is NaN.
    @inlinable
    public static func isOrdered(_ left: Number, _ right: Number) -> Bool { left <= right }
}

// The library writes what it does with numbers as members of them; a program does not see these.
extension Scalar {
    @inlinable package static var scalarType: ScalarType { NumberRules.scalarType }
    @inlinable package static var isFloatingPoint: Bool { NumberRules.isFloatingPoint }
    @inlinable package static var lowest: Self { NumberRules.lowest }
    @inlinable package static var highest: Self { NumberRules.highest }
    @inlinable package var asDouble: Double { NumberRules.double(self) }
    @inlinable package var sampleEnd: Double { NumberRules.sampleEnd(self) }
    @inlinable package var pythonText: String { NumberRules.text(self) }
    @inlinable package init(sample: Double) { self = NumberRules.number(ofSample: sample) }

    @inlinable
    package static func isOrdered(_ left: Self, _ right: Self) -> Bool { NumberRules.isOrdered(left, right) }
    @inlinable
    package static func value(of array: NDArray<Self>) -> Value { NumberRules.value(of: array) }
    @inlinable
    package static func array(of value: Value) -> NDArray<Self>? { NumberRules.array(of: value) }
    @inlinable
    package static func value(ofVector vector: [Self]) -> Value { NumberRules.value(ofVector: vector) }
    @inlinable
    package static func vector(of value: Value) -> [Self]? { NumberRules.vector(of: value) }
    @inlinable
    package static func cast(_ array: AnyArray) -> [Self] { NumberRules.cast(array) }
    /// Whether arrays of a type may stand for arrays of this one.
    package static func accepts(_ array: AnyArray) -> Bool { NumberRules.accepts(array) }
}
