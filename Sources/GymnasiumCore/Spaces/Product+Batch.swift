extension Product {
    /// The space of tuples of the parts' batches.
    public func batched(_ count: Int) -> Product<repeat (each S).Batched> {
        var space = Product<repeat (each S).Batched>(repeat (each spaces).batched(count))
        space.random = random
        return space
    }

    /// The tuple of the parts' batches.
    public func batch(_ elements: [(repeat (each S).Element)]) throws -> (repeat (each S).Batch) {
        var batch = (repeat (each spaces).emptyBatch(count: elements.count))
        for index in elements.indices {
            let element = elements[index]
            batch = (repeat try written(each spaces, each element, each batch, index))
        }
        return batch
    }

    /// Batches of the parts to write elements into.
    public func emptyBatch(count: Int) -> (repeat (each S).Batch) { (repeat (each spaces).emptyBatch(count: count)) }

    /// Replaces the element at a position of each part's batch.
    public func write(
        _ element: (repeat (each S).Element), into batch: inout (repeat (each S).Batch), at index: Int
    ) throws {
        batch = (repeat try written(each spaces, each element, each batch, index))
    }

    /// The tuple of the elements at a position of the parts' batches.
    public func element(of batch: (repeat (each S).Batch), at index: Int) -> (repeat (each S).Element) {
        (repeat (each spaces).element(of: each batch, at: index))
    }

    /// The least number of elements in a part's batch; 0 without parts.
    public func count(of batch: (repeat (each S).Batch)) -> Int {
        var counts: [Int] = []
        for (space, part) in repeat (each spaces, each batch) { counts.append(space.count(of: part)) }
        return counts.min() ?? 0
    }

    /// The zero of each part.
    public var zeroElement: (repeat (each S).Element) { (repeat (each spaces).zeroElement) }
}

private func written<S: Space>(_ space: S, _ element: S.Element, _ batch: S.Batch, _ index: Int) throws -> S.Batch {
    var batch = batch
    try space.write(element, into: &batch, at: index)
    return batch
}
