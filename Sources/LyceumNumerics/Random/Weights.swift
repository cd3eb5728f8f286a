/// Probabilities that have been checked as NumPy's two `choice` check them.
struct Weights {
    private var weights: [Double]

    /// Checks the probabilities for choosing from `population` elements.
    ///
    /// They may miss a sum of 1 by the square root of the spacing of numbers at 1, about 1.5e-8; the sum is a compensated
    /// one (W. Kahan, 1965), which decides in the same cases as NumPy's.
    init(_ p: [Double], population: Int) throws(InvalidDistribution) {
        if p.count != population {
            throw InvalidDistribution(.probabilityCount(given: p.count, expected: population))
        }
        for (index, p) in p.enumerated() where !(p >= 0) {
            throw InvalidDistribution(.notAProbability(p, index: index))
        }
        var sum = 0.0
        var lost = 0.0
        for p in p {
            let term = p - lost
            let next = sum + term
            lost = (next - sum) - term
            sum = next
        }
        if !((sum - 1).magnitude <= Double.ulpOfOne.squareRoot()) { throw InvalidDistribution(.probabilitySum(sum)) }
        weights = p
    }

    /// The probability of each element or an earlier one; the last entry is exactly 1.
    var cumulative: [Double] {
        var sum = 0.0
        let sums = weights.map { weight in
            sum += weight
            return sum
        }
        return sums.map { $0 / sum }
    }

    /// The first index whose cumulative probability exceeds `draw`, which is below 1.
    func index(at draw: Double) -> Int {
        let total = weights.reduce(0, +)
        var sum = 0.0
        return weights.firstIndex { weight in
            sum += weight
            return sum / total > draw
        } ?? weights.count - 1
    }

    /// `count` different indices: draws until there are enough, keeping the first of equal ones.
    ///
    /// - Throws: `InvalidDistribution` if fewer than `count` weights are above 0.
    mutating func distinct<Source: RandomSource>(
        _ count: Int, from source: inout Source
    ) throws(InvalidDistribution) -> [Int] {
        let possible = weights.count { $0 > 0 }
        if possible < count { throw InvalidDistribution(.tooFewPossible(count: count, possible: possible)) }
        var found: [Int] = []
        while found.count < count {
            let cumulative = self.cumulative
            for draw in source.randomNumbers(count - found.count) {
                let index = cumulative.index(above: draw)
                if weights[index] > 0 {
                    weights[index] = 0
                    found.append(index)
                }
            }
        }
        return found
    }
}

extension [Double] {
    /// The number of entries that are at most `draw`, in an ascending array: NumPy's `searchsorted(…, side='right')`.
    func index(above draw: Double) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= draw { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
