import LyceumNumerics

/// An array of any scalar type and shape.
public enum AnyArray: Sendable, Hashable {
    /// 32-bit floating point.
    case float32(NDArray<Float>)
    /// 64-bit floating point.
    case float64(NDArray<Double>)
    /// Signed bytes.
    case int8(NDArray<Int8>)
    /// Signed 16-bit numbers.
    case int16(NDArray<Int16>)
    /// Signed 32-bit numbers.
    case int32(NDArray<Int32>)
    /// Signed 64-bit numbers.
    case int64(NDArray<Int>)
    /// Unsigned bytes: images.
    case uint8(NDArray<UInt8>)
    /// Unsigned 16-bit numbers.
    case uint16(NDArray<UInt16>)
    /// Unsigned 32-bit numbers.
    case uint32(NDArray<UInt32>)
    /// Unsigned 64-bit numbers.
    case uint64(NDArray<UInt64>)
    /// Truth values.
    case bool(NDArray<Bool>)

    /// The length of each axis.
    public var shape: [Int] {
        switch self {
        case .float32(let array): array.shape
        case .float64(let array): array.shape
        case .int8(let array): array.shape
        case .int16(let array): array.shape
        case .int32(let array): array.shape
        case .int64(let array): array.shape
        case .uint8(let array): array.shape
        case .uint16(let array): array.shape
        case .uint32(let array): array.shape
        case .uint64(let array): array.shape
        case .bool(let array): array.shape
        }
    }

    /// NumPy's name of the scalar type.
    public var scalarType: ScalarType {
        switch self {
        case .float32: .float32
        case .float64: .float64
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .uint8: .uint8
        case .uint16: .uint16
        case .uint32: .uint32
        case .uint64: .uint64
        case .bool: .bool
        }
    }

    /// The elements in row-major order as numbers; truth values are 0 and 1.
    public var numbers: [Double] {
        switch self {
        case .float32(let array): array.elements.map(Double.init)
        case .float64(let array): array.elements
        case .int8(let array): array.elements.map(Double.init)
        case .int16(let array): array.elements.map(Double.init)
        case .int32(let array): array.elements.map(Double.init)
        case .int64(let array): array.elements.map(Double.init)
        case .uint8(let array): array.elements.map(Double.init)
        case .uint16(let array): array.elements.map(Double.init)
        case .uint32(let array): array.elements.map(Double.init)
        case .uint64(let array): array.elements.map { Double($0) }  // Double.init would take the bits
        case .bool(let array): array.elements.map { $0 ? 1 : 0 }
        }
    }
}
