import LyceumSystem

/// An array of any number of axes: a shape, and the elements in row-major order.
///
/// It is a value like `Array`, and holds what observations of several axes are made of; it does no arithmetic.
///
/// ```swift
/// var frame = NDArray<UInt8>(shape: [2, 3], repeating: 0)
/// frame[1, 2] = 255
/// frame.elements  // [0, 0, 0, 0, 0, 255]
/// ```
public struct NDArray<Scalar: Sendable>: Sendable {
    /// The length of each axis; empty for a single element without axes.
    public let shape: [Int]
    /// All elements, the last axis running fastest.
    ///
    /// Their number belongs to the shape, so it can only be changed element by element: with the subscript or with
    /// ``withUnsafeMutableElements(_:)``.
    @inlinable
    public var elements: [Scalar] { storage }

    @usableFromInline var storage: [Scalar]

    /// An array of these elements.
    ///
    /// - Parameters:
    ///   - shape: The length of each axis, 0 or more.
    ///   - elements: As many elements as the lengths multiply to, in row-major order.
    /// - Throws: `InvalidShape` if the shape does not hold this many elements.
    @inlinable
    public init(shape: [Int], elements: [Scalar]) throws(InvalidShape) {
        if Self.count(shape) != elements.count {
            throw InvalidShape(shape: shape, count: elements.count)
        }
        self.shape = shape
        storage = elements
    }

    /// An array with the same element everywhere.
    ///
    /// - Parameters:
    ///   - shape: The length of each axis; a negative one counts as 0. More than ``Limits/arrayElements`` end the program,
    ///     as asking an `Array` for more than there is memory does.
    ///   - element: The element.
    @inlinable
    public init(shape: [Int], repeating element: Scalar) {
        let shape = shape.map { max(0, $0) }
        guard let count = Self.count(shape), count <= Limits.arrayElements else { Self.refuse(shape) }
        self.shape = shape
        storage = Array(repeating: element, count: count)
    }

    // An error and not a precondition, whose text an optimised program does not print.
    @inline(never) @usableFromInline
    static func refuse(_ shape: [Int]) -> Never {
        Mistake.stop("an array of shape " + shape.description + " is too large for any memory")
    }

    /// An array of one axis.
    @inlinable
    public init(_ elements: [Scalar]) {
        shape = [elements.count]
        storage = elements
    }

    /// The number of elements.
    @inlinable
    public var count: Int { storage.count }

    /// The number of axes.
    @inlinable
    public var rank: Int { shape.count }

    /// The element at one index per axis.
    ///
    /// As with `Array`, an index outside of its axis ends the program.
    @inlinable
    public subscript(indices: Int...) -> Scalar {
        get { storage[offset(indices)] }
        set { storage[offset(indices)] = newValue }
    }

    /// The same elements in another shape.
    ///
    /// - Throws: `InvalidShape` if the shape does not hold as many elements.
    @inlinable
    public func reshaped(_ shape: [Int]) throws(InvalidShape) -> NDArray {
        try NDArray(shape: shape, elements: elements)
    }

    /// Calls `body` with the elements in row-major order, to be changed in place.
    @inlinable
    public mutating func withUnsafeMutableElements<Result>(
        _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
    ) rethrows -> Result {
        try storage.withUnsafeMutableBufferPointer { try body($0) }
    }

    @inlinable
    func offset(_ indices: [Int]) -> Int {
        if indices.count != rank { ArrayMistake.rank(indices.count, rank) }
        var offset = 0
        for (axis, index) in indices.enumerated() {
            if index < 0 || index >= shape[axis] { ArrayMistake.index(index, axis, shape[axis]) }
            offset = offset * shape[axis] + index
        }
        return offset
    }

    /// The product of the lengths, or nil if one is negative or no array can hold as many elements.
    @inlinable
    static func count(_ shape: [Int]) -> Int? {
        let isEmpty = shape.contains(0) && !shape.contains { $0 < 0 }
        return isEmpty ? 0 : Limits.product(shape, atMost: .max)
    }
}

extension NDArray: Equatable where Scalar: Equatable {}
extension NDArray: Hashable where Scalar: Hashable {}
