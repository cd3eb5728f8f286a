import Gymnasium
import LyceumNumerics
import Testing

@Suite struct MultiDiscreteTests {
    @Test func `MultiDiscrete([3, 5]) with seed 42 draws (2, 2), (2, 3), (0, 4)`() {
        var space = MultiDiscrete([3, 5], seed: 42)
        #expect((0..<3).map { _ in space.sample() } == [[2, 2], [2, 3], [0, 4]])
    }

    @Test func `the greatest counts are sampled within bounds`() {
        var space = MultiDiscrete([.max, (1 << 54) + 3, 1], start: [0, .min, .max], seed: 0)
        for _ in 0..<200 { #expect(space.contains(space.sample())) }
        #expect(throws: Never.self) { try space.validate() }
    }

    @Test func `a position is a Discrete space that goes on from the same point of the stream`() {
        let space = MultiDiscrete([3, 5], start: [1, -2], scalarType: .int32, seed: 42)
        var part = space[1]
        #expect(part == Discrete(5, start: -2, scalarType: .int32))
        #expect(part.random == space.random)
        var again = space[1]
        #expect(part.sample() == again.sample())
        #expect(space.count == 2)
        #expect(space.shape == [2])
        #expect(space.structure == .multiDiscrete(counts: [3, 5], shape: [2]))
    }

    @Test func `masks are lists of flags, of zeros and ones, or nil`() throws {
        var flags = MultiDiscrete([3, 2], seed: 8)
        var (numbers, plain) = (flags, flags)
        let expected = try flags.sample(mask: [[true, false, true], [false, true]])
        #expect(try numbers.sample(mask: Value.list([[1, 0, 1], [0, 1]])) == expected)
        #expect(expected[1] == 1)
        var unmasked = plain
        #expect(try plain.sample(mask: nil) == unmasked.sample())
        #expect(try plain.sample(probability: nil) == unmasked.sample())
    }

    @Test(arguments: [
        Value.list([[1, 0]]), .list([[1, 0], [1, 0]]), .list([[1, 0], [1, 0, 2]]), .list([1, 0]), .list([nil, nil]), 3,
    ])
    func `masks of another form are refused and draw nothing`(mask: Value) {
        var space = MultiDiscrete([2, 3])
        let before = space.random
        let error = #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        #expect(error?.space == "MultiDiscrete([2 3])")
        #expect(space.random == before)
    }

    @Test(arguments: [
        [[0.5, 0.5]], [[0.5, 0.5], [0.5, 0.5]], [[0.5, 0.5], [0.5, 0.5, 0.5]], [[0.5, 0.5], [0.5, 0.75, -0.25]],
        [[0.5, 0.5], [.nan, 0.5, 0.5]], [],
    ])
    func `what are no probabilities at each position is refused and draws nothing`(probability: [[Double]]) {
        var space = MultiDiscrete([2, 3])
        let before = space.random
        #expect(throws: InvalidMask.self) { try space.sample(probability: probability) }
        #expect(space.random == before)
    }

    @Test(arguments: [
        (MultiDiscrete([0, 2]), "position 0 is 0"), (MultiDiscrete([2, -1]), "position 1 is -1"),
        (MultiDiscrete([2, 3], start: [1]), "start has 1 numbers for 2 positions"),
        (MultiDiscrete([2, 3], scalarType: .float32), "float32"),
        (MultiDiscrete([2, 300], scalarType: .uint8), "position 1 do not fit uint8"),
        (MultiDiscrete([2], start: [.max]), "position 0 do not fit int64"),
    ])
    func `what cannot be is an error that names the position`(space: MultiDiscrete, named: String) {
        let error = #expect(throws: InvalidSpace.self) { try space.validate() }
        #expect(error?.problem.contains(named) == true)
        var space = space
        _ = space.sample()
        #expect(!space.contains([.max, .max, .max]))
    }

    @Test func `a negative seed is an error`() {
        #expect(throws: InvalidSeed.self) { try MultiDiscrete([2], seed: -1).validate() }
    }

    @Test func `the seed that seeding returns leads to the same samples, and a copy samples independently`() throws {
        var space = MultiDiscrete([30, 50])
        #expect(try space.seed(7) == 7)
        let used = try space.seed()
        var copy = space
        let first = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == first)
        try space.seed(used)
        #expect((0..<20).map { _ in space.sample() } == first)
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
    }
}
