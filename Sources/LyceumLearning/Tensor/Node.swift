import LyceumKernels

/// What a tensor is made of: its elements, and how they came about.
///
/// A node does not change once it is made, so it may go to any thread. (A ``Parameter`` writes into a node that nobody
/// else has.) Its elements are allocated with it.
package final class Node: ManagedBuffer<Node.Header, Float> {
    package struct Header {
        let shape: Shape
        let count: Int
        /// The elements: behind this header, or those of `first` for another shape of the same elements.
        var data: UnsafeMutablePointer<Float>
        /// Whether a gradient is passed on to this node.
        var requiresGradient = false
        /// How a gradient goes on from here.
        var rule = Rule.none
        // What this was computed from, where that is needed for gradients. (What is unmanaged is retained by hand, so that to
        // look at it costs no counting.)
        var first: Unmanaged<Node>?
        var second: Unmanaged<Node>?
        var third: Unmanaged<Node>?
        var others: [Node] = []
        /// Where the gradient of a parameter is added up.
        var gradients: Unmanaged<GradientStore>?
    }

    /// A node whose elements are still to be written; the program stops for more of them than a tensor holds.
    static func make(_ shape: Shape) -> Node {
        if shape.isTooLarge { stop(InvalidTensor(problem: .size(shape: shape.array))) }
        let count = shape.count
        let buffer = create(minimumCapacity: count) { buffer in
            buffer.withUnsafeMutablePointerToElements { Header(shape: shape, count: count, data: $0) }
        }
        return unsafeDowncast(buffer, to: Node.self)
    }

    /// A node that shows the elements of another one in a shape of the same size.
    static func view(of base: Node, _ shape: Shape) -> Node {
        let buffer = create(minimumCapacity: 0) { _ in
            Header(
                shape: shape, count: base.fields.pointee.count, data: base.fields.pointee.data,
                first: .passRetained(base))
        }
        return unsafeDowncast(buffer, to: Node.self)
    }

    /// The header. (Read through a pointer: `header` has an exclusivity check at run time.)
    @inline(__always) var fields: UnsafeMutablePointer<Header> { withUnsafeMutablePointerToHeader { $0 } }
    @inline(__always) var shape: Shape { fields.pointee.shape }
    @inline(__always) var count: Int { fields.pointee.count }
    @inline(__always) var data: UnsafeMutablePointer<Float> { fields.pointee.data }
    @inline(__always) var requiresGradient: Bool { fields.pointee.requiresGradient }

    // A long chain of nodes is released in a loop here; automatic release would recurse once for each of them.
    deinit {
        fields.pointee.gradients?.release()
        guard fields.pointee.first != nil || !fields.pointee.others.isEmpty else { return }
        var waiting: [Unmanaged<Node>] = []
        Node.takeInputs(of: BorrowedNode(self), into: &waiting)
        while let next = waiting.popLast() {
            var node = next.takeRetainedValue()
            if isKnownUniquelyReferenced(&node) { Node.takeInputs(of: BorrowedNode(node), into: &waiting) }
        }
    }

    private static func takeInputs(of node: BorrowedNode, into waiting: inout [Unmanaged<Node>]) {
        func take(_ input: inout Unmanaged<Node>?) {
            guard let taken = input.take() else { return }
            let fields = BorrowedNode(taken).fields
            if fields.pointee.first != nil || !fields.pointee.others.isEmpty {
                waiting.append(taken)
            } else {
                taken.release()
            }
        }
        take(&node.fields.pointee.first)
        take(&node.fields.pointee.second)
        take(&node.fields.pointee.third)
        if !node.fields.pointee.others.isEmpty {
            waiting += node.fields.pointee.others.map { .passRetained($0) }
            node.fields.pointee.others = []
        }
    }
}

/// A node that something else keeps alive, as a loss does all that a backward pass meets: without a count of references.
struct BorrowedNode {
    let fields: UnsafeMutablePointer<Node.Header>

    @inline(__always) init(_ node: Node) { fields = node.fields }
    @inline(__always) init(_ node: Unmanaged<Node>) { fields = node._withUnsafeGuaranteedRef { $0.fields } }

    @inline(__always) var shape: Shape { fields.pointee.shape }
    @inline(__always) var count: Int { fields.pointee.count }
    @inline(__always) var data: UnsafeMutablePointer<Float> { fields.pointee.data }
}

/// How the gradient of a node goes on to its inputs.
enum Rule {
    /// It goes no further.
    case none
    /// To the one input, as it is.
    case same
    /// Through a function of one number with its two constants.
    case unary(LYUnary, Float, Float)
    /// Through a function of two numbers with its constant, each operand repeated to the shape of the result.
    case binary(LYBinary, Float)
    /// Through input × weightᵀ + bias.
    case linear
    /// Through the softmax along the last axis, or its logarithm.
    case softmax(isLogarithm: Bool)
    /// As a closure says, which must not hold on to the inputs: it finds them in the node.
    case custom(@Sendable (Backward) -> Void)
}
