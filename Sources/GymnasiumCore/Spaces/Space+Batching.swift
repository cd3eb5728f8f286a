// Spaces whose batches are Swift arrays get all of this for free.

extension Space where Batch == [Element] {
    /// The elements as they are.
    @inlinable public func batch(_ elements: [Element]) throws -> [Element] { elements }
    /// `count` times the ``Space/zeroElement``.
    @inlinable
    public func emptyBatch(count: Int) -> [Element] { Array(repeating: zeroElement, count: batchCount(count)) }
    /// Replaces an element of an array.
    @inlinable
    public func write(_ element: Element, into batch: inout [Element], at index: Int) throws { batch[index] = element }
    /// An element of an array.
    @inlinable public func element(of batch: [Element], at index: Int) -> Element { batch[index] }
    /// The number of elements of an array.
    @inlinable public func count(of batch: [Element]) -> Int { batch.count }
    /// The array.
    @inlinable public func elements(of batch: [Element]) -> [Element] { batch }
}

extension Space {
    /// `count` independent copies of the space, each with its own seed.
    public func batched(_ count: Int) -> Copies<Self> { Copies(self, count: count) }
}

extension Space {
    /// A sample, for a space that does not define another element.
    public var zeroElement: Element {
        var copy = self
        return copy.sample()
    }

    /// The elements, written one after the other into an empty batch.
    @inlinable
    public func batch(_ elements: [Element]) throws -> Batch {
        var batch = emptyBatch(count: elements.count)
        for (index, element) in elements.enumerated() { try write(element, into: &batch, at: index) }
        return batch
    }

    /// The elements of a batch, in order.
    @inlinable
    public func elements(of batch: Batch) -> [Element] { (0..<count(of: batch)).map { element(of: batch, at: $0) } }
}
