import Gymnasium
import LyceumLearning
import LyceumNumerics
import Testing

struct TensorTests {
    @Test func `The example of the tensor's comment gives its gradient`() {
        let x = Tensor([[1, 2], [3, 4]])
        let weight = Parameter(Tensor([0.5, -1]))
        let loss = (x.matmul(weight) - 1).square().mean()
        #expect(loss.item == (6.25 + 12.25) / 2)
        loss.backward()
        #expect(weight.gradient?.elements == [-2.5 - 10.5, -5 - 14])
    }

    @Test func `Observations of every kind go in as they are`() throws {
        #expect([1, 2.5].tensor == Tensor([1, 2.5]))
        #expect([1 as Float, 2].tensor.shape == [2])
        #expect([3, 4].tensor.elements == [3, 4])
        #expect([[1, 2], [3, 4]].tensor.shape == [2, 2])
        #expect(7.tensor.shape == [])
        #expect(try NDArray<UInt8>(shape: [2, 1], elements: [0, 255]).tensor == Tensor([[0], [255]]))
        #expect(Value.floats([1, 2]).tensor == Tensor([1, 2]))
        #expect(Value.array(.uint8(NDArray(shape: [1, 2], repeating: 9))).tensor == Tensor([[9, 9]]))
        #expect(Value.list([1, 2.5]).tensor.elements == [1, 2.5])
        #expect(Tensor.oneHot([2, 0], count: 3).elements == [0, 0, 1, 1, 0, 0])
        #expect(Tensor.oneHot(1, count: 3).shape == [3])
        #expect(throws: InvalidTensor.self) { try Tensor(Value.string("left")) }
    }

    @Test func `Shapes that hold other numbers of elements are refused`() {
        let error = #expect(throws: InvalidTensor.self) { try Tensor(shape: [2, 3], elements: [1, 2]) }
        #expect(
            error?.description
                == "the shape [2, 3] does not hold 2 elements: its lengths must multiply to 2, for instance [2]")
        #expect(throws: InvalidTensor.self) { try Tensor(shape: [-1], elements: []) }
        #expect(throws: InvalidTensor.self) { try Tensor(shape: Array(repeating: 1, count: 9), elements: [1]) }
    }

    @Test func `A mismatch names the operation and both shapes`() throws {
        let error = #expect(throws: ShapeMismatch.self) {
            try Tensor.checkedBroadcastShape("+", Shape(2, 3), Shape(4))
        }
        #expect(
            error?.description
                == "+: shapes [2, 3] and [4] do not go together: aligned at the last axis, two lengths must be equal or one of "
                + "them 1")
        #expect(throws: ShapeMismatch.self) { try Tensor.checkedReshape(Shape(2, 3), to: [4, -1]) }
    }

    @Test func `Arrays and truth values become tensors`() {
        #expect(Tensor(NDArray<UInt8>(shape: [2, 1], repeating: 9)) == Tensor([[9], [9]]))
        let isDone = [true, false]
        #expect((1 - Tensor(isDone)).elements == [0, 1])
    }

    @Test func `Numbers broadcast as in NumPy`() {
        let column = Tensor([[1], [2]])
        let row = Tensor([10, 20, 30])
        #expect(column + row == Tensor([[11, 21, 31], [12, 22, 32]]))
        #expect((column - row)[1, 2].item == -28)
        #expect(2 / Tensor([4, 8]) == Tensor([0.5, 0.25]))
        #expect(1 - Tensor([4, 8]) * 0.5 == Tensor([-1, -3]))
        let advantage: Double = 0.5
        #expect((Tensor([2, 4]) * advantage).elements == [1, 2])
        #expect((Tensor([1, 5]) .> Tensor([2, 2])).elements == [0, 1])
        #expect((Tensor([1, 2]) .<= 1).elements == [1, 0])
        #expect(Tensor.where(Tensor([1, 0]), 7, Tensor([1, 2])).elements == [7, 2])
    }

    @Test func `Parts, joins and reductions pick what they say`() {
        let x = Tensor((0..<24).map(Double.init)).reshaped(2, 3, 4)
        #expect(x[1, 2, 3].item == 23)
        #expect(x[-1, 0].elements == [12, 13, 14, 15])
        #expect(x[0..., 1...1, 2].elements == [6, 18])
        #expect(x.sum(axis: 1)[0].elements == [12, 15, 18, 21])
        #expect(x.mean(axes: [0, 2]).elements == [7.5, 11.5, 15.5])
        #expect(x.max().item == 23 && x.argmax() == 23 && x.argmax(axis: 1) == Array(repeating: 2, count: 8))
        #expect(x.min(axis: 2, keepingAxis: true).shape == [2, 3, 1])
        #expect(x.transposed([1, 2, 0])[2, 3].elements == [11, 23])
        #expect(concatenate([x, x], axis: -1).shape == [2, 3, 8])
        #expect(stack([x[0], x[1]]) == x)
        #expect(x.gather([0, 1, 2, 3, 0, 1]).elements == [0, 5, 10, 15, 16, 21])
        #expect(x.flattened(from: 1).shape == [2, 12])
        #expect(Tensor([2, .nan, 3]).max().item.isNaN)
        #expect(Tensor([1, 2, 3, 4]).standardDeviation().item == Float(5.0 / 3).squareRoot())
        #expect("\(Tensor([[1, 2], [3, 4]]))" == "Tensor([[1.0, 2.0], [3.0, 4.0]], shape: [2, 2])")
    }

    @Test func `Equal seeds give equal numbers`() throws {
        var first = try Generator(seed: 9)
        var second = try Generator(seed: 9)
        #expect(Tensor.random([5, 3], using: &first) == Tensor.random([5, 3], using: &second))
        #expect(Tensor.randomNormal([7], using: &first) == Tensor.randomNormal([7], using: &second))
    }
}
