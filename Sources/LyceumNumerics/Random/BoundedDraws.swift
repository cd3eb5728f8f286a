extension Generator {
    /// A number from 0 to `range`, both included, from draws as wide as the range needs: 32 or 64 bits.
    @inlinable @inline(__always)
    mutating func bounded(_ range: UInt64) -> UInt64 {
        range <= UInt64(UInt32.max)
            ? UInt64(lemire(UInt32(truncatingIfNeeded: range)) { $0.nextUInt32() })
            : lemire(range) { $0.nextUInt64() }
    }

    /// A number from 0 to `range`, both included, from draws as wide as `Word`.
    ///
    /// The high half of draw · (range + 1) is almost unbiased; draws whose low half falls into the 2^width mod (range + 1)
    /// lowest values are repeated and make it exact (D. Lemire, "Fast Random Integer Generation in an Interval", 2019).
    @inlinable @inline(__always)
    mutating func lemire<Word: FixedWidthInteger & UnsignedInteger>(
        _ range: Word, _ draw: (inout Generator) -> Word
    ) -> Word {
        if range == 0 { return 0 }
        if range == .max { return draw(&self) }
        let count = range &+ 1
        let first = draw(&self).multipliedFullWidth(by: count)
        return first.low < Word.Magnitude(truncatingIfNeeded: count)
            ? unbiased(first, below: count, draw) : first.high
    }

    /// The high half of the first of some products that favours no number, beginning with the one at hand.
    @inlinable @inline(__always)
    mutating func unbiased<Word: FixedWidthInteger & UnsignedInteger>(
        _ first: (high: Word, low: Word.Magnitude), below count: Word, _ draw: (inout Generator) -> Word
    ) -> Word {
        var product = first
        let threshold = Word.Magnitude(truncatingIfNeeded: (0 &- count) % count)
        while product.low < threshold { product = draw(&self).multipliedFullWidth(by: count) }
        return product.high
    }
}

/// Hands out a 32-bit draw in slices, lowest first.
@usableFromInline
struct SlicedWord<Slice: FixedWidthInteger & UnsignedInteger> {
    @usableFromInline var word: UInt32 = 0
    @usableFromInline var left = 0

    @inlinable
    init() {}

    @inlinable
    mutating func next(_ generator: inout Generator) -> Slice {
        if left == 0 {
            word = generator.nextUInt32()
            left = UInt32.bitWidth / Slice.bitWidth
        } else {
            word >>= UInt32(Slice.bitWidth)
        }
        left -= 1
        return Slice(truncatingIfNeeded: word)
    }
}
