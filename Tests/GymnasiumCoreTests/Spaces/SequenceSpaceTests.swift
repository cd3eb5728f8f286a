import Gymnasium
import LyceumNumerics
import Testing

@Suite struct SequenceSpaceTests {
    @Test func `a seed gives Gymnasium's sequences`() {
        var space = SequenceSpace(Discrete(4), seed: 7)
        #expect((0..<2).map { _ in space.sample() } == [[1, 1, 0], [2, 3, 2, 1]])
    }

    @Test func `a stacked sequence is one batch`() {
        var rows = StackedSequenceSpace(Box(low: 0, high: 1, shape: [3]), seed: 1)
        var numbers = StackedSequenceSpace(Discrete(5), seed: 1)
        let (points, choices) = (rows.sample(), numbers.sample())
        #expect(points.shape == [points.rowCount, 3] && points.rowCount == choices.count)
        #expect(rows.contains(points) && numbers.contains(choices))
        #expect(
            !rows.contains(NDArray(shape: [2, 2], repeating: 0)) && !rows.contains(NDArray(shape: [], repeating: 0)))
        #expect(!numbers.contains([5]))
    }

    @Test func `the length can be given, or chosen from several`() throws {
        var space = SequenceSpace(Discrete(3), seed: 1)
        for length in [0, 1, 7] { #expect(try space.sample(mask: [.int(length), nil]).count == length) }
        for _ in 0..<20 { #expect([2, 5].contains(try space.sample(mask: [.integers([2, 5]), nil]).count)) }
        for mask in [[-1, nil], [.integers([]), nil], [.integers([1, -1]), nil], [1.5, nil], [1], 1] as [Value] {
            #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        }
    }

    @Test func `masks and probabilities hold for each part`() throws {
        var space = SequenceSpace(Discrete(3), seed: 1)
        #expect(try space.sample(mask: [20, [0, 1, 0]]) == Array(repeating: 1, count: 20))
        #expect(try space.sample(probability: [20, [0.0, 0.0, 1.0]]) == Array(repeating: 2, count: 20))
        #expect(throws: InvalidMask.self) { try space.sample(probability: [2, [0.5, 0.0, 1.0]]) }
    }

    @Test func `a tuple of elements is an element, a list is none`() {
        let space = SequenceSpace(Discrete(3)).erased
        #expect(space.contains(.tuple([])) && space.contains(.tuple([0, 2])))
        #expect(!space.contains([0, 2]) && !space.contains(.tuple([3])) && !space.contains(1))
    }

    @Test func `a seed is a number, or one for the lengths and one for the parts`() throws {
        var space = SequenceSpace(Discrete(4))
        #expect(try space.seed(42) == [42, 191_664_963])
        #expect(try space.seed([1, 2]) == [1, 2])
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1]) }
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([[1], 2]) }
        #expect(throws: InvalidSpaceSeed.self) { try SequenceSpace(Discrete(4), seed: [1, 2, 3]).validate() }
        #expect(throws: InvalidSpace.self) { try SequenceSpace(Discrete(0)).validate() }
    }
}
