import LyceumLearning

/// The cases of `operations` in `Reference/make_reference.py`, under the same names: matrices, shapes, losses and layers.
func structureCase(_ name: String, _ x: [Parameter], _ constants: [Tensor]) -> Tensor? {
    let a = x[0]
    /// The first constant as indices.
    let indices = constants.first?.elements.map { Int($0) } ?? []
    switch name {
    case "matmul", "matmul-row", "matmul-column", "matmul-dot", "matmul-batch": return matmul(a, x[1])
    case "linear", "linear-one": return linear(a, x[1], x[2])
    case "linear-no-bias": return linear(a, x[1])

    case "reshaped": return a.reshaped(2, -1)
    case "flattened": return a.flattened(from: 1)
    case "transposed": return a.transposed()
    case "transposed-order": return a.transposed([2, 0, 1])
    case "expandingAxis": return a.expandingAxis(1)
    case "slice-rows": return a[1..<3]
    case "slice-last": return a[0..., -1]
    case "slice-middle": return a[0..., 1..<3, 2]
    case "gather": return a.gather(indices)
    case "gather-0": return a.gather(indices, axis: 0)
    case "take": return a.take(indices)
    case "concatenate": return concatenate([a, x[1]], axis: 1)
    case "stack": return stack([a, x[1]], axis: 1)

    case "mse": return mseLoss(a, constants[0])
    case "mse-sum": return mseLoss(a, x[1], reduction: .sum)
    case "mse-none": return mseLoss(a, x[1], reduction: .none)
    case "smoothL1": return smoothL1Loss(a, constants[0])
    case "smoothL1-half": return smoothL1Loss(a, x[1], beta: 0.5)
    case "smoothL1-zero": return smoothL1Loss(a, x[1], beta: 0)
    case "crossEntropy": return crossEntropyLoss(a, indices)
    case "crossEntropy-probabilities": return crossEntropyLoss(a, probabilities: constants[0])

    case "layerNorm": return a.layerNormalised() * x[1] + x[2]
    case "conv2D": return conv2D(a, x[1], x[2])
    case "conv2D-stride": return conv2D(a, x[1], stride: 2, padding: 1)
    case "maxPool": return a.maxPooled2D(2)
    case "maxPool-padded": return a.maxPooled2D(3, stride: 2, padding: 1)
    case "averagePool": return a.averagePooled2D(2)
    case "averagePool-padded": return a.averagePooled2D(3, stride: 2, padding: 1)
    case "embedding": return a.take(indices)
    default: return nil
    }
}
