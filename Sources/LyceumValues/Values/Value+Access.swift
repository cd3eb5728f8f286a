import LyceumNumerics
import LyceumSystem

extension Value {
    /// The whole number, if it is one.
    @inlinable
    public var int: Int? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The number, if it is one; whole numbers are converted.
    @inlinable
    public var double: Double? {
        switch self {
        case .double(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    /// The truth value, if it is one.
    @inlinable
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The text, if it is one.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements as 32-bit numbers, if this is a vector, a list of numbers or an array.
    public var floats: [Float]? {
        if case .floats(let values) = self { values } else { doubles?.map { Float($0) } }
    }

    /// The elements as numbers, if this is a vector, a list of numbers or an array.
    public var doubles: [Double]? {
        switch self {
        case .floats(let values): return values.map(Double.init)
        case .doubles(let values): return values
        case .integers(let values): return values.map(Double.init)
        case .array(let array): return array.numbers
        case .list(let values), .tuple(let values):
            let numbers = values.compactMap(\.double)
            return numbers.count == values.count ? numbers : nil
        default: return nil
        }
    }

    /// The elements as whole numbers, if all of them are.
    public var integers: [Int]? {
        switch self {
        case .integers(let values): return values
        case .list(let values), .tuple(let values):
            let numbers = values.compactMap(\.int)
            return numbers.count == values.count ? numbers : nil
        case .array(let array): return array.integers
        default: return nil
        }
    }

    /// The parts, if this is a list or a tuple.
    public var values: [Value]? {
        switch self {
        case .list(let values), .tuple(let values): values
        default: nil
        }
    }

    /// The dictionary, if it is one.
    public var dictionary: Info? {
        if case .dictionary(let value) = self { value } else { nil }
    }

    /// The array, if it is one.
    public var array: AnyArray? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The number at a position of a vector, list, tuple or array, counted from 0.
    ///
    /// As with a Swift array, a position outside ends the program; read ``doubles`` or ``values`` where the kind is not
    /// known.
    public subscript(position: Int) -> Double {
        switch self {
        case .floats(let values) where values.indices.contains(position): return Double(values[position])
        case .doubles(let values) where values.indices.contains(position): return values[position]
        case .integers(let values) where values.indices.contains(position): return Double(values[position])
        default:
            guard let numbers = numericParts, numbers.indices.contains(position) else {
                Mistake.stop("there is no number at position \(position) of \(self)")
            }
            return numbers[position]
        }
    }

    private var numericParts: [Double]? {
        switch self {
        case .list(let values), .tuple(let values): values.map { $0.double ?? .nan }
        default: doubles
        }
    }

    /// The entry of a dictionary; `nil` where there is none or this is not a dictionary.
    public subscript(key: String) -> Value? { dictionary?[key] }
}

extension AnyArray {
    /// The elements as whole numbers in row-major order, where the scalar type is one of whole numbers.
    public var integers: [Int]? {
        switch self {
        case .int8(let array): array.elements.map(Int.init)
        case .int16(let array): array.elements.map(Int.init)
        case .int32(let array): array.elements.map(Int.init)
        case .int64(let array): array.elements
        case .uint8(let array): array.elements.map(Int.init)
        case .uint16(let array): array.elements.map(Int.init)
        case .uint32(let array): array.elements.map(Int.init)
        case .uint64(let array): array.elements.allSatisfy { $0 <= Int.max } ? array.elements.map(Int.init) : nil
        case .bool(let array): array.elements.map { $0 ? 1 : 0 }
        case .float32, .float64: nil
        }
    }
}
