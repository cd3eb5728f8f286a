extension MersenneTwister {
    /// A number from 0 to 1, 1 excluded: 53 of the bits of two draws.
    public mutating func random() -> Double {
        let high = state.next() >> 5
        let low = state.next() >> 6
        return (Double(high) * 0x1p26 + Double(low)) * 0x1p-53
    }

    /// `count` numbers from 0 to 1, 1 excluded (none if `count` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public mutating func random(count: Int) -> [Double] { randomNumbers(count) }

    /// A number from `low` to `high`: low + (high - low) · random().
    ///
    /// As in NumPy, `high` may be below `low`.
    ///
    /// - Throws: `InvalidDistribution` if high - low is not finite.
    public mutating func uniform(_ low: Double = 0, _ high: Double = 1) throws(InvalidDistribution) -> Double {
        let span = try InvalidDistribution.signedSpan(low, high)
        return low + span * random()
    }

    /// `count` numbers from `low` to `high`.
    ///
    /// - Throws: `InvalidDistribution` if high - low is not finite or `count` is negative.
    public mutating func uniform(
        _ low: Double = 0, _ high: Double = 1, count: Int
    ) throws(InvalidDistribution) -> [Double] {
        let span = try InvalidDistribution.signedSpan(low, high)
        return try InvalidDistribution.checked(count).map { _ in low + span * random() }
    }

    /// An integer from 0 to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer.
    public mutating func randint(_ high: Int) throws(InvalidDistribution) -> Int { try randint(0, high) }

    /// An integer from `low` to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer.
    public mutating func randint(_ low: Int, _ high: Int) throws(InvalidDistribution) -> Int {
        let range = try InvalidDistribution.range(low, high, endpoint: false)
        return low &+ Int(truncatingIfNeeded: masked(UInt64(truncatingIfNeeded: range)))
    }

    /// `count` integers from 0 to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer or `count` is negative.
    public mutating func randint(_ high: Int, count: Int) throws(InvalidDistribution) -> [Int] {
        try randint(0, high, count: count)
    }

    /// `count` integers from `low` to `high`, `high` excluded.
    ///
    /// - Throws: `InvalidDistribution` if there is no such integer or `count` is negative.
    public mutating func randint(_ low: Int, _ high: Int, count: Int) throws(InvalidDistribution) -> [Int] {
        let indices = try InvalidDistribution.checked(count)
        let range = UInt64(truncatingIfNeeded: try InvalidDistribution.range(low, high, endpoint: false))
        return indices.map { _ in low &+ Int(truncatingIfNeeded: masked(range)) }
    }

    /// A draw from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Marsaglia's polar method (1964) makes two draws at a time; every second call hands out the one that was kept.
    public mutating func normal() -> Double {
        if let kept = state.gauss {
            state.gauss = nil
            return kept
        }
        while true {
            let x = 2 * random() - 1
            let y = 2 * random() - 1
            let square = x * x + y * y
            if square < 1 && square != 0 {
                let factor = Math.sqrt(-2 * Math.log(square) / square)
                state.gauss = factor * x
                return factor * y
            }
        }
    }

    /// A draw from the normal distribution with this mean and standard deviation.
    ///
    /// - Throws: `InvalidDistribution` if the deviation is negative.
    public mutating func normal(_ mean: Double, _ deviation: Double = 1) throws(InvalidDistribution) -> Double {
        try InvalidDistribution.check(deviation: deviation)
        return mean + deviation * normal()
    }

    /// `count` draws with mean 0 and standard deviation 1 (none if `count` is negative).
    ///
    /// More than ``Limits/draws`` end the program.
    public mutating func normal(count: Int) -> [Double] {
        Limits.positions(count).map { _ in normal() }
    }

    /// `count` draws from the normal distribution with this mean and standard deviation.
    ///
    /// - Throws: `InvalidDistribution` if the deviation or `count` is negative.
    public mutating func normal(
        _ mean: Double, _ deviation: Double = 1, count: Int
    ) throws(InvalidDistribution) -> [Double] {
        try InvalidDistribution.check(deviation: deviation)
        return try InvalidDistribution.checked(count).map { _ in mean + deviation * normal() }
    }
}
