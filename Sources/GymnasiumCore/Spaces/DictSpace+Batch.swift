import LyceumValues

extension DictSpace {
    /// The space of dictionaries of the parts' batches.
    public func batched(_ count: Int) -> DictSpace {
        var space = DictSpace(zip(keys, spaces).map { ($0, $1.batched(count)) })
        space.random = random
        return space
    }

    /// The dictionary of the parts' batches.
    public func batch(_ elements: [Value]) throws -> Value {
        let rows = try elements.map(parts)
        return .dictionary(
            Info(
                try keys.indices.map { part in (keys[part], try spaces[part].batch(rows.map { $0[part] })) }))
    }

    private func parts(_ element: Value) throws -> [Value] {
        let parts = keys.compactMap { element[$0] }
        guard let given = element.dictionary, parts.count == count, given.count == count else {
            throw InvalidElement(
                space: description,
                expected: "a dictionary with the keys \(keys.map { "'\($0)'" }.joined(separator: ", "))",
                given: element.description)
        }
        return parts
    }

    /// Batches of the parts to write elements into.
    public func emptyBatch(count: Int) -> Value {
        .dictionary(Info(zip(keys, spaces).map { ($0, $1.emptyBatch(count: count)) }))
    }

    /// Replaces the element at a position of each part's batch.
    public func write(_ element: Value, into batch: inout Value, at index: Int) throws {
        let parts = try parts(element)
        var batches = try self.parts(batch)
        batch = .none
        defer { batch = .dictionary(Info(zip(keys, batches).map { ($0, $1) })) }
        for part in spaces.indices { try spaces[part].write(parts[part], into: &batches[part], at: index) }
    }

    /// The dictionary of the elements at a position of the parts' batches.
    public func element(of batch: Value, at index: Int) -> Value {
        .dictionary(
            Info(
                zip(keys, spaces).map { key, space in
                    (key, batch[key].map { space.element(of: $0, at: index) } ?? .none)
                }))
    }

    /// The least number of elements in a part's batch; 0 without parts.
    public func count(of batch: Value) -> Int {
        zip(keys, spaces).map { key, space in batch[key].map(space.count(of:)) ?? 0 }.min() ?? 0
    }

    /// The zero of each part.
    public var zeroElement: Value { .dictionary(Info(zip(keys, spaces).map { ($0, $1.zeroElement) })) }
}
