import LyceumNumerics

/// The ``ScalarRules`` of each type of number.
public enum ScalarKind {
    /// Those of `Float`.
    public enum Float32 {}
    /// Those of `Double`.
    public enum Float64 {}
    /// Those of `Bool`.
    public enum Truth {}
    /// Those of `Int8`.
    public enum Int8 {}
    /// Those of `Int16`.
    public enum Int16 {}
    /// Those of `Int32`.
    public enum Int32 {}
    /// Those of `Int`.
    public enum Int64 {}
    /// Those of `UInt8`.
    public enum UInt8 {}
    /// Those of `UInt16`.
    public enum UInt16 {}
    /// Those of `UInt32`.
    public enum UInt32 {}
    /// Those of `UInt64`.
    public enum UInt64 {}
}

/// What the floating-point types share.
public protocol FloatingPointRules<Number>: ScalarRules where Number: BinaryFloatingPoint {}

extension FloatingPointRules {
    /// Whether the type has fractions: true.
    @inlinable public static var isFloatingPoint: Bool { true }
    /// Minus infinity.
    @inlinable public static var lowest: Number { -.infinity }
    /// Infinity.
    @inlinable public static var highest: Number { .infinity }
    /// The same number.
    @inlinable public static func sampleEnd(_ number: Number) -> Double { double(number) }
    /// The nearest numbers.
    public static func cast(_ array: AnyArray) -> [Number] { array.numbers.map(number(ofSample:)) }
}

extension Float: Scalar {
    /// Those of `float32`.
    public typealias NumberRules = ScalarKind.Float32
}

extension ScalarKind.Float32: FloatingPointRules {
    /// `float32`.
    @inlinable public static var scalarType: ScalarType { .float32 }
    /// The same number.
    @inlinable public static func double(_ number: Float) -> Double { Double(number) }
    /// The nearest number.
    @inlinable public static func number(ofSample sample: Double) -> Float { Float(sample) }
    /// The shortest digits that read back to the number.
    public static func text(_ number: Float) -> String { number.pythonDescription }
    /// A `float32` array.
    public static func erased(_ array: NDArray<Float>) -> AnyArray { .float32(array) }

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
    /// Those of `float64`.
    public typealias NumberRules = ScalarKind.Float64
}

extension ScalarKind.Float64: FloatingPointRules {
    /// `float64`.
    @inlinable public static var scalarType: ScalarType { .float64 }
    /// The same number.
    @inlinable public static func double(_ number: Double) -> Double { number }
    /// The same number.
    @inlinable public static func number(ofSample sample: Double) -> Double { sample }
    /// The shortest digits that read back to the number.
    public static func text(_ number: Double) -> String { number.pythonDescription }
    /// A `float64` array.
    public static func erased(_ array: NDArray<Double>) -> AnyArray { .float64(array) }

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
    /// Those of `bool`.
    public typealias NumberRules = ScalarKind.Truth
}

extension ScalarKind.Truth: ScalarRules {
    /// `bool`.
    @inlinable public static var scalarType: ScalarType { .bool }
    /// Whether the type has fractions: false.
    @inlinable public static var isFloatingPoint: Bool { false }
    /// False.
    @inlinable public static var lowest: Bool { false }
    /// True.
    @inlinable public static var highest: Bool { true }
    /// 0 or 1.
    @inlinable public static func double(_ flag: Bool) -> Double { flag ? 1 : 0 }
    /// 1 or 2.
    @inlinable public static func sampleEnd(_ flag: Bool) -> Double { flag ? 2 : 1 }
    /// True from 1 on.
    @inlinable public static func number(ofSample sample: Double) -> Bool { sample >= 1 }
    /// False before true.
    @inlinable public static func isOrdered(_ left: Bool, _ right: Bool) -> Bool { !left || right }
    /// `True` or `False`.
    public static func text(_ flag: Bool) -> String { flag ? "True" : "False" }
    /// A `bool` array.
    public static func erased(_ array: NDArray<Bool>) -> AnyArray { .bool(array) }
    /// Whether each number is not 0.
    public static func cast(_ array: AnyArray) -> [Bool] { array.numbers.map { $0 != 0 } }

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
