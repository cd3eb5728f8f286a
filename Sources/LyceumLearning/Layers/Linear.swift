import LyceumNumerics

/// input × weightᵀ + bias, for the last axis of its input.
///
/// ```swift
/// let layer = Linear(4, 128)
/// layer([0.1, 0, -0.2, 0])       // shape [128]
/// ```
/// The weights start as PyTorch's do, uniform within ±1/√inputs, and the bias likewise.
public final class Linear: Module, Layer {
    /// Shape [outputs, inputs].
    public let weight: Parameter
    /// Shape [outputs]; nil for a layer without a bias.
    public let bias: Parameter?

    /// A layer with initial numbers from the process-wide generator.
    public convenience init(_ inputs: Int, _ outputs: Int, bias: Bool = true) {
        // The lock is taken once for the whole layer.
        let (weight, start) = sharedGenerator.withLock { Self.start(inputs, outputs, bias, &$0) }
        self.init(weight: weight, bias: start)
    }

    /// A layer with initial numbers from `generator`.
    public convenience init(_ inputs: Int, _ outputs: Int, bias: Bool = true, using generator: inout Generator) {
        let (weight, start) = Self.start(inputs, outputs, bias, &generator)
        self.init(weight: weight, bias: start)
    }

    /// A layer that starts with these numbers.
    ///
    /// - Parameters:
    ///   - weight: Shape [outputs, inputs]; a wrong number of axes stops the program.
    ///   - bias: Shape [outputs]; nil for none.
    public init(weight: Tensor, bias: Tensor? = nil) {
        guard weight.rank == 2, bias == nil || bias?.node.shape == Shape(weight.node.shape[0]) else {
            stop(
                ShapeMismatch(
                    operation: "Linear", first: weight.shape, second: bias?.shape ?? [],
                    expected: "a weight is [outputs, inputs], a bias [outputs]"))
        }
        self.weight = Parameter(weight)
        self.bias = bias.map { Parameter($0) }
    }

    /// The last axis of the input, `inputs` long, replaced by the outputs; another length stops the program.
    public func forward(_ input: Tensor) -> Tensor { linear(input, weight, bias) }

    override var parts: [(name: String, value: Any)] {
        guard let bias else { return [("weight", weight)] }
        return [("weight", weight), ("bias", bias)]
    }

    private static func start(
        _ inputs: Int, _ outputs: Int, _ bias: Bool, _ generator: inout Generator
    ) -> (Tensor, Tensor?) {
        InvalidSetting.check(length: inputs, "Linear", "inputs", from: 0)
        InvalidSetting.check(length: outputs, "Linear", "outputs", from: 0)
        let weight = Initialiser.uniformFanIn.tensor([outputs, inputs], fanIn: inputs, using: &generator)
        let start = bias ? Initialiser.uniformFanIn.tensor([outputs], fanIn: inputs, using: &generator) : nil
        return (weight, start)
    }
}
