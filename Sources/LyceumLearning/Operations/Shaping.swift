import LyceumKernels

extension TensorOperand {
    /// The same elements in another shape; one length may be -1 and is then inferred. Other shapes stop the program.
    public func reshaped(_ shape: [Int]) -> Tensor {
        let x = tensor.node
        do {
            return Tensor.reshaped(x, try Tensor.checkedReshape(x.shape, to: shape))
        } catch {
            stop(error)
        }
    }

    /// The same elements in another shape; one length may be -1 and is then inferred.
    public func reshaped(_ shape: Int...) -> Tensor { reshaped(shape) }

    /// All axes from `axis` on merged into one.
    public func flattened(from axis: Int = 0) -> Tensor {
        let x = tensor.node
        if x.shape.rank == 0 { return Tensor.reshaped(x, Shape(1)) }
        let first = x.shape.axis(axis, "flattened")
        var shape = Shape()
        for other in 0..<first { shape.append(x.shape[other]) }
        var rest = 1
        for other in first..<x.shape.rank { rest *= x.shape[other] }
        shape.append(rest)
        return Tensor.reshaped(x, shape)
    }

    /// The same elements with a further axis of length 1 at a place; a negative one counts from the end, -1 is last.
    public func expandingAxis(_ axis: Int) -> Tensor {
        let x = tensor.node
        let place = axis < 0 ? axis + x.shape.rank + 1 : axis
        guard 0 <= place, place <= x.shape.rank else {
            stop(InvalidTensor(problem: .axis(operation: "expandingAxis", axis: axis, shape: x.shape.array + [1])))
        }
        return Tensor.reshaped(x, x.shape.inserting(1, at: place))
    }

    /// The same elements without an axis of length 1; another length stops the program.
    public func removingAxis(_ axis: Int) -> Tensor {
        let x = tensor.node
        let place = x.shape.axis(axis, "removingAxis")
        guard x.shape[place] == 1 else {
            stop(
                ShapeMismatch(
                    operation: "removingAxis", first: x.shape.array, second: x.shape.removing(place).array,
                    expected: "axis \(axis) must have the length 1"))
        }
        return Tensor.reshaped(x, x.shape.removing(place))
    }

    /// The tensor with its axes in another order, each named once; another list stops the program.
    public func transposed(_ order: [Int]) -> Tensor {
        let x = tensor.node
        let axes = order.map { x.shape.axis($0, "transposed") }
        guard axes.sorted() == Array(0..<x.shape.rank) else {
            stop(
                ShapeMismatch(
                    operation: "transposed", first: x.shape.array, second: order,
                    expected: "the order must name each axis once"))
        }
        let map = AxisOrder(x.shape, axes)
        return Tensor.operation(map.result, x) {
            map.move(x.data, to: $0)
        } backward: { turn in
            turn.accumulate(0) { target, add in map.moveBack(turn.gradient, to: target, add) }
        }
    }

    /// The tensor with two axes exchanged: for a matrix, its transpose.
    public func transposed(_ first: Int = -2, _ second: Int = -1) -> Tensor {
        let shape = tensor.node.shape
        var order = Array(0..<shape.rank)
        order.swapAt(shape.axis(first, "transposed"), shape.axis(second, "transposed"))
        return transposed(order)
    }
}

extension Tensor {
    static func reshaped(_ x: Node, _ shape: Shape) -> Tensor {
        if x.shape == shape { return Tensor(x) }
        if Node.records(x) {
            let view = Node.view(of: x, shape)
            view.record(.same, x)
            return Tensor(view)
        }
        // Without gradients to record, the elements of a node with a history are copied: it would live on otherwise.
        return Tensor(Node.view(of: Tensor(x).detached.node, shape))
    }

    /// The shape that elements are brought into, one length of which may be -1.
    package static func checkedReshape(_ from: Shape, to lengths: [Int]) throws(ShapeMismatch) -> Shape {
        let known = lengths.filter { $0 != -1 }
        // No tensor has a product that overflows.
        let product = known.reduce(1) { product, length in
            let (next, overflows) = product.multipliedReportingOverflow(by: length)
            return overflows ? 0 : next
        }
        var result = lengths
        if known.count == lengths.count - 1, product > 0, let unknown = lengths.firstIndex(of: -1) {
            result[unknown] = from.count / product
        }
        if let shape = try? Shape(checking: result), shape.count == from.count { return shape }
        throw ShapeMismatch(
            operation: "reshaped", first: from.array, second: lengths,
            expected: "the new lengths must multiply to \(from.count); one of them may be -1")
    }
}

/// The axes of a tensor brought into another order.
private struct AxisOrder: Sendable {
    let result: Shape
    /// How far a step along each axis of the result goes in the source.
    private var steps: [Int] = []
    private let isMatrix: Bool
    private let source: Shape

    init(_ shape: Shape, _ order: [Int]) {
        var strides = [Int](repeating: 1, count: shape.rank)
        for axis in stride(from: shape.rank - 2, through: 0, by: -1) {
            strides[axis] = strides[axis + 1] * shape[axis + 1]
        }
        steps = order.map { strides[$0] }
        result = Shape(order.map { shape[$0] })
        isMatrix = order == [1, 0]
        source = shape
    }

    func move(_ from: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
        if isMatrix {
            ly_transpose(source[0], source[1], from, target)
        } else {
            forEach { place, origin in target[place] = from[origin] }
        }
    }

    func moveBack(_ from: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ add: Int32) {
        if isMatrix, add == 0 {
            ly_transpose(result[0], result[1], from, target)
        } else if add == 0 {
            forEach { place, origin in target[origin] = from[place] }
        } else {
            forEach { place, origin in target[origin] += from[place] }
        }
    }

    /// The places in the result in order, with where their elements come from.
    private func forEach(_ body: (Int, Int) -> Void) {
        let count = result.count
        guard count > 0 else { return }
        var position = [Int](repeating: 0, count: steps.count)
        var origin = 0
        for place in 0..<count {
            body(place, origin)
            for axis in stride(from: steps.count - 1, through: 0, by: -1) {
                position[axis] += 1
                origin += steps[axis]
                if position[axis] < result[axis] { break }
                origin -= steps[axis] * result[axis]
                position[axis] = 0
            }
        }
    }
}
