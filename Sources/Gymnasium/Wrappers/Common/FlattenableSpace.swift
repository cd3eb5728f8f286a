import LyceumNumerics

/// A space whose elements can be laid out as one vector of numbers.
public protocol FlattenableSpace: Space {
    /// The space of the vectors.
    associatedtype Flat: Space
    /// The space of the vectors, and the function that lays an element out; `nil` where a part has no fixed size.
    func flattening() -> (space: Flat, transform: @Sendable (Element) -> Flat.Element)?
}

extension Box: FlattenableSpace {
    /// The vectors as they are.
    public func flattening() -> (space: Box, transform: @Sendable ([S]) -> [S])? {
        (Box(bounds: bounds.reshaped([bounds.low.count]), seed: nil), { $0 })
    }
}

extension ArrayBox: FlattenableSpace {
    /// The numbers row by row.
    public func flattening() -> (space: Box<S>, transform: @Sendable (NDArray<S>) -> [S])? {
        (Box(bounds: bounds.reshaped([bounds.low.count]), seed: nil), { $0.elements })
    }
}

extension Discrete: FlattenableSpace {
    /// A one at the position of the element, and zeros.
    public func flattening() -> (space: Box<Int>, transform: @Sendable (Int) -> [Int])? {
        guard n >= 1, n <= 1 << 31 else { return nil }
        let (n, start) = (n, start)
        return (Box(low: 0, high: 1, shape: [n]), { oneHot($0 - start, of: n) })
    }
}

extension MultiDiscrete: FlattenableSpace {
    /// For each position a one at the place of the element, and zeros.
    public func flattening() -> (space: Box<Int>, transform: @Sendable ([Int]) -> [Int])? {
        guard start.count == nvec.count, nvec.allSatisfy({ $0 >= 1 && $0 <= 1 << 31 }) else { return nil }
        let (nvec, start) = (nvec, start)
        return (
            Box(low: 0, high: 1, shape: [nvec.reduce(0, +)]),
            { element in
                nvec.indices.flatMap { oneHot($0 < element.count ? element[$0] - start[$0] : -1, of: nvec[$0]) }
            }
        )
    }
}

private func oneHot(_ position: Int, of count: Int) -> [Int] {
    var vector = [Int](repeating: 0, count: count)
    if vector.indices.contains(position) { vector[position] = 1 }
    return vector
}

extension MultiBinary: FlattenableSpace {
    /// The zeros and ones as they are.
    public func flattening() -> (space: Box<Int8>, transform: @Sendable ([Int8]) -> [Int8])? {
        (Box(low: 0, high: 1, shape: [n]), { $0 })
    }
}

extension DictSpace: FlattenableSpace {
    /// The vectors of the parts one after the other, in the order of the keys and in NumPy's common type.
    public func flattening() -> (space: AnySpace, transform: @Sendable (Value) -> Value)? {
        let keys = keys
        guard let (space, join) = joining(spaces) else { return nil }
        return (space, { element in join(keys.map { element[$0] ?? .none }) })
    }
}

extension TupleSpace: FlattenableSpace {
    /// The vectors of the parts one after the other, in NumPy's common type.
    public func flattening() -> (space: AnySpace, transform: @Sendable (Value) -> Value)? {
        guard let (space, join) = joining(spaces) else { return nil }
        return (space, { join($0.values ?? []) })
    }
}

extension AnySpace: FlattenableSpace {
    /// As the space inside.
    public func flattening() -> (space: AnySpace, transform: @Sendable (Value) -> Value)? {
        func flattening<S: FlattenableSpace>(
            _ space: S
        ) -> (space: AnySpace, transform: @Sendable (Value) -> Value)? {
            guard let (flat, transform) = space.flattening() else { return nil }
            return (flat.erased, { value in S.element(of: value).map { S.Flat.value(of: transform($0)) } ?? value })
        }
        return (base as? any FlattenableSpace).flatMap { flattening($0) }
    }
}

/// The space of joined vectors of parts, and the function that joins them.
private func joining(_ spaces: [AnySpace]) -> (space: AnySpace, join: @Sendable ([Value]) -> Value)? {
    let parts = spaces.compactMap { $0.flattening() }
    let layouts = parts.compactMap(\.space.layout)
    guard parts.count == spaces.count, layouts.count == spaces.count, let first = layouts.first else { return nil }
    let type = layouts.dropFirst().reduce(first.scalarType) { $0.promoted(with: $1.scalarType) }
    let transforms = parts.map(\.transform)
    func joining<S: Scalar>(_ type: S.Type) -> (space: AnySpace, join: @Sendable ([Value]) -> Value) {
        let low = layouts.flatMap(\.low)
        let bounds = BoxBounds<S>(low: low, high: layouts.flatMap(\.high), shape: [low.count])
        return (
            Box(bounds: bounds, seed: nil).erased,
            { values in
                let numbers = zip(transforms, values).flatMap { AnySpace.numbers($0($1)) }
                return S.value(ofVector: numbers.map { S(sample: $0) })
            }
        )
    }
    return joining(type.type)
}

extension ScalarType {
    /// The least type that holds the numbers of both: NumPy's `result_type`.
    func promoted(with other: ScalarType) -> ScalarType {
        let ascending: [ScalarType] = [
            .bool, .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64, .float32, .float64,
        ]
        return ascending.first { isSafelyCast(to: $0) && other.isSafelyCast(to: $0) } ?? .float64
    }
}
