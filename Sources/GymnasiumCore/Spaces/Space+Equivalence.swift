extension Space {
    /// Whether elements of both spaces have the same shapes and types of numbers, whatever their bounds and counts: Gymnasium's
    /// `is_space_dtype_shape_equiv`.
    ///
    /// The sub-environments of one vector environment may have spaces that differ but are equivalent. A custom space is
    /// equivalent to equal ones.
    public func isDTypeShapeEquivalent(to other: some Space) -> Bool {
        let (left, right) = (Self.inside(self), Self.inside(other))
        switch (left, right) {
        case (let left as Discrete, let right as Discrete): return left.scalarType == right.scalarType
        case (let left as MultiDiscrete, let right as MultiDiscrete):
            return left.shape == right.shape && left.scalarType == right.scalarType
        case (let left as ArrayMultiDiscrete, let right as ArrayMultiDiscrete):
            return left.shape == right.shape && left.scalarType == right.scalarType
        case (let left as TextSpace, let right as TextSpace):
            return left.maxLength == right.maxLength && Set(left.characterList) == Set(right.characterList)
        case (let left as TupleSpace, let right as TupleSpace): return areEquivalent(left.spaces, right.spaces)
        case (let left as OneOf, let right as OneOf): return areEquivalent(left.spaces, right.spaces)
        case (let left as DictSpace, let right as DictSpace):
            return left.count == right.count
                && left.keys.allSatisfy { key in
                    guard let own = left[key], let other = right[key] else { return false }
                    return own.isDTypeShapeEquivalent(to: other)
                }
        case (let left as GraphSpace, let right as GraphSpace):
            return areEquivalent(
                [left.nodeSpace] + [left.edgeSpace].compactMap { $0 },
                [right.nodeSpace] + [right.edgeSpace].compactMap { $0 })
        case (let left as any SequenceOfFeatures, let right as any SequenceOfFeatures):
            return left.isStacked == right.isStacked && areEquivalent([left.anyFeature], [right.anyFeature])
        default:
            if case .box = left.structure { return left.structure == right.structure }
            if case .multiBinary = left.structure { return left.structure == right.structure }
            return left.erased == right.erased
        }
    }

    private static func inside(_ space: some Space) -> any Space {
        twin(of: (space as? AnySpace)?.base ?? space)
    }
}

private func areEquivalent(_ left: [AnySpace], _ right: [AnySpace]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isDTypeShapeEquivalent(to: $1) }
}

/// What the two spaces of sequences share.
protocol SequenceOfFeatures: Space {
    var anyFeature: AnySpace { get }
    var isStacked: Bool { get }
}

extension SequenceSpace: SequenceOfFeatures {
    var anyFeature: AnySpace { feature.erased }
    var isStacked: Bool { false }
}

extension StackedSequenceSpace: SequenceOfFeatures {
    var anyFeature: AnySpace { feature.erased }
    var isStacked: Bool { true }
}
