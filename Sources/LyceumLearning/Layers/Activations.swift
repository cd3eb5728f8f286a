/// max(x, 0) as a layer.
public final class ReLU: Module, Layer {
    /// max(x, 0) for each element.
    public func forward(_ input: Tensor) -> Tensor { input.relu() }
}

/// x where it is positive, else slope × x, as a layer.
public final class LeakyReLU: Module, Layer {
    private let slope: Double

    /// A layer with this slope below 0.
    public init(slope: Double = 0.01) { self.slope = slope }

    /// x where it is positive, else slope × x.
    public func forward(_ input: Tensor) -> Tensor { leakyRelu(input, slope: slope) }
}

/// x where it is positive, else alpha × (exp(x) - 1), as a layer.
public final class ELU: Module, Layer {
    private let alpha: Double

    /// A layer that tends to -alpha far below 0.
    public init(alpha: Double = 1) { self.alpha = alpha }

    /// x where it is positive, else alpha × (exp(x) - 1).
    public func forward(_ input: Tensor) -> Tensor { elu(input, alpha: alpha) }
}

/// The hyperbolic tangent as a layer.
public final class Tanh: Module, Layer {
    /// The hyperbolic tangent of each element.
    public func forward(_ input: Tensor) -> Tensor { input.tanh() }
}

/// 1 / (1 + exp(-x)) as a layer.
public final class Sigmoid: Module, Layer {
    /// 1 / (1 + exp(-x)) for each element.
    public func forward(_ input: Tensor) -> Tensor { input.sigmoid() }
}

/// log(1 + exp(x)) as a layer.
public final class Softplus: Module, Layer {
    /// log(1 + exp(x)) for each element.
    public func forward(_ input: Tensor) -> Tensor { input.softplus() }
}

/// The softmax along an axis as a layer.
public final class Softmax: Module, Layer {
    private let axis: Int

    /// A layer along an axis; the last one by default.
    public init(axis: Int = -1) { self.axis = axis }

    /// exp(x) / Σ exp(x) along the axis.
    public func forward(_ input: Tensor) -> Tensor { input.softmax(axis: axis) }
}

/// The logarithm of the softmax along an axis as a layer.
public final class LogSoftmax: Module, Layer {
    private let axis: Int

    /// A layer along an axis; the last one by default.
    public init(axis: Int = -1) { self.axis = axis }

    /// x - log Σ exp(x) along the axis.
    public func forward(_ input: Tensor) -> Tensor { input.logSoftmax(axis: axis) }
}

/// All axes from a given one on merged into one, as a layer.
public final class Flatten: Module, Layer {
    private let axis: Int

    /// A layer that keeps the axes before this one: the batch, by default.
    public init(from axis: Int = 1) { self.axis = axis }

    /// The same elements with fewer axes.
    public func forward(_ input: Tensor) -> Tensor { input.flattened(from: axis) }
}
