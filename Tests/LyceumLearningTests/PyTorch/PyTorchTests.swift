import LyceumLearning
import LyceumNumerics
import Testing

struct PyTorchTests {
    @Test func `Operations, losses and layers and their gradients are PyTorch's`() throws {
        let reference = try Reference("operations")
        #expect(reference.cases.count == 116)
        for name in reference.cases { try reference.check(name) { operationCase(name, $0, $1) } }
    }

    @Test func `Log-probabilities, entropies and divergences and their gradients are PyTorch's`() throws {
        let reference = try Reference("distributions")
        #expect(reference.cases.count == 18)
        for name in reference.cases { try reference.check(name) { distributionCase(name, $0, $1) } }
    }

    @Test(
        arguments: [
            ("uniformFanIn", Initialiser.uniformFanIn), ("xavierUniform", .xavierUniform(gain: 2)),
            ("xavierNormal", .xavierNormal()), ("kaimingUniform", .kaimingUniform()),
            ("kaimingNormal", .kaimingNormal()), ("orthogonal", .orthogonal(gain: 1.5)),
        ])
    func `A weight starts with the bounds and the spread of PyTorch's`(
        _ name: String, _ initialiser: Initialiser
    ) throws {
        let expected = try Reference("training").tensor("initialiser/\(name)").elements
        var generator = try Generator(seed: 3)
        let weight = initialiser.tensor([300, 200], using: &generator)
        let size = weight.abs().max().item
        let isBounded = name.contains("niform")
        #expect(abs(size / expected[0] - 1) < (isBounded ? 0.001 : 0.25))
        #expect(abs(weight.standardDeviation().item / expected[1] - 1) < 0.01)
    }

    @Test func `An orthogonal weight has columns of the gain's length at right angles`() throws {
        var generator = try Generator(seed: 4)
        let weight = Initialiser.orthogonal(gain: 1.5).tensor([30, 20], using: &generator)
        let products = weight.transposed().matmul(weight)
        let unit = Tensor.oneHot(Array(0..<20), count: 20)
        #expect(difference(products, unit * 2.25) < 1e-5)
    }
}
