import Gymnasium
import LyceumNumerics
import TestSupport
import Testing

/// Composites seeded and drawn from in Gymnasium 1.4.0, under the names that the script in `Reference` gives them.
@Suite struct CompositeReferenceTests {
    @Test func `Tuple and Dict spaces seed their parts and draw as Gymnasium's do`() throws {
        let rows = try ReferenceTable("composite.tsv").rows
        for row in rows {
            let named = try #require(Self.composites[row["name"]])
            var space = named.space
            let seed = try #require(PythonLiteral.value(of: row["seed"]).flatMap(spaceSeed))
            let returned = try space.seed(seed)
            #expect(returned == PythonLiteral.value(of: row["returned"]).flatMap(spaceSeed), "line \(row.line)")
            var record = SampleRecord()
            var isInside = true
            for _ in 0..<200 {
                let element =
                    switch row["kind"] {
                    case "mask": try space.sample(mask: try #require(named.mask))
                    case "probability": try space.sample(probability: try #require(named.probability))
                    default: space.sample()
                    }
                isInside = isInside && space.contains(element)
                record.add(leaves(space, element))
            }
            #expect(isInside, "line \(row.line)")
            #expect(record.first == row["first draws"], "line \(row.line)")
            #expect(record.hashText == row["hash"], "line \(row.line)")
            let own = seed.int == nil ? "-" : joined(state(after: space.random))
            let states = [own] + parts(space).map { joined(state(after: $0.random)) }
            #expect(states.joined(separator: " ") == row["states"], "line \(row.line)")
        }
        #expect(rows.count == 272)
    }

    private func joined(_ state: (String, String)) -> String { "\(state.0):\(state.1)" }

    private func spaceSeed(_ value: Value) -> SpaceSeed? {
        switch value {
        case .int(let number): .seed(number)
        case .tuple(let parts), .list(let parts): .seeds(parts.compactMap(spaceSeed))
        case .dictionary(let parts):
            .named(Dictionary(parts.compactMap { key, part in spaceSeed(part).map { (key, $0) } }) { $1 })
        default: nil
        }
    }

    /// The spaces without parts in a space, in order.
    private func parts(_ space: AnySpace) -> [AnySpace] {
        if let tuple = space.as(TupleSpace.self) { return tuple.spaces.flatMap(parts) }
        if let dictionary = space.as(DictSpace.self) { return dictionary.spaces.flatMap(parts) }
        return [space]
    }

    private func leaves(_ space: AnySpace, _ element: Value) -> [Leaf] {
        if let tuple = space.as(TupleSpace.self) {
            return zip(tuple.spaces, element.values ?? []).flatMap(leaves)
        }
        if let dictionary = space.as(DictSpace.self) {
            return dictionary.keys.flatMap { leaves(dictionary[$0] ?? space, element[$0] ?? .none) }
        }
        switch element {
        case .int(let number): return [Leaf([number], asText: decimalText)]
        case .integers(let numbers): return [Leaf(numbers, asText: decimalText)]
        case .floats(let numbers): return [Leaf(numbers, asText: bitText)]
        case .array(.int8(let array)): return [Leaf(array.elements, asText: decimalText)]
        default: return []
        }
    }

    private struct Named {
        let space: AnySpace
        var mask: Value?
        var probability: Value?

        init(_ space: some Space, mask: Value? = nil, probability: Value? = nil) {
            self.space = space.erased
            self.mask = mask
            self.probability = probability
        }
    }

    private static let composites: [String: Named] = [
        "pair": Named(
            TupleSpace(Discrete(5), Discrete(6)), mask: [[1, 0, 0, 1, 1], nil],
            probability: [nil, [0.0, 0.4, 0.0, 0.6, 0.0, 0.0]]),
        "mixed": Named(
            TupleSpace(
                Discrete(2, start: 1), Box(low: -1, high: 1, shape: [2]), TupleSpace(MultiBinary(3), Discrete(4)),
                MultiDiscrete([3, 5])),
            mask: [[0, 1], nil, [[1, 2, 0], [0, 1, 1, 0]], [[1, 0, 1], [1, 1, 0, 0, 0]]],
            probability: [[0.25, 0.75], nil, nil, [[0.5, 0.25, 0.25], [0, 0, 0, 0.5, 0.5]]]),
        "record": Named(
            DictSpace(["a": Discrete(5), "b": Box(low: 0, high: 1, shape: [2]), "c": MultiBinary(3)]),
            mask: ["a": [1, 0, 0, 1, 1], "b": nil, "c": [0, 2, 2]],
            probability: ["a": nil, "b": nil, "c": [0.5, 0.1, 1.0]]),
        "sorted": Named(
            DictSpace(["b": Discrete(100), "a": Discrete(200), "B": Discrete(300), "10": Discrete(400)])),
        "unsorted": Named(DictSpace(["b": Discrete(100), "a": Discrete(200)], sortKeys: false)),
        "pairs": Named(DictSpace([("b", Discrete(100)), ("a", Discrete(200))])),
        "deep": Named(
            DictSpace([
                "position": Box(low: -1, high: 1, shape: [2]),
                "inner": DictSpace(["x": Discrete(7), "y": TupleSpace(Discrete(30), MultiBinary(9))]),
            ]),
            mask: ["position": nil, "inner": ["x": [1, 0, 1, 0, 1, 0, 1], "y": nil]],
            probability: ["position": nil, "inner": nil]),
        "empty": Named(TupleSpace(), mask: .tuple([]), probability: .tuple([])),
        "nothing": Named(DictSpace([:]), mask: .dictionary([:]), probability: .dictionary([:])),
    ]
}
