import LyceumNumerics
import LyceumValues

extension MultiBinary: VectorsBatched {
    /// Rows of numbers.
    public typealias Batch = NDArray<Int8>
    /// The space of arrays with a row for each element.
    public typealias Batched = ArrayBox<Int8>

    package var bounds: BoxBounds<Int8> { BoxBounds(low: .all(0), high: .all(1), shape: shape) }

    package func row(_ element: [Int8]) throws -> [Int8] {
        guard element.count == n else {
            throw InvalidElement(space: description, expected: "\(n) zeros and ones", given: "\(element.count)")
        }
        return element
    }

    /// Zeros.
    public var zeroElement: [Int8] { n > Limits.spaceNumbers ? [] : Array(repeating: 0, count: max(0, n)) }
}

extension ArrayMultiBinary: ArraysBatched {
    /// Arrays of one axis more.
    public typealias Batch = NDArray<Int8>
    /// The space of arrays with one more axis.
    public typealias Batched = ArrayBox<Int8>

    package var bounds: BoxBounds<Int8> { BoxBounds(low: .all(0), high: .all(1), shape: shape) }

    package func row(_ element: NDArray<Int8>) throws -> [Int8] {
        guard element.shape == shape else { throw notAnArray(element.shape, of: shape) }
        return element.elements
    }

    /// Zeros.
    public var zeroElement: NDArray<Int8> { zeros }
}
