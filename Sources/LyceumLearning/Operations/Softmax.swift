import LyceumKernels

extension TensorOperand {
    /// exp(x) / Σ exp(x) along an axis, without overflow; the last one by default.
    public func softmax(axis: Int = -1) -> Tensor { Tensor.softmax(tensor, axis, isLogarithm: false) }

    /// The logarithm of ``softmax(axis:)``, exact even where that rounds to 0.
    public func logSoftmax(axis: Int = -1) -> Tensor { Tensor.softmax(tensor, axis, isLogarithm: true) }

    /// log Σ exp(x) along an axis, which vanishes; without overflow.
    public func logSumExp(axis: Int = -1) -> Tensor {
        let x = tensor
        let largest = x.detached.max(axis: axis, keepingAxis: true)
        let shift = Tensor.where(largest.abs() .< .infinity, largest, Tensor(0))
        let place = x.node.shape.axis(axis, "logSumExp")
        return (x - shift).exp().sum(axis: place).log() + shift.removingAxis(place)
    }
}

/// exp(x) / Σ exp(x) along an axis, without overflow; the last one by default.
public func softmax(_ x: some TensorOperand, axis: Int = -1) -> Tensor { x.softmax(axis: axis) }

/// The logarithm of the softmax along an axis; the last one by default.
public func logSoftmax(_ x: some TensorOperand, axis: Int = -1) -> Tensor { x.logSoftmax(axis: axis) }

extension Tensor {
    fileprivate static func softmax(_ x: Tensor, _ axis: Int, isLogarithm: Bool) -> Tensor {
        let name = isLogarithm ? "logSoftmax" : "softmax"
        let node = x.node
        let axis = node.shape.axis(axis, name)
        guard axis == node.shape.rank - 1 else {
            return softmax(x.transposed(axis, -1), -1, isLogarithm: isLogarithm).transposed(axis, -1)
        }
        let length = node.shape.last
        guard length > 0 else { stop(InvalidTensor(problem: .empty(operation: name))) }
        let result = Node.make(node.shape)
        ly_softmax(node.count / length, length, node.data, result.data, isLogarithm ? 1 : 0)
        if Node.records(node) { result.record(.softmax(isLogarithm: isLogarithm), node) }
        return Tensor(result)
    }
}
