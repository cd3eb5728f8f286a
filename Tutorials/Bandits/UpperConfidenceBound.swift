import Lyceum

/// Pulls the arm that could be the best: the estimate plus what is uncertain about it.
///
/// Sutton and Barto, section 2.7: Q(a) + c √(ln t / N(a)). An arm never pulled comes before all others. The bound of an arm
/// that is left alone grows, slowly, so that each gets its turn again; nothing is pulled for no reason.
struct UpperConfidenceBound: BanditAgent {
    /// How much uncertainty counts, in units of the reward.
    let c: Double
    var random: Generator
    private(set) var values: [Double]
    private(set) var counts: [Int]
    private var pulls = 0

    init(arms: Int, c: Double, random: Generator) {
        self.c = c
        self.random = random
        values = Array(repeating: 0, count: arms)
        counts = Array(repeating: 0, count: arms)
    }

    mutating func choose() throws -> Int {
        let logarithm = Math.log(Double(max(1, pulls)))
        let bounds = try values.indices.map { arm in try bound(of: arm, logarithm: logarithm) }
        return argmax(bounds, using: &random)
    }

    /// How good an arm could be. `.infinity` is the greatest number there is, and `x.squareRoot()` is √x.
    ///
    /// - Parameter logarithm: ln t, of the number of all pulls.
    func bound(of arm: Int, logarithm: Double) throws -> Double {
        // GAP "upper bound": Q(a) + c √(ln t / N(a)), and infinity for an arm that was never pulled
        if counts[arm] == 0 { return .infinity }
        return values[arm] + c * (logarithm / Double(counts[arm])).squareRoot()
        // END GAP
    }

    mutating func learn(from reward: Double, of arm: Int) {
        pulls += 1
        counts[arm] += 1
        values[arm] += (reward - values[arm]) / Double(counts[arm])
    }
}
