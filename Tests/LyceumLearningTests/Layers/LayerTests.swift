import LyceumLearning
import LyceumNumerics
import Testing

struct LayerTests {
    @Test func `Every layer has the gradients that differences show`() throws {
        var generator = try Generator(seed: 11)
        let images = distinctNumbers([2, 1, 5, 5], offset: 0, shift: 0, &generator)
        let rows = distinctNumbers([3, 6], offset: 0, shift: 0, &generator)
        let layers: [(any Layer, Tensor)] = [
            (Linear(6, 4, using: &generator), rows),
            (Linear(6, 4, bias: false, using: &generator), rows),
            (LayerNorm(6), rows),
            (Conv2D(1, 2, 3, padding: 1, using: &generator), images),
            (Sequential(Linear(6, 5, using: &generator), Tanh(), Linear(5, 2, using: &generator), LogSoftmax()), rows),
            (Sequential(Linear(6, 5, using: &generator), Softplus(), Sigmoid(), ELU(), Softmax(axis: 0)), rows),
            (
                Sequential(
                    Conv2D(1, 3, 2, using: &generator), Tanh(), AveragePool2D(2), Flatten(),
                    Linear(12, 2, using: &generator)), images
            ),
        ]
        for (layer, input) in layers {
            let input = Parameter(input)
            let error = gradientError(layer.parameters + [input], &generator) { layer(input) }
            #expect(error < 1e-3, "\(type(of: layer))")
        }
        let table = Embedding(5, 3, using: &generator)
        #expect(gradientError(table.parameters, &generator) { table([4, 0, 4]) } < 1e-3)
        #expect(table(2).elements == table.weight.value[2].elements)
    }

    @Test func `Dropout keeps the mean in training and everything out of it`() throws {
        let layer = Dropout(0.25, using: try Generator(seed: 12))
        let ones = Tensor(shape: [20_001], repeating: 1)
        let output = layer(ones)
        #expect(Set(output.elements) == [0, 1 / 0.75])
        #expect(Swift.abs(output.mean().item - 1) < 0.02)
        let weight = Parameter(ones)
        let dropped = layer(weight)
        dropped.sum().backward()
        #expect(weight.gradient == dropped.detached)
        layer.eval()
        #expect(layer(ones) == ones)
        #expect(Dropout(1)(ones).sum().item == 0)
    }

    @Test func `A convolution is the sum over its window`() throws {
        let images = Tensor((0..<18).map(Double.init)).reshaped(1, 2, 3, 3)
        let weight = Tensor([1, 0, 0, -1, 0, 2, 0, 0]).reshaped(1, 2, 2, 2)
        let output = conv2D(images, weight, Tensor([100]))
        #expect(output.elements == [116, 118, 122, 124])
        #expect(output.shape == [1, 1, 2, 2])
        let pooled = MaxPool2D(2, stride: 1)(images)
        #expect(pooled.elements == [4, 5, 7, 8, 13, 14, 16, 17])
        #expect(AveragePool2D(3)(images).elements == [4, 13])
        #expect(MaxPool2D(2, padding: 1)(-images)[0, 0].elements == [0, -1, -3, -4])
    }

    @Test func `Initialisers keep their bounds and deviations`() throws {
        var generator = try Generator(seed: 13)
        let linear = Linear(16, 200, using: &generator)
        let largest = linear.weight.value.abs().max().item
        #expect(largest <= 0.25 && largest > 0.24)
        func deviation(_ initialiser: Initialiser) -> Float {
            initialiser.tensor([100, 50], using: &generator).standardDeviation().item
        }
        #expect(Swift.abs(deviation(.xavierNormal()) / Float(2.0 / 150).squareRoot() - 1) < 0.05)
        #expect(Swift.abs(deviation(.xavierUniform()) / Float(2.0 / 150).squareRoot() - 1) < 0.05)
        #expect(Swift.abs(deviation(.kaimingNormal()) / 0.2 - 1) < 0.05)
        #expect(Swift.abs(deviation(.kaimingUniform()) / 0.2 - 1) < 0.05)
        #expect(Swift.abs(deviation(.uniform(-1, 1)) / Float(1.0 / 3).squareRoot() - 1) < 0.05)
        #expect(Initialiser.constant(3).tensor([2], using: &generator).elements == [3, 3])
        let parameter = Parameter(Tensor.zeros(4, 9))
        Initialiser.orthogonal(gain: 2).apply(to: parameter, using: &generator)
        let product = parameter.value.matmul(parameter.value.transposed())
        let identity = Tensor.oneHot([0, 1, 2, 3], count: 4)
        #expect((product - identity * 4).abs().max().item < 1e-5)
        let tall = Initialiser.orthogonal().tensor([9, 4], using: &generator)
        #expect((tall.transposed().matmul(tall) - identity).abs().max().item < 1e-5)
    }
}
