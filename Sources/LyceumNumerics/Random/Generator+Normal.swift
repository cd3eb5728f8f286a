extension Generator {
    /// A draw from the normal distribution with mean 0 and standard deviation 1.
    ///
    /// Ziggurat of 256 layers (Marsaglia and Tsang, 2000) on one 64-bit draw, more in 1.2 % of the cases.
    public mutating func normal() -> Double {
        while true {
            let bits = nextUInt64()
            let layer = Int(bits & 0xFF)
            let draw = (bits &>> 9) & 0x000F_FFFF_FFFF_FFFF
            let size = Double(draw) * Double(bitPattern: NormalZiggurat.widths[layer])
            let x = Double(bitPattern: size.bitPattern | (bits & 0x100) << 55)
            if draw < NormalZiggurat.limits[layer] { return x }
            if layer == 0 { return normalTail(isNegative: draw & 0x100 != 0) }
            let lower = Double(bitPattern: NormalZiggurat.heights[layer])
            let upper = Double(bitPattern: NormalZiggurat.heights[layer - 1])
            if (upper - lower) * random() + lower < Math.exp(-0.5 * x * x) { return x }
        }
    }

    /// A draw beyond the last layer, by Marsaglia's method for the tail (1964).
    private mutating func normalTail(isNegative: Bool) -> Double {
        while true {
            let beyond = -NormalZiggurat.inverseTailStart * Math.log1p(-random())
            let y = -Math.log1p(-random())
            if y + y > beyond * beyond {
                let x = NormalZiggurat.tailStart + beyond
                return isNegative ? -x : x
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
