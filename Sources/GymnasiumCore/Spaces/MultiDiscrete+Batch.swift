import LyceumNumerics
import LyceumValues

extension MultiDiscrete: VectorsBatched {
    /// Rows of numbers.
    public typealias Batch = NDArray<Int>
    /// The space of arrays with a row for each element.
    public typealias Batched = ArrayBox<Int>

    package var bounds: BoxBounds<Int> { multiDiscreteBounds(nvec, start, shape: shape, scalarType) }

    package func row(_ element: [Int]) throws -> [Int] {
        guard element.count == count else {
            throw InvalidElement(
                space: description, expected: "\(count) whole numbers", given: "\(element.count)")
        }
        return element
    }

    /// The least element.
    public var zeroElement: [Int] { start }
}

extension ArrayMultiDiscrete: ArraysBatched {
    /// Arrays of one axis more.
    public typealias Batch = NDArray<Int>
    /// The space of arrays with one more axis.
    public typealias Batched = ArrayBox<Int>

    package var bounds: BoxBounds<Int> { multiDiscreteBounds(nvec.elements, start.elements, shape: shape, scalarType) }
    /// The least element.
    public var zeroElement: NDArray<Int> { start }
}

/// The bounds of the vectors of a ``MultiDiscrete`` space.
func multiDiscreteBounds(
    _ nvec: [Int], _ start: [Int], shape: [Int], _ scalarType: ScalarType
) -> BoxBounds<Int> {
    BoxBounds(
        low: .each(start, shape: shape), high: .each(zip(start, nvec).map { $0 &+ ($1 &- 1) }, shape: shape),
        shape: shape, scalarType: scalarType)
}
