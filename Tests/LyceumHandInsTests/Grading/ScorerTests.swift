import Lyceum
import LyceumHandIns
import LyceumRecording
import Testing

@Suite("Scorers")
struct ScorerTests {
    private func run(_ returns: [Double], episodes: Int? = nil, threshold: Double? = nil) -> ScoredRun {
        let rows = returns.enumerated().map { index, number in
            CourseLog.Row(count: index, rewardSum: number, squaredRewardSum: number * number, length: 1)
        }
        var assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: episodes)
        assignment.threshold = threshold
        return ScoredRun(log: CourseLog(rows: rows), assignment: assignment)
    }

    @Test("of the last episodes and of the best take what their names say")
    func simple() throws {
        let run = run([1, 9, 2, 4])
        #expect(try Scorer.meanOfLast(2).score(run).value == 3)
        #expect(try Scorer.meanOfLast(100).score(run).value == 4)
        let best = try Scorer.best.score(run)
        #expect(best.value == 9 && best.explanation == "the greatest return, of episode 1" && !best.isBetterLow)
    }

    @Test("of convergence prefer the run that rises earlier, and count no episode beyond those asked for")
    func convergence() throws {
        let early = [Double](repeating: 0, count: 100) + [Double](repeating: 10, count: 300)
        let late = [Double](repeating: 0, count: 300) + [Double](repeating: 10, count: 100)
        // 201 whole windows of 100 lie in 300 episodes: 0, 0.1, …, 10 and then 200 times 10 for the early one.
        #expect(abs(try Scorer.convergence.score(run(early)).value - (505 + 200 * 10) / 301.0) < 1e-9)
        #expect(try Scorer.convergence.score(run(late)).value < Scorer.convergence.score(run(early)).value)
        #expect(try Scorer.convergence.score(run(late, episodes: 300)).value == 0)
        #expect(try Scorer.convergence.score(run([4, 6])).value == 5)
    }

    @Test("of Gym count the episodes before the first hundred that reach the threshold")
    func threshold() throws {
        let returns = [Double](repeating: 0, count: 7) + [Double](repeating: 500, count: 120)
        let score = try Scorer.episodesToThreshold.score(run(returns))
        // 95 of a hundred at 500 have the mean of 475 that CartPole is registered with.
        #expect(score.value == 2 && score.isBetterLow)
        #expect(try Scorer.episodesToThreshold.score(run(returns, threshold: 500)).value == 7)
        #expect(throws: CannotScore.self) { try Scorer.episodesToThreshold.score(run(returns, threshold: 501)) }
        #expect(throws: CannotScore.self) { try Scorer.episodesToThreshold.score(run([500])) }
    }

    @Test("refuse a log that is empty or has returns that are no numbers")
    func refused() {
        for scorer in [Scorer.best, .convergence, .meanOfLast(3)] {
            #expect(throws: CannotScore.self) { try scorer.score(run([])) }
            #expect(throws: CannotScore.self) { try scorer.score(run([1, .nan])) }
            #expect(throws: CannotScore.self) { try scorer.score(run([.infinity])) }
        }
        #expect(throws: CannotScore.self) { try Scorer.meanOfLast(2).score(run([1.7e308, 1.7e308])) }
    }

    @Test("of one's own are found by their names, in an assignment's file, too")
    func registered() throws {
        #expect(Scorer("first-nine") == nil)
        try registerScorer("first-nine") { run in
            Score(Double(run.returns.firstIndex { $0 >= 9 } ?? run.returns.count), isBetterLow: true, points: 3)
        }
        var assignment = Assignment(name: "A", environment: "CartPole-v1", episodes: 1)
        assignment.scorer = try #require(Scorer("first-nine"))
        #expect(try Assignment(bytes: Array(assignment.json.utf8)) == assignment)
        #expect(try assignment.scorer.score(run([1, 2, 9])) == Score(2, isBetterLow: true, points: 3))
        try registerScorer("no-number") { _ in Score(.nan) }
        #expect(throws: CannotScore.self) { try Scorer("no-number")?.score(run([1])) }
        for name in ["best", "mean-of-last-7", "Best", "", "a b", String(repeating: "a", count: 41)] {
            #expect(throws: InvalidScorerName.self) { try registerScorer(name) { _ in Score(0) } }
        }
    }
}
