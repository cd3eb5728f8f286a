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
}
