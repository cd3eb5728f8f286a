import LyceumNumerics
import LyceumValues

/// Graphs: any number of nodes, and directed edges between them.
///
/// ```swift
/// var space = GraphSpace(nodes: Box(low: 0, high: 1), edges: Discrete(3), seed: 7)
/// let graph = try space.sample(nodeCount: 3)
/// graph.nodes[0]                                  // 0.2604374…
/// ```
///
/// Nodes and edges are batches of their spaces' elements. Samples and seeds are those of Gymnasium's `Graph`, draw for
/// draw: after a graph the stream of the node space is advanced by one number only, however many nodes were drawn.
public struct GraphSpace: Space {
    /// The space of one node.
    public private(set) var nodeSpace: AnySpace
    /// The space of one edge; `nil` without edges.
    public private(set) var edgeSpace: AnySpace?
    /// The stream that the number of edges and the links are drawn from.
    public var random = Generator()
    private var seedProblem: (any Error)?

    /// Graphs with nodes, and edges, of given spaces.
    ///
    /// - Parameters:
    ///   - nodes: the space of a node.
    ///   - edges: the space of an edge; `nil` for graphs without edges.
    ///   - seed: one number, or a list as in ``seed(_:)``; `nil` leaves the spaces as they are.
    public init(nodes: any Space, edges: (any Space)? = nil, seed: SpaceSeed? = nil) {
        nodeSpace = nodes.erased
        edgeSpace = edges.map(\.erased)
        seedProblem = failure(seeding: seed)
    }

    /// A graph; there is no fixed size.
    public var structure: SpaceStructure { .other(description) }

    /// A random graph of 10 nodes.
    public mutating func sample() -> GraphInstance { draw(10, edges: edgeCount(10), { $0.sample() }, { $0.sample() }) }

    /// A random graph of 10 nodes, with masks as in ``sample(nodeCount:edgeCount:mask:)``.
    public mutating func sample(mask: Value) throws -> GraphInstance { try sample(nodeCount: 10, mask: mask) }

    /// A random graph of 10 nodes, with probabilities as in ``sample(nodeCount:edgeCount:probability:)``.
    public mutating func sample(probability: Value) throws -> GraphInstance {
        try sample(nodeCount: 10, probability: probability)
    }

    /// A random graph with nodes and edges that masks allow.
    ///
    /// - Parameters:
    ///   - nodeCount: the number of nodes, 1 or more.
    ///   - edgeCount: the number of edges, 0 or more; `nil` for a random one below n(n - 1) for n nodes.
    ///   - mask: a list of two: the mask of the nodes' batched space, and that of the edges'; either may be `nil`. With a
    ///     random number of edges, the second is the mask of one edge.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(nodeCount: Int, edgeCount: Int? = nil, mask: Value = nil) throws -> GraphInstance {
        try sample(nodeCount, edgeCount, mask, named: "masks") { try $0.sample(mask: $1) }
    }

    /// A random graph with given probabilities of nodes and edges.
    ///
    /// - Parameters:
    ///   - nodeCount: the number of nodes, 1 or more.
    ///   - edgeCount: the number of edges, 0 or more; `nil` for a random one below n(n - 1) for n nodes.
    ///   - probability: a list of two: the probabilities for the nodes' batched space, and those for the edges'; either may
    ///     be `nil`. With a random number of edges, the second has those of one edge.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(
        nodeCount: Int, edgeCount: Int? = nil, probability: Value
    ) throws -> GraphInstance {
        try sample(nodeCount, edgeCount, probability, named: "probabilities") { try $0.sample(probability: $1) }
    }

    private mutating func sample(
        _ nodeCount: Int, _ givenEdges: Int?, _ conditions: Value, named name: String,
        _ drawBatch: (inout AnySpace, Value) throws -> Value
    ) throws -> GraphInstance {
        func check(_ isRight: Bool, _ expected: String, _ given: String) throws {
            if !isRight { throw InvalidMask(space: description, expected: expected, given: given) }
        }
        try check(
            1...Limits.parts ~= nodeCount && nodeSpace.allowsBatch(nodeCount),
            "a number of nodes of 1 or more, with at most \(Limits.spaceNumbers) numbers in all", "\(nodeCount)")
        try check(
            0...Limits.parts ~= givenEdges ?? 0 && edgeSpace?.allowsBatch(givenEdges ?? 0) != false,
            "a number of edges of 0 or more, with at most \(Limits.spaceNumbers) numbers in all", "\(givenEdges ?? 0)")
        if let edgeSpace, givenEdges == nil {
            let most = Limits.product([nodeCount, nodeCount - 1], atMost: Limits.parts)
            try check(
                most.map(edgeSpace.allowsBatch) ?? false, "an edgeCount for so many nodes", "nil for \(nodeCount)")
        }
        let parts = conditions == .none ? [.none, .none] : conditions.values ?? []
        try check(parts.count == 2, "a list of two \(name), for nodes and for edges", conditions.description)
        if let givenEdges, givenEdges > 0, edgeSpace == nil {
            Warnings.warn("The number of edges is set (\(givenEdges)) but the edge space is None.")
        }
        var copy = self
        let edges = givenEdges ?? copy.edgeCount(nodeCount)
        let edgeCondition =
            givenEdges == nil && parts[1] != .none ? .tuple(Array(repeating: parts[1], count: edges)) : parts[1]
        let graph = try copy.draw(
            nodeCount, edges: edges, { try drawBatch(&$0, parts[0]) }, { try drawBatch(&$0, edgeCondition) })
        self = copy
        return graph
    }

    private mutating func edgeCount(_ nodes: Int) -> Int {
        nodes > 1 ? random.integer(below: nodes * (nodes - 1)) : 0
    }

    private mutating func draw(
        _ nodes: Int, edges: Int, _ drawNodes: (inout AnySpace) throws -> Value,
        _ drawEdges: (inout AnySpace) throws -> Value
    ) rethrows -> GraphInstance {
        var batched = nodeSpace.batched(nodes)
        var graph = GraphInstance(nodes: try drawNodes(&batched))
        _ = nodeSpace.random.random()
        guard edges > 0, var edgeSpace else { return graph }
        batched = edgeSpace.batched(edges)
        graph.edges = try drawEdges(&batched)
        _ = edgeSpace.random.random()
        self.edgeSpace = edgeSpace
        let ends: [Int32] = (try? random.integers(0, Int32(nodes), count: 2 * edges)) ?? []
        graph.edgeLinks = stride(from: 0, to: ends.count, by: 2).map { [Int(ends[$0]), Int(ends[$0 + 1])] as [Int] }
        return graph
    }

    /// Whether all nodes and edges are elements of their spaces, and each edge links two of the nodes.
    public func contains(_ element: GraphInstance) -> Bool {
        let nodes = nodeSpace.count(of: element.nodes)
        guard nodeSpace.batched(nodes).contains(element.nodes) else { return false }
        switch (element.edges, element.edgeLinks) {
        case (nil, nil): return true
        case (let edges?, let links?):
            guard let edgeSpace else { return false }
            let count = edgeSpace.count(of: edges)
            return links.count == count && edgeSpace.batched(count).contains(edges)
                && links.allSatisfy { $0.count == 2 && $0.allSatisfy { 0..<nodes ~= $0 } }
        default: return false
        }
    }

    /// Checks that both spaces are valid and that the given seed fits this space.
    public func validate() throws {
        try validateParts([("nodes", nodeSpace)] + (edgeSpace.map { [("edges", $0)] } ?? []), of: description)
        guard nodeSpace.allowsBatch(10), edgeSpace?.allowsBatch(90) != false else {
            throw InvalidSpace(
                space: description,
                problem: "10 nodes and 90 edges have more than \(Limits.spaceNumbers) numbers; write smaller shapes")
        }
        if let seedProblem { throw seedProblem }
    }

    /// Seeds the space.
    ///
    /// A number seeds ``random`` and, by first draws from it, the spaces; a list has a seed for ``random``, one for the
    /// nodes and, with edges, one for them; `nil` takes all from the process's entropy.
    ///
    /// - Returns: the list of the seeds; seeding with it again gives the same samples.
    /// - Throws: ``InvalidSpaceSeed`` or `InvalidSeed`, before any stream changes.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed {
        var (random, nodes, edges) = (random, nodeSpace, edgeSpace)
        let used = try seedOwnFirst(&random, seed, parts: edges == nil ? 1 : 2, of: description) { part, seed in
            try part == 0 ? nodes.seed(seed) : edges?.seed(seed) ?? 0
        }
        (self.random, nodeSpace, edgeSpace, seedProblem) = (random, nodes, edges, nil)
        return used
    }

    /// A graph.
    public static func value(of element: GraphInstance) -> Value { .graph(element) }

    /// A graph.
    public static func element(of value: Value) -> GraphInstance? {
        if case .graph(let graph) = value { graph } else { nil }
    }

    /// One zero node and, with edges, one zero edge from it to itself.
    public var zeroElement: GraphInstance {
        func one(_ space: AnySpace) -> Value { (try? space.batch([space.zeroElement])) ?? space.emptyBatch(count: 1) }
        return GraphInstance(
            nodes: one(nodeSpace), edges: edgeSpace.map(one), edgeLinks: edgeSpace.map { _ in [[0, 0]] })
    }

    /// Whether both have equal spaces of nodes and of edges.
    public static func == (left: GraphSpace, right: GraphSpace) -> Bool {
        left.nodeSpace == right.nodeSpace && left.edgeSpace == right.edgeSpace
    }

    /// Gymnasium's text: `Graph(Discrete(3), Discrete(4))`, with `None` for no edges.
    public var description: String { "Graph(\(nodeSpace), \(edgeSpace?.description ?? "None"))" }
}
