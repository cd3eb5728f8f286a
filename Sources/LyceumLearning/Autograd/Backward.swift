import LyceumKernels

extension Tensor {
    /// Adds the gradient of this, a loss of one element, to the gradients of all parameters that went into it.
    ///
    /// With more elements than one, or if no parameter went into it, the program stops.
    public func backward() {
        guard node.count == 1 else { stop(InvalidTensor(problem: .backward(shape: shape))) }
        backward(from: Tensor(node.shape) { $0[0] = 1 })
    }

    /// Adds to the gradients of all parameters that went into this, given the gradient of a loss with respect to this.
    ///
    /// A gradient of another shape, or a tensor that no parameter went into, stops the program.
    public func backward(from gradient: Tensor) {
        guard node.requiresGradient else { stop(InvalidTensor(problem: .noGradient)) }
        guard gradient.node.shape == node.shape else {
            stop(
                ShapeMismatch(
                    operation: "backward(from:)", first: shape, second: gradient.shape,
                    expected: "a gradient has the shape of its tensor"))
        }
        BackwardPass(node).run(from: gradient.node)
    }
}

/// One node's turn in a backward pass, as a rule sees it.
struct Backward {
    let pass: BackwardPass
    let entry: Int
    /// The node whose gradient is complete.
    let node: Node
    /// Its gradient.
    let gradient: UnsafeMutablePointer<Float>

    /// The input of a number, counted as in the node.
    func input(_ index: Int) -> Node { pass.input(of: node, index) }

    /// Whether an input wants its gradient.
    func wants(_ index: Int) -> Bool { pass.target(entry, index) >= 0 }

    /// Lets `body` write the gradient of an input, or add to it, as its second argument says; not called for an input that
    /// wants none.
    @inline(__always)
    func accumulate(_ index: Int, _ body: (_ gradient: UnsafeMutablePointer<Float>, _ add: Int32) -> Void) {
        pass.accumulate(entry, index, body)
    }
}

/// A walk from a loss back to the parameters: first all nodes are found, then each is visited after all that use it.
///
/// What is known of a node is kept here, not in the node, so that several threads may go back through the same graph.
final class BackwardPass {
    private struct Entry {
        unowned(unsafe) let node: Node
        var gradient: UnsafeMutablePointer<Float>?
        /// The uses of this node that have not passed on their gradient yet.
        var pending: Int32 = 0
        /// Where the node's inputs begin in `targets`.
        var firstTarget: Int32 = 0
    }

    private var entries: [Entry] = []
    /// For each input of each node, its entry; -1 for one that wants no gradient.
    private var targets: [Int32] = []
    /// Entries by the address of their nodes: open addressing, -1 for a free place.
    private var table: [Int32] = Array(repeating: -1, count: 64)

    init(_ root: Node) {
        entries.reserveCapacity(32)
        targets.reserveCapacity(64)
        _ = entry(for: root)
        var index = 0
        while index < entries.count {
            let node = entries[index].node
            entries[index].firstTarget = Int32(targets.count)
            node.withUnsafeMutablePointerToHeader { header in
                if let first = header.pointee.first { addTarget(first) }
                if let second = header.pointee.second { addTarget(second) }
                if let third = header.pointee.third { addTarget(third) }
                for other in header.pointee.others { addTarget(other) }
            }
            index += 1
        }
    }

    deinit {
        for entry in entries { entry.gradient?.deallocate() }
    }

    func run(from gradient: Node) {
        let root = entries[0].node
        if let store = root.header.gradients {
            store.accumulate { target, add in
                ly_unary_gradient(
                    LYUnaryCopy, root.count, gradient.data, gradient.data, gradient.data, target, 0, 0, add ? 1 : 0)
            }
            return
        }
        let copy = UnsafeMutablePointer<Float>.allocate(capacity: root.count)
        copy.update(from: gradient.data, count: root.count)
        entries[0].gradient = copy
        var ready: [Int32] = [0]
        while let index = ready.popLast() {
            let node = entries[Int(index)].node
            if let gradient = entries[Int(index)].gradient {
                let turn = Backward(pass: self, entry: Int(index), node: node, gradient: gradient)
                node.passOn(turn)
                // A rule that hands the buffer on to the input has taken it out of the entry.
                entries[Int(index)].gradient?.deallocate()
                entries[Int(index)].gradient = nil
            }
            let first = Int(entries[Int(index)].firstTarget)
            let last = Int(index) + 1 < entries.count ? Int(entries[Int(index) + 1].firstTarget) : targets.count
            for position in first..<last where targets[position] >= 0 {
                let target = Int(targets[position])
                entries[target].pending -= 1
                if entries[target].pending == 0, entries[target].node.header.gradients == nil {
                    ready.append(Int32(target))
                }
            }
        }
    }

    func input(of node: Node, _ index: Int) -> Node {
        let input =
            if node.header.others.isEmpty {
                index == 0 ? node.header.first : index == 1 ? node.header.second : node.header.third
            } else {
                node.header.others[index] as Node?
            }
        guard let input else { preconditionFailure("a rule asks for an input that the operation has not recorded") }
        return input
    }

    func target(_ entry: Int, _ index: Int) -> Int { Int(targets[Int(entries[entry].firstTarget) + index]) }

    @inline(__always)
    func accumulate(_ entry: Int, _ index: Int, _ body: (UnsafeMutablePointer<Float>, Int32) -> Void) {
        let target = target(entry, index)
        guard target >= 0 else { return }
        let node = entries[target].node
        if let store = node.header.gradients {
            store.accumulate { body($0, $1 ? 1 : 0) }
        } else if let gradient = entries[target].gradient {
            body(gradient, 1)
        } else {
            let gradient = UnsafeMutablePointer<Float>.allocate(capacity: max(1, node.count))
            entries[target].gradient = gradient
            body(gradient, 0)
        }
    }

    /// Hands the gradient of a node to its only input, or adds it to what is there.
    func hand(over entry: Int) {
        let target = target(entry, 0)
        guard target >= 0, let gradient = entries[entry].gradient else { return }
        if entries[target].gradient == nil, entries[target].node.header.gradients == nil {
            entries[target].gradient = gradient
            entries[entry].gradient = nil
        } else {
            let count = entries[target].node.count
            accumulate(entry, 0) { target, add in
                ly_unary_gradient(LYUnaryCopy, count, gradient, gradient, gradient, target, 0, 0, add)
            }
        }
    }

    private func addTarget(_ node: Node) {
        guard node.requiresGradient else {
            targets.append(-1)
            return
        }
        let target = entry(for: node)
        entries[target].pending += 1
        targets.append(Int32(target))
    }

    /// The entry of a node, made where there is none.
    private func entry(for node: Node) -> Int {
        if entries.count * 2 >= table.count { grow() }
        let mask = table.count - 1
        var place = Self.place(of: node, mask)
        while true {
            let index = Int(table[place])
            if index < 0 { break }
            if entries[index].node === node { return index }
            place = (place + 1) & mask
        }
        table[place] = Int32(entries.count)
        entries.append(Entry(node: node))
        return entries.count - 1
    }

    private func grow() {
        table = Array(repeating: -1, count: table.count * 4)
        let mask = table.count - 1
        for (index, entry) in entries.enumerated() {
            var place = Self.place(of: entry.node, mask)
            while table[place] >= 0 { place = (place + 1) & mask }
            table[place] = Int32(index)
        }
    }

    private static func place(of node: Node, _ mask: Int) -> Int {
        let address = UInt(bitPattern: Unmanaged.passUnretained(node).toOpaque())
        return Int(truncatingIfNeeded: (address &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }
}
