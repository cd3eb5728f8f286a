import LyceumThreadLocal

/// Runs `body` on this thread without recording how its results came about: they hold numbers only.
///
/// For acting and evaluating, where no gradient is asked for.
///
/// ```swift
/// let values = withoutGradients { network(observation) }
/// let (action, value) = withoutGradients { (policy(observation).sample(), critic(observation).item) }
/// ```
/// PyTorch's `torch.no_grad()`.
public func withoutGradients<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    ly_change_gradient_pause_depth(1)
    defer { ly_change_gradient_pause_depth(-1) }
    return try body()
}

extension Node {
    /// Whether what is computed from nodes records them.
    @inline(__always)
    static func records(_ a: Node) -> Bool { a.requiresGradient && ly_gradient_pause_depth() == 0 }

    @inline(__always)
    static func records(_ a: Node, _ b: Node) -> Bool {
        (a.requiresGradient || b.requiresGradient) && ly_gradient_pause_depth() == 0
    }

    /// Makes this the result of an operation.
    @inline(__always)
    func record(_ rule: Rule, _ first: Node, _ second: Node? = nil, _ third: Node? = nil) {
        fields.pointee.requiresGradient = true
        fields.pointee.rule = rule
        fields.pointee.first = .passRetained(first)
        fields.pointee.second = second.map { .passRetained($0) }
        fields.pointee.third = third.map { .passRetained($0) }
    }
}

extension Tensor {
    /// An operation with a gradient of its own: the result of `fill`, recorded where the input requires a gradient.
    ///
    /// `backward` must not capture inputs, which would make the release of a long graph recursive; it finds them in the
    /// ``Backward`` that it is given.
    @inline(__always)
    static func operation(
        _ shape: Shape, _ first: Node, _ second: Node? = nil, _ third: Node? = nil,
        fill: (UnsafeMutablePointer<Float>) -> Void, backward: @escaping @Sendable (Backward) -> Void
    ) -> Tensor {
        let node = Node.make(shape)
        fill(node.data)
        if first.requiresGradient || second?.requiresGradient ?? false || third?.requiresGradient ?? false,
            ly_gradient_pause_depth() == 0
        {
            node.record(.custom(backward), first, second, third)
        }
        return Tensor(node)
    }

    /// The same for any number of inputs.
    static func operation(
        _ shape: Shape, all inputs: [Node], fill: (UnsafeMutablePointer<Float>) -> Void,
        backward: @escaping @Sendable (Backward) -> Void
    ) -> Tensor {
        let node = Node.make(shape)
        fill(node.data)
        if ly_gradient_pause_depth() == 0, inputs.contains(where: { $0.requiresGradient }) {
            node.fields.pointee.requiresGradient = true
            node.fields.pointee.rule = .custom(backward)
            node.fields.pointee.others = inputs
        }
        return Tensor(node)
    }
}
