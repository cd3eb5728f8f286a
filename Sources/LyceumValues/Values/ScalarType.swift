/// The type of the numbers in an array, with NumPy's names.
public enum ScalarType: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// Swift's `Float`.
    case float32
    /// Swift's `Double`.
    case float64
    /// Swift's `Int8`.
    case int8
    /// Swift's `Int16`.
    case int16
    /// Swift's `Int32`.
    case int32
    /// Swift's `Int`.
    case int64
    /// Swift's `UInt8`: images.
    case uint8
    /// Swift's `UInt16`.
    case uint16
    /// Swift's `UInt32`.
    case uint32
    /// Swift's `UInt64`.
    case uint64
    /// Swift's `Bool`.
    case bool

    /// NumPy's name, such as `float32`.
    public var description: String { rawValue }

    /// The least and greatest number of an integer type, as far as an `Int` holds them; `nil` for other types.
    package var integerLimits: ClosedRange<Int>? {
        switch self {
        case .int8: Int(Int8.min)...Int(Int8.max)
        case .uint8: 0...Int(UInt8.max)
        case .int16: Int(Int16.min)...Int(Int16.max)
        case .uint16: 0...Int(UInt16.max)
        case .int32: Int(Int32.min)...Int(Int32.max)
        case .uint32: 0...Int(UInt32.max)
        case .uint64: 0...Int.max
        case .int64: Int.min...Int.max
        case .bool, .float32, .float64: nil
        }
    }

    /// Whether every number of this type is also one of another type: NumPy's `can_cast` with its rule "safe", by which
    /// integers of 32 and 64 bits fit `float64` only.
    package func isSafelyCast(to other: ScalarType) -> Bool {
        if self == other || self == .bool { return true }
        return switch (kind, other.kind) {
        case (.floating, .floating), (.signed, .signed), (.unsigned, .unsigned), (.unsigned, .signed):
            bits < other.bits
        case (.signed, .floating), (.unsigned, .floating): bits < other.bits || other == .float64
        default: false
        }
    }

    /// The smallest type to which both are safely cast: NumPy's `result_type`.
    package static func common(_ left: ScalarType, _ right: ScalarType) -> ScalarType {
        let widening: [ScalarType] = [
            .bool, .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64, .float32, .float64,
        ]
        return widening.first { left.isSafelyCast(to: $0) && right.isSafelyCast(to: $0) } ?? .float64
    }

    /// The Swift type.
    package var swiftType: any Scalar.Type {
        switch self {
        case .float32: Float.self
        case .float64: Double.self
        case .int8: Int8.self
        case .int16: Int16.self
        case .int32: Int32.self
        case .int64: Int.self
        case .uint8: UInt8.self
        case .uint16: UInt16.self
        case .uint32: UInt32.self
        case .uint64: UInt64.self
        case .bool: Bool.self
        }
    }

    private enum Kind { case floating, signed, unsigned, truth }

    private var kind: Kind {
        switch self {
        case .float32, .float64: .floating
        case .int8, .int16, .int32, .int64: .signed
        case .uint8, .uint16, .uint32, .uint64: .unsigned
        case .bool: .truth
        }
    }

    private var bits: Int {
        switch self {
        case .bool, .int8, .uint8: 8
        case .int16, .uint16: 16
        case .float32, .int32, .uint32: 32
        case .float64, .int64, .uint64: 64
        }
    }
}
