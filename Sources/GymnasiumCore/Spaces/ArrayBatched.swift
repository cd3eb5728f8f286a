import LyceumNumerics
import LyceumValues

/// A space whose elements are numbers in a shape, so that its batches are arrays with one more axis.
///
/// The batch functions of these spaces are written once, here; ``Box``, which vector environments write into at every step,
/// has its own.
package protocol ArrayBatched: Space where Batch == NDArray<Number> {
    /// The type of the numbers.
    associatedtype Number: Scalar
    /// The extent of each axis of an element.
    var shape: [Int] { get }
    /// The least and the greatest number at each position.
    var bounds: BoxBounds<Number> { get }
    /// The numbers of an element, row by row.
    ///
    /// - Throws: ``InvalidElement`` for another shape than the space's.
    func row(_ element: Element) throws -> [Number]
}

extension ArrayBatched {
    /// The space of arrays with one more axis.
    public func batched(_ count: Int) -> ArrayBox<Number> { ArrayBox(bounds: bounds.repeated(count), random: random) }

    /// An array of zeros, with one more axis.
    public func emptyBatch(count: Int) -> NDArray<Number> {
        NDArray(shape: [count] + shape, repeating: Number(sample: 0))
    }

    /// Replaces an entry along the first axis.
    public func write(_ element: Element, into batch: inout NDArray<Number>, at index: Int) throws {
        batch.setRow(index, to: try row(element))
    }

    /// The number of entries along the first axis.
    public func count(of batch: NDArray<Number>) -> Int { batch.rowCount }
}

/// One whose elements are vectors.
package protocol VectorsBatched: ArrayBatched where Element == [Number] {}

extension VectorsBatched {
    /// A row.
    public func element(of batch: NDArray<Number>, at index: Int) -> [Number] { Array(batch.row(index)) }
}

/// One whose elements are arrays.
package protocol ArraysBatched: ArrayBatched where Element == NDArray<Number> {}

extension ArraysBatched {
    /// An entry along the first axis.
    public func element(of batch: NDArray<Number>, at index: Int) -> NDArray<Number> { batch.entry(index) }

    package func row(_ element: NDArray<Number>) throws -> [Number] {
        guard hasShape(element, shape) else { throw notAnArray(element.shape, of: shape) }
        return element.elements
    }
}

/// Whether an array has a shape. A single number without axes may come as a vector of one, its form as a ``Value``.
func hasShape<S>(_ array: NDArray<S>, _ shape: [Int]) -> Bool {
    array.shape == shape || (shape.isEmpty && array.shape == [1])
}

extension Space {
    func notAnArray(_ given: [Int], of shape: [Int]) -> InvalidElement {
        InvalidElement(
            space: description, expected: "an array of shape \(shapeText(shape))",
            given: "one of shape \(shapeText(given))")
    }
}

/// A box: a space of numbers between bounds, whatever the type of the numbers and the form of the elements.
package protocol BoxOfNumbers: ArrayBatched {
    /// Whether all numbers have the bounds asked for.
    func isBounded(_ manner: BoundManner) -> Bool
}

extension BoxOfNumbers {
    /// The type that Gymnasium's samples would have.
    package var numberType: ScalarType { bounds.scalarType }
    package var lowerBounds: [Double] { bounds.low.map(\.asDouble) }
    package var upperBounds: [Double] { bounds.high.map(\.asDouble) }

    /// Gymnasium's text: `Box(-1.0, 1.0, (2,), float32)`.
    public var description: String { bounds.description }
    /// Whether both have the same shape and, to within a relative 1e-5, the same bounds.
    public static func == (left: Self, right: Self) -> Bool { left.bounds.isEqual(to: right.bounds) }
}

extension Box: BoxOfNumbers, VectorsBatched {
    package func row(_ element: [S]) throws -> [S] {
        guard element.count == bounds.low.count else { throw mismatch(element.count) }
        return element
    }
}

extension ArrayBox: BoxOfNumbers, ArraysBatched {}
