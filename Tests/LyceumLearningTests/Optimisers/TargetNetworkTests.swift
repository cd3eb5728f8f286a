import LyceumLearning
import Testing

struct TargetNetworkTests {
    @Test func `A target moves by a part of the way, or becomes a copy that stays when the network learns on`() {
        let network = Linear(weight: Tensor([[1, 2]]), bias: Tensor([3] as [Float]))
        let target = Linear(weight: Tensor([[0, 0]]), bias: Tensor([1] as [Float]))
        updateTarget(target, from: network, rate: 0.25)
        #expect(target.weight.value.elements == [0.25, 0.5])
        #expect(target.bias?.value.elements == [1.5])
        #expect(network.weight.value.elements == [1, 2])
        updateTarget(target, from: network)
        #expect(target.savedTensors.map(\.tensor) == network.savedTensors.map(\.tensor))
        network.weight.value = Tensor([[5, 6]])
        #expect(target.weight.value.elements == [1, 2])
    }
}
