import Lyceum
import Testing

@testable import tutorial_dynamic_programming

@Suite("Evaluation")
struct EvaluationTests {
    let lake = try! FrozenLake(isSlippery: false).model
    let slippery = try! FrozenLake().model

    /// The update for a random walk on the 4 × 4 lake, written out so that no gap is needed.
    func randomWalk(_ state: Int, _ values: [Double]) -> Double {
        var sum = 0.0
        for action in 0..<4 {
            for next in lake[state, action] {
                sum += 0.25 * (next.reward + (next.terminated ? 0 : values[next.nextState]))
            }
        }
        return sum
    }

    @Test("action value: a step that ends nothing is worth its reward and the discounted value of the next state")
    func followed() throws {
        var values = Array(repeating: 0.0, count: 16)
        values[10] = 0.5
        values[14] = 0.25
        #expect(try actionValue(14, 3, values, in: lake, discount: 0.9) == 0.45)
        #expect(try actionValue(14, 1, values, in: lake, discount: 1) == 0.25)
        #expect(try actionValue(0, 2, values, in: lake, discount: 1) == 0)
    }

    @Test("action value: nothing follows a step that has terminated the episode")
    func terminated() throws {
        let values = Array(repeating: 5.0, count: 16)
        #expect(try actionValue(14, 2, values, in: lake, discount: 0.9) == 1)
        #expect(try actionValue(1, 1, values, in: lake, discount: 0.9) == 0)
    }

    @Test("action value: on slippery ice it is the mean over all that may follow")
    func chance() throws {
        var values = Array(repeating: 0.0, count: 16)
        values[10] = 0.3
        values[14] = 0.6
        let found = try actionValue(14, 2, values, in: slippery, discount: 0.5)
        #expect(abs(found - (1 + 0.5 * 0.3 + 0.5 * 0.6) / 3) < 1e-12)
    }

    @Test("sweep: every update sees the old values only")
    func synchronous() throws {
        let after = try sweep([0, 0, 0, 0]) { state, values in state == 0 ? 0 : values[state - 1] + 1 }
        #expect(after == [0, 1, 1, 1])
    }

    @Test("sweep: after one sweep of a random walk only the cell beside the goal has a value, after two three cells do")
    func twoSweeps() throws {
        let once = try sweep(Array(repeating: 0, count: 16), randomWalk)
        try #require(once.count == 16)
        #expect(once.indices.filter { once[$0] != 0 } == [14] && once[14] == 0.25)
        let twice = try sweep(once, randomWalk)
        #expect(twice.indices.filter { twice[$0] != 0 } == [10, 13, 14])
        #expect(twice[10] == 0.0625 && twice[13] == 0.0625 && twice[14] == 0.3125)
    }

    @Test("in place: an update sees what those before it in the order have done")
    func inPlace() throws {
        var values = [0.0, 0, 0, 0]
        try sweepInPlace(&values, order: [0, 1, 2, 3]) { state, values in state == 0 ? 0 : values[state - 1] + 1 }
        #expect(values == [0, 1, 2, 3])
        values = [0, 0, 0, 0]
        try sweepInPlace(&values, order: [3, 2, 1, 0]) { state, values in state == 0 ? 0 : values[state - 1] + 1 }
        #expect(values == [0, 1, 1, 1])
    }

    @Test("in place: a random walk's sweep in descending order gives powers of two, and sums of them")
    func dyadic() throws {
        var values = Array(repeating: 0.0, count: 16)
        try sweepInPlace(&values, order: Array((0..<16).reversed()), randomWalk)
        let known = [
            0.000732421875, 0.0009765625, 0.00390625, 0, 0.001953125, 0, 0.015625, 0, 0.0078125, 0.03125, 0.0625, 0, 0,
            0.0625, 0.25, 0,
        ]
        #expect(values == known)
    }

    @Test("in place: states that are not in the order keep their values")
    func someStates() throws {
        var values = [7.0, 8, 9]
        try sweepInPlace(&values, order: [1]) { _, values in values[0] + values[2] }
        #expect(values == [7, 16, 9])
    }

    struct TooManySweeps: Error {}

    /// Halves the distance to 2 of every number; fails at the thousandth call, so that a loop without end is found.
    func halving() -> ([Double]) throws -> [Double] {
        var calls = 0
        return { values in
            calls += 1
            guard calls < 1000 else { throw TooManySweeps() }
            return values.map { $0 / 2 + 1 }
        }
    }

    @Test("converge: it stops when a sweep changes no value by more than the rule allows, and counts that sweep")
    func stops() throws {
        #expect(try converge(from: [0], halving()).sweeps == 17)
        #expect(try converge(from: [0], relative: 0, halving()).sweeps == 28)
        #expect(try converge(from: [2, 0], halving()).sweeps == 17)
        #expect(try converge(from: [2], halving()).sweeps == 1)
    }

    @Test("converge: it returns the values before the last sweep")
    func beforeTheLast() throws {
        #expect(try converge(from: [0, 2], halving()).values == [2 - 2.0 / 65536, 2])
    }
}
