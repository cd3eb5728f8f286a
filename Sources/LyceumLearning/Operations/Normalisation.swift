import LyceumKernels

extension TensorOperand {
    /// (x - mean) / √(variance + epsilon) along the last axis (Ba et al., Layer Normalization, 2016).
    public func layerNormalised(epsilon: Double = 1e-5) -> Tensor {
        let x = tensor.node
        let length = x.shape.last
        guard length > 0 else { stop(InvalidTensor(problem: .empty(operation: "layerNormalised"))) }
        let rows = x.count / length
        // Kept for the gradient: what each row was multiplied by.
        let scales = Tensor(Shape(rows)) { _ in }
        return Tensor.operation(x.shape, x) {
            ly_normalise(rows, length, x.data, $0, scales.node.data, Float(epsilon))
        } backward: { turn in
            turn.accumulate(0) { target, add in
                ly_normalise_gradient(rows, length, turn.node.data, scales.node.data, turn.gradient, target, add)
            }
        }
    }
}
