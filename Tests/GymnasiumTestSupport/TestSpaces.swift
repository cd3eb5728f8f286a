import Gymnasium

/// A space of every kind, in the order of the reference data: what Gymnasium runs its own tests of spaces over.
package func testSpaces() -> [AnySpace] {
    (numericTestSpaces() + compositeTestSpaces() + graphTestSpaces() + sequenceTestSpaces()).map(\.erased)
}

private let inf = Float.infinity

private func speed() -> Box<Double> { Box(low: [0, 0], high: [1, 5], dtype: Double.self) }

private func numericTestSpaces() -> [any Space] {
    [
        Discrete(3), Discrete(3, start: -1), Discrete(4, start: 1, scalarType: .int32),
        Box(low: 0, high: 1), ArrayBox<Float>(low: 0, high: inf, shape: [2, 2]),
        Box(low: [-10, 0], high: [10, 10], dtype: Double.self), ArrayBox<Float>(low: -inf, high: 0, shape: [2, 1]),
        ArrayBox<Float>(low: 0, high: inf, shape: [2, 1]), ArrayBox<UInt8>(low: 0, high: 255, shape: [2, 2, 3]),
        Box(low: [false, false, true], high: [true, false, true], dtype: Bool.self),
        Box(low: [nil, nil, 0, -10], high: [nil, 0, nil, 10], dtype: Int32.self),
        MultiDiscrete([2, 2]), ArrayMultiDiscrete([[2, 3], [3, 2]]), MultiDiscrete([2, 2], start: [10, 10]),
        ArrayMultiDiscrete([[2, 3], [3, 2]], start: [[10, 20], [30, 40]]),
        MultiDiscrete([2, 3], scalarType: .int8), MultiDiscrete([2, 3], scalarType: .uint16),
        MultiBinary(8), ArrayMultiBinary(shape: [2, 3]),
        TextSpace(6), TextSpace(6, minLength: 3), TextSpace(6, characters: "abcdef"),
    ]
}

private func compositeTestSpaces() -> [any Space] {
    [
        TupleSpace(Discrete(5), Discrete(4)), TupleSpace(Discrete(5), speed()),
        TupleSpace(Discrete(5), TupleSpace(Box(low: 0, high: 1, shape: [3]), Discrete(2))),
        TupleSpace(Discrete(3), DictSpace([("position", Box(low: 0, high: 1)), ("velocity", Discrete(2))])),
        TupleSpace(GraphSpace(nodes: ArrayBox<Float>(low: -1, high: 1, shape: [2, 1])), Discrete(2)),
        DictSpace(["position": Discrete(5), "velocity": speed()]),
        DictSpace([("position", Discrete(6)), ("velocity", speed())]),
        DictSpace([
            "a": ArrayBox<Float>(low: 0, high: 1, shape: [3, 3]),
            "b": DictSpace([
                "b_1": Box(low: -100, high: 100, shape: [2]), "b_2": Box(low: -1, high: 1, shape: [2]),
            ]),
            "c": Discrete(4),
        ]),
        DictSpace([
            (
                "a",
                DictSpace([
                    ("a", GraphSpace(nodes: square())), ("b", square()),
                ])
            ),
            ("b", TupleSpace(Box(low: -100, high: 100, shape: [2]), Box(low: -100, high: 100, shape: [2]))),
        ]),
    ]
}

private func square() -> ArrayBox<Float> { ArrayBox(low: -100, high: 100, shape: [2, 2]) }
private func oblong() -> ArrayBox<Float> { ArrayBox(low: -100, high: 100, shape: [3, 4]) }
private func weight() -> Box<Float> { Box(low: 0, high: 1, shape: []) }

private func graphTestSpaces() -> [any Space] {
    let pair = Box(low: 0, high: 1, shape: [2])
    return [
        GraphSpace(nodes: Box(low: -1, high: 1, shape: [2])), GraphSpace(nodes: oblong(), edges: Discrete(5)),
        GraphSpace(nodes: Discrete(5), edges: oblong()), GraphSpace(nodes: Discrete(3), edges: Discrete(4)),
        GraphSpace(
            nodes: DictSpace(["node_feature_1": Discrete(5), "node_feature_2": MultiBinary(5)]),
            edges: Box(low: 1, high: 4)),
        GraphSpace(nodes: MultiBinary(4)), GraphSpace(nodes: MultiDiscrete([3, 4, 2]), edges: Discrete(3)),
        GraphSpace(nodes: TupleSpace(Box(low: -1, high: 1, shape: [2]), Discrete(3))),
        GraphSpace(nodes: Discrete(4), edges: TupleSpace(pair, Discrete(3))),
        GraphSpace(nodes: Discrete(3), edges: DictSpace(["weight": weight(), "type": Discrete(4)])),
        GraphSpace(
            nodes: DictSpace(["pos": Box(low: -10, high: 10, shape: [3]), "label": Discrete(5)]),
            edges: DictSpace(["weight": weight(), "type": Discrete(3)])),
        GraphSpace(
            nodes: TupleSpace(DictSpace(["a": Discrete(3)]), MultiBinary(2)), edges: TupleSpace(Discrete(4), pair)),
    ]
}

private func sequenceTestSpaces() -> [any Space] {
    let triple = Box(low: 0, high: 1, shape: [3])
    return [
        SequenceSpace(Discrete(4)), SequenceSpace(DictSpace(["feature": triple])),
        SequenceSpace(GraphSpace(nodes: square(), edges: Discrete(4))), StackedSequenceSpace(Box(low: 0, high: 1)),
        StackedSequenceSpace(DictSpace(["a": triple, "b": Discrete(5)])),
        OneOf(Discrete(3), Box(low: 0, high: 1)), OneOf(MultiBinary(2), MultiDiscrete([2, 2])),
    ]
}
