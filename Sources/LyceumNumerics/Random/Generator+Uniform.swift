extension Generator {
    /// A number from 0 to 1, 1 excluded: a multiple of 2^-53.
    @inlinable @inline(__always)
    public mutating func random() -> Double { Double(nextUInt64() &>> 11) * 0x1p-53 }

    /// `count` numbers from 0 to 1, 1 excluded (none if `count` is negative).
    ///
    /// More than ``Limits/draws`` end the program, as asking an array for more than there is memory does.
    @inlinable
    public mutating func random(count: Int) -> [Double] { randomNumbers(count) }

    /// A number from `low` to `high`: low + (high - low) · random().
    ///
    /// `high` itself is excluded, except where the sum rounds up to it.
    ///
    /// - Throws: `InvalidDistribution` if high - low is negative or not finite.
    @inlinable
    public mutating func uniform(_ low: Double = 0, _ high: Double = 1) throws(InvalidDistribution) -> Double {
        let span = try InvalidDistribution.span(low, high)
        return low + span * random()
    }

    /// `count` numbers from `low` to `high`.
    ///
    /// - Throws: `InvalidDistribution` if high - low is negative or not finite, or `count` is negative.
    @inlinable
    public mutating func uniform(
        _ low: Double = 0, _ high: Double = 1, count: Int
    ) throws(InvalidDistribution) -> [Double] {
        let span = try InvalidDistribution.span(low, high)
        return try InvalidDistribution.checked(count).map { _ in low + span * random() }
    }

    /// One number for each pair of limits, in order.
    ///
    /// - Parameters:
    ///   - lows: The lower limits.
    ///   - highs: As many upper limits.
    /// - Throws: `InvalidDistribution` if there are not as many highs as lows, or if a high - low is negative or not
    ///   finite; nothing has been drawn then.
    @inlinable
    public mutating func uniform(lows: [Double], highs: [Double]) throws(InvalidDistribution) -> [Double] {
        if lows.count != highs.count {
            throw InvalidDistribution(.unequalLengths(lows: lows.count, highs: highs.count))
        }
        var numbers: [Double] = []
        numbers.reserveCapacity(lows.count)
        for (low, high) in zip(lows, highs) { numbers.append(try InvalidDistribution.span(low, high)) }
        for index in numbers.indices { numbers[index] = lows[index] + numbers[index] * random() }
        return numbers
    }
}
