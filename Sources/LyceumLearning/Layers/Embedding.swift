import LyceumNumerics

/// A vector that is learnt for each of a number of states, words or actions.
///
/// ```swift
/// let table = Embedding(500, 32)
/// table(17)                       // an Int below 500: shape [32]
/// ```
/// The vectors start normal with mean 0 and deviation 1, as in PyTorch.
public final class Embedding: Module {
    /// Shape [count, features].
    public let weight: Parameter

    /// Vectors drawn from the process-wide generator.
    public convenience init(_ count: Int, _ features: Int) {
        self.init(weight: sharedGenerator.withLock { Initialiser.normal().tensor([count, features], using: &$0) })
    }

    /// Vectors drawn from `generator`.
    public convenience init(_ count: Int, _ features: Int, using generator: inout Generator) {
        self.init(weight: Initialiser.normal().tensor([count, features], using: &generator))
    }

    /// Vectors that start with these numbers, shape [count, features]; a wrong number of axes stops the program.
    public init(weight: Tensor) {
        InvalidSetting.check(
            weight.rank, isIn: 2...2, "Embedding", "the number of axes of weight", "2: [count, features]")
        self.weight = Parameter(weight)
    }

    /// The vector at an index: shape [features]. One outside of the table stops the program.
    public func callAsFunction(_ index: Int) -> Tensor { callAsFunction([index]).removingAxis(0) }

    /// The vectors at some indices: shape [number of indices, features]. One outside of the table stops the program.
    public func callAsFunction(_ indices: [Int]) -> Tensor { weight.take(indices) }
}
