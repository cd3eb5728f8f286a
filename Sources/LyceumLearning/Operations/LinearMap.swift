import LyceumKernels
import LyceumThreadLocal

/// input × weightᵀ + bias: the input's last axis is replaced by the outputs.
///
/// - Parameters:
///   - input: Shape […, inputs].
///   - weight: Shape [outputs, inputs].
///   - bias: Shape [outputs].
/// - Returns: Shape […, outputs]. Other shapes stop the program.
public func linear(
    _ input: some TensorConvertible, _ weight: some TensorOperand, _ bias: (some TensorOperand)? = Tensor?.none
) -> Tensor {
    let x = input.tensor.node
    let w = weight.tensor.node
    let b = bias?.tensor.node
    guard w.shape.rank == 2, x.shape.rank > 0, x.shape.last == w.shape[1] else {
        stop(
            ShapeMismatch(
                operation: "linear", first: x.shape.array, second: w.shape.array,
                expected: "the input's last length must be the weight's second one"))
    }
    let outputs = w.shape[0]
    let inputs = w.shape[1]
    if let b, b.shape != Shape(outputs) {
        stop(
            ShapeMismatch(
                operation: "linear", first: w.shape.array, second: b.shape.array,
                expected: "the bias must have the shape [\(outputs)]"))
    }
    let result = Node.make(x.shape.replacingLast(with: outputs))
    let rows = inputs == 0 ? result.count / max(1, outputs) : x.count / inputs
    ly_linear(rows, outputs, inputs, x.data, w.data, b?.data, result.data)
    if ly_gradient_pause_depth() == 0, x.requiresGradient || w.requiresGradient || b?.requiresGradient ?? false {
        result.record(.linear, x, w, b)
    }
    return Tensor(result)
}
