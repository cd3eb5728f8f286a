extension InvalidDistribution {
    /// The difference of two limits that a uniform distribution can have.
    @inlinable @inline(__always)
    static func span(_ low: Double, _ high: Double) throws(InvalidDistribution) -> Double {
        let span = high - low
        if span.isFinite && span.sign == .plus { return span }
        throw noSpan(low, high)
    }

    // Errors are made out of line, so that the draws stay small enough to be inlined.
    @inline(never) @usableFromInline
    static func noSpan(_ low: Double, _ high: Double) -> InvalidDistribution {
        (high - low).isFinite
            ? InvalidDistribution(.descendingRange(low: low, high: high))
            : InvalidDistribution(.infiniteRange(low: low, high: high))
    }

    /// The difference of two limits that may be in either order.
    static func signedSpan(_ low: Double, _ high: Double) throws(InvalidDistribution) -> Double {
        if (high - low).isFinite { return high - low }
        throw InvalidDistribution(.infiniteRange(low: low, high: high))
    }

    /// The distance from `low` to the largest integer that may be drawn.
    @inlinable @inline(__always)
    static func range<T: FixedWidthInteger>(
        _ low: T, _ high: T, endpoint: Bool
    ) throws(InvalidDistribution) -> T {
        if endpoint ? low > high : low >= high { throw noInteger(low, high, endpoint) }
        return high &- low &- (endpoint ? 0 : 1)
    }

    @inline(never) @usableFromInline
    static func noInteger<T: FixedWidthInteger>(_ low: T, _ high: T, _ endpoint: Bool) -> InvalidDistribution {
        InvalidDistribution(.emptyRange(low: "\(low)", high: "\(high)", endpoint: endpoint))
    }

    /// The indices of `count` draws.
    @inlinable
    static func checked(_ count: Int) throws(InvalidDistribution) -> Range<Int> {
        if count < 0 { throw InvalidDistribution(.negativeCount(count)) }
        if count > Limits.draws { throw InvalidDistribution(.tooManyDraws(count)) }
        return 0..<count
    }

    /// Refuses a negative deviation; like NumPy it lets NaN pass, which makes every draw NaN.
    static func check(deviation: Double) throws(InvalidDistribution) {
        if deviation.sign == .minus && !deviation.isNaN { throw InvalidDistribution(.negativeDeviation(deviation)) }
    }

    /// Refuses a negative scale; like NumPy it lets NaN pass, which makes every draw NaN.
    static func check(scale: Double) throws(InvalidDistribution) {
        if scale.sign == .minus && !scale.isNaN { throw InvalidDistribution(.negativeScale(scale)) }
    }

    /// Refuses a chance that is not above 0 and at most 1.
    static func check(chance: Double) throws(InvalidDistribution) {
        if !(chance > 0 && chance <= 1) { throw InvalidDistribution(.notAChance(chance)) }
    }

    /// The indices of `count` draws from `population` elements.
    static func checked(population: Int, count: Int, replace: Bool) throws(InvalidDistribution) -> Range<Int> {
        let draws = try checked(count)
        if population < 0 || (population == 0 && count > 0) { throw InvalidDistribution(.emptyPopulation(population)) }
        if !replace && count > population {
            throw InvalidDistribution(.sampleTooLarge(count: count, population: population))
        }
        return draws
    }
}
