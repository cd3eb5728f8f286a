import Lyceum
import Testing

@testable import tutorial_monte_carlo

@Suite("Strategies")
struct ExplorationTests {
    /// The actions that are chosen one after the other, with the random numbers of the seed 42.
    private func choices(_ values: [Double], epsilon: Double, count: Int) throws -> [Int] {
        var random = try MersenneTwister(seed: 42)
        var actions = Discrete(values.count)
        try actions.seed(42)
        return try (0..<count).map { _ in try epsilonGreedyAction(values, epsilon: epsilon, &random, &actions) }
    }

    @Test("greedy: with ε = 0 it is the first of the greatest values")
    func theFirstOfTheGreatest() throws {
        #expect(try choices([0, 3, 1, 3], epsilon: 0, count: 5) == [1, 1, 1, 1, 1])
    }

    @Test("greedy: with ε = 1 it is what the action space draws")
    func anyAction() throws {
        #expect(try choices([0, 3, 1, 3], epsilon: 1, count: 10) == [0, 3, 2, 1, 1, 3, 0, 2, 0, 0])
    }

    @Test("greedy: one number is drawn for each choice, and it explores where the number is not above ε")
    func oneNumberForEachChoice() throws {
        // The first numbers of the seed 42: 0.37, 0.95, 0.73, 0.60, 0.16, 0.16.
        #expect(try choices([0, 0, 0, 9], epsilon: 0.5, count: 6) == [0, 3, 3, 3, 3, 2])
    }

    @Test("schedule: ε is 1 for as many episodes as the scale says, then falls as one over their number")
    func epsilonFalls() throws {
        #expect(try decayingEpsilon(episode: 0, scale: 1500) == 1)
        #expect(try decayingEpsilon(episode: 1499, scale: 1500) == 1)
        #expect(try decayingEpsilon(episode: 2999, scale: 1500) == 0.5)
        #expect(try decayingEpsilon(episode: 9999, scale: 1500) == 0.15)
    }

    @Test("bounds: an action never tried has no bound")
    func untriedActions() throws {
        #expect(try upperBounds([5, 0, 0], counts: [3, 0, 0], c: 0.1).map(\.isFinite) == [true, false, false])
        #expect(try upperBounds([0, 0], counts: [0, 0], c: 0.1) == [.infinity, .infinity])
    }

    @Test("bounds: the less an action was tried the further the bound is above its value")
    func boundsOfTriedActions() throws {
        // ln 4 = 1.386294; √(2 · 1.386294 / 1) = 1.665109, √(2 · 1.386294 / 3) = 0.961351.
        let bounds = try upperBounds([0.5, 1], counts: [1, 3], c: 0.1)
        #expect(bounds.count == 2)
        #expect(abs(bounds[0] - 0.8330218) < 1e-6)
        #expect(abs(bounds[1] - 1.1922702) < 1e-6)
    }

    @Test("bonus: every estimate is the bonus, with the weight of one return")
    func theBonusIsEverywhere() throws {
        let table = try optimisticTable(states: 2, actions: 3, bonus: 1.5)
        #expect(table.values == [[1.5, 1.5, 1.5], [1.5, 1.5, 1.5]])
        #expect(table.counts == [[1, 1, 1], [1, 1, 1]])
    }
}
