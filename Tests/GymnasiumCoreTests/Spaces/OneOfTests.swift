import Gymnasium
import Testing

@Suite struct OneOfTests {
    @Test func `a seed gives Gymnasium's choices`() {
        var space = OneOf(Discrete(3), Box(low: 0, high: 1), seed: 7)
        let numbers: [Float] = [0.4005139, 0.37156877, 0.4092138]
        for number in numbers { #expect(space.sample() == .tuple([1, .floats([number])])) }
    }

    @Test func `an element is a tuple of a position and an element of that space`() {
        let space = OneOf(Discrete(3), Box(low: 0, high: 1))
        #expect(space.count == 2)
        #expect(space.contains(.tuple([0, 2])) && space.contains(.tuple([1, .floats([0.5])])))
        let others: [Value] = [
            [0, 2], .tuple([0, 3]), .tuple([2, 0]), .tuple([-1, 0]), .tuple([0]), .tuple([0.0, 2]), 0,
        ]
        for other in others { #expect(!space.contains(other), "\(other)") }
    }

    @Test func `the mask of the space that is drawn holds`() throws {
        var space = OneOf(Discrete(3), Discrete(4), seed: 3)
        for _ in 0..<20 {
            let masked = try space.sample(mask: [[0, 1, 0], [0, 0, 0, 1]])
            #expect(masked == .tuple([0, 1]) || masked == .tuple([1, 3]))
            let likely = try space.sample(probability: [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]])
            #expect(likely == .tuple([0, 0]) || likely == .tuple([1, 2]))
        }
        let before = space.random
        #expect(throws: InvalidMask.self) { try space.sample(mask: [nil]) }
        #expect(throws: InvalidMask.self) { try space.sample(mask: [[2], [2]]) }
        #expect(throws: InvalidMask.self) { try space.sample(probability: 1) }
        #expect(space.random == before)
    }

    @Test func `a seed is a number, or one for the position and one for each part`() throws {
        var space = OneOf(Discrete(3), Discrete(4))
        #expect(try space.seed(42) == [42, 191_664_963, 1_662_057_957])
        #expect(try space.seed([1, 2, 3]) == [1, 2, 3])
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
        #expect(throws: InvalidSpaceSeed.self) { try space.seed(["a": 1]) }
    }

    @Test func `spaces that cannot be say why`() {
        #expect(throws: InvalidSpace.self) { try OneOf().validate() }
        #expect(throws: InvalidSpace.self) { try OneOf(Discrete(0)).validate() }
        #expect(throws: InvalidSpaceSeed.self) { try OneOf(Discrete(2), seed: [1]).validate() }
        var none = OneOf()
        #expect(none.sample() == .none)
    }
}
