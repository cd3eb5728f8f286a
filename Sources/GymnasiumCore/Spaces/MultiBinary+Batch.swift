import LyceumNumerics
import LyceumValues

extension MultiBinary {
    /// The space of arrays with a row for each element.
    public func batched(_ count: Int) -> ArrayBox<Int8> {
        var space = ArrayBox<Int8>(low: 0, high: 1, shape: [max(0, count)] + shape)
        space.random = random
        return space
    }

    /// An array with a row for each element.
    public func batch(_ elements: [[Int8]]) throws -> NDArray<Int8> {
        var batch = emptyBatch(count: elements.count)
        for (index, element) in elements.enumerated() { try write(element, into: &batch, at: index) }
        return batch
    }

    /// An array of zeros, a row for each element.
    public func emptyBatch(count: Int) -> NDArray<Int8> { NDArray(shape: [count] + shape, repeating: 0) }

    /// Replaces a row.
    public func write(_ element: [Int8], into batch: inout NDArray<Int8>, at index: Int) throws {
        guard element.count == n else {
            throw InvalidElement(space: description, expected: "\(n) zeros and ones", given: "\(element.count)")
        }
        batch.setRow(index, to: element)
    }

    /// A row.
    public func element(of batch: NDArray<Int8>, at index: Int) -> [Int8] { Array(batch.row(index)) }
    /// The number of rows.
    public func count(of batch: NDArray<Int8>) -> Int { batch.rowCount }
    /// Zeros.
    public var zeroElement: [Int8] { n > Limits.spaceNumbers ? [] : Array(repeating: 0, count: max(0, n)) }
}
