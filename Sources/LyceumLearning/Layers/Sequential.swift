/// Layers one after the other.
///
/// ```swift
/// let network = Sequential(Linear(4, 128), ReLU(), Linear(128, 2))
/// network(step.observation)
/// ```
/// Its parameters are named by their places: "0.weight".
public final class Sequential: Module, Layer {
    /// The layers in order.
    public let layers: [any Layer]

    /// These layers in order.
    public init(_ layers: any Layer...) { self.layers = layers }

    /// These layers in order.
    public init(_ layers: [any Layer]) { self.layers = layers }

    /// The output of the last layer; the input itself without layers.
    public func forward(_ input: Tensor) -> Tensor { layers.reduce(input) { $1.forward($0) } }

    override var parts: [(name: String, value: Any)] {
        layers.enumerated().map { ("\($0.offset)", $0.element) }
    }
}
