import LyceumNumerics

extension ScalarRules {
    /// The numbers of a number, vector or nested list, each converted, with the shape they are nested in; `nil` where one
    /// does not convert or the lists are ragged.
    static func array(of value: Value, converting convert: (Value) -> Number?) -> NDArray<Number>? {
        var elements: [Number] = []
        guard let shape = collect(value, into: &elements, convert) else { return nil }
        return try? NDArray(shape: shape, elements: elements)
    }

    private static func collect(
        _ value: Value, into elements: inout [Number], _ convert: (Value) -> Number?
    ) -> [Int]? {
        func append(_ count: Int, _ part: (Int) -> Value) -> [Int]? {
            for index in 0..<count {
                guard let element = convert(part(index)) else { return nil }
                elements.append(element)
            }
            return [count]
        }
        switch value {
        case .floats(let numbers): return append(numbers.count) { .double(Double(numbers[$0])) }
        case .doubles(let numbers): return append(numbers.count) { .double(numbers[$0]) }
        case .integers(let numbers): return append(numbers.count) { .int(numbers[$0]) }
        case .list(let parts), .tuple(let parts):
            guard let first = parts.first else { return [0] }
            guard let inner = collect(first, into: &elements, convert) else { return nil }
            for part in parts.dropFirst() where collect(part, into: &elements, convert) != inner { return nil }
            return [parts.count] + inner
        default:
            guard let element = convert(value) else { return nil }
            elements.append(element)
            return []
        }
    }

    /// Whether arrays of another type are safely cast to this one.
    package static func accepts(_ array: AnyArray) -> Bool { array.scalarType.isSafelyCast(to: scalarType) }
}

extension AnyArray {
    /// The elements as whole numbers of a type; `nil` where one does not fit or has a fraction.
    func converted<I: FixedWidthInteger & Sendable>() -> NDArray<I>? {
        let elements: [I] =
            switch self {
            case .int8(let array): array.elements.compactMap { I(exactly: $0) }
            case .int16(let array): array.elements.compactMap { I(exactly: $0) }
            case .int32(let array): array.elements.compactMap { I(exactly: $0) }
            case .int64(let array): array.elements.compactMap { I(exactly: $0) }
            case .uint8(let array): array.elements.compactMap { I(exactly: $0) }
            case .uint16(let array): array.elements.compactMap { I(exactly: $0) }
            case .uint32(let array): array.elements.compactMap { I(exactly: $0) }
            case .uint64(let array): array.elements.compactMap { I(exactly: $0) }
            case .bool(let array): array.elements.map { $0 ? 1 : 0 }
            case .float32(let array): array.elements.compactMap { I(exactly: $0) }
            case .float64(let array): array.elements.compactMap { I(exactly: $0) }
            }
        return try? NDArray(shape: shape, elements: elements)
    }
}
