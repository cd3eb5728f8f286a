import LyceumNumerics
import LyceumValues

/// The box of the joined vectors of several spaces.
func joinedFlatSpace(_ spaces: [AnySpace]) throws -> AnySpace {
    let boxes = try spaces.compactMap { try $0.flatSpace().base as? any VectorBox }
    return joinedBox(low: boxes.map(\.bottoms), high: boxes.map(\.tops), as: try flatType(spaces))
}

/// The type of the joined vectors of several spaces.
private func flatType(_ spaces: [AnySpace]) throws -> ScalarType {
    let types = try spaces.map(flatType)
    return types.first.map { types.reduce($0, ScalarType.common) } ?? .float64
}

/// The type of a space's vectors.
///
/// Composite spaces are searched recursively: making the flat space of each part at each level would take twice as long
/// for every level of nesting.
private func flatType(_ space: AnySpace) throws -> ScalarType {
    switch twin(of: space.base) {
    case let space as TupleSpace: return try flatType(space.spaces)
    case let space as DictSpace: return try flatType(space.spaces)
    case let space as OneOf: return try space.commonType()
    case let space as Discrete: return space.scalarType
    case let space as MultiDiscrete: return space.scalarType
    case let space as any VectorBox: return space.vectorType
    case let space as any BoxOfNumbers: return space.numberType
    default:
        if case .box(_, let type) = try space.flatSpace().structure { return type }
        return .float64
    }
}

/// The joined vectors of one element of each of several spaces.
func joinedFlat(_ spaces: [AnySpace], _ elements: [Value]) throws -> Value {
    let vectors = try zip(spaces, elements).compactMap { try $0.flatten($1).vectorArray }
    return joined(vectors, as: try flatType(spaces))
}

/// The pieces of a vector, each as long as its space's vectors.
func pieces(_ array: AnyArray, _ spaces: [AnySpace]) -> [Value] {
    func pieces<S: Scalar>(_ type: S.Type) -> [Value] {
        var rest = S.cast(array)[...]
        return spaces.map { space in
            let count = space.flatDim ?? 0
            defer { rest = rest.dropFirst(count) }
            return S.value(ofVector: Array(rest.prefix(count)))
        }
    }
    return pieces(array.scalarType.swiftType)
}

extension SequenceSpace {
    /// Sequences of flattened parts.
    public func flatSpace() throws -> AnySpace { SequenceSpace<AnySpace>(try feature.flatSpace()).erased }
    /// A tuple of flattened parts.
    public func flatten(_ element: [Feature.Element]) throws -> Value { .tuple(try element.map(feature.flatten)) }

    /// The sequence of the parts of a tuple.
    public func unflatten(_ flat: Value) throws -> [Feature.Element] {
        guard let parts = flat.values else { throw notFlattened(flat) }
        return try parts.map(feature.unflatten)
    }
}

extension StackedSequenceSpace {
    /// Sequences of flattened parts, held as one batch.
    public func flatSpace() throws -> AnySpace { StackedSequenceSpace<AnySpace>(try feature.flatSpace()).erased }

    /// A batch of flattened parts.
    public func flatten(_ element: Feature.Batch) throws -> Value {
        try feature.flatSpace().batch(try feature.elements(of: element).map(feature.flatten))
    }

    /// The batch of the parts.
    public func unflatten(_ flat: Value) throws -> Feature.Batch {
        try feature.batch(try feature.flatSpace().elements(of: flat).map(feature.unflatten))
    }
}

extension GraphSpace {
    /// Graphs with flattened nodes and edges.
    public func flatSpace() throws -> AnySpace {
        GraphSpace(nodes: try nodeSpace.flatSpace(), edges: try edgeSpace?.flatSpace()).erased
    }

    /// The graph with flattened nodes and edges.
    public func flatten(_ element: GraphInstance) throws -> Value {
        func flatten(_ batch: Value, _ space: AnySpace) throws -> Value {
            try space.flatSpace().batch(try space.elements(of: batch).map(space.flatten))
        }
        let edges = try element.edges.flatMap { edges in try edgeSpace.map { try flatten(edges, $0) } }
        return .graph(
            GraphInstance(nodes: try flatten(element.nodes, nodeSpace), edges: edges, edgeLinks: element.edgeLinks))
    }

    /// The graph with nodes and edges as they were.
    public func unflatten(_ flat: Value) throws -> GraphInstance {
        func unflatten(_ batch: Value, _ space: AnySpace) throws -> Value {
            try space.batch(try space.flatSpace().elements(of: batch).map(space.unflatten))
        }
        guard case .graph(let graph) = flat else { throw notFlattened(flat) }
        let edges = try graph.edges.flatMap { edges in try edgeSpace.map { try unflatten(edges, $0) } }
        return GraphInstance(nodes: try unflatten(graph.nodes, nodeSpace), edges: edges, edgeLinks: graph.edgeLinks)
    }
}

extension OneOf {
    /// 1 plus the greatest length of the parts; `nil` if one has no fixed size.
    public var flatDim: Int? {
        let dimensions = spaces.compactMap(\.flatDim)
        return dimensions.count == count ? Limits.sum([1, dimensions.max() ?? 0]) : nil
    }

    /// The common type of the parts' vectors, which must also hold the positions.
    fileprivate func commonType() throws -> ScalarType {
        let type = try flatType(spaces)
        let fits =
            Double(count - 1) <= (type == .bool ? 1 : type.integerLimits.map { Double($0.upperBound) } ?? .infinity)
        return fits ? type : ScalarType.common(type, count <= 1 << 8 ? .uint8 : .int64)
    }

    /// Vectors of a position and numbers between the least and the greatest bound of all parts.
    public func flatSpace() throws -> AnySpace {
        let flatDim = try flatLength()
        let boxes = try spaces.compactMap { try $0.flatSpace().base as? any VectorBox }
        let type = try commonType()
        func bounds<S: Scalar>(_ type: S.Type) -> AnySpace {
            func extreme(_ arrays: [AnyArray], _ isBefore: (S, S) -> Bool) -> [S] {
                let end = arrays.flatMap(S.cast).reduce(nil as S?) { end, number in
                    end.map { isBefore(number, $0) ? number : $0 } ?? number
                }
                return Array(repeating: end ?? S(sample: 0), count: flatDim - 1)
            }
            let low = [S(sample: 0)] + extreme(boxes.map(\.bottoms)) { S.isOrdered($0, $1) }
            let high = [S(sample: Double(count - 1))] + extreme(boxes.map(\.tops)) { S.isOrdered($1, $0) }
            return Box<S>(
                bounds: BoxBounds(
                    low: .each(low, shape: [flatDim]), high: .each(high, shape: [flatDim]), shape: [flatDim]),
                seed: nil
            ).erased
        }
        return bounds(type.swiftType)
    }

    /// The position and the part's vector, padded with its first number to the length of the longest.
    public func flatten(_ element: Value) throws -> Value {
        let flatDim = try flatLength()
        guard let (index, part) = Self.parts(of: element), spaces.indices.contains(index),
            let vector = try spaces[index].flatten(part).vectorArray
        else { throw notAnElement(element) }
        func padded<S: Scalar>(_ type: S.Type) -> Value {
            let numbers = S.cast(vector)
            let rest = Array(repeating: numbers.first ?? S(sample: 0), count: flatDim - 1 - numbers.count)
            return S.value(ofVector: [S(sample: Double(index))] + numbers + rest)
        }
        return padded(try commonType().swiftType)
    }

    /// The position and the part.
    public func unflatten(_ flat: Value) throws -> Value {
        guard let flatDim else { throw NotFlattenable(space: description) }
        let array = try flatNumbers(flat, count: flatDim)
        guard let index = Int.cast(array).first, spaces.indices.contains(index), let count = spaces[index].flatDim
        else {
            throw notFlattened(flat)
        }
        func part<S: Scalar>(_ type: S.Type) -> Value { S.value(ofVector: Array(S.cast(array)[1..<1 + count])) }
        return .tuple([.int(index), try spaces[index].unflatten(part(array.scalarType.swiftType))])
    }
}
