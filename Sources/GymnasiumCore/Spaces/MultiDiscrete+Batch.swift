import LyceumNumerics
import LyceumValues

extension MultiDiscrete {
    /// The space of arrays with a row for each element.
    public func batched(_ count: Int) -> ArrayBox<Int> {
        ArrayBox(bounds: multiDiscreteBounds(nvec, start, shape: shape, scalarType).repeated(count), random: random)
    }

    /// An array with a row for each element.
    public func batch(_ elements: [[Int]]) throws -> NDArray<Int> {
        var batch = emptyBatch(count: elements.count)
        for (index, element) in elements.enumerated() { try write(element, into: &batch, at: index) }
        return batch
    }

    /// An array of zeros, a row for each element.
    public func emptyBatch(count: Int) -> NDArray<Int> { NDArray(shape: [count] + shape, repeating: 0) }

    /// Replaces a row.
    public func write(_ element: [Int], into batch: inout NDArray<Int>, at index: Int) throws {
        guard element.count == count else {
            throw InvalidElement(
                space: description, expected: "\(count) whole numbers", given: "\(element.count)")
        }
        batch.setRow(index, to: element)
    }

    /// A row.
    public func element(of batch: NDArray<Int>, at index: Int) -> [Int] { Array(batch.row(index)) }
    /// The number of rows.
    public func count(of batch: NDArray<Int>) -> Int { batch.rowCount }
    /// The least element.
    public var zeroElement: [Int] { start }
}

/// The bounds of the vectors of a ``MultiDiscrete`` space.
func multiDiscreteBounds(
    _ nvec: [Int], _ start: [Int], shape: [Int], _ scalarType: ScalarType
) -> BoxBounds<Int> {
    BoxBounds(
        low: .each(start, shape: shape), high: .each(zip(start, nvec).map { $0 &+ ($1 &- 1) }, shape: shape),
        shape: shape, scalarType: scalarType)
}
