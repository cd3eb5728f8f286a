import Foundation
import Lyceum
import LyceumNumerics
import TestSupport
import Testing

/// Whether a log can be true.
@Suite struct LogPlausibilityTests {
    private func row(_ sum: Double, _ squares: Double, _ length: Int, count: Int = 0) -> CourseLog.Row {
        CourseLog.Row(count: count, rewardSum: sum, squaredRewardSum: squares, length: length)
    }

    @Test func `A log that was edited to 500 everywhere is found, and each line named`() throws {
        var log = try CourseLog(contentsOf: referencePath("lecture2_log.txt", in: "LyceumTests"))
        #expect(log.contradictions().isEmpty)
        for index in log.rows.indices { log.rows[index].rewardSum = 500 }
        #expect(log.contradictions().map(\.line) == Array(2...12))
        #expect(
            log.contradictions().first?.description
                == "line 2: 29 steps whose squared rewards sum to 29.0 cannot have a return of 500.0")
    }

    @Test(arguments: [
        (29.0, 29.0, 28, "28 steps whose squared rewards sum to 29.0 cannot have a return of 29.0"),
        (-500, 20, 20, "20 steps whose squared rewards sum to 20.0 cannot have a return of -500.0"),
        (1.001, 1, 1, "1 steps whose squared rewards sum to 1.0 cannot have a return of 1.001"),
        (.infinity, 1e300, 9, "9 steps whose squared rewards sum to 1e+300 cannot have a return of inf"),
        (1, -1e-9, 3, "squared rewards cannot sum to -1e-09"), (1, -.infinity, 3, "squared rewards cannot sum to -inf"),
        (0, 0, 0, "an episode without a step is not logged"),
        (.nan, 29, 29, "squared rewards that sum to 29.0 have a return, and the field is empty"),
        (29, .nan, 29, "a return of 29.0 is not that of rewards whose squares are not a number"),
        (1e-3, 0, 500, "500 steps whose squared rewards sum to 0.0 cannot have a return of 0.001"),
    ])
    func `Numbers that contradict each other are told`(sum: Double, squares: Double, length: Int, problem: String) {
        #expect(CourseLog(rows: [row(sum, squares, length)]).contradictions().map(\.problem) == [problem])
    }

    @Test func `Episodes are counted upwards, and some may be missing`() {
        let rows = [3, 4, 9, 9, 10, 2].map { row(1, 1, 1, count: $0) }
        let contradictions = CourseLog(rows: rows).contradictions()
        #expect(contradictions.map(\.line) == [5, 7])
        #expect(contradictions.last?.problem == "episode 2 comes after episode 10")
    }

    @Test func `What a recorder adds up is never called a contradiction, of whatever size and however rounded`() throws
    {
        var random = try Generator(seed: 42)
        for trial in 0..<3000 {
            let length = try random.integers(1, trial.isMultiple(of: 100) ? 50_000 : 300)
            let scale = Math.pow(10, try random.uniform(-330, 308))
            let rare = try [0, 0, 0, 0, 0.01, 1][random.integers(6)]
            let odd = try [Double.nan, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude][
                random.integers(5)]
            let kind = try random.integers(4)
            var totals = EpisodeTotals()
            var (sum, squares): (Float, Float) = (0, 0)
            for _ in 0..<length {
                var reward: Double
                switch kind {
                case 0: reward = scale
                case 1: reward = scale * random.random()
                case 2: reward = scale * random.normal()
                default: reward = 0.1
                }
                if rare > 0, random.random() < rare { reward = odd }
                totals.add(reward, unscaled: reward)
                sum += Float(reward)
                squares += Float(reward) * Float(reward)
            }
            let rows = [
                row(totals.unscaledSum, totals.unscaledSquares, length),
                row(Double(sum), Double(squares), length, count: 1),
                row(Double(sum.description) ?? .nan, Double(squares.description) ?? .nan, length, count: 2),
            ]
            let log = try CourseLog(CourseLog(rows: rows).text)
            // In 32 bits the squares may vanish where the rewards do not: no recorder squares in 32 bits.
            let contradictions = log.contradictions().filter { $0.line == 2 || squares.isNormal }
            #expect(contradictions.isEmpty, "\(contradictions) \(scale) \(kind) \(rare) \(odd)")
        }
    }
}
