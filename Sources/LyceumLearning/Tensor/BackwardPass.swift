import LyceumKernels

/// A walk from a loss back to the parameters: first all nodes are found, then each is visited after all that use it.
///
/// What is known of a node is kept here, not in the node, so that several threads may go back through the same graph.
final class BackwardPass {
    fileprivate struct Entry {
        let node: BorrowedNode
        var gradient: UnsafeMutablePointer<Float>?
        /// The uses of this node that have not passed on their gradient yet.
        var pending: Int32 = 0
        /// Where the node's inputs begin in `targets`, and how many there are.
        var firstTarget: Int32 = 0
        var targetCount: Int32 = 0
    }

    fileprivate struct State {
        var entries: [Entry] = []
        /// For each input of each node, its entry; -1 for one that needs no gradient.
        var targets: [Int32] = []
        /// Entries by the address of their nodes: open addressing, -1 for a free place.
        var table = [Int32](repeating: -1, count: 64)
    }

    // Behind a pointer, where an access needs no exclusivity check at run time.
    private let state: UnsafeMutablePointer<State>

    init(_ root: Node) {
        state = .allocate(capacity: 1)
        state.initialize(to: State())
        state.pointee.find(BorrowedNode(root))
    }

    deinit {
        for entry in state.pointee.entries { entry.gradient?.deallocate() }
        state.deinitialize(count: 1)
        state.deallocate()
    }

    func run(from gradient: Node) {
        let root = state.pointee.entries[0].node
        if let store = root.fields.pointee.gradients {
            store.takeUnretainedValue().accumulate { target, add in
                Self.add(gradient.data, root.count, to: target, add ? 1 : 0)
            }
            return
        }
        let copy = UnsafeMutablePointer<Float>.allocate(capacity: max(1, root.count))
        copy.update(from: gradient.data, count: root.count)
        state.pointee.entries[0].gradient = copy
        var ready: [Int32] = [0]
        while let next = ready.popLast() {
            let index = Int(next)
            let entry = state.pointee.entries[index]
            if let gradient = entry.gradient {
                Backward(pass: self, entry: index, node: entry.node, gradient: gradient).passOn()
                // A rule that hands the buffer on to the input has taken it out of the entry.
                state.pointee.entries[index].gradient?.deallocate()
                state.pointee.entries[index].gradient = nil
            }
            for position in Int(entry.firstTarget)..<Int(entry.firstTarget + entry.targetCount) {
                let target = Int(state.pointee.targets[position])
                guard target >= 0 else { continue }
                state.pointee.entries[target].pending -= 1
                if state.pointee.entries[target].pending == 0, state.pointee.entries[target].firstTarget >= 0 {
                    ready.append(Int32(target))
                }
            }
        }
    }

    /// The entry of an input; negative if it needs no gradient.
    @inline(__always)
    func target(_ entry: Int, _ index: Int) -> Int {
        Int(state.pointee.targets[Int(state.pointee.entries[entry].firstTarget) + index])
    }

    @inline(__always)
    func accumulate(_ entry: Int, _ index: Int, _ body: (UnsafeMutablePointer<Float>, Int32) -> Void) {
        let target = target(entry, index)
        guard target >= 0 else { return }
        let node = state.pointee.entries[target].node
        if let store = node.fields.pointee.gradients {
            store._withUnsafeGuaranteedRef { $0.accumulate { body($0, $1 ? 1 : 0) } }
        } else if let gradient = state.pointee.entries[target].gradient {
            body(gradient, 1)
        } else {
            let gradient = UnsafeMutablePointer<Float>.allocate(capacity: max(1, node.count))
            state.pointee.entries[target].gradient = gradient
            body(gradient, 0)
        }
    }

    /// The same where `body` may write over the gradient of the node, because it is done with each number, or row, when it
    /// writes there, and nothing reads it afterwards: an input that has no gradient yet takes that memory.
    @inline(__always)
    func transform(_ entry: Int, _ index: Int, _ body: (UnsafeMutablePointer<Float>, Int32) -> Void) {
        let target = target(entry, index)
        guard target >= 0 else { return }
        if state.pointee.entries[target].gradient == nil,
            state.pointee.entries[target].node.fields.pointee.gradients == nil,
            let gradient = state.pointee.entries[entry].gradient
        {
            body(gradient, 0)
            state.pointee.entries[target].gradient = gradient
            state.pointee.entries[entry].gradient = nil
        } else {
            accumulate(entry, index, body)
        }
    }

    /// Hands the gradient of a node to its only input, or adds it to what is there.
    func hand(over entry: Int) {
        let target = target(entry, 0)
        guard target >= 0, let gradient = state.pointee.entries[entry].gradient else { return }
        let node = state.pointee.entries[target].node
        if state.pointee.entries[target].gradient == nil, node.fields.pointee.gradients == nil {
            state.pointee.entries[target].gradient = gradient
            state.pointee.entries[entry].gradient = nil
        } else {
            accumulate(entry, 0) { Self.add(gradient, node.count, to: $0, $1) }
        }
    }

    private static func add(
        _ gradient: UnsafePointer<Float>, _ count: Int, to target: UnsafeMutablePointer<Float>, _ add: Int32
    ) {
        if add != 0 {
            ly_accumulate(count, gradient, target)
        } else {
            target.update(from: gradient, count: count)
        }
    }
}

extension BackwardPass.State {
    /// Finds all nodes that gradients from the root go to.
    fileprivate mutating func find(_ root: BorrowedNode) {
        entries.reserveCapacity(24)
        targets.reserveCapacity(48)
        _ = entry(for: root)
        var index = 0
        while index < entries.count {
            let fields = entries[index].node.fields
            let first = targets.count
            if let input = fields.pointee.first { addTarget(BorrowedNode(input)) }
            if let input = fields.pointee.second { addTarget(BorrowedNode(input)) }
            if let input = fields.pointee.third { addTarget(BorrowedNode(input)) }
            if !fields.pointee.others.isEmpty {
                for input in fields.pointee.others { addTarget(BorrowedNode(input)) }
            }
            // The gradient of a parameter is added up elsewhere: it takes no turn.
            entries[index].firstTarget = fields.pointee.gradients == nil ? Int32(first) : -1
            entries[index].targetCount = Int32(targets.count - first)
            index += 1
        }
    }

    private mutating func addTarget(_ node: BorrowedNode) {
        guard node.fields.pointee.requiresGradient else {
            targets.append(-1)
            return
        }
        let target = entry(for: node)
        entries[target].pending += 1
        targets.append(Int32(target))
    }

    /// The entry of a node, made where there is none.
    private mutating func entry(for node: BorrowedNode) -> Int {
        if entries.count * 2 >= table.count { grow() }
        let mask = table.count - 1
        var place = Self.place(of: node, mask)
        while true {
            let index = Int(table[place])
            if index < 0 { break }
            if entries[index].node.fields == node.fields { return index }
            place = (place + 1) & mask
        }
        table[place] = Int32(entries.count)
        entries.append(BackwardPass.Entry(node: node))
        return entries.count - 1
    }

    private mutating func grow() {
        table = Array(repeating: -1, count: table.count * 4)
        let mask = table.count - 1
        for (index, entry) in entries.enumerated() {
            var place = Self.place(of: entry.node, mask)
            while table[place] >= 0 { place = (place + 1) & mask }
            table[place] = Int32(index)
        }
    }

    private static func place(of node: BorrowedNode, _ mask: Int) -> Int {
        let address = UInt(bitPattern: node.fields)
        return Int(truncatingIfNeeded: (address &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }
}
