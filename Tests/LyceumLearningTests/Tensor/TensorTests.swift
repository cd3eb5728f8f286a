import Gymnasium
import LyceumNumerics
import Testing

@testable import LyceumLearning

struct TensorTests {
    @Test func `The example of the tensor's comment gives its gradient`() {
        let x = Tensor([[1, 2], [3, 4]])
        let weight = Parameter(Tensor([0.5, -1]))
        let loss = (x.matmul(weight) - 1).square().mean()
        #expect(loss.item == (6.25 + 12.25) / 2)
        loss.backward()
        #expect(weight.gradient?.elements == [-2.5 - 10.5, -5 - 14])
    }
}
