extension Generator {
    /// An integer from 0 to `n`, `n` excluded, where `n` is known to be 1 or more.
    // Nearly always one draw of 32 bits decides; the rest is out of line, so that this is short enough to be inlined.
    @inlinable @inline(__always)
    package mutating func integer(below n: Int) -> Int {
        guard n > 1, let count = UInt32(exactly: n) else { return rareInteger(below: n) }
        let product = nextUInt32().multipliedFullWidth(by: count)
        return Int(truncatingIfNeeded: product.low < count ? redrawn(product, below: count) : product.high)
    }

    /// The same of one number, which draws nothing, or of very many.
    @usableFromInline
    mutating func rareInteger(below n: Int) -> Int {
        n > 1 ? Int(truncatingIfNeeded: bounded(UInt64(truncatingIfNeeded: n &- 1))) : 0
    }

    /// What a first draw whose low half is small comes to: it is repeated where that would favour some numbers.
    @usableFromInline
    mutating func redrawn(_ first: (high: UInt32, low: UInt32), below count: UInt32) -> UInt32 {
        unbiased(first, below: count) { $0.nextUInt32() }
    }
}
