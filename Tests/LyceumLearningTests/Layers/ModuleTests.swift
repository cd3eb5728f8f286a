import LyceumLearning
import LyceumNumerics
import Testing

private final class Policy: Module {
    let hidden = Linear(4, 128), output = Linear(128, 2)
    func callAsFunction(_ observation: some TensorConvertible) -> Tensor { output(relu(hidden(observation))) }
}

private class Base: Module {
    let scale = Parameter(1)
}

private final class Nested: Base {
    var name = "nested"
    let layers = [Linear(2, 3), Linear(3, 2, bias: false)]
    let network = Sequential(Linear(2, 2), ReLU(), Dropout(0.5))
    var missing: Linear?
    var present: Parameter? = Parameter([1])
    let heads = ["right": Linear(1, 1), "left": Linear(1, 1)]
    let tied: Parameter
    lazy var late = Linear(1, 1, bias: false)

    override init() { tied = layers[0].weight }
}

private final class Lists: Module {
    let layers: [any Layer] = [ReLU(), Linear(1, 1, bias: false)]
    let parts = [[Linear(1, 1)], [], [Tanh(), Linear(1, 1)]]
    let scales = [Parameter(1), Parameter(2)]
    let more: [Module]? = [Conv2D(1, 1, 1)]
    let rates = [0.1, 0.2]
    let none: [Linear] = []
}

struct ModuleTests {
    @Test func `Lists of layers, of modules, of lists and of parameters are walked, and lists of numbers are not`() {
        let lists = Lists()
        let names = [
            "layers.1.weight", "parts.0.0.weight", "parts.0.0.bias", "parts.2.1.weight", "parts.2.1.bias", "scales.0",
            "scales.1", "more.0.weight", "more.0.bias",
        ]
        #expect(lists.namedParameters.map(\.name) == names)
        #expect(
            lists.parameters.map(ObjectIdentifier.init) == lists.namedParameters.map { ObjectIdentifier($0.parameter) })
        #expect(lists.modules.count == 7)
    }

    @Test func `Parameters are found in the order of the properties, with their paths`() {
        #expect(
            Policy().namedParameters.map(\.name) == ["hidden.weight", "hidden.bias", "output.weight", "output.bias"])
        let nested = Nested()
        let expected = [
            "scale", "layers.0.weight", "layers.0.bias", "layers.1.weight", "network.0.weight", "network.0.bias",
            "present", "heads.left.weight", "heads.left.bias", "heads.right.weight", "heads.right.bias",
        ]
        #expect(nested.namedParameters.map(\.name) == expected)
        _ = nested.late
        #expect(nested.namedParameters.map(\.name) == expected + ["late.weight"])
    }

    @Test func `A module takes all below it in and out of training`() {
        let nested = Nested()
        nested.eval()
        #expect(nested.modules.count == 9 && nested.modules.allSatisfy { !$0.isTraining })
        nested.train()
        #expect(nested.network.layers[2].isTraining)
    }

    @Test func `An observation goes into a policy as it is`() {
        let policy = Policy()
        #expect(policy([0.1, 0, -0.2, 0]).shape == [2])
        #expect(policy(NDArray<Float>(shape: [5, 4], repeating: 1)).shape == [5, 2])
    }

    @Test func `Equal seeds give equal networks`() throws {
        var first = try Generator(seed: 5)
        var second = try Generator(seed: 5)
        let a = Linear(3, 4, using: &first)
        let b = Linear(3, 4, using: &second)
        #expect(a.weight.value == b.weight.value && a.bias?.value == b.bias?.value)
    }
}
