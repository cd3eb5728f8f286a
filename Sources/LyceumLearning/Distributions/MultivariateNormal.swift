import LyceumNumerics

/// Normal distributions of vectors whose elements are independent: one vector, or one for each row of a batch.
///
/// ```swift
/// let network = Linear(4, 2), logDeviation = Parameter([0, 0])
/// let policy = MultivariateNormal(mean: network(observation), deviations: logDeviation.exp())
/// let action = policy.sample()                              // a [Float]; samples() for a batch
/// let loss = -(policy.logProbability(of: action) * advantage)
/// ```
/// The last axis is that of the vector, which has one density and one entropy: the sums over its elements. Draws are those of
/// ``Normal``.
public struct MultivariateNormal: Sendable {
    private let elements: Normal

    /// Distributions of vectors; the two shapes broadcast, but a column and a row of the same length stop the program.
    ///
    /// - Parameters:
    ///   - mean: The means: shape [length] or [batch, …, length].
    ///   - deviations: The standard deviations of the elements, above 0; others stop the program, and so do no axes.
    public init(mean: some TensorConvertible, deviations: some TensorConvertible) {
        elements = Normal(mean: mean, deviation: deviations)
        InvalidSetting.check(elements.mean.rank, isIn: 1..., "MultivariateNormal", "the number of axes", "1 or more")
    }

    /// The means: shape [length] or [batch, …, length].
    public var mean: Tensor { elements.mean }
    /// The most likely vectors: the means.
    public var mode: Tensor { elements.mean }
    /// The standard deviations of the elements: shape [length] or [batch, …, length].
    public var deviations: Tensor { elements.deviation }

    // MARK: Draws

    /// A vector, drawn from the process-wide generator. With a batch, the program stops: use ``samples()``.
    public func sample() -> [Float] { sharedGenerator.withLock { sample(using: &$0) } }

    /// A vector. With a batch, the program stops: use ``samples(using:)``.
    public func sample(using generator: inout Generator) -> [Float] {
        Distributions.checkSingle(mean.rank == 1, "MultivariateNormal", mean.shape)
        return samples(using: &generator).elements
    }

    /// A vector of each distribution, without gradients, drawn from the process-wide generator, whose lock is taken once.
    public func samples() -> Tensor { elements.samples() }

    /// A vector of each distribution, without gradients.
    public func samples(using generator: inout Generator) -> Tensor { elements.samples(using: &generator) }

    /// A vector of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample() -> Tensor { elements.reparameterizedSample() }

    /// A vector of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample(using generator: inout Generator) -> Tensor {
        elements.reparameterizedSample(using: &generator)
    }

    // MARK: Measures

    /// The logarithm of the density at each vector: without axes, or of shape [batch, …].
    ///
    /// - Parameter samples: Vectors of a shape that broadcasts with the means'.
    public func logProbability(of samples: some TensorConvertible) -> Tensor {
        elements.logProbability(of: samples).sum(axis: -1)
    }

    /// The entropy: without axes, or of shape [batch, …].
    public func entropy() -> Tensor { elements.entropy().sum(axis: -1) }

    fileprivate static func divergence(_ p: MultivariateNormal, _ q: MultivariateNormal) -> Tensor {
        klDivergence(p.elements, q.elements).sum(axis: -1)
    }
}

/// The divergence of q from p: without axes, or of shape [batch, …].
public func klDivergence(_ p: MultivariateNormal, _ q: MultivariateNormal) -> Tensor {
    MultivariateNormal.divergence(p, q)
}
