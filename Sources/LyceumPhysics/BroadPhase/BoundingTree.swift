/// A balanced binary tree of boxes, which finds those that a box or a ray may hit.
///
/// Its leaves are the boxes of fixtures, a little larger than they are, so that most movements change nothing. The algorithm is
/// that of Erin Catto's talk on dynamic bounding volume hierarchies (2019): a leaf is put where the perimeters of the boxes
/// grow the least, and rotations keep the two sides of each node about equally high.
struct BoundingTree {
    static let none: Int32 = -1

    struct Node {
        var bounds = Bounds.empty
        /// The parent; of a free node, the next free one.
        var parent = BoundingTree.none
        var first = BoundingTree.none
        var second = BoundingTree.none
        /// 0 for a leaf, -1 for a free node.
        var height: Int32 = 0
        /// What a leaf is the box of.
        var fixture: Int32 = -1
        var child: Int32 = 0

        @inline(__always) var isLeaf: Bool { first == BoundingTree.none }
    }

    private(set) var nodes: [Node] = []
    private var root = none
    private var free = none

    @inline(__always)
    func bounds(_ leaf: Int32) -> Bounds { nodes[Int(leaf)].bounds }

    // MARK: Free nodes

    /// The nodes of a tree without leaves, in the order in which they will be taken.
    var freeNodes: [Int32] {
        var result: [Int32] = []
        result.reserveCapacity(nodes.count)
        var index = free
        while index != Self.none {
            result.append(index)
            index = nodes[Int(index)].parent
        }
        return result
    }

    /// Whether there is no leaf.
    var isEmpty: Bool { root == Self.none }

    init() {}

    /// A tree without leaves whose nodes are taken in an order; each number from 0 on must be there once.
    init(freeNodes: [Int32]) {
        nodes = Array(repeating: Node(height: -1), count: freeNodes.count)
        for (index, next) in zip(freeNodes, freeNodes.dropFirst()) { nodes[Int(index)].parent = next }
        free = freeNodes.first ?? Self.none
    }

    // MARK: Leaves

    /// Adds the box of a fixture's part.
    ///
    /// - Returns: its leaf.
    mutating func insert(_ bounds: Bounds, fixture: Int32, child: Int32) -> Int32 {
        let leaf = takeNode()
        nodes[Int(leaf)].bounds = bounds.widened(by: Tuning.boxMargin)
        nodes[Int(leaf)].fixture = fixture
        nodes[Int(leaf)].child = child
        place(leaf)
        return leaf
    }

    mutating func remove(_ leaf: Int32) {
        detach(leaf)
        release(leaf)
    }

    /// Moves a leaf to a new place, if its shape has left its box.
    ///
    /// - Returns: whether it has.
    mutating func move(_ leaf: Int32, to bounds: Bounds, displacement: Vector2) -> Bool {
        if nodes[Int(leaf)].bounds.contains(bounds) { return false }
        detach(leaf)
        var box = bounds.widened(by: Tuning.boxMargin)
        let ahead = Tuning.boxPrediction * displacement
        if ahead.x < 0 { box.lower.x += ahead.x } else { box.upper.x += ahead.x }
        if ahead.y < 0 { box.lower.y += ahead.y } else { box.upper.y += ahead.y }
        nodes[Int(leaf)].bounds = box
        place(leaf)
        return true
    }

    // MARK: Nodes

    private mutating func takeNode() -> Int32 {
        if free == Self.none {
            // The pool doubles, because the numbers of the nodes decide in which order contacts come into being.
            let count = nodes.count
            let capacity = max(16, 2 * count)
            nodes.reserveCapacity(capacity)
            for index in count..<capacity {
                nodes.append(Node(parent: index + 1 < capacity ? Int32(index + 1) : Self.none, height: -1))
            }
            free = Int32(count)
        }
        let index = free
        free = nodes[Int(index)].parent
        nodes[Int(index)] = Node()
        return index
    }

    private mutating func release(_ index: Int32) {
        nodes[Int(index)] = Node(parent: free, height: -1)
        free = index
    }

    private mutating func place(_ leaf: Int32) {
        guard root != Self.none else {
            root = leaf
            nodes[Int(leaf)].parent = Self.none
            return
        }
        let sibling = bestSibling(for: nodes[Int(leaf)].bounds)
        let oldParent = nodes[Int(sibling)].parent
        let parent = takeNode()
        nodes[Int(parent)] = Node(
            bounds: Bounds(nodes[Int(leaf)].bounds, nodes[Int(sibling)].bounds), parent: oldParent, first: sibling,
            second: leaf, height: nodes[Int(sibling)].height + 1)
        replace(sibling, by: parent, in: oldParent)
        nodes[Int(sibling)].parent = parent
        nodes[Int(leaf)].parent = parent
        refit(from: parent)
    }

    /// The node next to which a new leaf makes the boxes grow the least.
    private func bestSibling(for leaf: Bounds) -> Int32 {
        nodes.withUnsafeBufferPointer { nodes in
            var index = root
            while true {
                let node = nodes[Int(index)]
                if node.isLeaf { return index }
                let combined = Bounds(node.bounds, leaf).perimeter
                let here = 2 * combined
                let inherited = 2 * (combined - node.bounds.perimeter)
                func cost(_ child: Int32) -> Float {
                    let child = nodes[Int(child)]
                    let grown = Bounds(leaf, child.bounds).perimeter
                    return (child.isLeaf ? grown : grown - child.bounds.perimeter) + inherited
                }
                let first = cost(node.first)
                let second = cost(node.second)
                if here < first && here < second { return index }
                index = first < second ? node.first : node.second
            }
        }
    }

    private mutating func detach(_ leaf: Int32) {
        if leaf == root {
            root = Self.none
            return
        }
        let parent = nodes[Int(leaf)].parent
        let grandparent = nodes[Int(parent)].parent
        let siblings = nodes[Int(parent)]
        let sibling = siblings.first == leaf ? siblings.second : siblings.first
        replace(parent, by: sibling, in: grandparent)
        nodes[Int(sibling)].parent = grandparent
        release(parent)
        refit(from: grandparent)
    }

    private mutating func replace(_ old: Int32, by new: Int32, in parent: Int32) {
        if parent == Self.none {
            root = new
        } else if nodes[Int(parent)].first == old {
            nodes[Int(parent)].first = new
        } else {
            nodes[Int(parent)].second = new
        }
    }

    /// Balances and measures the nodes from here to the root again.
    private mutating func refit(from start: Int32) {
        var index = start
        while index != Self.none {
            index = balance(index)
            measure(index)
            index = nodes[Int(index)].parent
        }
    }

    private mutating func measure(_ index: Int32) {
        let first = nodes[Int(nodes[Int(index)].first)]
        let second = nodes[Int(nodes[Int(index)].second)]
        nodes[Int(index)].height = 1 + max(first.height, second.height)
        nodes[Int(index)].bounds = Bounds(first.bounds, second.bounds)
    }

    /// Lifts the higher child of a node above it, if the other is lower by two or more.
    ///
    /// - Returns: what is now in the place of the node.
    private mutating func balance(_ index: Int32) -> Int32 {
        let node = nodes[Int(index)]
        if node.isLeaf || node.height < 2 { return index }
        let difference = nodes[Int(node.second)].height - nodes[Int(node.first)].height
        if difference > 1 { return lift(node.second, above: index, isSecond: true) }
        if difference < -1 { return lift(node.first, above: index, isSecond: false) }
        return index
    }

    private mutating func lift(_ up: Int32, above index: Int32, isSecond: Bool) -> Int32 {
        let first = nodes[Int(up)].first
        let second = nodes[Int(up)].second
        let parent = nodes[Int(index)].parent
        nodes[Int(up)].first = index
        nodes[Int(up)].parent = parent
        nodes[Int(index)].parent = up
        replace(index, by: up, in: parent)

        // The higher grandchild stays with the one that goes up.
        let (kept, given) = nodes[Int(first)].height > nodes[Int(second)].height ? (first, second) : (second, first)
        nodes[Int(up)].second = kept
        if isSecond { nodes[Int(index)].second = given } else { nodes[Int(index)].first = given }
        nodes[Int(given)].parent = index
        measure(index)
        measure(up)
        return up
    }
}

extension BoundingTree {
    /// Calls `body` with each leaf whose box overlaps `bounds`, until it returns `false`.
    @inline(__always)
    func forEachLeaf(overlapping bounds: Bounds, _ body: (Int32) -> Bool) {
        guard root != Self.none else { return }
        nodes.withUnsafeBufferPointer { nodes in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.stackSize) { stack in
                stack[0] = root
                var count = 1
                while count > 0 {
                    count -= 1
                    let index = stack[count]
                    let node = nodes[Int(index)]
                    guard node.bounds.overlaps(bounds) else { continue }
                    if node.isLeaf {
                        if !body(index) { return }
                    } else {
                        stack[count] = node.first
                        stack[count + 1] = node.second
                        count += 2
                    }
                }
            }
        }
    }

    /// Calls `body` with each leaf whose box the line from `start` to `end` may hit, and with the part of the line that is
    /// still of interest. What it returns shortens the line: 0 ends the search, a negative number changes nothing.
    @inline(__always)
    func forEachLeaf(from start: Vector2, to end: Vector2, _ body: (Int32, Float) -> Float) {
        guard root != Self.none else { return }
        var direction = end - start
        direction.normalize()
        let normal = direction.left
        let absolute = Vector2(abs(normal.x), abs(normal.y))
        var part: Float = 1
        func bounds(_ part: Float) -> Bounds {
            let end = start + part * (end - start)
            return Bounds(lower: least(start, end), upper: greatest(start, end))
        }
        var line = bounds(part)
        nodes.withUnsafeBufferPointer { nodes in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.stackSize) { stack in
                stack[0] = root
                var count = 1
                while count > 0 {
                    count -= 1
                    let index = stack[count]
                    let node = nodes[Int(index)]
                    guard node.bounds.overlaps(line) else { continue }
                    let center = 0.5 * (node.bounds.lower + node.bounds.upper)
                    let half = 0.5 * (node.bounds.upper - node.bounds.lower)
                    if abs(normal.dot(start - center)) - absolute.dot(half) > 0 { continue }
                    if node.isLeaf {
                        let value = body(index, part)
                        if value == 0 { return }
                        if value > 0 {
                            part = value
                            line = bounds(part)
                        }
                    } else {
                        stack[count] = node.first
                        stack[count + 1] = node.second
                        count += 2
                    }
                }
            }
        }
    }

    /// A search holds at most one node of each height and one more; a balanced tree of 2⁶⁴ leaves is lower than this.
    private static var stackSize: Int { 128 }
}
