import Gymnasium
import LyceumNumerics
import Testing

@Suite struct TupleSpaceTests {
    @Test func `seed 42 gives two parts the seeds 191664963 and 1662057957`() throws {
        var space = TupleSpace(Discrete(5), Discrete(6))
        #expect(try space.seed(42) == [191_664_963, 1_662_057_957])
        #expect(space.sample() == .tuple([0, 5]))
        #expect(space.sample() == .tuple([4, 1]))
        #expect(TupleSpace(Discrete(5), Discrete(6), seed: 42).random == space.random)
    }

    @Test func `the seeds that seeding returns lead to the same samples, however deep`() throws {
        var space = TupleSpace(Discrete(500), TupleSpace(Discrete(600), DictSpace(["a": MultiBinary(9)])))
        for seed: SpaceSeed? in [7, nil, [1, 2], [1, [2, ["a": 3]]]] {
            let used = try space.seed(seed)
            let first = (0..<20).map { _ in space.sample() }
            #expect(try space.seed(used) == used)
            #expect((0..<20).map { _ in space.sample() } == first)
        }
    }

    @Test(arguments: [[1], [1, 2, 3], ["a": 1, "b": 2], -1, [1, -1], [1, [2, 3]]] as [SpaceSeed])
    func `seeds of another form are refused and change no stream`(seed: SpaceSeed) {
        var space = TupleSpace(Discrete(5), Discrete(6))
        var before = space
        #expect(throws: (any Error).self) { try space.seed(seed) }
        #expect(space.random == before.random)
        #expect((0..<20).map { _ in space.sample() } == (0..<20).map { _ in before.sample() })
        #expect(throws: (any Error).self) { try TupleSpace(Discrete(5), Discrete(6), seed: seed).validate() }
    }

    @Test func `the error of a list of seeds names how many are needed`() {
        var space = TupleSpace(Discrete(5), Discrete(6))
        let error = #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2, 3]) }
        #expect(
            error?.description
                == "the seed of Tuple(Discrete(5), Discrete(6)) is one whole number, a list of 2 seeds, or nil; "
                + "got (1, 2, 3)")
    }

    @Test func `each part takes its own mask, or none`() throws {
        var space = TupleSpace(Discrete(3, seed: 1), Box(low: 0, high: 1, seed: 2))
        var plain = space
        for _ in 0..<20 {
            let element = try space.sample(mask: [[0, 1, 0], nil])
            #expect(element.values?[0] == 1)
            #expect(element.values?[1] == plain.sample().values?[1])
        }
        #expect(try space.sample(mask: nil).values?.count == 2)
    }

    @Test(arguments: [[nil], [nil, [1]], [[1, 0], nil, nil], [[1, 0, 2], nil], "a", ["a": nil]] as [Value])
    func `masks of another form are refused and draw nothing`(mask: Value) {
        var space = TupleSpace(Discrete(2), Box(low: 0, high: 1))
        var before = space
        #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        #expect((0..<20).map { _ in space.sample() } == (0..<20).map { _ in before.sample() })
    }

    @Test func `a part that cannot be is named, however deep`() throws {
        let space = TupleSpace(Discrete(2), TupleSpace(Discrete(0)))
        let error = #expect(throws: InvalidSpace.self) { try space.validate() }
        #expect(error?.space == "Tuple(Discrete(2), Tuple(Discrete(0)))")
        let problem = try #require(error?.problem)
        #expect(problem.hasPrefix("in part 1, Tuple(Discrete(0)) is not a space: in part 0, Discrete(0)"))
        #expect(throws: InvalidSeed.self) { try TupleSpace(Discrete(2, seed: -1)).validate() }
    }

    @Test func `a copy samples the same, and independently`() {
        var space = TupleSpace(Discrete(500), MultiBinary(9), seed: 3)
        var copy = space
        let first = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == first)
    }

    @Test func `the structure is that of the parts`() {
        let space = TupleSpace(Discrete(2), MultiBinary(3))
        #expect(space.structure == .tuple([.discrete(count: 2, start: 0), .multiBinary(shape: [3])]))
        #expect(space.count == 2)
        #expect(space.spaces[0].as(Discrete.self) == Discrete(2))
    }
}
