import LyceumNumerics

/// A 2D convolution of images of shape [batch, channels, height, width].
///
/// ```swift
/// let network = Sequential(Conv2D(1, 8, 3, stride: 2), ReLU(), Flatten(), Linear(8 * 13 * 13, 4))
/// ```
/// The kernels start as PyTorch's do, uniform within ±1/√(channels × size²), and the bias likewise.
public final class Conv2D: Module, Layer {
    /// Shape [outputs, channels, size, size].
    public let weight: Parameter
    /// Shape [outputs]; nil for a layer without a bias.
    public let bias: Parameter?
    private let stride: Int
    private let padding: Int

    /// A layer with initial numbers from the process-wide generator.
    public convenience init(
        _ channels: Int, _ outputs: Int, _ size: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true
    ) {
        let (weight, start) = sharedGenerator.withLock { Self.start(channels, outputs, size, bias, &$0) }
        self.init(weight: weight, bias: start, stride: stride, padding: padding)
    }

    /// A layer with initial numbers from `generator`.
    public convenience init(
        _ channels: Int, _ outputs: Int, _ size: Int, stride: Int = 1, padding: Int = 0, bias: Bool = true,
        using generator: inout Generator
    ) {
        let (weight, start) = Self.start(channels, outputs, size, bias, &generator)
        self.init(weight: weight, bias: start, stride: stride, padding: padding)
    }

    /// A layer that starts with these numbers: a weight of shape [outputs, channels, size, size], a bias [outputs].
    ///
    /// Other shapes stop the program, and so does a stride below 1 or a padding below 0.
    public init(weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0) {
        let shape = weight.node.shape
        guard shape.rank == 4, shape[2] == shape[3], bias == nil || bias?.node.shape == Shape(shape[0]) else {
            stop(
                ShapeMismatch(
                    operation: "Conv2D", first: weight.shape, second: bias?.shape ?? [],
                    expected: "a weight is [outputs, channels, size, size], a bias [outputs]"))
        }
        Windows.check("Conv2D", size: shape[2], step: stride, padding: padding)
        self.weight = Parameter(weight)
        self.bias = bias.map { Parameter($0) }
        self.stride = stride
        self.padding = padding
    }

    /// The kernels' outputs; see ``conv2D(_:_:_:stride:padding:)`` for the shape.
    public func forward(_ input: Tensor) -> Tensor { conv2D(input, weight, bias, stride: stride, padding: padding) }

    override var parts: [(name: String, value: Any)] {
        guard let bias else { return [("weight", weight)] }
        return [("weight", weight), ("bias", bias)]
    }

    private static func start(
        _ channels: Int, _ outputs: Int, _ size: Int, _ bias: Bool, _ generator: inout Generator
    ) -> (Tensor, Tensor?) {
        InvalidSetting.check(length: channels, "Conv2D", "channels", from: 0)
        InvalidSetting.check(length: outputs, "Conv2D", "outputs", from: 0)
        Windows.check("Conv2D", size: size, step: 1, padding: 0)
        let (inputs, overflows) = channels.multipliedReportingOverflow(by: size * size)
        if overflows { stop(InvalidTensor(problem: .size(shape: [outputs, channels, size, size]))) }
        let shape = [outputs, channels, size, size]
        let weight = Initialiser.uniformFanIn.tensor(shape, using: &generator)
        let start = bias ? Initialiser.uniformFanIn.tensor([outputs], fanIn: inputs, using: &generator) : nil
        return (weight, start)
    }
}

/// The largest number of each window over images of shape [batch, channels, height, width].
public final class MaxPool2D: Module, Layer {
    private let size: Int
    private let stride: Int?
    private let padding: Int

    /// Windows of `size` × `size` that move by `stride`, by default their size. A number below 1, or a padding below 0,
    /// stops the program.
    public init(_ size: Int, stride: Int? = nil, padding: Int = 0) {
        Windows.check("MaxPool2D", size: size, step: stride ?? size, padding: padding)
        self.size = size
        self.stride = stride
        self.padding = padding
    }

    /// The largest numbers.
    public func forward(_ input: Tensor) -> Tensor { input.maxPooled2D(size, stride: stride, padding: padding) }
}

/// The mean of each window over images of shape [batch, channels, height, width].
public final class AveragePool2D: Module, Layer {
    private let size: Int
    private let stride: Int?
    private let padding: Int

    /// Windows of `size` × `size` that move by `stride`, by default their size. A number below 1, or a padding below 0,
    /// stops the program.
    public init(_ size: Int, stride: Int? = nil, padding: Int = 0) {
        Windows.check("AveragePool2D", size: size, step: stride ?? size, padding: padding)
        self.size = size
        self.stride = stride
        self.padding = padding
    }

    /// The means.
    public func forward(_ input: Tensor) -> Tensor { input.averagePooled2D(size, stride: stride, padding: padding) }
}
