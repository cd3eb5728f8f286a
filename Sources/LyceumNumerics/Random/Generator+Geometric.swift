extension Generator {
    /// The number of trials up to and including the first success, if each succeeds with chance `p`.
    ///
    /// The mean is 1 / p and the least value 1. As NumPy does, a `p` of 1/3 or more adds up the chances of 1, 2, … until
    /// they exceed one uniform draw, and a smaller `p` rounds an exponential draw up. A draw beyond `Int.max`, which
    /// takes a `p` of about 10^-17, is `Int.max`.
    ///
    /// - Throws: `InvalidDistribution` if `p` is not above 0 and at most 1.
    public mutating func geometric(_ p: Double) throws(InvalidDistribution) -> Int {
        try InvalidDistribution.check(chance: p)
        return trials(p)
    }

    /// `count` numbers of trials up to and including the first success.
    ///
    /// - Throws: `InvalidDistribution` if `p` is not above 0 and at most 1, or `count` is negative.
    public mutating func geometric(_ p: Double, count: Int) throws(InvalidDistribution) -> [Int] {
        try InvalidDistribution.check(chance: p)
        return try InvalidDistribution.checked(count).map { _ in trials(p) }
    }

    private mutating func trials(_ p: Double) -> Int {
        if p < 1.0 / 3.0 {
            let trials = Math.ceil(-exponential() / Math.log1p(-p))
            return Int(exactly: trials) ?? .max
        }
        let draw = random()
        var trials = 1
        var chance = p
        var sum = p
        // Rounding may leave the sum of all chances just below the draw.
        while draw > sum, chance > 0 {
            chance *= 1 - p
            sum += chance
            trials += 1
        }
        return trials
    }
}
