extension NDArray {
    /// An array of two axes from rows of equal length.
    ///
    /// - Throws: `InvalidShape` if the rows differ in length.
    @inlinable
    public init(rows: [[Scalar]]) throws(InvalidShape) {
        let length = rows.first?.count ?? 0
        if let other = rows.first(where: { $0.count != length }) {
            throw InvalidShape(shape: [length], count: other.count)
        }
        try self.init(shape: [rows.count, length], elements: Array(rows.joined()))
    }

    /// The number of entries along the first axis; 0 for an array without axes.
    @inlinable
    public var rowCount: Int { shape.first ?? 0 }

    /// The number of elements in an entry along the first axis; `Int.max` where an array without entries has a larger
    /// shape.
    @inlinable
    public var rowLength: Int { Limits.product(shape.dropFirst(), atMost: .max) ?? .max }

    /// The elements of one entry along the first axis, in row-major order.
    ///
    /// As with `Array`, a position outside ends the program.
    @inlinable
    public func row(_ index: Int) -> ArraySlice<Scalar> {
        if index < 0 || index >= rowCount { ArrayMistake.row(index, rowCount) }
        let length = rowLength
        return storage[index * length..<(index + 1) * length]
    }

    /// The entry at a position of the first axis, an array with one axis fewer.
    ///
    /// As with `Array`, a position outside ends the program.
    @inlinable
    public func entry(_ index: Int) -> NDArray {
        NDArray(trustedShape: Array(shape.dropFirst()), storage: Array(row(index)))
    }

    /// Replaces the elements of one entry along the first axis.
    ///
    /// As with `Array`, a position outside, or a row of another length, ends the program.
    @inlinable
    public mutating func setRow(_ index: Int, to elements: some Collection<Scalar>) {
        let length = rowLength
        if index < 0 || index >= rowCount { ArrayMistake.row(index, rowCount) }
        if elements.count != length { ArrayMistake.length(elements.count, length) }
        var position = index * length
        for element in elements {
            storage[position] = element
            position += 1
        }
    }

    /// As ``setRow(_:to:)``, with elements that lie in one piece of memory.
    @inlinable
    public mutating func setRow(_ index: Int, to elements: [Scalar]) {
        let length = rowLength
        if index < 0 || index >= rowCount { ArrayMistake.row(index, rowCount) }
        if elements.count != length { ArrayMistake.length(elements.count, length) }
        storage.withUnsafeMutableBufferPointer { storage in
            for offset in 0..<length { storage[index * length + offset] = elements[offset] }
        }
    }

    @inlinable
    init(trustedShape shape: [Int], storage: [Scalar]) {
        self.shape = shape
        self.storage = storage
    }
}
