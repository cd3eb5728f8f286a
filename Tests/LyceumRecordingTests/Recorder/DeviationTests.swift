import Lyceum
import LyceumNumerics
import RecordingTestSupport
import Testing

/// Standard deviations of numbers that are large beside their differences.
@Suite struct DeviationTests {
    /// The standard deviation of whole numbers, from whole numbers.
    private func exact(_ numbers: [Int]) -> Double {
        let sum = numbers.reduce(0, +)
        let squares = numbers.reduce(0) { $0 + $1 * $1 }
        return (Double(numbers.count * squares - sum * sum)).squareRoot() / Double(numbers.count)
    }

    private func statistics(_ rewards: [Double], smoothing: Int? = nil) throws -> EpisodeStatistics {
        var env = try Recorder(
            UnscaledReward(ScriptedEnv(rewards: rewards, ends: [rewards.count - 1])), smoothing: smoothing)
        try env.reset()
        for index in rewards.indices.dropLast() { _ = try env.step(index) }
        return try #require(try env.step(rewards.count - 1).info.recorder)
    }

    @Test func `Rewards of a billion that differ by one have the deviation that they have`() throws {
        #expect(try statistics([1e9, 1e9 + 1]).rewardDeviation == 0.5)
        #expect(try statistics([0.1, 0.1, 0.1]).rewardDeviation == 0)
        #expect(try statistics(Array(repeating: 1e9 / 3, count: 7)).rewardDeviation == 0)
        #expect(try statistics([1e200, 1e200]).rewardDeviation == 0)
    }

    @Test func `Returns of a billion that differ by one have the deviation that they have`() throws {
        var env = try Recorder(UnscaledReward(ScriptedEnv(rewards: [1e9, 1e9 + 1], ends: [0, 1])), smoothing: 10)
        try env.reset()
        _ = try env.step(0)
        try env.reset()
        #expect(try env.step(1).info.recorder?.smoothed?.returnDeviation == 0.5)
    }

    @Test func `Whatever the level and the order, the deviation is right to eleven digits`() throws {
        var random = try Generator(seed: 3)
        for _ in 0..<300 {
            let count = 2 + (try random.integers(400))
            let reach = [2, 10, 1000, 100_000][try random.integers(4)]
            var parts = try (0..<count).map { _ in try random.integers(reach) }
            // The first one, which all are counted from, may be far from the others.
            if try random.integers(3) == 0 { parts[0] = [1_000_000, -1_000_000][try random.integers(2)] }
            let truth = exact(parts)
            for level in [0.0, 1, -1000, 1e6, 1e9, -1e12, 1e15] {
                let found = try statistics(parts.map { level + Double($0) }).rewardDeviation
                // Where rldurham's formula is right to nine digits its result is kept.
                #expect((found - truth).magnitude <= 1.1e-9 * truth, "\(parts), \(level)")
                if level.magnitude >= 1e9, reach < 1000, parts[0].magnitude < 1000 {
                    #expect((found - truth).magnitude <= 1e-11 * truth, "\(parts), \(level)")
                }
            }
        }
    }

    @Test func `Infinite rewards have the deviation that they had`() throws {
        #expect(try statistics([.infinity, 1]).rewardDeviation.isNaN)
        #expect(try statistics([.nan, 1]).rewardDeviation.isNaN)
    }
}
