import LyceumKernels

extension Tensor {
    /// A function of each element.
    @inline(__always)
    func unary(_ function: LYUnary, _ p: Float = 0, _ q: Float = 0) -> Tensor {
        let result = Node.make(node.shape)
        ly_unary(function, node.count, node.data, result.data, p, q)
        if Node.records(node) { result.record(.unary(function, p, q), node) }
        return Tensor(result)
    }
}

extension TensorOperand {
    /// e to the power of each element.
    public func exp() -> Tensor { tensor.unary(LYUnaryExp) }

    /// The natural logarithm of each element.
    public func log() -> Tensor { tensor.unary(LYUnaryLog) }

    /// The square root of each element.
    public func sqrt() -> Tensor { tensor.unary(LYUnarySquareRoot) }

    /// The absolute value of each element; its gradient at 0 is 0.
    public func abs() -> Tensor { tensor.unary(LYUnaryAbsolute) }

    /// The square of each element.
    public func square() -> Tensor { tensor.unary(LYUnarySquare) }

    /// The hyperbolic tangent of each element.
    public func tanh() -> Tensor { tensor.unary(LYUnaryTanh) }

    /// 1 / (1 + exp(-x)) for each element.
    public func sigmoid() -> Tensor { tensor.unary(LYUnarySigmoid) }

    /// max(x, 0) for each element; its gradient at 0 is 0.
    public func relu() -> Tensor { tensor.unary(LYUnaryReLU) }

    /// log(1 + exp(x)) for each element, without overflow.
    public func softplus() -> Tensor { tensor.unary(LYUnarySoftplus) }

    /// Each element to a power.
    public func pow(_ exponent: Float) -> Tensor { tensor.unary(LYUnaryPower, exponent) }

    /// Each element to a power of its own, the shapes broadcast.
    public func pow(_ exponent: some TensorOperand) -> Tensor {
        Tensor.binary(LYBinaryPower, "pow", tensor, exponent.tensor)
    }

    /// Each element clamped to the limits; outside them its gradient is 0.
    ///
    /// A lower limit above the upper one stops the program.
    public func clamp(_ lower: Float = -.infinity, _ upper: Float = .infinity) -> Tensor {
        guard lower <= upper else {
            stop(InvalidTensor(problem: .constant(operation: "clamp", text: "\(lower) is above \(upper)")))
        }
        return tensor.unary(LYUnaryClamp, lower, upper)
    }
}

/// e to the power of each element.
public func exp(_ x: some TensorOperand) -> Tensor { x.exp() }

/// The natural logarithm of each element.
public func log(_ x: some TensorOperand) -> Tensor { x.log() }

/// The square root of each element.
public func sqrt(_ x: some TensorOperand) -> Tensor { x.sqrt() }

/// The absolute value of each element.
public func abs(_ x: some TensorOperand) -> Tensor { x.abs() }

/// The hyperbolic tangent of each element.
public func tanh(_ x: some TensorOperand) -> Tensor { x.tanh() }

/// 1 / (1 + exp(-x)) for each element.
public func sigmoid(_ x: some TensorOperand) -> Tensor { x.sigmoid() }

/// max(x, 0) for each element.
public func relu(_ x: some TensorOperand) -> Tensor { x.relu() }

/// x where it is positive, else slope × x.
public func leakyRelu(_ x: some TensorOperand, slope: Double = 0.01) -> Tensor {
    x.tensor.unary(LYUnaryLeakyReLU, Float(slope))
}

/// x where it is positive, else alpha × (exp(x) - 1).
public func elu(_ x: some TensorOperand, alpha: Double = 1) -> Tensor { x.tensor.unary(LYUnaryELU, Float(alpha)) }

/// log(1 + exp(x)) for each element, without overflow.
public func softplus(_ x: some TensorOperand) -> Tensor { x.softplus() }

/// Each element to a power.
public func pow(_ x: some TensorOperand, _ exponent: Float) -> Tensor { x.pow(exponent) }

/// Each element to a power of its own, the shapes broadcast.
public func pow(_ x: some TensorOperand, _ exponent: some TensorOperand) -> Tensor { x.pow(exponent) }

/// Each element clamped to the limits; outside them its gradient is 0.
public func clamp(_ x: some TensorOperand, _ lower: Float = -.infinity, _ upper: Float = .infinity) -> Tensor {
    x.clamp(lower, upper)
}

/// The elementwise maximum, the shapes broadcast; equal elements share the gradient.
public func maximum(_ a: some TensorOperand, _ b: some TensorOperand) -> Tensor {
    Tensor.binary(LYBinaryMaximum, "maximum", a.tensor, b.tensor)
}

/// The elementwise minimum, the shapes broadcast; equal elements share the gradient.
public func minimum(_ a: some TensorOperand, _ b: some TensorOperand) -> Tensor {
    Tensor.binary(LYBinaryMinimum, "minimum", a.tensor, b.tensor)
}
