import LyceumNumerics

/// A type of number that the elements of a ``Box`` may have.
public protocol Scalar: Sendable, Hashable {
    /// NumPy's name of the type.
    static var scalarType: ScalarType { get }
    /// Whether the type has fractions.
    static var isFloatingPoint: Bool { get }
    /// The least value of the type; minus infinity for floating point.
    static var lowest: Self { get }
    /// The greatest value of the type; infinity for floating point.
    static var highest: Self { get }
    /// The number in 64-bit floating point, rounded where it has more digits.
    var asDouble: Double { get }
    /// Where a uniform sample of numbers up to this one ends, in 64-bit floating point: the number itself, or for whole
    /// numbers, whose samples are rounded down, one above.
    var sampleEnd: Double { get }
    /// The number that a sample in 64-bit floating point stands for: rounded to the type's precision, or held within the
    /// type's range with the fraction dropped.
    init(sample: Double)
    /// Whether a number is at most another one; false where either is not a number.
    static func isOrdered(_ left: Self, _ right: Self) -> Bool
    /// Python's text of the number.
    var pythonText: String { get }
    /// An array of such numbers as a run-time value.
    static func value(of array: NDArray<Self>) -> Value
    /// The array that a run-time value stands for; `nil` where a number does not fit the type.
    static func array(of value: Value) -> NDArray<Self>?
    /// A vector of such numbers as a run-time value.
    static func value(ofVector vector: [Self]) -> Value
    /// The vector that a run-time value stands for; `nil` where a number does not fit the type.
    static func vector(of value: Value) -> [Self]?
    /// The elements of an array, each converted as NumPy's `astype` does: fractions are dropped, what does not fit wraps or
    /// is held within the type's range.
    static func cast(_ array: AnyArray) -> [Self]
}

extension Scalar {
    /// The vector as an array of rank 1.
    public static func value(ofVector vector: [Self]) -> Value { value(of: NDArray(vector)) }

    /// The elements of an array of rank 0 or 1.
    public static func vector(of value: Value) -> [Self]? {
        array(of: value).flatMap { $0.rank <= 1 ? $0.elements : nil }
    }
}

extension Scalar where Self: Comparable {
    /// Whether a number is at most another one; false where either is not a number.
    @inlinable
    public static func isOrdered(_ left: Self, _ right: Self) -> Bool { left <= right }
}

extension Float: Scalar {
    /// `float32`.
    public static var scalarType: ScalarType { .float32 }
    /// Yes.
    @inlinable public static var isFloatingPoint: Bool { true }
    /// Minus infinity.
    @inlinable public static var lowest: Float { -.infinity }
    /// Infinity.
    @inlinable public static var highest: Float { .infinity }
    /// The same number.
    @inlinable public var asDouble: Double { Double(self) }
    /// The same number.
    @inlinable public var sampleEnd: Double { Double(self) }
    /// The nearest number.
    @inlinable public init(sample: Double) { self = Float(sample) }
    /// The shortest digits that read back to the number.
    public var pythonText: String { pythonDescription }
    /// The nearest numbers.
    public static func cast(_ array: AnyArray) -> [Self] { array.numbers.map(Self.init(sample:)) }

    /// A vector where the rank is at most 1.
    public static func value(of array: NDArray<Float>) -> Value {
        array.rank <= 1 ? .floats(array.elements) : .array(.float32(array))
    }

    /// The vector as it is.
    @inlinable public static func value(ofVector vector: [Float]) -> Value { .floats(vector) }

    /// The vector as it is, or any numbers, rounded to 32 bits.
    @inlinable
    public static func vector(of value: Value) -> [Float]? {
        if case .floats(let vector) = value { return vector }
        return array(of: value).flatMap { $0.rank <= 1 ? $0.elements : nil }
    }

    /// Numbers and nested lists of them, rounded to 32 bits, and arrays of types that fit 32 bits.
    public static func array(of value: Value) -> NDArray<Float>? {
        guard case .array(let array) = value else { return Self.array(of: value) { $0.number.map { Float($0) } } }
        if case .float32(let array) = array { return array }
        return accepts(array) ? try? NDArray(shape: array.shape, elements: array.numbers.map { Float($0) }) : nil
    }
}

extension Double: Scalar {
    /// `float64`.
    public static var scalarType: ScalarType { .float64 }
    /// Yes.
    @inlinable public static var isFloatingPoint: Bool { true }
    /// Minus infinity.
    @inlinable public static var lowest: Double { -.infinity }
    /// Infinity.
    @inlinable public static var highest: Double { .infinity }
    /// The same number.
    @inlinable public var asDouble: Double { self }
    /// The same number.
    @inlinable public var sampleEnd: Double { self }
    /// The same number.
    @inlinable public init(sample: Double) { self = sample }
    /// The shortest digits that read back to the number.
    public var pythonText: String { pythonDescription }
    /// The nearest numbers.
    public static func cast(_ array: AnyArray) -> [Self] { array.numbers.map(Self.init(sample:)) }

    /// A vector where the rank is at most 1.
    public static func value(of array: NDArray<Double>) -> Value {
        array.rank <= 1 ? .doubles(array.elements) : .array(.float64(array))
    }

    /// Numbers and nested lists of them, and all arrays.
    public static func array(of value: Value) -> NDArray<Double>? {
        guard case .array(let array) = value else { return Self.array(of: value) { $0.number } }
        if case .float64(let array) = array { return array }
        return accepts(array) ? try? NDArray(shape: array.shape, elements: array.numbers) : nil
    }
}

extension Bool: Scalar {
    /// `bool`.
    public static var scalarType: ScalarType { .bool }
    /// No.
    @inlinable public static var isFloatingPoint: Bool { false }
    /// False.
    @inlinable public static var lowest: Bool { false }
    /// True.
    @inlinable public static var highest: Bool { true }
    /// 0 or 1.
    @inlinable public var asDouble: Double { self ? 1 : 0 }
    /// 1 or 2.
    @inlinable public var sampleEnd: Double { self ? 2 : 1 }
    /// True from 1 on.
    @inlinable public init(sample: Double) { self = sample >= 1 }
    /// `True` or `False`.
    public var pythonText: String { self ? "True" : "False" }
    /// False before true.
    @inlinable public static func isOrdered(_ left: Bool, _ right: Bool) -> Bool { !left || right }
    /// Whether each number is not 0.
    public static func cast(_ array: AnyArray) -> [Bool] { array.numbers.map { $0 != 0 } }
    /// An array.
    public static func value(of array: NDArray<Bool>) -> Value { .array(.bool(array)) }

    /// Truth values, zeros and ones, and nested lists of them.
    public static func array(of value: Value) -> NDArray<Bool>? {
        if case .array(let array) = value {
            if case .bool(let array) = array { return array }
            return nil
        }
        return array(of: value) { part in
            switch part {
            case .bool(let flag): flag
            case .int(0): false
            case .int(1): true
            default: nil
            }
        }
    }
}

extension Value {
    /// The number; a truth value counts as 0 or 1.
    fileprivate var number: Double? { bool.map { $0 ? 1 : 0 } ?? double }
}
