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
    // The pass holds on to itself while it runs.
    unowned(unsafe) let pass: BackwardPass
    let entry: Int
    /// The node whose gradient is complete.
    let node: BorrowedNode
    /// Its gradient.
    let gradient: UnsafeMutablePointer<Float>

    /// The input at an index, counted as in the node.
    func input(_ index: Int) -> BorrowedNode {
        let fields = node.fields
        if !fields.pointee.others.isEmpty { return BorrowedNode(fields.pointee.others[index]) }
        let input = index == 0 ? fields.pointee.first : index == 1 ? fields.pointee.second : fields.pointee.third
        guard let input else { preconditionFailure("a rule asks for an input that the operation has not recorded") }
        return BorrowedNode(input)
    }

    /// Whether an input needs its gradient.
    func wants(_ index: Int) -> Bool { pass.target(entry, index) >= 0 }

    /// Lets `body` write the gradient of an input, or add to it, as its second argument says; not called for an input
    /// that needs none.
    @inline(__always)
    func accumulate(_ index: Int, _ body: (_ gradient: UnsafeMutablePointer<Float>, _ add: Int32) -> Void) {
        pass.accumulate(entry, index, body)
    }
    /// The same where `body` may write over this gradient: the last thing that a rule does, number by number or row by row.
    @inline(__always)
    func transform(_ index: Int, _ body: (_ gradient: UnsafeMutablePointer<Float>, _ add: Int32) -> Void) {
        pass.transform(entry, index, body)
    }
}
