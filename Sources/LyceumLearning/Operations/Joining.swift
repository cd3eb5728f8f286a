import LyceumKernels

/// Tensors joined along an existing axis; their other axes must have the same lengths.
///
/// An empty list, or shapes that do not match, stop the program.
public func concatenate(_ parts: [some TensorConvertible], axis: Int = 0) -> Tensor {
    let nodes = parts.map { $0.tensor.node }
    guard let first = nodes.first else { stop(InvalidTensor(problem: .empty(operation: "concatenate"))) }
    let axis = first.shape.axis(axis, "concatenate")
    var shape = first.shape
    for node in nodes.dropFirst() {
        guard node.shape.rank == shape.rank, node.shape.removing(axis) == first.shape.removing(axis) else {
            stop(
                ShapeMismatch(
                    operation: "concatenate", first: first.shape.array, second: node.shape.array,
                    expected: "all lengths but that of axis \(axis) must be equal"))
        }
        shape[axis] += node.shape[axis]
    }
    return Tensor.joined(nodes, shape, outer: shape.split(at: axis).outer)
}

/// Tensors of equal shape along a new axis.
///
/// An empty list, or shapes that do not match, stop the program.
public func stack(_ parts: [some TensorConvertible], axis: Int = 0) -> Tensor {
    let nodes = parts.map { $0.tensor.node }
    guard let first = nodes.first else { stop(InvalidTensor(problem: .empty(operation: "stack"))) }
    for node in nodes where node.shape != first.shape {
        stop(
            ShapeMismatch(
                operation: "stack", first: first.shape.array, second: node.shape.array,
                expected: "all shapes must be equal"))
    }
    let place = axis < 0 ? axis + first.shape.rank + 1 : axis
    guard 0 <= place, place <= first.shape.rank else {
        stop(InvalidTensor(problem: .axis(operation: "stack", axis: axis, shape: first.shape.array + [nodes.count])))
    }
    let shape = first.shape.inserting(nodes.count, at: place)
    return Tensor.joined(nodes, shape, outer: shape.split(at: place).outer)
}

extension Tensor {
    /// The elements of nodes, each cut into `outer` pieces that alternate.
    fileprivate static func joined(_ nodes: [Node], _ shape: Shape, outer: Int) -> Tensor {
        operation(shape, all: nodes) { target in
            var place = target
            for o in 0..<outer {
                for node in nodes {
                    let piece = node.count / outer
                    place.update(from: node.data + o * piece, count: piece)
                    place += piece
                }
            }
        } backward: { turn in
            let pieces = turn.node.fields.pointee.others.map { outer == 0 ? 0 : $0.count / outer }
            let step = pieces.reduce(0, +)
            var offset = 0
            for (index, piece) in pieces.enumerated() {
                turn.accumulate(index) { target, add in
                    for o in 0..<outer {
                        let source = turn.gradient + o * step + offset
                        if add != 0 {
                            ly_accumulate(piece, source, target + o * piece)
                        } else {
                            (target + o * piece).update(from: source, count: piece)
                        }
                    }
                }
                offset += piece
            }
        }
    }
}

extension Array: TensorConvertible where Element: TensorConvertible {
    /// Numbers as a vector; tensors and arrays of equal shape stacked along a new first axis.
    ///
    /// Different shapes stop the program.
    public static func tensor(of elements: [Element]) -> Tensor {
        switch elements {
        case let numbers as [Float]: Tensor(numbers)
        case let numbers as [Double]: Tensor(numbers)
        case let numbers as [Int]: Tensor(numbers)
        default: stack(elements.map { $0.tensor })
        }
    }
}
