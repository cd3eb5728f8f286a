import LyceumNumerics

/// What the integer types share.
public protocol IntegerScalar: Scalar, FixedWidthInteger {
    /// The run-time array of this type.
    static func erased(_ array: NDArray<Self>) -> AnyArray
}

extension IntegerScalar {
    /// No.
    @inlinable public static var isFloatingPoint: Bool { false }
    /// The least value of the type.
    @inlinable public static var lowest: Self { .min }
    /// The greatest value of the type.
    @inlinable public static var highest: Self { .max }
    /// The number in 64-bit floating point.
    @inlinable public var asDouble: Double { Double(self) }
    /// One above.
    @inlinable public var sampleEnd: Double { self == .max ? Double(self) + 1 : Double(self + 1) }
    /// The digits.
    public var pythonText: String { String(self) }

    /// The number without its fraction, held within the range of the type; 0 for what is not a number.
    public init(sample: Double) {
        if let exact = Self(exactly: sample.rounded(.towardZero)) {
            self = exact
        } else {
            self = sample.isNaN ? 0 : sample < 0 ? .min : .max
        }
    }

    /// Whole numbers of whatever type by their lowest bits, others without their fractions.
    public static func cast(_ array: AnyArray) -> [Self] {
        if case .uint64(let array) = array { return array.elements.map(Self.init(truncatingIfNeeded:)) }
        return array.integers?.map(Self.init(truncatingIfNeeded:)) ?? array.numbers.map(Self.init(sample:))
    }

    /// An array of the type.
    public static func value(of array: NDArray<Self>) -> Value { .array(erased(array)) }

    /// Whole numbers and nested lists of them that fit the type, and arrays of types that do.
    public static func array(of value: Value) -> NDArray<Self>? {
        if case .array(let array) = value { return accepts(array) ? array.converted() : nil }
        return array(of: value) { part in
            switch part {
            case .int(let number): Self(exactly: number)
            case .bool(let flag): flag ? 1 : 0
            default: nil
            }
        }
    }
}

extension Int: IntegerScalar {
    /// `int64`.
    public static var scalarType: ScalarType { .int64 }
    /// An `int64` array.
    public static func erased(_ array: NDArray<Int>) -> AnyArray { .int64(array) }
    /// A vector where the rank is at most 1.
    public static func value(of array: NDArray<Int>) -> Value {
        array.rank <= 1 ? .integers(array.elements) : .array(.int64(array))
    }
}

extension Int8: IntegerScalar {
    /// `int8`.
    public static var scalarType: ScalarType { .int8 }
    /// An `int8` array.
    public static func erased(_ array: NDArray<Int8>) -> AnyArray { .int8(array) }
}

extension Int16: IntegerScalar {
    /// `int16`.
    public static var scalarType: ScalarType { .int16 }
    /// An `int16` array.
    public static func erased(_ array: NDArray<Int16>) -> AnyArray { .int16(array) }
}

extension Int32: IntegerScalar {
    /// `int32`.
    public static var scalarType: ScalarType { .int32 }
    /// An `int32` array.
    public static func erased(_ array: NDArray<Int32>) -> AnyArray { .int32(array) }
}

extension UInt8: IntegerScalar {
    /// `uint8`.
    public static var scalarType: ScalarType { .uint8 }
    /// A `uint8` array.
    public static func erased(_ array: NDArray<UInt8>) -> AnyArray { .uint8(array) }
}

extension UInt16: IntegerScalar {
    /// `uint16`.
    public static var scalarType: ScalarType { .uint16 }
    /// A `uint16` array.
    public static func erased(_ array: NDArray<UInt16>) -> AnyArray { .uint16(array) }
}

extension UInt32: IntegerScalar {
    /// `uint32`.
    public static var scalarType: ScalarType { .uint32 }
    /// A `uint32` array.
    public static func erased(_ array: NDArray<UInt32>) -> AnyArray { .uint32(array) }
}

extension UInt64: IntegerScalar {
    /// `uint64`.
    public static var scalarType: ScalarType { .uint64 }
    /// A `uint64` array.
    public static func erased(_ array: NDArray<UInt64>) -> AnyArray { .uint64(array) }
}
