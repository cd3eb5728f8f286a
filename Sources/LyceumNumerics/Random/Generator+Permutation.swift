extension Generator {
    /// Brings an array into random order, in place.
    @inlinable
    public mutating func shuffle<Element>(_ elements: inout [Element]) { shuffleInPlace(&elements) }

    /// The integers from 0 to `n`, `n` excluded, in random order (none if `n` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public mutating func permutation(_ n: Int) -> [Int] {
        permutation(Array(Limits.positions(n)))
    }

    /// The elements in random order.
    @inlinable
    public mutating func permutation<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        shuffleInPlace(&elements)
        return elements
    }
}
