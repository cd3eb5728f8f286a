import LyceumKernels

/// How the losses of single elements become the loss.
public enum Reduction: Sendable {
    /// Their mean.
    case mean
    /// Their sum.
    case sum
    /// They stay as they are.
    case none

    func callAsFunction(_ losses: Tensor) -> Tensor {
        switch self {
        case .mean: losses.mean()
        case .sum: losses.sum()
        case .none: losses
        }
    }
}

/// The squared difference of prediction and target, whose shapes broadcast.
public func mseLoss(
    _ prediction: some TensorOperand, _ target: some TensorConvertible, reduction: Reduction = .mean
) -> Tensor {
    reduction(Tensor.binary(LYBinarySquaredDifference, "mseLoss", prediction.tensor, target.tensor))
}

/// With d = prediction - target: d² / 2β where |d| < β, else |d| - β / 2 (Girshick, Fast R-CNN, 2015). The shapes broadcast.
///
/// A `beta` of 0 gives |d|; a negative one stops the program.
public func smoothL1Loss(
    _ prediction: some TensorOperand, _ target: some TensorConvertible, beta: Float = 1, reduction: Reduction = .mean
) -> Tensor {
    guard beta >= 0 else {
        stop(InvalidTensor(problem: .constant(operation: "smoothL1Loss", text: "beta \(beta) is below 0")))
    }
    return reduction(Tensor.binary(LYBinarySmoothL1, "smoothL1Loss", prediction.tensor, target.tensor, beta))
}

/// -log softmax(logits) at the class of each row.
///
/// - Parameters:
///   - logits: Shape [rows, classes], or [classes] for one row.
///   - classes: The class of each row, 0 or more and below the number of classes; else the program stops.
///   - reduction: How the rows' losses become the loss.
public func crossEntropyLoss(
    _ logits: some TensorOperand, _ classes: [Int], reduction: Reduction = .mean
) -> Tensor {
    reduction(-logits.logSoftmax().gather(classes))
}

/// -Σ target × log softmax(logits) along the last axis, for targets that are distributions over the classes.
public func crossEntropyLoss(
    _ logits: some TensorOperand, probabilities: some TensorConvertible, reduction: Reduction = .mean
) -> Tensor {
    reduction(-(logits.logSoftmax() * probabilities.tensor).sum(axis: -1))
}
