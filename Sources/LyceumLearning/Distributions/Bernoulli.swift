import LyceumNumerics

/// A Bernoulli distribution for each element: 1 or 0.
///
/// ```swift
/// let jumps = Bernoulli(logits: network(observation))
/// let action = jumps.sample()                           // 0 or 1; samples() for a batch
/// let loss = -(jumps.logProbability(of: action) * advantage)
/// ```
/// A draw takes one number u from 0 to 1 and gives 1 where u is below the probability.
public struct Bernoulli: Sendable {
    /// log(p / (1 - p)).
    public let logits: Tensor
    /// The probabilities of a 1.
    public let probabilities: Tensor

    /// Probabilities 1 / (1 + exp(-logit)).
    ///
    /// - Parameter logits: Any numbers, in any shape.
    public init(logits: some TensorConvertible) {
        self.logits = logits.tensor
        probabilities = logits.tensor.sigmoid()
    }

    /// Probabilities as they are.
    ///
    /// As in PyTorch, they are clamped to between 1.2 × 10⁻⁷ and 1 minus that before logarithms are taken.
    ///
    /// - Parameter probabilities: Numbers from 0 to 1, in any shape; others stop the program.
    public init(probabilities: some TensorConvertible) {
        self.probabilities = probabilities.tensor
        Distributions.check(self.probabilities, "Bernoulli", "a probability", "from 0 to 1") { 0 <= $0 && $0 <= 1 }
        let clamped = Distributions.clampedProbabilities(self.probabilities)
        logits = clamped.log() - (1 - clamped).log()
    }

    /// The probabilities of a 1, which are the means.
    public var mean: Tensor { probabilities }

    // MARK: Draws

    /// 0 or 1, drawn from the process-wide generator. With more distributions than one, the program stops: use
    /// ``samples()``.
    public func sample() -> Int { sharedGenerator.withLock { sample(using: &$0) } }

    /// 0 or 1. With more distributions than one, the program stops: use ``samples(using:)``.
    public func sample(using generator: inout Generator) -> Int {
        Distributions.checkSingle(probabilities.count == 1, "Bernoulli", probabilities.shape)
        return samples(using: &generator)[0]
    }

    /// 0 or 1 for each distribution, in row-major order, drawn from the process-wide generator, whose lock is taken once.
    public func samples() -> [Int] { sharedGenerator.withLock { samples(using: &$0) } }

    /// 0 or 1 for each distribution, in row-major order.
    ///
    /// Where a probability is not a number, a network has diverged, and the program stops.
    public func samples(using generator: inout Generator) -> [Int] {
        Distributions.check(probabilities, "Bernoulli", "a probability", "from 0 to 1") { 0 <= $0 && $0 <= 1 }
        return probabilities.withUnsafeElements { $0.map { generator.random() < Double($0) ? 1 : 0 } }
    }

    /// The more likely of 0 and 1. With more distributions than one, the program stops: use ``modes``.
    public var mode: Int {
        Distributions.checkSingle(probabilities.count == 1, "Bernoulli", probabilities.shape)
        return modes[0]
    }

    /// The more likely of 0 and 1 for each distribution, in row-major order; 1 for a probability of ½.
    public var modes: [Int] { probabilities.withUnsafeElements { $0.map { $0 >= 0.5 ? 1 : 0 } } }

    // MARK: Measures

    /// The logarithm of the probability of 0 or 1, for each distribution.
    public func logProbability(of sample: Int) -> Tensor { logProbability(of: Tensor(Float(sample))) }

    /// The logarithm of the probability of each distribution's 0 or 1.
    ///
    /// - Parameter samples: One for each distribution, in row-major order; a wrong number of them stops the program.
    public func logProbability(of samples: [Int]) -> Tensor {
        logProbability(of: Tensor(samples).reshaped(probabilities.shape))
    }

    /// The logarithm of the probability of zeros and ones, in a shape that broadcasts with the distributions'; a column
    /// and a row of the same length stop the program, and so do other numbers.
    public func logProbability(of samples: Tensor) -> Tensor {
        Distributions.checkShapes("logProbability", logits, samples)
        Distributions.check(samples, "Bernoulli.logProbability", "a sample", "0 or 1") { $0 == 0 || $0 == 1 }
        // x log p + (1 - x) log(1 - p), with log p = -softplus(-logit) and log(1 - p) = -softplus(logit).
        return samples * logits - logits.softplus()
    }

    /// The entropy of each: -p log p - (1 - p) log(1 - p).
    public func entropy() -> Tensor { logits.softplus() - logits * probabilities }
}

/// The divergence of each q from its p: p log(p / q) + (1 - p) log((1 - p) / (1 - q)). The shapes broadcast, but not a
/// column with a row of the same length.
public func klDivergence(_ p: Bernoulli, _ q: Bernoulli) -> Tensor {
    Distributions.checkShapes("klDivergence", p.logits, q.logits)
    let ones = (-q.logits).softplus() - (-p.logits).softplus()
    let zeros = q.logits.softplus() - p.logits.softplus()
    return p.probabilities * ones + (1 - p.probabilities) * zeros
}
