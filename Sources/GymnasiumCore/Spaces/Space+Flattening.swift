import LyceumNumerics
import LyceumValues

extension Space {
    /// The numbers of a flattened element.
    func flatNumbers(_ flat: Value, count: Int?) throws -> AnyArray {
        guard let array = flat.vectorArray, array.shape.count == 1, count == nil || array.shape == [count ?? 0] else {
            throw InvalidElement(
                space: description, expected: "a vector of \(count ?? 0) numbers to unflatten", given: flat.description)
        }
        return array
    }

    func notFlattened(_ flat: Value) -> InvalidElement {
        InvalidElement(space: description, expected: "what an element is flattened to", given: flat.description)
    }

    func notAnElement(_ element: Element) -> InvalidElement {
        InvalidElement(
            space: description, expected: "one of its elements to flatten", given: Self.value(of: element).description)
    }
}

extension Value {
    /// The vector or array as an array.
    var vectorArray: AnyArray? {
        switch self {
        case .floats(let numbers): .float32(NDArray(numbers))
        case .doubles(let numbers): .float64(NDArray(numbers))
        case .integers(let numbers): .int64(NDArray(numbers))
        case .array(let array): array
        case .list, .tuple: doubles.map { .float64(NDArray($0)) }
        default: nil
        }
    }
}

/// The vectors of several arrays one after the other, converted to one type.
func joined(_ arrays: [AnyArray], as type: ScalarType) -> Value {
    func join<S: Scalar>(_ type: S.Type) -> Value { S.value(ofVector: arrays.flatMap(S.cast)) }
    return join(type.swiftType)
}

/// The box of vectors between bounds given in pieces.
func joinedBox(low: [AnyArray], high: [AnyArray], as type: ScalarType) -> AnySpace {
    func join<S: Scalar>(_ type: S.Type) -> AnySpace {
        let (low, high) = (low.flatMap(S.cast), high.flatMap(S.cast))
        return Box<S>(
            bounds: BoxBounds(
                low: .each(low, shape: [low.count]), high: .each(high, shape: [low.count]), shape: [low.count]),
            seed: nil
        ).erased
    }
    return join(type.swiftType)
}

/// The box of vectors of `count` numbers from 0 to `high`.
func countingBox(_ count: Int, to high: Int, as type: ScalarType) -> AnySpace {
    joinedBox(
        low: [.int64(NDArray(shape: [count], repeating: 0))], high: [.int64(NDArray(shape: [count], repeating: high))],
        as: type)
}

/// A space of vectors between bounds, whatever their type.
protocol VectorBox {
    var vectorType: ScalarType { get }
    var bottoms: AnyArray { get }
    var tops: AnyArray { get }
}

extension Box: VectorBox {
    var vectorType: ScalarType { S.scalarType }
    var bottoms: AnyArray { S.value(ofVector: low).vectorArray ?? .float64(NDArray([])) }
    var tops: AnyArray { S.value(ofVector: high).vectorArray ?? .float64(NDArray([])) }
}
