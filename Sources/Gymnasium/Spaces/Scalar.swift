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
    /// The nearest number.
    @inlinable public init(sample: Double) { self = Float(sample) }
    /// The shortest digits that read back to the number.
    public var pythonText: String { pythonDescription }

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

    /// Any numbers, rounded to 32 bits.
    public static func array(of value: Value) -> NDArray<Float>? {
        if case .array(.float32(let array)) = value { return array }
        return numericArray(value) { Float($0) }
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
    @inlinable public init(sample: Double) { self = sample }
    /// The shortest digits that read back to the number.
    public var pythonText: String { pythonDescription }

    /// A vector where the rank is at most 1.
    public static func value(of array: NDArray<Double>) -> Value {
        array.rank <= 1 ? .doubles(array.elements) : .array(.float64(array))
    }

    /// Any numbers.
    public static func array(of value: Value) -> NDArray<Double>? {
        if case .array(.float64(let array)) = value { return array }
        return numericArray(value) { $0 }
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
    /// True from 1 on.
    @inlinable public init(sample: Double) { self = sample >= 1 }
    /// `True` or `False`.
    public var pythonText: String { self ? "True" : "False" }
    /// False before true.
    @inlinable public static func isOrdered(_ left: Bool, _ right: Bool) -> Bool { !left || right }
    /// An array.
    public static func value(of array: NDArray<Bool>) -> Value { .array(.bool(array)) }

    /// Truth values.
    public static func array(of value: Value) -> NDArray<Bool>? {
        if case .array(.bool(let array)) = value { return array }
        guard let parts = value.values else { return nil }
        let flags = parts.compactMap(\.bool)
        return flags.count == parts.count ? NDArray(flags) : nil
    }
}

/// The numbers of a vector, list or array in another type; a single number makes an array of rank 0.
private func numericArray<S: Sendable>(_ value: Value, _ convert: (Double) -> S) -> NDArray<S>? {
    if let number = value.double { return try? NDArray(shape: [], elements: [convert(number)]) }
    guard let numbers = value.doubles else { return nil }
    let shape = value.array?.shape ?? [numbers.count]
    return try? NDArray(shape: shape, elements: numbers.map(convert))
}
