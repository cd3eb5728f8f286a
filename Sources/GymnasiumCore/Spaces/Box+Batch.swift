import LyceumNumerics
import LyceumValues

extension Box {
    /// Rows of numbers.
    public typealias Batch = NDArray<S>
    /// The space of arrays with a row for each element.
    public typealias Batched = ArrayBox<S>

    /// An array with a row for each element.
    @inlinable
    public func batch(_ elements: [[S]]) throws -> NDArray<S> {
        let length = bounds.low.count
        var numbers: [S] = []
        numbers.reserveCapacity(elements.count * length)
        for element in elements {
            guard element.count == length else { throw mismatch(element.count) }
            numbers.append(contentsOf: element)
        }
        return try NDArray(shape: [elements.count] + bounds.shape, elements: numbers)
    }

    /// Replaces a row.
    @inlinable
    public func write(_ element: [S], into batch: inout NDArray<S>, at index: Int) throws {
        guard element.count == bounds.low.count else { throw mismatch(element.count) }
        batch.setRow(index, to: element)
    }

    @usableFromInline
    func mismatch(_ count: Int) -> InvalidElement {
        InvalidElement(space: description, expected: "\(bounds.low.count) numbers", given: "\(count)")
    }

    /// A row.
    @inlinable public func element(of batch: NDArray<S>, at index: Int) -> [S] { Array(batch.row(index)) }
    /// The rows.
    @inlinable
    public func elements(of batch: NDArray<S>) -> [[S]] { (0..<batch.rowCount).map { Array(batch.row($0)) } }
    /// The number of rows.
    @inlinable public func count(of batch: NDArray<S>) -> Int { batch.rowCount }
    /// Zeros, moved to the bound where they lie outside.
    public var zeroElement: [S] { bounds.nearestToZero }
}

extension ArrayBox {
    /// Arrays of one axis more.
    public typealias Batch = NDArray<S>
    /// The space of arrays with one more axis.
    public typealias Batched = ArrayBox

    init(bounds: BoxBounds<S>, random: Generator) {
        self.init(bounds: bounds, seed: nil)
        self.random = random
    }

    /// The type that Gymnasium's samples would have.
    public var scalarType: ScalarType { bounds.scalarType }

    /// Zeros, moved to the bound where they lie outside.
    public var zeroElement: NDArray<S> { array(bounds.nearestToZero) }
}

extension BoxBounds {
    /// The bounds of `count` elements along a new first axis; if that is too many, checking the bounds says so.
    func repeated(_ count: Int) -> BoxBounds {
        let whole = [max(0, count)] + shape
        guard Limits.product(whole, atMost: Limits.spaceNumbers) != nil else {
            return BoxBounds(low: .all(nil), high: .all(nil), shape: whole, scalarType: scalarType)
        }
        func each(_ bounds: [S?]) -> Bound<S> {
            .each(Array(repeatElement(bounds, count: max(0, count)).joined()), shape: whole)
        }
        return BoxBounds(low: each(batchedLow), high: each(batchedHigh), shape: whole, scalarType: scalarType)
    }

    /// The lower bounds for a batch.
    ///
    /// As in Gymnasium, whole numbers without a bound are bounded by the end of their type's range in a batch, so that
    /// they are drawn uniformly there and not from an unbounded distribution.
    var batchedLow: [S?] { batched(low, boundedBelow) }
    /// The upper bounds for a batch.
    var batchedHigh: [S?] { batched(high, boundedAbove) }

    private func batched(_ bounds: [S], _ isBounded: [Bool]) -> [S?] {
        S.isFloatingPoint || problem != nil ? zip(bounds, isBounded).map { $1 ? $0 : nil } : bounds
    }

    /// Zeros, moved to the bound where they lie outside.
    var nearestToZero: [S] {
        let zero = S(sample: 0)
        return zip(low, high).map { low, high in
            !S.isOrdered(low, zero) ? low : !S.isOrdered(zero, high) ? high : zero
        }
    }
}
