import Lyceum
import Testing

@testable import tutorial_monte_carlo

@Suite("Episodes and their means")
struct EpisodeTests {
    @Test("returns: they are discounted from the last step backwards")
    func returnsAreDiscounted() throws {
        #expect(try returns(of: [1, 2, 4], discount: 0.5) == [3, 4, 4])
    }

    @Test("returns: without a discount the only reward, at the end, is the return of every step")
    func returnsReachTheStart() throws {
        #expect(try returns(of: [0, 0, 0, 1], discount: 1) == [1, 1, 1, 1])
        #expect(try returns(of: [0, 0, 1], discount: 0) == [0, 0, 1])
    }

    @Test("returns: no steps have no returns")
    func noStepsHaveNoReturns() throws {
        #expect(try returns(of: [], discount: 1).isEmpty)
    }

    @Test("average: the estimate is the mean of the returns, and counts them")
    func theEstimateIsTheMean() throws {
        var table = ActionValues(states: 2, actions: 3)
        for newReturn in [1.0, 0, 0, 1] { try table.include(newReturn, state: 1, action: 2) }
        #expect(abs(table.values[1][2] - 0.5) < 1e-12)
        #expect(table.counts[1][2] == 4)
    }

    @Test("average: the step size 1/N multiplies the difference, to the last bit")
    func theStepSizeMultiplies() throws {
        var table = ActionValues(states: 1, actions: 1)
        for newReturn in [1.0, 5, -4, 1] { try table.include(newReturn, state: 0, action: 0) }
        #expect(table.values == [[0.7500000000000002]])
    }

    @Test("average: nothing else in the table changes")
    func nothingElseChanges() throws {
        var table = ActionValues(states: 2, actions: 2)
        try table.include(8, state: 0, action: 1)
        #expect(table.values == [[0, 8], [0, 0]])
        #expect(table.counts == [[0, 1], [0, 0]])
    }

    @Test("average: an estimate that counts as the mean of one return has the weight of one")
    func priorsHaveTheirWeight() throws {
        var table = ActionValues(states: 1, actions: 1, value: 1, count: 1)
        try table.include(0, state: 0, action: 0)
        #expect(table.values == [[0.5]])
        #expect(table.counts == [[2]])
    }
}
