import LyceumNumerics

/// In training, sets each element to 0 with a probability p and divides the others by 1 - p (Srivastava et al. 2014);
/// after ``Module/eval()`` it passes its input through.
///
/// What is dropped is drawn from the process-wide generator, or from the layer's own.
public final class Dropout: Module, Layer {
    /// The probability with which an element is dropped.
    public let probability: Double
    private var generator: Generator?

    /// A layer that drops with a probability from 0 to 1; another number stops the program.
    ///
    /// - Parameters:
    ///   - probability: The probability that an element is dropped.
    ///   - generator: What is drawn from; the process-wide generator if nil.
    public init(_ probability: Double = 0.5, using generator: Generator? = nil) {
        guard 0 <= probability, probability <= 1 else {
            stop(
                InvalidTensor(
                    problem: .constant(operation: "Dropout", text: "probability \(probability) is not in 0...1")))
        }
        self.probability = probability
        self.generator = generator
    }

    /// The input, some of it dropped in training.
    public func forward(_ input: Tensor) -> Tensor {
        guard isTraining, probability > 0 else { return input }
        if generator != nil { return input * mask(input.node.shape, &generator!) }
        return sharedGenerator.withLock { input * mask(input.node.shape, &$0) }
    }

    override var parts: [(name: String, value: Any)] { [] }

    /// 0 with the probability, else 1 / (1 - probability).
    private func mask(_ shape: Shape, _ generator: inout Generator) -> Tensor {
        let probability = Float(probability)
        let kept = probability < 1 ? 1 / (1 - probability) : 0
        let limit = UInt32(min(Double(probability) * 0x1p32, 0xffff_ffff))
        var source = generator
        defer { generator = source }
        // Chosen by its bits: a branch would be guessed wrongly every other time.
        func number(_ bits: UInt32) -> Float { Float(bitPattern: bits < limit ? 0 : kept.bitPattern) }
        return Tensor(shape) { target in
            let count = shape.count
            for index in stride(from: 0, to: count, by: 2) {
                let bits = source.nextUInt64()
                target[index] = number(UInt32(truncatingIfNeeded: bits))
                if index + 1 < count { target[index + 1] = number(UInt32(truncatingIfNeeded: bits >> 32)) }
            }
        }
    }
}
