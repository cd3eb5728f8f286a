import Lyceum
import Testing

@testable import tutorial_markov_decision_processes

/// Whether numbers are the expected ones, up to rounding.
private func isNear(_ found: [Double], _ expected: [Double]) -> Bool {
    found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }
}

@Suite("Markov decision processes")
struct GapTests {
    @Test("next state: the number falls into the piece of a state, in the order of the states")
    func pieces() throws {
        let chain = [[0.5, 0.25, 0.25], [0, 0.25, 0.75], [1, 0, 0]]
        for (u, expected) in [(0.0, 0), (0.4, 0), (0.6, 1), (0.9, 2)] {
            #expect(try nextState(after: 0, in: chain, number: u) == expected)
        }
        #expect(try nextState(after: 1, in: chain, number: 0.1) == 1)
        #expect(try nextState(after: 2, in: chain, number: 0.99) == 0)
    }

    @Test("next state: a piece has its left end, and a state of probability 0 is never drawn")
    func boundaries() throws {
        let chain = [[0.5, 0.25, 0.25], [0, 0.25, 0.75], [1, 0, 0]]
        #expect(try nextState(after: 0, in: chain, number: 0.5) == 1)
        #expect(try nextState(after: 1, in: chain, number: 0) == 1)
    }

    @Test("visits: the shares of two trajectories, all steps and the last two")
    func visits() throws {
        let trajectories = [[0, 1, 2, 1], [0, 9, 9, 9]]
        #expect(try visitShares(trajectories, steps: 0..<4) == [0.25, 0.25, 0.125, 0, 0, 0, 0, 0, 0, 0.375])
        #expect(try visitShares(trajectories, steps: 2..<4) == [0, 0.25, 0.25, 0, 0, 0, 0, 0, 0, 0.5])
    }

    @Test("distribution: a chain that is surely in one state is spread as that state's row says")
    func oneState() throws {
        let chain = [[0.5, 0.25, 0.25], [0, 0.25, 0.75], [1, 0, 0]]
        #expect(try oneStepLater([1, 0, 0], in: chain) == [0.5, 0.25, 0.25])
        #expect(try oneStepLater([0, 0, 1], in: chain) == [1, 0, 0])
    }

    @Test("distribution: what arrives in a state comes from all others")
    func severalStates() throws {
        let chain = [[0.5, 0.25, 0.25], [0, 0.25, 0.75], [1, 0, 0]]
        #expect(try oneStepLater([0.5, 0.5, 0], in: chain) == [0.25, 0.25, 0.5])
    }

    @Test("return: the first reward counts in full, the next half, and so on")
    func halves() throws {
        #expect(try discountedReturn([1, 0, 0], discount: 0.5) == 1)
        #expect(try discountedReturn([0, 0, 1], discount: 0.5) == 0.25)
        #expect(try discountedReturn([4, 2, 8], discount: 0.5) == 7)
    }

    @Test("return: with discount 1 it is the sum, and of no rewards it is 0")
    func sums() throws {
        #expect(try discountedReturn([1, 2, 3], discount: 1) == 6)
        #expect(try discountedReturn([], discount: 0.9) == 0)
    }

    @Test("closed form: two states in turn, one of which pays")
    func inTurn() throws {
        let found = try exactValues([[0, 1], [1, 0]], [1, 0], discount: 0.5)
        #expect(isNear(found, [2.0 / 3, 4.0 / 3]))
    }

    @Test("closed form: a chain that stays where it is earns 1 / (1 − γ) in a state that pays")
    func staying() throws {
        let found = try exactValues([[1, 0], [0.5, 0.5]], [1, 0], discount: 0.9)
        #expect(isNear(found, [10, 5 / 0.55]))
    }

    @Test("policy: it takes its row of each action's chain, in proportion")
    func mixture() throws {
        let chains: [[[Double]]] = [[[0, 1], [1, 0]], [[1, 0], [0.5, 0.5]]]
        #expect(try chain(of: [[1, 0], [0, 1]], among: chains) == [[0, 1], [0.5, 0.5]])
        #expect(try chain(of: [[0.5, 0.5], [0.25, 0.75]], among: chains) == [[0.5, 0.5], [0.625, 0.375]])
    }
}
