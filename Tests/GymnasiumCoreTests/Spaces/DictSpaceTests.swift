import Gymnasium
import LyceumNumerics
import Testing

@Suite struct DictSpaceTests {
    private func threeParts() -> DictSpace {
        DictSpace(["a": Discrete(5), "b": Box(low: 0, high: 1, shape: [2]), "c": MultiBinary(3)])
    }

    @Test func `seed 7 gives three parts Gymnasium's seeds and samples`() throws {
        var space = threeParts()
        #expect(try space.seed(7) == ["a": 2_029_167_940, "b": 1_342_382_291, "c": 1_469_265_225])
        let sample = space.sample()
        #expect(sample["a"] == 2)
        #expect(sample["b"] == .floats([0.4005139, 0.37156877]))
        #expect(sample["c"] == .array(.int8(NDArray([0, 1, 0]))))
        #expect(sample.dictionary?.keys == ["a", "b", "c"])
    }

    @Test func `a dictionary's names are sorted by code points, pairs keep their order`() {
        let one = Discrete(1)
        #expect(DictSpace(["b": one, "a": one, "B": one, "10": one, "9": one]).keys == ["10", "9", "B", "a", "b"])
        #expect(DictSpace(["b": one, "a": one], sortKeys: false).keys == ["b", "a"])
        #expect(DictSpace([("b", one), ("a", one)]).keys == ["b", "a"])
        #expect(DictSpace(["é": one, "z": one, "e\u{301}f": one]).keys == ["e\u{301}f", "z", "é"])
    }

    @Test func `parts are found by their names`() {
        let space = threeParts()
        #expect(space["a"] == Discrete(5).erased)
        #expect(space["d"] == nil)
        #expect(space.count == 3)
        #expect(
            space.structure
                == .dictionary([
                    ("a", .discrete(count: 5, start: 0)), ("b", .box(shape: [2], scalarType: .float32)),
                    ("c", .multiBinary(shape: [3])),
                ]))
    }

    @Test func `the seeds that seeding returns lead to the same samples, however deep`() throws {
        var space = DictSpace(["x": Discrete(500), "inner": DictSpace(["y": MultiBinary(9)])])
        for seed: SpaceSeed? in [7, nil, ["x": 1, "inner": 2], ["x": 1, "inner": ["y": 3]]] {
            let used = try space.seed(seed)
            let first = (0..<20).map { _ in space.sample() }
            #expect(try space.seed(used) == used)
            #expect((0..<20).map { _ in space.sample() } == first)
        }
    }

    @Test(
        arguments: [["a": 1], ["a": 1, "c": 2], ["a": 1, "b": 2, "c": 3], [1, 2], -1, ["a": 1, "b": -2]] as [SpaceSeed])
    func `seeds of another form are refused and change no stream`(seed: SpaceSeed) {
        var space = DictSpace(["a": Discrete(500), "b": Discrete(600)])
        var before = space
        #expect(throws: (any Error).self) { try space.seed(seed) }
        #expect(space.random == before.random)
        #expect((0..<20).map { _ in space.sample() } == (0..<20).map { _ in before.sample() })
        #expect(throws: (any Error).self) {
            try DictSpace(["a": Discrete(500), "b": Discrete(600)], seed: seed).validate()
        }
    }

    @Test func `each part takes its own mask, or none`() throws {
        var space = DictSpace(["a": Discrete(3), "b": Discrete(4)], seed: 5)
        var plain = space
        for _ in 0..<20 {
            let element = try space.sample(mask: ["b": nil, "a": [0, 1, 0]])
            #expect(element["a"] == 1)
            #expect(element["b"] == plain.sample()["b"])
        }
    }

    @Test(arguments: [["b": nil], ["a": nil], ["a": [1], "b": nil], [nil, nil], 1] as [Value])
    func `masks of another form are refused and draw nothing`(mask: Value) {
        var space = DictSpace(["a": Discrete(3), "b": Discrete(4)])
        var before = space
        let error = #expect(throws: InvalidMask.self) { try space.sample(mask: mask) }
        #expect(error != nil)
        #expect((0..<20).map { _ in space.sample() } == (0..<20).map { _ in before.sample() })
    }

    @Test func `a name that occurs twice and a part that cannot be are named`() {
        let twice = #expect(throws: InvalidSpace.self) {
            try DictSpace([("a", Discrete(2)), ("a", Discrete(3))]).validate()
        }
        #expect(twice?.problem.contains("'a' occurs twice") == true)
        let part = #expect(throws: InvalidSpace.self) { try DictSpace(["gear": Discrete(0)]).validate() }
        #expect(part?.problem.hasPrefix("in part 'gear', Discrete(0) is not a space") == true)
    }

    @Test func `a space with a name that occurs twice still answers without a trap`() throws {
        var space = DictSpace([("a", Discrete(2)), ("a", Discrete(3))])
        let element = space.sample()
        #expect(!space.contains(element))
        try space.seed(3)
        #expect(throws: InvalidMask.self) { try space.sample(mask: ["a": nil]) }
        #expect(space != DictSpace(["a": Discrete(2), "b": Discrete(3)]))
    }

    @Test func `a copy samples the same, and independently`() {
        var space = threeParts()
        var copy = space
        let first = (0..<20).map { _ in space.sample() }
        #expect((0..<20).map { _ in copy.sample() } == first)
    }
}
