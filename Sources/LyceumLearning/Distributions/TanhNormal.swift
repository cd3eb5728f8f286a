import LyceumNumerics

/// Hyperbolic tangents of normal numbers, one for each element: actions from -1 to 1, as in Soft Actor-Critic.
///
/// ```swift
/// let network = Linear(4, 2), logDeviation = Parameter([0, 0])
/// let policy = TanhNormal(mean: network(observation), deviation: logDeviation.clamp(-5, 2).exp())
/// let (action, logProbability) = policy.sampleWithLogProbability()
/// let entropy = -logProbability.sum(axis: -1)
/// ```
/// The density of tanh(u) is that of u divided by 1 - tanh²(u), whose logarithm is 2 (log 2 - u - softplus(-2u)) without
/// cancellation (Haarnoja et al., 2018, appendix C). The entropy has no closed form: take the mean of -``logProbability(of:)``.
public struct TanhNormal: Sendable {
    /// The distributions before the hyperbolic tangent.
    public let normal: Normal

    /// Distributions of tanh(u), u being normal; the two shapes broadcast, but a column and a row of the same length
    /// stop the program.
    ///
    /// - Parameters:
    ///   - mean: The means of u.
    ///   - deviation: The standard deviations of u, above 0; others stop the program.
    public init(mean: some TensorConvertible, deviation: some TensorConvertible) {
        normal = Normal(mean: mean, deviation: deviation)
    }

    /// tanh of the means: the medians, which serve as the best action.
    public var mode: Tensor { normal.mean.tanh() }

    // MARK: Draws

    /// A number, drawn from the process-wide generator. With more distributions than one, the program stops: use
    /// ``samples()``.
    public func sample() -> Float { sharedGenerator.withLock { sample(using: &$0) } }

    /// A number. With more distributions than one, the program stops: use ``samples(using:)``.
    public func sample(using generator: inout Generator) -> Float {
        Distributions.checkSingle(normal.mean.count == 1, "TanhNormal", normal.mean.shape)
        return samples(using: &generator).item
    }

    /// A number of each distribution, without gradients, drawn from the process-wide generator, whose lock is taken once.
    public func samples() -> Tensor { sharedGenerator.withLock { samples(using: &$0) } }

    /// A number of each distribution, without gradients.
    public func samples(using generator: inout Generator) -> Tensor {
        withoutGradients { reparameterizedSample(using: &generator) }
    }

    /// A number of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample() -> Tensor { normal.reparameterizedSample().tanh() }

    /// A number of each distribution, through which gradients reach means and deviations: PyTorch's `rsample`.
    public func reparameterizedSample(using generator: inout Generator) -> Tensor {
        normal.reparameterizedSample(using: &generator).tanh()
    }

    /// What ``reparameterizedSample()`` gives, and the logarithms of its densities, exact even where tanh rounds to 1.
    public func sampleWithLogProbability() -> (sample: Tensor, logProbability: Tensor) {
        sharedGenerator.withLock { sampleWithLogProbability(using: &$0) }
    }

    /// What ``reparameterizedSample(using:)`` gives, and the logarithms of its densities, exact even where tanh rounds
    /// to 1.
    public func sampleWithLogProbability(using generator: inout Generator) -> (sample: Tensor, logProbability: Tensor) {
        let before = normal.reparameterizedSample(using: &generator)
        return (before.tanh(), logProbability(before: before))
    }

    // MARK: Measures

    /// The logarithm of the density at each number.
    ///
    /// - Parameter samples: Numbers from -1 to 1 of a shape that broadcasts with the distributions'; a column and a row
    ///   of the same length stop the program. Those closer to an end than 6 × 10⁻⁸, where rounding hides the density,
    ///   are moved to that distance.
    public func logProbability(of samples: some TensorConvertible) -> Tensor {
        let bounded = samples.tensor.clamp(-1 + .ulpOfOne / 2, 1 - .ulpOfOne / 2)
        return logProbability(before: ((bounded + 1).log() - (1 - bounded).log()) * 0.5)
    }

    /// The logarithm of the density at tanh(u).
    private func logProbability(before u: Tensor) -> Tensor {
        let slope = (0.693_147_180_559_945_3 - u - (u * -2).softplus()) * 2
        return normal.logProbability(of: u) - slope
    }
}

/// The divergence of each q from its p: that of the normal distributions before the hyperbolic tangent.
public func klDivergence(_ p: TanhNormal, _ q: TanhNormal) -> Tensor { klDivergence(p.normal, q.normal) }
