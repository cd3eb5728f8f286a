extension Generator {
    /// One of the integers from 0 to `n`, `n` excluded.
    ///
    /// ```swift
    /// var rng = try Generator(seed: 42)
    /// let action = try rng.choice(2, p: [0.5, 0.5])
    /// ```
    /// - Parameters:
    ///   - n: How many integers there are; at least 1.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from or `p` is not a distribution over it.
    public mutating func choice(_ n: Int, p: [Double]? = nil) throws(InvalidDistribution) -> Int {
        _ = try InvalidDistribution.checked(population: n, count: 1, replace: true)
        guard let p else { return Int(bounded(UInt64(n - 1))) }
        let weights = try Weights(p, population: n)
        return weights.index(at: random())
    }

    /// One of the elements.
    ///
    /// - Parameters:
    ///   - elements: At least one.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from or `p` is not a distribution over it.
    public mutating func choice<Element>(
        _ elements: [Element], p: [Double]? = nil
    ) throws(InvalidDistribution) -> Element {
        elements[try choice(elements.count, p: p)]
    }

    /// `count` of the elements.
    ///
    /// - Parameters:
    ///   - elements: At least one, unless `count` is 0.
    ///   - count: How many to draw.
    ///   - replace: Whether an element may be drawn more than once.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    ///   - shuffle: Whether draws without replacement come in random order; false is faster.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough elements to draw without replacement.
    public mutating func choice<Element>(
        _ elements: [Element], count: Int, replace: Bool = true, p: [Double]? = nil, shuffle: Bool = true
    ) throws(InvalidDistribution) -> [Element] {
        try choice(elements.count, count: count, replace: replace, p: p, shuffle: shuffle).map { elements[$0] }
    }

    /// `count` of the integers from 0 to `n`, `n` excluded.
    ///
    /// - Parameters:
    ///   - n: How many integers there are; at least 1, unless `count` is 0.
    ///   - count: How many to draw.
    ///   - replace: Whether an integer may be drawn more than once.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    ///   - shuffle: Whether draws without replacement come in random order; false is faster.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough integers to draw without replacement.
    public mutating func choice(
        _ n: Int, count: Int, replace: Bool = true, p: [Double]? = nil, shuffle: Bool = true
    ) throws(InvalidDistribution) -> [Int] {
        let draws = try InvalidDistribution.checked(population: n, count: count, replace: replace)
        if let p {
            var weights = try Weights(p, population: n)
            if !replace { return try weights.distinct(count, from: &self) }
            let cumulative = weights.cumulative
            return draws.map { _ in cumulative.index(above: random()) }
        }
        if replace { return draws.map { _ in Int(bounded(UInt64(n - 1))) } }
        return n > 10_000 && count > n / (shuffle ? 50 : 20)
            ? tailOfShuffled(try InvalidDistribution.checked(n).count, count: count)
            : floyd(n, count: count, shuffle: shuffle)
    }

    /// The last `count` of `n` integers, shuffled only as far as that fixes them.
    private mutating func tailOfShuffled(_ n: Int, count: Int) -> [Int] {
        var integers = Array(0..<n)
        swapDown(&integers, to: max(n - count, 1))
        return Array(integers[(n - count)...])
    }

    /// Floyd's sample without replacement: draw from ever larger ranges, and take the new end where a draw repeats.
    ///
    /// The source is J. Bentley, "A Sample of Brilliance", Communications of the ACM 30 (1987).
    private mutating func floyd(_ n: Int, count: Int, shuffle: Bool) -> [Int] {
        var seen: Set<Int> = []
        var sample: [Int] = []
        for end in (n - count)..<n {
            let draw = Int(bounded(UInt64(end)))
            let new = seen.insert(draw).inserted ? draw : end
            seen.insert(new)
            sample.append(new)
        }
        if shuffle { swapDown(&sample, to: 1) }
        return sample
    }

    /// Swaps each element from the last one down to `first` with one at or before it.
    private mutating func swapDown(_ integers: inout [Int], to first: Int) {
        for i in stride(from: integers.count - 1, through: first, by: -1) {
            integers.swapAt(i, Int(bounded(UInt64(i))))
        }
    }
}
