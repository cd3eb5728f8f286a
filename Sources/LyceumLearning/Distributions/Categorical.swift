import LyceumKernels
import LyceumNumerics

/// A choice between a number of classes, or one for each row of a batch.
///
/// ```swift
/// let choice = Categorical(logits: network(observation))
/// let action = choice.sample()                          // an Int; samples() for a batch
/// let loss = -(choice.logProbability(of: action) * advantage)
/// ```
/// The last axis is that of the classes. A draw takes one number u from 0 to 1 and gives the first class at which the sum of the
/// probabilities, from class 0 on, is above u.
public struct Categorical: Sendable {
    /// The logarithms of the probabilities: shape [classes] or [batch, …, classes].
    public let logProbabilities: Tensor

    /// Probabilities in proportion to exp(logit).
    ///
    /// - Parameter logits: Any numbers, -infinity for what is impossible: shape [classes] or [batch, …, classes]; without
    ///   an axis the program stops.
    public init(logits: some TensorConvertible) { logProbabilities = logits.tensor.logSoftmax() }

    /// Probabilities in proportion to numbers.
    ///
    /// As in PyTorch, they are clamped to between 1.2 × 10⁻⁷ and 1 minus that before logarithms are taken.
    ///
    /// - Parameter probabilities: Numbers of 0 or more, not all 0 in a row: shape [classes] or [batch, …, classes]; others stop
    ///   the program.
    public init(probabilities: some TensorConvertible) {
        let numbers = probabilities.tensor
        InvalidSetting.check(
            numbers.rank, isIn: 1..., "Categorical", "the number of axes of probabilities", "1 or more")
        let sums = numbers.sum(axis: -1, keepingAxis: true)
        Distributions.check(numbers, "Categorical", "a probability", "0 or more") { $0 >= 0 }
        Distributions.check(sums, "Categorical", "the sum of the probabilities", "above 0") { $0 > 0 && $0 < .infinity }
        logProbabilities = Distributions.clampedProbabilities(numbers / sums).log()
    }

    /// The probabilities: shape [classes] or [batch, …, classes].
    public var probabilities: Tensor { logProbabilities.exp() }

    /// The number of classes.
    public var classCount: Int { logProbabilities.node.shape.last }

    // MARK: Draws

    /// A class, drawn from the process-wide generator. With a batch, the program stops: use ``samples()``.
    public func sample() -> Int { sharedGenerator.withLock { sample(using: &$0) } }

    /// A class. With a batch, the program stops: use ``samples(using:)``.
    public func sample(using generator: inout Generator) -> Int {
        Distributions.checkSingle(logProbabilities.count == classCount, "Categorical", logProbabilities.shape)
        return withWeights { Self.draw($0, classCount, generator.random()) }
    }

    /// A class for each row, in row-major order, drawn from the process-wide generator, whose lock is taken once.
    public func samples() -> [Int] { sharedGenerator.withLock { samples(using: &$0) } }

    /// A class for each row, in row-major order.
    ///
    /// Where a probability is not a number, a network has diverged, and the program stops.
    public func samples(using generator: inout Generator) -> [Int] {
        let classes = classCount
        return withWeights { weights in
            (0..<logProbabilities.count / classes).map { row in
                Self.draw(weights + row * classes, classes, generator.random())
            }
        }
    }

    /// Calls `body` with the probabilities of all rows.
    private func withWeights<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
        let node = logProbabilities.node
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: node.count + 1) { buffer in
            // Memory of at least one number has an address.
            let weights = buffer.baseAddress!
            withExtendedLifetime(node) { ly_unary(LYUnaryExp, node.count, node.data, weights, 0, 0) }
            return body(weights)
        }
    }

    private static func draw(_ weights: UnsafePointer<Float>, _ count: Int, _ number: Double) -> Int {
        var total = 0.0
        for index in 0..<count { total += Double(weights[index]) }
        InvalidSetting.check(total, isIn: 0.5...1.5, "Categorical", "the sum of the probabilities", "1")
        let limit = number * total
        var sum = 0.0
        var last = 0
        for index in 0..<count where weights[index] > 0 {
            sum += Double(weights[index])
            if sum > limit { return index }
            last = index
        }
        return last
    }

    /// The most likely class, the first of equal ones. With a batch, the program stops: use ``modes``.
    public var mode: Int {
        Distributions.checkSingle(logProbabilities.count == classCount, "Categorical", logProbabilities.shape)
        return modes[0]
    }

    /// The most likely class of each row, in row-major order.
    public var modes: [Int] { logProbabilities.argmax(axis: -1) }

    // MARK: Measures

    /// The logarithms with a large number for those of 0, so that impossible classes add nothing, not even to
    /// gradients.
    fileprivate var finiteLogProbabilities: Tensor { logProbabilities.clamp(-1e30) }

    /// The logarithm of the probability of a class: without axes, or of shape [batch, …].
    ///
    /// A class out of range stops the program.
    public func logProbability(of sample: Int) -> Tensor {
        logProbability(of: Array(repeating: sample, count: logProbabilities.count / classCount))
    }

    /// The logarithm of the probability of each row's class: shape [batch, …].
    ///
    /// - Parameter samples: A class for each row, in row-major order; a wrong number of them, or a class out of range,
    ///   stops the program.
    public func logProbability(of samples: [Int]) -> Tensor {
        logProbabilities.gather(samples, axis: -1, for: "logProbability")
    }

    /// The logarithm of the probability of each row's class, given as a tensor of whole numbers.
    public func logProbability(of samples: Tensor) -> Tensor {
        logProbability(of: samples.indices("logProbability"))
    }

    /// -Σ p log p: without axes, or of shape [batch, …].
    public func entropy() -> Tensor {
        -(probabilities * finiteLogProbabilities).sum(axis: -1)
    }
}

/// The divergence Σ p (log p - log q) of q from p: without axes, or of shape [batch, …].
///
/// Classes that p cannot give add nothing; those that only q cannot give make it infinite. Different numbers of classes
/// stop the program.
public func klDivergence(_ p: Categorical, _ q: Categorical) -> Tensor {
    Distributions.checkShapes("klDivergence", p.logProbabilities, q.logProbabilities)
    let probabilities = p.probabilities
    let terms = probabilities * (p.finiteLogProbabilities - q.finiteLogProbabilities)
    let isInfinite = (probabilities .> 0) * (q.logProbabilities .== -.infinity)
    return Tensor.where(isInfinite, Tensor(.infinity), terms).sum(axis: -1)
}
