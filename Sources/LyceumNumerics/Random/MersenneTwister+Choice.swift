extension MersenneTwister {
    /// One of the integers from 0 to `n`, `n` excluded.
    ///
    /// - Parameters:
    ///   - n: How many integers there are; at least 1.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from or `p` is not a distribution over it.
    public mutating func choice(_ n: Int, p: [Double]? = nil) throws(InvalidDistribution) -> Int {
        _ = try InvalidDistribution.checked(population: n, count: 1, replace: true)
        guard let p else { return Int(masked(UInt64(n - 1))) }
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

    /// `count` of the integers from 0 to `n`, `n` excluded.
    ///
    /// - Parameters:
    ///   - n: How many integers there are; at least 1, unless `count` is 0.
    ///   - count: How many to draw.
    ///   - replace: Whether an integer may be drawn more than once.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough integers to draw without replacement.
    public mutating func choice(
        _ n: Int, count: Int, replace: Bool = true, p: [Double]? = nil
    ) throws(InvalidDistribution) -> [Int] {
        let draws = try InvalidDistribution.checked(population: n, count: count, replace: replace)
        if let p {
            var weights = try Weights(p, population: n)
            if !replace { return try weights.distinct(count, from: &self) }
            let cumulative = weights.cumulative
            return draws.map { _ in cumulative.index(above: random()) }
        }
        if replace { return draws.map { _ in Int(masked(UInt64(n - 1))) } }
        return Array(permutation(try InvalidDistribution.checked(n).count)[..<count])
    }

    /// `count` of the elements.
    ///
    /// - Parameters:
    ///   - elements: At least one, unless `count` is 0.
    ///   - count: How many to draw.
    ///   - replace: Whether an element may be drawn more than once.
    ///   - p: The probability of each, summing to 1 within 1.5e-8; all equal if it is nil.
    /// - Throws: `InvalidDistribution` if there is nothing to choose from, `p` is not a distribution over it, or there
    ///   are not enough elements to draw without replacement.
    public mutating func choice<Element>(
        _ elements: [Element], count: Int, replace: Bool = true, p: [Double]? = nil
    ) throws(InvalidDistribution) -> [Element] {
        try choice(elements.count, count: count, replace: replace, p: p).map { elements[$0] }
    }

    /// Brings an array into random order, in place.
    public mutating func shuffle<Element>(_ elements: inout [Element]) { shuffleInPlace(&elements) }

    /// The integers from 0 to `n`, `n` excluded, in random order (none if `n` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public mutating func permutation(_ n: Int) -> [Int] { permutation(Array(Limits.positions(n))) }

    /// The elements in random order.
    public mutating func permutation<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        shuffleInPlace(&elements)
        return elements
    }
}
