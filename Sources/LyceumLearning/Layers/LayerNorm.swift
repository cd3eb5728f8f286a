/// (x - mean) / √(variance + epsilon) × weight + bias along the last axis (Ba et al., Layer Normalization, 2016).
public final class LayerNorm: Module, Layer {
    /// Shape [features]; starts at 1.
    public let weight: Parameter
    /// Shape [features]; starts at 0.
    public let bias: Parameter
    private let epsilon: Double

    /// A layer for a last axis of this length.
    public init(_ features: Int, epsilon: Double = 1e-5) {
        weight = Parameter(Tensor(shape: [features], repeating: 1))
        bias = Parameter(Tensor(shape: [features], repeating: 0))
        self.epsilon = epsilon
    }

    /// The input, normalised; a last length other than `features` stops the program.
    public func forward(_ input: Tensor) -> Tensor {
        guard input.rank > 0, input.node.shape.last == weight.count else {
            stop(
                ShapeMismatch(
                    operation: "LayerNorm", first: input.shape, second: weight.shape,
                    expected: "the input's last length must be that of the weight"))
        }
        return input.layerNormalised(epsilon: epsilon) * weight + bias
    }
}
