import Lyceum
import Testing

@testable import tutorial_dynamic_programming

@Suite("Improvement")
struct ImprovementTests {
    @Test("improve: the best action is taken always, several best ones equally often")
    func best() throws {
        let q: [[Double]] = [[0, 0.5, 0.25], [1, 1, 0], [0, 0, 0], [-3, -1, -2]]
        let third = 1.0 / 3
        let known: Policy = [[0, 1, 0], [0.5, 0.5, 0], [third, third, third], [0, 1, 0]]
        #expect(try improve(q) == known)
    }

    @Test("improve: values that differ by no more than the tolerance are equally good")
    func ties() throws {
        let both: Policy = [[0.5, 0.5]]
        let second: Policy = [[0, 1]]
        let close: [[Double]] = [[1, 1.000001]]
        #expect(try improve([[0.3, 0.1 + 0.2]]) == both)
        #expect(try improve(close) == second)
        #expect(try improve(close, tolerance: 1e-5) == both)
    }

    struct TooManyRounds: Error {}

    /// A world of one number: a policy is worth itself, and can be improved by 1 up to 3. It fails at the hundredth evaluation, so
    /// that a loop without end is found.
    func rounds(from start: Double) throws -> [Round] {
        var evaluations = 0
        return try policyIteration(from: [[start]]) { policy in
            evaluations += 1
            guard evaluations < 100 else { throw TooManyRounds() }
            return [policy[0][0] * 10]
        } improve: { values in
            [[min(values[0] / 10 + 1, 3)]]
        }
    }

    @Test("policy iteration: each round has a policy and its values, and the last one cannot be improved")
    func everyRound() throws {
        let found = try rounds(from: 0)
        #expect(found.map { $0.policy[0][0] } == [0, 1, 2, 3])
        #expect(found.map { $0.values[0] } == [0, 10, 20, 30])
    }

    @Test("policy iteration: an optimal policy to start with takes one round")
    func optimal() throws {
        #expect(try rounds(from: 3).map { $0.policy[0][0] } == [3])
    }
}
