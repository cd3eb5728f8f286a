import LyceumKernels

/// How the losses of single elements are reduced to one.
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

/// Ends the program where a loss is to compare two shapes that are not equal.
///
/// Broadcasting, as elsewhere, would compare each prediction with every target if one of the two had one more axis.
private func checkShapes(_ loss: String, _ prediction: Tensor, _ target: Tensor) {
    let first = prediction.node.shape
    let second = target.node.shape
    if first == second { return }
    var ways: [String] = []
    if let axis = (0..<first.rank).last(where: { first[$0] == 1 && first.removing($0) == second }) {
        ways.append("prediction.removingAxis(\(axis == first.rank - 1 ? -1 : axis))")
    }
    if prediction.count == target.count {
        ways.append("target.reshaped(\(first))")
    } else if target.count == 1 {
        ways.append("Tensor(shape: \(first), repeating: number) for the same number everywhere")
    }
    let advice = ways.isEmpty ? "" : ": write \(ways.joined(separator: ", or "))"
    stop(
        ShapeMismatch(
            operation: loss, first: first.array, second: second.array,
            expected: "prediction and target must have the same shape\(advice)"))
}

/// The squared difference of prediction and target.
///
/// Shapes that are not equal stop the program.
public func mseLoss(
    _ prediction: some TensorOperand, _ target: some TensorConvertible, reduction: Reduction = .mean
) -> Tensor {
    let prediction = prediction.tensor
    let target = target.tensor
    checkShapes("mseLoss", prediction, target)
    return reduction(Tensor.binary(LYBinarySquaredDifference, "mseLoss", prediction, target))
}

/// With d = prediction - target: d² / 2β where |d| < β, else |d| - β / 2 (Girshick, Fast R-CNN, 2015).
///
/// A `beta` of 0 gives |d|; a negative one stops the program, and so do shapes that are not equal.
public func smoothL1Loss(
    _ prediction: some TensorOperand, _ target: some TensorConvertible, beta: Double = 1, reduction: Reduction = .mean
) -> Tensor {
    guard beta >= 0 else {
        stop(InvalidTensor(problem: .constant(operation: "smoothL1Loss", text: "beta \(beta) is below 0")))
    }
    let prediction = prediction.tensor
    let target = target.tensor
    checkShapes("smoothL1Loss", prediction, target)
    return reduction(Tensor.binary(LYBinarySmoothL1, "smoothL1Loss", prediction, target, Float(beta)))
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
    let logits = logits.logSoftmax()
    return reduction(-logits.gather(classes, axis: -1, for: "crossEntropyLoss"))
}

/// -log softmax(logits) at the class of each row, given as a tensor of whole numbers, such as actions.
///
/// A number that is not a class stops the program.
public func crossEntropyLoss(_ logits: some TensorOperand, _ classes: Tensor, reduction: Reduction = .mean) -> Tensor {
    crossEntropyLoss(logits, classes.indices("crossEntropyLoss"), reduction: reduction)
}

/// -Σ target × log softmax(logits) along the last axis, for targets that are distributions over the classes.
///
/// Shapes that are not equal stop the program.
public func crossEntropyLoss(
    _ logits: some TensorOperand, probabilities: some TensorConvertible, reduction: Reduction = .mean
) -> Tensor {
    let logits = logits.tensor
    let probabilities = probabilities.tensor
    checkShapes("crossEntropyLoss", logits, probabilities)
    return reduction(-(logits.logSoftmax() * probabilities).sum(axis: -1))
}
