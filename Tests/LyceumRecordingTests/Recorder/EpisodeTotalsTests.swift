import LyceumNumerics
import LyceumRecording
import Testing

/// The sums of an episode, which are products as long as all steps pay the same.
@Suite struct EpisodeTotalsTests {
    /// Episodes of every kind: constant, constant but for the end, changing from the start, negative zeros, not whole, huge.
    private static let episodes: [[Double]] = [
        [], [1], [0], [-0.0], [-0.0, 0], [0, -0.0, 1], [.nan], [.infinity], [1, .nan], [0.1],
        Array(repeating: 1, count: 500), Array(repeating: -1, count: 199) + [0], Array(repeating: 0, count: 99) + [1],
        Array(repeating: -100, count: 13), Array(repeating: 0.1, count: 1000), Array(repeating: 1e9, count: 50),
        Array(repeating: 1024, count: 10) + [0.3, 1024], [1, 2, 3, 4, 5], [-1, -1, -10, -1, 20],
        Array(repeating: 1025, count: 10), Array(repeating: 1, count: 10) + Array(repeating: 1e-9, count: 10),
    ]

    @Test(arguments: episodes.indices) func `Sums are those of adding one reward after the other`(index: Int) {
        let rewards = Self.episodes[index]
        for changed in [false, true] {
            var totals = EpisodeTotals()
            var (sum, squares) = (0.0, 0.0)
            for (position, reward) in rewards.enumerated() {
                let unscaled = changed && position == rewards.count - 1 ? reward * 2 + 1 : reward
                totals.add(reward * 3, unscaled: unscaled)
                sum += unscaled
                squares += squared(unscaled)
            }
            #expect(totals.unscaledSum.bitPattern == sum.bitPattern || sum.isNaN && totals.unscaledSum.isNaN)
            #expect(totals.unscaledSquares.bitPattern == squares.bitPattern || squares.isNaN)
        }
        var same = EpisodeTotals()
        for reward in rewards { same.add(reward, unscaled: reward) }
        let sum = rewards.reduce(0, +)
        #expect(same.unscaledSum.bitPattern == sum.bitPattern || sum.isNaN && same.unscaledSum.isNaN)
    }
}
