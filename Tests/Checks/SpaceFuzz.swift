import Gymnasium
import LyceumNumerics

/// Random values are elements of a space or are not; whatever else is done with them, nothing traps.
let fuzzContains = Check("fuzz/contains") { isQuick in
    var fuzz = try Fuzz(seed: 14)
    let spaces = fuzzedSpaces
    let kinds: [any Error.Type] = [InvalidElement.self, InvalidMask.self]
    return try fuzz.run(isQuick: isQuick, reaching: kinds) { fuzz in
        var space = try fuzz.one(of: spaces)
        let value: Value =
            try fuzz.random.integers(4) == 0 ? try fuzz.value(depth: 0) : try fuzz.mutated(space.sample(), depth: 0)
        let call = try fuzz.random.integers(6)
        return {
            let isElement = space.contains(value)
            switch call {
            case 0: _ = try space.sample(mask: value)
            case 1: _ = try space.sample(probability: value)
            case 2: _ = try space.unflatten(value)
            case 3: _ = space.elements(of: value)
            case 4: _ = try space.samples(ofJSON: value)
            default:
                let batch = try space.batch([value, value])
                let again = try space.batch(space.elements(of: batch))
                // A batch of nothing does not tell how often.
                try require(!isElement || space.flatDim == 0 || again == batch, "\(space) changed \(value)")
                let flat = try space.flatten(value)
                try require(
                    !isElement || (try space.flatSpace().contains(flat)), "\(space) flattened \(value) to \(flat)")
            }
        }
    }
}

/// Mutated JSON of elements is read as elements or refused.
let fuzzElements = Check("fuzz/elements") { isQuick in
    var fuzz = try Fuzz(seed: 15)
    let spaces = fuzzedSpaces
    return try fuzz.run(isQuick: isQuick, reaching: [MalformedJSON.self, InvalidElement.self]) { fuzz in
        var space = try fuzz.one(of: spaces)
        let written = try fuzz.one(of: spaces.indices.map { $0 == 0 ? space : try fuzz.one(of: spaces) })
        var source = try fuzz.random.integers(4) == 0 ? written : space
        let text = try fuzz.mutated(
            source.toJSON([source.sample(), source.sample()]), by: "{}[]\":,\\u0e+-.19nNtf \né")
        return {
            for element in try space.fromJSON(text) {
                try require(space.contains(element), "\(space) read \(element), which is none of its elements")
            }
            _ = space.sample()
        }
    }
}

/// A space of every kind.
private var fuzzedSpaces: [AnySpace] {
    let pair = Box(low: -1, high: 1, shape: [2])
    let spaces: [any Space] = [
        Discrete(3), Discrete(4, start: -2, scalarType: .int8), pair, Box<Double>(low: 0, high: .infinity),
        ArrayBox<UInt8>(low: 0, high: 255, shape: [2, 2, 3]), ArrayBox<Float>(low: 0, high: 1, shape: [2, 0]),
        Box<Int32>(low: -5, high: 5, shape: [3]), Box<Bool>(low: false, high: true, shape: [2]),
        Box<Int>(low: .min, high: .max), MultiDiscrete([2, 3]), MultiDiscrete([3, 3], start: [10, -10]),
        ArrayMultiDiscrete([[2, 3], [3, 2]]), MultiBinary(4), ArrayMultiBinary(shape: [2, 3]), TextSpace(6),
        TextSpace(4, minLength: 2, characters: "aé😀"), TupleSpace(Discrete(2), pair), TupleSpace(),
        DictSpace(["a": pair, "b": DictSpace(["c": Discrete(2)])]), SequenceSpace(Discrete(3)),
        StackedSequenceSpace(pair), GraphSpace(nodes: pair, edges: Discrete(3)), GraphSpace(nodes: MultiBinary(2)),
        OneOf(Discrete(2), pair, TextSpace(3)), Product(Discrete(2), pair),
    ]
    return spaces.map(\.erased)
}

extension Fuzz {
    /// A value with some of its parts replaced, taken out or doubled.
    fileprivate mutating func mutated(_ value: Value, depth: Int) throws -> Value {
        if try random.integers(6) == 0 { return try self.value(depth: 2) }
        switch value {
        case .int(let number): return .int(try one(of: [number, number &+ 1, -number, .max, .min]))
        case .floats(let numbers): return .floats(try shuffled(numbers, [.nan, .infinity, -0.0, 1e30]))
        case .doubles(let numbers): return .doubles(try shuffled(numbers, [.nan, -.infinity, 1e300]))
        case .integers(let numbers): return .integers(try shuffled(numbers, [.max, .min, -1]))
        case .string(let text): return .string(try mutated(text, by: "aé😀Z\0"))
        case .list(let parts): return .list(try mutated(parts, depth: depth))
        case .tuple(let parts): return .tuple(try mutated(parts, depth: depth))
        case .dictionary(let entries):
            var entries = entries
            for key in entries.keys {
                if try random.integers(6) == 0 { entries[key] = nil as Value? }
                if let part: Value = entries[key] { entries[key] = try mutated(part, depth: depth + 1) }
            }
            if try random.integers(6) == 0 { entries["more"] = 1 }
            return .dictionary(entries)
        case .graph(let graph):
            let nodes = try mutated(graph.nodes, depth: depth + 1)
            let edges = try graph.edges.map { try mutated($0, depth: depth + 1) }
            var links = graph.edgeLinks
            if try random.integers(2) == 0 { links = [[0, try one(of: [0, 1, 99, -1, .max])], [0]] }
            return .graph(GraphInstance(nodes: nodes, edges: edges, edgeLinks: links))
        default: return value
        }
    }

    private mutating func mutated(_ parts: [Value], depth: Int) throws -> [Value] {
        var parts = try parts.map { depth > 4 ? $0 : try mutated($0, depth: depth + 1) }
        if try random.integers(5) == 0 { parts.append(.int(1)) }
        if try random.integers(5) == 0, !parts.isEmpty { parts.removeLast() }
        return parts
    }

    private mutating func shuffled<Number>(_ numbers: [Number], _ others: [Number]) throws -> [Number] {
        var numbers = numbers
        if try random.integers(3) == 0, !numbers.isEmpty {
            numbers[try random.integers(numbers.count)] = try one(of: others)
        }
        if try random.integers(6) == 0 { numbers.append(try one(of: others)) }
        return numbers
    }
}
