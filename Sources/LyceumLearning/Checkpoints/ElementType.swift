/// The types of numbers in a file that are read, under the names that the safetensors format has for them.
enum ElementType: String, CaseIterable {
    case bool = "BOOL"
    case uint8 = "U8"
    case int8 = "I8"
    case int16 = "I16"
    case uint16 = "U16"
    case int32 = "I32"
    case uint32 = "U32"
    case int64 = "I64"
    case uint64 = "U64"
    case float16 = "F16"
    case bfloat16 = "BF16"
    case float32 = "F32"
    case float64 = "F64"

    /// The number of bytes.
    var size: Int {
        switch self {
        case .bool, .uint8, .int8: 1
        case .int16, .uint16, .float16, .bfloat16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64: 8
        }
    }

    /// The number at an offset, rounded to 32 bits.
    func number(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
        func load<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
        }
        switch self {
        case .bool: return load(UInt8.self) == 0 ? 0 : 1
        case .uint8: return Float(load(UInt8.self))
        case .int8: return Float(load(Int8.self))
        case .int16: return Float(load(Int16.self))
        case .uint16: return Float(load(UInt16.self))
        case .int32: return Float(load(Int32.self))
        case .uint32: return Float(load(UInt32.self))
        case .int64: return Float(load(Int64.self))
        case .uint64: return Float(load(UInt64.self))
        case .float16: return Self.half(load(UInt16.self))
        case .bfloat16: return Float(bitPattern: UInt32(load(UInt16.self)) << 16)
        case .float32: return Float(bitPattern: load(UInt32.self))
        case .float64: return Float(Double(bitPattern: load(UInt64.self)))
        }
    }

    /// A number in IEEE 754's 16-bit format: a sign, 5 bits of exponent, 10 bits of fraction.
    private static func half(_ bits: UInt16) -> Float {
        let sign: Float = bits >> 15 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 0x1f)
        let fraction = Float(bits & 0x3ff) * 0x1p-10
        switch exponent {
        case 0: return sign * fraction * 0x1p-14
        case 0x1f: return fraction == 0 ? sign * .infinity : .nan
        default: return Float(sign: sign < 0 ? .minus : .plus, exponent: exponent - 15, significand: 1 + fraction)
        }
    }
}
