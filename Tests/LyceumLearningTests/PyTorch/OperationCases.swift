import LyceumLearning

/// The cases of `operations` in `Reference/make_reference.py`, under the same names: operands and reductions.
func operationCase(_ name: String, _ x: [Parameter], _ constants: [Tensor]) -> Tensor? {
    let a = x[0]
    switch name {
    case "add", "add-broadcast", "add-row", "add-number": return a + x[1]
    case "subtract", "subtract-broadcast", "subtract-row", "subtract-number": return a - x[1]
    case "multiply", "multiply-broadcast", "multiply-row", "multiply-number": return a * x[1]
    case "maximum", "maximum-broadcast", "maximum-row", "maximum-number": return maximum(a, x[1])
    case "minimum", "minimum-broadcast", "minimum-row", "minimum-number": return minimum(a, x[1])
    case "divide", "divide-broadcast": return a / x[1]
    case "pow": return pow(a, x[1])
    case "where": return Tensor.where(constants[0], a, x[1])

    case "plus-2": return a + 2
    case "minus-2": return a - 2
    case "2-minus": return 2 - a
    case "times-3": return a * 3
    case "over-3": return a / 3
    case "3-over": return 3 / a
    case "pow-2.5": return pow(a, 2.5)
    case "pow-3": return pow(a, 3)

    case "negate": return -a
    case "exp": return exp(a)
    case "abs": return abs(a)
    case "square": return a.square()
    case "tanh", "tanh-far": return tanh(a)
    case "sigmoid", "sigmoid-far": return sigmoid(a)
    case "relu": return relu(a)
    case "softplus", "softplus-far": return softplus(a)
    case "leakyRelu": return leakyRelu(a, slope: 0.1)
    case "elu": return elu(a, alpha: 1.5)
    case "clamp": return clamp(a, -0.5, 0.8)
    case "log": return log(a)
    case "sqrt": return sqrt(a)

    case "sum": return a.sum()
    case "mean": return a.mean()
    case "sum-kept": return a.sum(axis: 1, keepingAxis: true)
    case "sum-axes": return a.sum(axes: [0, 2])
    case "mean-axes-kept": return a.mean(axes: [0, 2], keepingAxes: true)
    case "max": return a.max()
    case "min": return a.min()
    case "variance": return a.variance()
    case "variance-population": return a.variance(correction: 0)
    case "standardDeviation": return a.standardDeviation()
    default: return axisCase(name, a) ?? structureCase(name, x, constants)
    }
}

/// The cases that are named by an axis.
private func axisCase(_ name: String, _ a: Parameter) -> Tensor? {
    let parts = name.split(separator: "-")
    guard parts.count == 2, let axis = Int(parts[1]) else { return nil }
    switch parts[0] {
    case "sum": return a.sum(axis: axis)
    case "mean": return a.mean(axis: axis)
    case "max": return a.max(axis: axis)
    case "min": return a.min(axis: axis)
    case "logSumExp": return a.logSumExp(axis: axis)
    case "softmax": return softmax(a, axis: axis)
    case "logSoftmax": return logSoftmax(a, axis: axis)
    default: return nil
    }
}
