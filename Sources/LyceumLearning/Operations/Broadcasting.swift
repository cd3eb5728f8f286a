import LyceumKernels

extension Tensor {
    /// An elementwise function of two operands, the shapes broadcast as in NumPy.
    @inline(__always)
    static func binary(_ function: LYBinary, _ name: String, _ a: Tensor, _ b: Tensor, _ p: Float = 0) -> Tensor {
        let first = a.node
        let second = b.node
        let result: Node
        if first.shape == second.shape {
            result = Node.make(first.shape)
            ly_binary(function, result.count, first.data, 1, second.data, 1, result.data, p)
        } else {
            result = broadcastBinary(function, name, first, second, p)
        }
        if Node.records(first, second) { result.record(.binary(function, p), first, second) }
        return Tensor(result)
    }

    private static func broadcastBinary(
        _ function: LYBinary, _ name: String, _ first: Node, _ second: Node, _ p: Float
    ) -> Node {
        let result = Node.make(broadcastShape(name, first.shape, second.shape))
        Broadcast(first.shape, second.shape, result.shape).forEachRow { row, a, aStep, b, bStep, count in
            ly_binary(function, count, first.data + a, aStep, second.data + b, bStep, result.data + row, p)
        }
        return result
    }

    /// The shape that two broadcast to; the program stops if there is none.
    static func broadcastShape(_ name: String, _ a: Shape, _ b: Shape) -> Shape {
        do {
            return try checkedBroadcastShape(name, a, b)
        } catch {
            stop(error)
        }
    }

    /// The shape that two broadcast to.
    package static func checkedBroadcastShape(_ name: String, _ a: Shape, _ b: Shape) throws(ShapeMismatch) -> Shape {
        if let shape = Shape.broadcast(a, b) {
            if shape.isTooLarge { stop(InvalidTensor(problem: .size(shape: shape.array))) }
            return shape
        }
        throw ShapeMismatch(
            operation: name, first: a.array, second: b.array,
            expected: "aligned at the last axis, two lengths must be equal or one of them 1")
    }
}
