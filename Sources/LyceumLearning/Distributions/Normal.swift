import LyceumNumerics

/// Normal distributions, one for each element.
///
/// ```swift
/// let network = Linear(4, 2), logDeviation = Parameter([0, 0])
/// let policy = Normal(mean: network(observation), deviation: logDeviation.exp())
/// let action = policy.samples()                                  // a tensor; sample() for a single Float
/// let loss = -(policy.logProbability(of: action).sum(axis: -1) * advantage).mean()
/// ```
/// A draw is mean + deviation × z, z being a draw of ``Generator`` from the normal distribution, rounded to 32 bits.
public struct Normal: Sendable {
    /// The means, of the distributions' shape.
    public let mean: Tensor
    /// The standard deviations, of the distributions' shape.
    public let deviation: Tensor

    /// Normal distributions; the two shapes broadcast, but a column and a row of the same length stop the
    /// program.
    ///
    /// - Parameters:
    ///   - mean: The means.
    ///   - deviation: The standard deviations, above 0; others stop the program.
    public init(mean: some TensorConvertible, deviation: some TensorConvertible) {
        let (mean, deviation) = Distributions.broadcast("Normal", mean.tensor, deviation.tensor)
        Distributions.check(deviation, "Normal", "a deviation", "above 0") { $0 > 0 }
        self.mean = mean
        self.deviation = deviation
    }

    /// The most likely numbers: the means.
    public var mode: Tensor { mean }

    // MARK: Draws

    /// A number, drawn from the process-wide generator. With more distributions than one, the program stops: use
    /// ``samples()``.
    public func sample() -> Float { sharedGenerator.withLock { sample(using: &$0) } }

    /// A number. With more distributions than one, the program stops: use ``samples(using:)``.
    public func sample(using generator: inout Generator) -> Float {
        Distributions.checkSingle(mean.count == 1, "Normal", mean.shape)
        return samples(using: &generator).item
    }

    /// A number of each distribution, without gradients, drawn from the process-wide generator, whose lock is taken once.
    public func samples() -> Tensor { sharedGenerator.withLock { samples(using: &$0) } }

    /// A number of each distribution, without gradients.
    public func samples(using generator: inout Generator) -> Tensor {
        withoutGradients { reparameterizedSample(using: &generator) }
    }

    /// A number of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample() -> Tensor { sharedGenerator.withLock { reparameterizedSample(using: &$0) } }

    /// A number of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample(using generator: inout Generator) -> Tensor {
        mean + deviation * Tensor.randomNormal(mean.shape, using: &generator)
    }

    // MARK: Measures

    /// The logarithm of the density at each number: -(x - mean)² / (2 deviation²) - log deviation - log √(2π).
    ///
    /// - Parameter samples: Numbers of a shape that broadcasts with the distributions'; a column and a row of the same
    ///   length stop the program.
    public func logProbability(of samples: some TensorConvertible) -> Tensor {
        let samples = samples.tensor
        Distributions.checkShapes("logProbability", mean, samples)
        return ((samples - mean) / deviation).square() * -0.5 - deviation.log() - Distributions.logRootOfTwoPi
    }

    /// The entropy of each: ½ + log √(2π) + log deviation.
    public func entropy() -> Tensor { deviation.log() + (0.5 + Distributions.logRootOfTwoPi) }
}

/// The divergence of each q from its p: log(σq / σp) + (σp² + (μp - μq)²) / (2 σq²) - ½. The shapes broadcast, but not
/// a column with a row of the same length.
public func klDivergence(_ p: Normal, _ q: Normal) -> Tensor {
    Distributions.checkShapes("klDivergence", p.mean, q.mean)
    let ratio = (p.deviation / q.deviation).square()
    let shift = ((p.mean - q.mean) / q.deviation).square()
    return (ratio + shift - 1 - ratio.log()) * 0.5
}
