import LyceumValues

// What is asked of a space in a box is asked of the space inside, here and in AnySpace.swift: a requirement that is added to
// ``Space`` is forwarded by a function and a line below.
extension AnySpace {
    /// The space of batches of the space inside.
    public func batched(_ count: Int) -> AnySpace { erasedBatched(base, count) }

    /// The batch of the space inside: its array, a tuple or dictionary of batches, or a tuple of elements.
    public func batch(_ elements: [Value]) throws -> Value {
        switch self {
        case .box(let space): try erasedBatch(space, elements)
        case .discrete(let space): try erasedBatch(space, elements)
        case .other(let space as TupleSpace): try erasedBatch(space, elements)
        case .other(let space): try erasedBatch(space, elements)
        }
    }

    /// A batch to write elements into.
    public func emptyBatch(count: Int) -> Value { erasedEmptyBatch(base, count) }

    /// Replaces the element at a position of a batch, in place.
    ///
    /// - Throws: ``InvalidElement``, leaving the batch unchanged.
    public func write(_ element: Value, into batch: inout Value, at index: Int) throws {
        try erasedWrite(base, element, &batch, index)
    }

    /// The element at a position of a batch; ``Value/none`` if that is not a batch of the space.
    public func element(of batch: Value, at index: Int) -> Value { erasedElement(base, batch, index) }
    /// The number of elements in a batch; 0 if it is not a batch of the space.
    public func count(of batch: Value) -> Int { erasedCount(base, batch) }
    /// The elements of a batch, in order; empty if it is not a batch of the space.
    public func elements(of batch: Value) -> [Value] {
        switch self {
        case .box(let space): erasedElements(space, batch)
        case .discrete(let space): erasedElements(space, batch)
        case .other(let space): erasedElements(space, batch)
        }
    }
    /// The zero of the space inside.
    public var zeroElement: Value { erasedZero(base) }
}

extension AnySpace: JSONSpace {
    /// The layout of the space inside.
    public func jsonLayout(of samples: [Value]) -> Value { erasedLayout(base, samples) }
    /// The elements in the layout of the space inside.
    public func samples(ofJSON layout: Value) throws -> [Value] { try erasedSamples(base, layout) }
}

extension AnySpace: FlattenableSpace {
    /// That of the space inside.
    public var flatDim: Int? { base.flatDim }
    /// That of the space inside.
    public func flatSpace() throws -> AnySpace { try base.flatSpace() }
    /// As the space inside does.
    public func flatten(_ element: Value) throws -> Value { try erasedFlatten(base, element) }
    /// As the space inside does.
    public func unflatten(_ flat: Value) throws -> Value { try erasedUnflatten(base, flat) }
}

// Each of these opens the box once and works with the space's own type.

private func erasedBatched<S: Space>(_ space: S, _ count: Int) -> AnySpace { twin(of: space.batched(count)).erased }

private func erasedBatch<S: Space>(_ space: S, _ values: [Value]) throws -> Value {
    let elements = try values.map { value in
        guard let element = S.element(of: value) else { throw mismatch(space, value) }
        return element
    }
    return S.Batched.value(of: try space.batch(elements))
}

private func mismatch(_ space: some Space, _ value: Value) -> InvalidElement {
    InvalidElement(space: space.description, expected: "one of its elements", given: value.description)
}

private func erasedEmptyBatch<S: Space>(_ space: S, _ count: Int) -> Value {
    S.Batched.value(of: space.emptyBatch(count: count))
}

private func erasedWrite<S: Space>(_ space: S, _ value: Value, _ batch: inout Value, _ index: Int) throws {
    guard let element = S.element(of: value) else { throw mismatch(space, value) }
    guard var elements = S.Batched.element(of: batch) else {
        throw InvalidElement(space: space.description, expected: "a batch of its elements", given: batch.description)
    }
    batch = .none  // so that the only reference to the elements is the one below, and writing copies nothing
    defer { batch = S.Batched.value(of: elements) }
    try space.write(element, into: &elements, at: index)
}

private func erasedElement<S: Space>(_ space: S, _ batch: Value, _ index: Int) -> Value {
    S.Batched.element(of: batch).map { S.value(of: space.element(of: $0, at: index)) } ?? .none
}

private func erasedCount<S: Space>(_ space: S, _ batch: Value) -> Int {
    S.Batched.element(of: batch).map(space.count(of:)) ?? 0
}

private func erasedElements<S: Space>(_ space: S, _ batch: Value) -> [Value] {
    S.Batched.element(of: batch).map { space.elements(of: $0).map(S.value(of:)) } ?? []
}

private func erasedZero<S: Space>(_ space: S) -> Value { S.value(of: space.zeroElement) }

/// Values that are not elements of the space are left out, so that reading the text back gives fewer.
private func erasedLayout<S: Space>(_ space: S, _ samples: [Value]) -> Value {
    space.jsonLayout(of: samples.compactMap(S.element(of:)))
}

private func erasedSamples<S: Space>(_ space: S, _ layout: Value) throws -> [Value] {
    try space.samples(ofJSON: layout).map(S.value(of:))
}

private func erasedFlatten<S: Space>(_ space: S, _ value: Value) throws -> Value {
    guard let element = S.element(of: value) else {
        throw InvalidElement(
            space: space.description, expected: "one of its elements to flatten", given: value.description)
    }
    return try space.flatten(element)
}

private func erasedUnflatten<S: Space>(_ space: S, _ flat: Value) throws -> Value {
    S.value(of: try space.unflatten(flat))
}
