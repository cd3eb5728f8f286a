import Gymnasium
import LyceumNumerics
import Testing

@Suite struct GraphSpaceTests {
    @Test func `a seed gives Gymnasium's graphs`() throws {
        var space = GraphSpace(nodes: Box(low: 0, high: 1), edges: Discrete(3), seed: 7)
        let graph = try space.sample(nodeCount: 3)
        #expect(graph.nodes.floats == [0.2604374, 0.7438094, 0.6077642])
        #expect(graph.edges == .integers([1, 1, 1, 0, 1]))
        #expect(graph.edgeLinks == [[1, 2], [2, 1], [2, 2], [0, 0], [0, 0]])
    }

    @Test func `numbers of nodes and edges can be given`() throws {
        var space = GraphSpace(nodes: Discrete(3), edges: Discrete(4), seed: 1)
        for (nodes, edges) in [(1, 0), (1, 3), (5, 2)] {
            let graph = try space.sample(nodeCount: nodes, edgeCount: edges)
            #expect(graph.nodes.integers?.count == nodes && graph.edgeLinks?.count ?? 0 == edges)
            #expect(space.contains(graph))
        }
        #expect(try space.sample(nodeCount: 1).edges == nil)
        #expect(throws: InvalidMask.self) { try space.sample(nodeCount: 0) }
        #expect(throws: InvalidMask.self) { try space.sample(nodeCount: 3, edgeCount: -1) }
    }

    @Test func `edges asked of a space without edges give a warning`() throws {
        var space = GraphSpace(nodes: Discrete(3), seed: 1)
        let (graph, warnings) = try Warnings.collecting { try space.sample(nodeCount: 3, edgeCount: 2) }
        #expect(graph.edges == nil && warnings == ["The number of edges is set (2) but the edge space is None."])
    }

    @Test func `masks and probabilities hold for nodes and edges`() throws {
        var space = GraphSpace(nodes: Discrete(3), edges: Discrete(4), seed: 1)
        let nodes = Value.list(Array(repeating: [0, 1, 0], count: 5))
        let graph = try space.sample(nodeCount: 5, mask: [nodes, [0, 0, 1, 0]])
        #expect(graph.nodes == .integers([1, 1, 1, 1, 1]))
        #expect(graph.edges?.integers?.allSatisfy { $0 == 2 } == true)
        let edges = Value.list(Array(repeating: [0.0, 0.0, 0.0, 1.0], count: 2))
        let likely = try space.sample(nodeCount: 5, edgeCount: 2, probability: [nil, edges])
        #expect(likely.edges == .integers([3, 3]))
        #expect(throws: InvalidMask.self) { try space.sample(mask: [nil]) }
        #expect(throws: InvalidMask.self) { try space.sample(nodeCount: 4, mask: [nodes, nil]) }
    }

    @Test func `graphs that do not fit are no elements`() {
        let space = GraphSpace(nodes: Box(low: -1, high: 1, shape: [2]), edges: Discrete(3))
        func nodes(_ shape: [Int], _ number: Float = 0) -> Value {
            Float.value(of: NDArray(shape: shape, repeating: number))
        }
        let two = nodes([2, 2])
        let edges = Value.integers([0, 2])
        #expect(space.contains(GraphInstance(nodes: two)))
        #expect(space.contains(GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1], [1, 1]])))
        let others = [
            GraphInstance(nodes: nodes([2, 2], 2)), GraphInstance(nodes: nodes([2, 3])),
            GraphInstance(nodes: nodes([2])),
            GraphInstance(nodes: .none), GraphInstance(nodes: two, edges: edges),
            GraphInstance(nodes: two, edgeLinks: [[0, 1], [1, 1]]),
            GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1]]),
            GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1], [1, 2]]),
            GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1], [-1, 0]]),
            GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1], [1]]),
            GraphInstance(nodes: two, edges: .integers([0, 3]), edgeLinks: [[0, 1], [1, 1]]),
        ]
        for other in others { #expect(!space.contains(other), "\(other)") }
        let edgeless = GraphSpace(nodes: Box(low: -1, high: 1, shape: [2]))
        #expect(!edgeless.contains(GraphInstance(nodes: two, edges: edges, edgeLinks: [[0, 1], [1, 1]])))
        #expect(!space.erased.contains(two))
    }

    @Test func `nodes of a space without arrays come back from JSON, too`() throws {
        for nodes in [TextSpace(4), SequenceSpace(Discrete(3)), OneOf(Discrete(2), Discrete(3))] as [any Space] {
            var space = GraphSpace(nodes: nodes, edges: TextSpace(2), seed: 5)
            let graphs = try [space.sample(nodeCount: 3, edgeCount: 2), space.sample(nodeCount: 1)]
            #expect(try space.fromJSON(space.toJSON(graphs)) == graphs, "\(space)")
        }
    }

    @Test func `a seed is a number, or one for the links, the nodes and the edges`() throws {
        var space = GraphSpace(nodes: Discrete(3), edges: Discrete(4))
        #expect(try space.seed(42) == [42, 191_664_963, 1_662_057_957])
        #expect(try space.seed([1, 2, 3]) == [1, 2, 3])
        #expect(throws: InvalidSpaceSeed.self) { try space.seed([1, 2]) }
        var edgeless = GraphSpace(nodes: Discrete(3))
        #expect(try edgeless.seed([1, 2]) == [1, 2])
        #expect(throws: InvalidSpace.self) { try GraphSpace(nodes: Discrete(0)).validate() }
    }
}
