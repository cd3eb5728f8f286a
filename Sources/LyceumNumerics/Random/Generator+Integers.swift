extension Generator {
    /// An integer from 0 to `high`, `high` excluded (included if `endpoint` is true).
    ///
    /// ```swift
    /// var rng = try Generator(seed: 42)
    /// try rng.integers(10)  // 0
    /// try rng.integers(10)  // 7
    /// ```
    /// - Throws: `InvalidDistribution` if there is no such integer.
    @inlinable @inline(__always)
    public mutating func integers(_ high: Int, endpoint: Bool = false) throws(InvalidDistribution) -> Int {
        try integers(0, high, endpoint: endpoint)
    }

    /// An integer from `low` to `high`, `high` excluded (included if `endpoint` is true).
    ///
    /// A range of one integer draws nothing; one of at most 2^32 integers draws 32 bits at a time.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer.
    @inlinable @inline(__always)
    public mutating func integers(
        _ low: Int, _ high: Int, endpoint: Bool = false
    ) throws(InvalidDistribution) -> Int {
        let range = try InvalidDistribution.range(low, high, endpoint: endpoint)
        return low &+ Int(truncatingIfNeeded: bounded(UInt64(truncatingIfNeeded: range)))
    }

    /// `count` integers from 0 to `high`, `high` excluded (included if `endpoint` is true).
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer or `count` is negative.
    @inlinable
    public mutating func integers<T: FixedWidthInteger>(
        _ high: T, endpoint: Bool = false, count: Int
    ) throws(InvalidDistribution) -> [T] {
        try integers(0, high, endpoint: endpoint, count: count)
    }

    /// `count` integers from `low` to `high`, `high` excluded (included if `endpoint` is true).
    ///
    /// The type decides how bits are used, as NumPy's `dtype` does: 8-bit and 16-bit integers take four and two out of
    /// 32 bits (what is left of them at the end is dropped), 32-bit integers take 32 bits, and 64-bit integers 32 or
    /// 64, as the range needs.
    ///
    /// ```swift
    /// var rng = try Generator(seed: 42)
    /// let pixels: [UInt8] = try rng.integers(0, 255, endpoint: true, count: 64)
    /// ```
    /// - Throws: `InvalidDistribution` if there is no such integer, `count` is negative or `T` has other than 8, 16, 32
    ///   or 64 bits.
    @inlinable
    public mutating func integers<T: FixedWidthInteger>(
        _ low: T, _ high: T, endpoint: Bool = false, count: Int
    ) throws(InvalidDistribution) -> [T] {
        let indices = try InvalidDistribution.checked(count)
        let range = try InvalidDistribution.range(low, high, endpoint: endpoint)
        switch T.bitWidth {
        case 8:
            var slices = SlicedWord<UInt8>()
            let range = UInt8(truncatingIfNeeded: range)
            return indices.map { _ in low &+ T(truncatingIfNeeded: lemire(range) { slices.next(&$0) }) }
        case 16:
            var slices = SlicedWord<UInt16>()
            let range = UInt16(truncatingIfNeeded: range)
            return indices.map { _ in low &+ T(truncatingIfNeeded: lemire(range) { slices.next(&$0) }) }
        case 32:
            let range = UInt32(truncatingIfNeeded: range)
            return indices.map { _ in low &+ T(truncatingIfNeeded: lemire(range) { $0.nextUInt32() }) }
        case 64:
            let range = UInt64(truncatingIfNeeded: range)
            return indices.map { _ in low &+ T(truncatingIfNeeded: bounded(range)) }
        default:
            throw InvalidDistribution(.unsupportedWidth(bits: T.bitWidth))
        }
    }

    /// `count` fair coins, 32 to a 32-bit draw: NumPy's `integers(0, 2, size=count, dtype=bool)`.
    ///
    /// There are none if `count` is negative; unused bits of the last draw are dropped.
    /// More than ``Limits/draws`` end the program.
    @inlinable
    public mutating func booleans(count: Int) -> [Bool] {
        var bits: UInt32 = 0
        return Limits.positions(count).map { index in
            bits = index % 32 == 0 ? nextUInt32() : bits >> 1
            return bits & 1 == 1
        }
    }
}
