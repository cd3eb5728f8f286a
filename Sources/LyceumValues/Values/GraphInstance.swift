/// A graph: nodes, edges and which nodes each edge links.
public struct GraphInstance: Sendable, Hashable {
    /// The nodes, as a batch of the node space.
    public var nodes: Value
    /// The edges, as a batch of the edge space; `nil` without edges.
    public var edges: Value?
    /// For each edge its source and target, as positions in ``nodes``; `nil` without edges.
    public var edgeLinks: [[Int]]?

    /// A graph of nodes, and of edges if there are any.
    public init(nodes: Value, edges: Value? = nil, edgeLinks: [[Int]]? = nil) {
        self.nodes = nodes
        self.edges = edges
        self.edgeLinks = edgeLinks
    }
}
