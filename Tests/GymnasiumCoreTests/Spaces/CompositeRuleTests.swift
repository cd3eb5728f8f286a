import Gymnasium
import GymnasiumTestSupport
import LyceumNumerics
import Testing

/// Rules of spaces made of parts, of streams, and of spaces of one's own.
@Suite struct CompositeRuleTests {
    @Test func `parts that are seeded through a dictionary sample as those that are seeded alone`() throws {
        var space = DictSpace(["a": Discrete(500), "b": Box(low: 0, high: 1), "c": TupleSpace(MultiBinary(9))])
        try space.seed(["a": 1, "b": 2, "c": [3]])
        var alone = (Discrete(500, seed: 1), Box(low: 0, high: 1, seed: 2), MultiBinary(9, seed: 3))
        for _ in 0..<20 {
            let element = space.sample()
            #expect(element["a"] == .int(alone.0.sample()) && element["b"] == .floats(alone.1.sample()))
            #expect(element["c"] == .tuple([MultiBinary.value(of: alone.2.sample())]))
        }
    }

    @Test func `each part takes its own probabilities, or none, and wrong ones draw nothing`() throws {
        var dictionary = DictSpace(["a": Discrete(3), "b": Discrete(4)], seed: 5)
        #expect(try dictionary.sample(probability: ["a": [0.0, 1.0, 0.0], "b": nil])["a"] == 1)
        var tuple = TupleSpace(Discrete(3), Discrete(4))
        #expect(try tuple.sample(probability: [[0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0]]) == .tuple([2, 1]))
        var plain = dictionary
        for wrong in [["a": [0.5, 0.5], "b": nil], ["a": nil], [nil, nil], 0.5] as [Value] {
            #expect(throws: InvalidMask.self) { try dictionary.sample(probability: wrong) }
        }
        for wrong in [[[0.5, 0.5], nil], [nil], ["a": nil], 0.5] as [Value] {
            #expect(throws: InvalidMask.self) { try tuple.sample(probability: wrong) }
        }
        #expect((0..<10).map { _ in dictionary.sample() } == (0..<10).map { _ in plain.sample() })
        var discrete = Discrete(3)
        for wrong in ["likely", [0.5, "x", 0.5], ["a": 1]] as [Value] {
            #expect(throws: InvalidMask.self) { try discrete.sample(probability: wrong) }
        }
    }

    @Test func `nodes and edges of a graph have probabilities, each alone or both`() throws {
        var space = GraphSpace(nodes: Discrete(3), edges: Discrete(4), seed: 1)
        let nodes = Value.list(Array(repeating: [0.0, 0.0, 1.0], count: 4))
        let edges = Value.list(Array(repeating: [1.0, 0.0, 0.0, 0.0], count: 3))
        let first = try space.sample(nodeCount: 4, edgeCount: 3, probability: [nodes, nil])
        #expect(first.nodes == .integers([2, 2, 2, 2]) && first.edges?.integers?.count == 3)
        let both = try space.sample(nodeCount: 4, edgeCount: 3, probability: [nodes, edges])
        #expect(both.nodes == .integers([2, 2, 2, 2]) && both.edges == .integers([0, 0, 0]))
    }

    @Test func `a dictionary answers for its names, a tuple for its positions`() {
        let space = DictSpace([("b", Discrete(2)), ("a", Discrete(3))])
        #expect(Array(zip(space.keys, space.spaces)).map(\.0) == ["b", "a"])
        #expect(space["b"] == Discrete(2).erased && space["c"] == nil && space.count == 2)
        #expect(space == DictSpace([("a", Discrete(3)), ("b", Discrete(2))]))
        let tuple = TupleSpace(Discrete(2), Discrete(3), Discrete(2))
        #expect(tuple.spaces.firstIndex(of: Discrete(3).erased) == 1 && tuple.count == 3)
        #expect(tuple.spaces.filter { $0 == Discrete(2).erased }.count == 2)
        #expect(tuple.erased.contains([1, 2, 0]) && !tuple.erased.contains([1, 3, 0]))
    }

    @Test func `a stream that is put in is the one that is drawn from`() throws {
        let numeric = testSpaces().prefix(22)
        #expect(numeric.allSatisfy { $0.flatDim != nil })
        for space in numeric {
            var (first, second) = (space, space)
            try first.seed(1)
            try second.seed(2)
            second.random = first.random
            #expect((0..<9).map { _ in first.sample() } == (0..<9).map { _ in second.sample() }, "\(space)")
            #expect(first.random == second.random)
            #expect(try first.random != Generator(seed: 1), "\(space)")
        }
    }

    @Test func `every space answers for every other one's elements`() {
        var spaces = testSpaces()
        let elements = spaces.indices.map { spaces[$0].sample() }
        for (row, space) in spaces.enumerated() {
            let answers = elements.map(space.contains)
            #expect(answers[row], "\(space)")
            #expect(answers.contains(false), "\(space)")
        }
    }

    @Test func `a space of one's own cannot be flattened until it says how, and is batched as a tuple`() throws {
        var words = Words()
        #expect(words.flatDim == nil)
        #expect(throws: NotFlattenable(space: "Words()")) { try words.flatSpace() }
        #expect(throws: NotFlattenable.self) { try words.flatten("yes") }
        #expect(throws: NotFlattenable.self) { try words.unflatten("yes") }
        var three = words.batched(3)
        #expect(three.sample().count == 3 && three.description == "Tuple(Words(), Words(), Words())")
        #expect(try words.batch(["yes", "no"]) == ["yes", "no"] && words.emptyBatch(count: 2).count == 2)
        #expect(words.elements(of: ["yes", "no"]) == ["yes", "no"])
        #expect(words.isDTypeShapeEquivalent(to: Words()) && !words.isDTypeShapeEquivalent(to: Discrete(2)))
        #expect(try words.fromJSON(words.toJSON(["yes", "no"])) == ["yes", "no"])
        #expect(["yes", "no"].contains(words.sample()))
    }

    @Test func `lanes with spaces of one's own show lists of elements`() throws {
        func check<V: VectorEnv>(_ lanes: V) throws where V.Observations == [String], V.Actions == [String] {
            var lanes = lanes
            #expect(try lanes.reset(seed: 1).observations.count == 3)
            let batch = try lanes.step(["yes", "no", "yes"])
            #expect(batch.observations.allSatisfy { ["yes", "no"].contains($0) })
            #expect(lanes.observationSpace.description == "Tuple(Words(), Words(), Words())")
        }
        try check(SyncVectorEnv(count: 3) { _ in Echo(Words(), Words()) })
        try check(AsyncVectorEnv(count: 3) { _ in Echo(Words(), Words()) })
    }
}
