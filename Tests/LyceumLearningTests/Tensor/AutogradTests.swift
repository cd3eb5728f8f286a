import LyceumLearning
import Testing

struct AutogradTests {
    @Test func `Gradients add up until they are cleared`() {
        let weight = Parameter([1, 2])
        (weight * weight).sum().backward()
        #expect(weight.gradient?.elements == [2, 4])
        (weight * 3).sum().backward()
        #expect(weight.gradient?.elements == [5, 7])
        weight.zeroGradient()
        #expect(weight.gradient == nil)
        weight.sum().backward()
        #expect(weight.gradient?.elements == [1, 1])
    }

    @Test func `A gradient that was read stays what it was`() {
        let weight = Parameter([1, 2])
        weight.sum().backward()
        let before = weight.gradient
        weight.sum().backward()
        #expect(before?.elements == [1, 1])
        #expect(weight.gradient?.elements == [2, 2])
    }

    @Test func `What was computed from a parameter stays when the parameter changes`() {
        let weight = Parameter([3])
        let value = weight.value
        let loss = (weight * weight).sum()
        weight.withUnsafeMutableValue { $0[0] = 100 }
        #expect(value.elements == [3] && loss.item == 9 && weight.value.elements == [100])
        loss.backward()
        #expect(weight.gradient?.elements == [6])
        weight.update { value, gradient in value[0] -= gradient[0] }
        #expect(weight.value.elements == [94])
    }

    @Test func `Neither detached numbers nor those without gradients pass a gradient on`() {
        let weight = Parameter([2])
        let loss = (weight * weight.tensor.detached).sum()
        loss.backward()
        #expect(weight.gradient?.elements == [2])
        let silent = withoutGradients { (weight * weight).sum().reshaped(1) }
        #expect(!silent.requiresGradient && silent.item == 4)
        #expect((weight * 1).requiresGradient)
    }

    @Test func `A million operations are followed back and let go of`() {
        let weight = Parameter(1)
        var x = weight.tensor
        for index in 0..<1_000_000 { x = index.isMultiple(of: 100) ? x.sum() : x + 0.5 }
        x.backward()
        #expect(weight.gradient?.item == 1)
        x = Tensor(0 as Float)
        var wide = weight.tensor
        for _ in 0..<20_000 { wide = stack([wide, wide, wide, wide]).mean() + wide }
        #expect(wide.requiresGradient)
    }

    @Test func `A graph goes with the last tensor of it`() {
        let weight = Parameter([1, 2, 3])
        weak var hidden: AnyObject?
        do {
            let product = weight * 2
            hidden = product.storage
            let kept = product.detached
            let loss = product.square().sum()
            loss.backward()
            #expect(hidden != nil && kept.count == 3)
        }
        #expect(hidden == nil)
    }

    @Test func `Several threads may go back through one graph`() async {
        let weight = Parameter(Tensor(shape: [50], repeating: 1))
        let shared = tanh(weight * 0.5)
        let loss = (shared * shared + shared).sum()
        for _ in 0..<8 { loss.backward() }
        let oneByOne = weight.gradient
        weight.zeroGradient()
        await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { loss.backward() } }
        }
        #expect(weight.gradient != nil && weight.gradient == oneByOne)
    }

    @Test func `What a closure without gradients gives is taken apart as any tuple`() throws {
        let layer = Linear(2, 2)
        let x: [Float] = [1, 2]
        func both() -> (logits: Tensor, value: Float) { (layer(x), layer(x)[0].item) }
        func failing() throws -> (logits: Tensor, value: Float) { both() }
        let (a, b) = withoutGradients { both() }
        let (c, d) = withoutGradients { (logits: layer(x), value: layer(x)[0].item) }
        let (e, f): (Tensor, Float) = withoutGradients { both() }
        let (g, h) = try withoutGradients { try failing() }
        let (i, j) = withoutGradients {
            let (logits, value) = both()
            return (logits: logits, value: value)
        }
        let (k, l, m) = withoutGradients { (both().logits, both().value, layer(x).argmax()) }
        var (n, o) = withoutGradients { both() }
        (n, o) = withoutGradients { both() }
        let whole = withoutGradients { both() }
        #expect([a, c, e, g, i, k, n, whole.logits].allSatisfy { !$0.requiresGradient && $0 == a })
        #expect([b, d, f, h, j, l, o, whole.value].allSatisfy { $0 == b })
        #expect(m == a.argmax())
        #expect(both().logits.requiresGradient)
    }
}
