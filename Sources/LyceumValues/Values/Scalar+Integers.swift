import LyceumNumerics

/// What the types of whole numbers share.
public protocol IntegerRules<Number>: ScalarRules where Number: FixedWidthInteger {}

extension IntegerRules {
    /// Whether the type has fractions: false.
    @inlinable public static var isFloatingPoint: Bool { false }
    /// The least value of the type.
    @inlinable public static var lowest: Number { .min }
    /// The greatest value of the type.
    @inlinable public static var highest: Number { .max }
    /// The number in 64-bit floating point.
    @inlinable public static func double(_ number: Number) -> Double { Double(number) }

    /// One above.
    @inlinable
    public static func sampleEnd(_ number: Number) -> Double {
        number == .max ? Double(number) + 1 : Double(number + 1)
    }

    /// The number without its fraction, clamped to the range of the type; 0 for NaN.
    public static func number(ofSample sample: Double) -> Number {
        if let exact = Number(exactly: sample.rounded(.towardZero)) { return exact }
        return sample.isNaN ? 0 : sample < 0 ? .min : .max
    }

    /// The digits.
    public static func text(_ number: Number) -> String { String(number) }

    /// Whole numbers of any type by their lowest bits, others without their fractions.
    public static func cast(_ array: AnyArray) -> [Number] {
        if case .uint64(let array) = array { return array.elements.map { Number(truncatingIfNeeded: $0) } }
        return array.integers?.map { Number(truncatingIfNeeded: $0) } ?? array.numbers.map(number(ofSample:))
    }

    /// Whole numbers and nested lists of them that fit the type, and arrays of types that do.
    public static func array(of value: Value) -> NDArray<Number>? {
        if case .array(let array) = value { return accepts(array) ? array.converted() : nil }
        return array(of: value) { part in
            switch part {
            case .int(let number): Number(exactly: number)
            case .bool(let flag): flag ? 1 : 0
            default: nil
            }
        }
    }
}

extension Int8: Scalar {
    /// Those of `int8`.
    public typealias NumberRules = ScalarKind.Int8
}

extension ScalarKind.Int8: IntegerRules {
    /// `int8`.
    @inlinable public static var scalarType: ScalarType { .int8 }
    /// An `int8` array.
    public static func erased(_ array: NDArray<Swift.Int8>) -> AnyArray { .int8(array) }
}

extension Int16: Scalar {
    /// Those of `int16`.
    public typealias NumberRules = ScalarKind.Int16
}

extension ScalarKind.Int16: IntegerRules {
    /// `int16`.
    @inlinable public static var scalarType: ScalarType { .int16 }
    /// An `int16` array.
    public static func erased(_ array: NDArray<Swift.Int16>) -> AnyArray { .int16(array) }
}

extension Int32: Scalar {
    /// Those of `int32`.
    public typealias NumberRules = ScalarKind.Int32
}

extension ScalarKind.Int32: IntegerRules {
    /// `int32`.
    @inlinable public static var scalarType: ScalarType { .int32 }
    /// An `int32` array.
    public static func erased(_ array: NDArray<Swift.Int32>) -> AnyArray { .int32(array) }
}

extension Int: Scalar {
    /// Those of `int64`.
    public typealias NumberRules = ScalarKind.Int64
}

extension ScalarKind.Int64: IntegerRules {
    /// `int64`.
    @inlinable public static var scalarType: ScalarType { .int64 }
    /// An `int64` array.
    public static func erased(_ array: NDArray<Swift.Int>) -> AnyArray { .int64(array) }

    /// A vector where the rank is at most 1.
    public static func value(of array: NDArray<Int>) -> Value {
        array.rank <= 1 ? .integers(array.elements) : .array(.int64(array))
    }
}

extension UInt8: Scalar {
    /// Those of `uint8`.
    public typealias NumberRules = ScalarKind.UInt8
}

extension ScalarKind.UInt8: IntegerRules {
    /// `uint8`.
    @inlinable public static var scalarType: ScalarType { .uint8 }
    /// A `uint8` array.
    public static func erased(_ array: NDArray<Swift.UInt8>) -> AnyArray { .uint8(array) }
}

extension UInt16: Scalar {
    /// Those of `uint16`.
    public typealias NumberRules = ScalarKind.UInt16
}

extension ScalarKind.UInt16: IntegerRules {
    /// `uint16`.
    @inlinable public static var scalarType: ScalarType { .uint16 }
    /// A `uint16` array.
    public static func erased(_ array: NDArray<Swift.UInt16>) -> AnyArray { .uint16(array) }
}

extension UInt32: Scalar {
    /// Those of `uint32`.
    public typealias NumberRules = ScalarKind.UInt32
}

extension ScalarKind.UInt32: IntegerRules {
    /// `uint32`.
    @inlinable public static var scalarType: ScalarType { .uint32 }
    /// A `uint32` array.
    public static func erased(_ array: NDArray<Swift.UInt32>) -> AnyArray { .uint32(array) }
}

extension UInt64: Scalar {
    /// Those of `uint64`.
    public typealias NumberRules = ScalarKind.UInt64
}

extension ScalarKind.UInt64: IntegerRules {
    /// `uint64`.
    @inlinable public static var scalarType: ScalarType { .uint64 }
    /// A `uint64` array.
    public static func erased(_ array: NDArray<Swift.UInt64>) -> AnyArray { .uint64(array) }
}
