import LyceumValues

extension TupleSpace {
    /// The space of tuples of the parts' batches.
    public func batched(_ count: Int) -> TupleSpace {
        var space = TupleSpace(spaces.map { $0.batched(count) })
        space.random = random
        return space
    }

    /// The tuple of the parts' batches.
    public func batch(_ elements: [Value]) throws -> Value {
        let rows = try elements.map(parts)
        return .tuple(try spaces.indices.map { part in try spaces[part].batch(rows.map { $0[part] }) })
    }

    private func parts(_ element: Value) throws -> [Value] {
        guard case .tuple(let parts) = Self.element(of: element), parts.count == count else {
            throw InvalidElement(
                space: description, expected: "a tuple of \(count) parts", given: element.description)
        }
        return parts
    }

    /// Batches of the parts to write elements into.
    public func emptyBatch(count: Int) -> Value { .tuple(spaces.map { $0.emptyBatch(count: count) }) }

    /// Replaces the element at a position of each part's batch.
    public func write(_ element: Value, into batch: inout Value, at index: Int) throws {
        let parts = try parts(element)
        var batches = try self.parts(batch)
        batch = .none
        defer { batch = .tuple(batches) }
        for part in spaces.indices { try spaces[part].write(parts[part], into: &batches[part], at: index) }
    }

    /// The tuple of the elements at a position of the parts' batches.
    public func element(of batch: Value, at index: Int) -> Value {
        .tuple(zip(spaces, batch.values ?? []).map { $0.element(of: $1, at: index) })
    }

    /// The least number of elements in a part's batch; 0 without parts.
    public func count(of batch: Value) -> Int {
        zip(spaces, batch.values ?? []).map { $0.count(of: $1) }.min() ?? 0
    }

    /// The zero of each part.
    public var zeroElement: Value { .tuple(spaces.map(\.zeroElement)) }
}
