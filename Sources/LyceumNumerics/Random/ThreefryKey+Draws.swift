extension ThreefryKey {
    /// The word at an index of ``bits(count:)``.
    @inlinable
    public func bits(at index: Int = 0) -> UInt32 {
        let block = block(index)
        return block.high ^ block.low
    }

    /// `count` words: `jax.random.bits(key, (count,))`; none where `count` is negative.
    @inlinable
    public func bits(count: Int) -> [UInt32] { Limits.positions(count).map { bits(at: $0) } }

    /// `count` numbers from `low` to `high`, `high` excluded but for rounding: `jax.random.uniform` in 32 bits.
    ///
    /// low + unit · (high - low), rounded once, as JAX's compiler fuses it. Limits that are equal, or in the wrong order,
    /// give `low` or more.
    @inlinable
    public func uniform(_ low: Float = 0, _ high: Float = 1, count: Int) -> [Float] {
        Limits.positions(count).map { uniform(low, high, at: $0) }
    }

    /// The number at an index of ``uniform(_:_:count:)``.
    @inlinable
    public func uniform(_ low: Float = 0, _ high: Float = 1, at index: Int = 0) -> Float {
        let unit = Float(bitPattern: bits(at: index) &>> 9 | 0x3F80_0000) - 1
        return max(low, low.addingProduct(unit, high - low))
    }

    /// `count` integers from `low` to `high`, `high` excluded: `jax.random.randint` in 32 bits.
    ///
    /// An empty range counts as one of the single integer `low`. The distribution is uneven by at most 2^-32 · span.
    public func integers(_ low: Int32, _ high: Int32, count: Int) -> [Int32] {
        let (first, second) = split()
        return Limits.positions(count).map { Self.integer(low, high, first.bits(at: $0), second.bits(at: $0)) }
    }

    /// The first integer of ``integers(_:_:count:)``.
    public func integer(_ low: Int32, _ high: Int32) -> Int32 {
        let (first, second) = split()
        return Self.integer(low, high, first.bits(), second.bits())
    }

    private static func integer(_ low: Int32, _ high: Int32, _ first: UInt32, _ second: UInt32) -> Int32 {
        let span = low < high ? UInt32(bitPattern: high &- low) : 1
        let half = 0x1_0000 % span
        let multiplier = half &* half % span
        let offset = (first % span &* multiplier &+ second % span) % span
        return low &+ Int32(bitPattern: offset)
    }

    /// `count` truth values that are true with probability `p`: `jax.random.bernoulli(key, p, (count,))`.
    @inlinable
    public func bernoulli(_ p: Float = 0.5, count: Int) -> [Bool] {
        Limits.positions(count).map { uniform(at: $0) < p }
    }

    /// One of some elements, each equally likely: `jax.random.choice(key, elements)`; `nil` where there are none.
    public func choice<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[Int(integer(0, Int32(truncatingIfNeeded: elements.count)))]
    }
}
