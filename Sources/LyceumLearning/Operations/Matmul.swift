import LyceumKernels

extension TensorOperand {
    /// The matrix product.
    ///
    /// - Two matrices: [m, k] and [k, n] give [m, n].
    /// - A vector counts as a row on the left, as a column on the right, and its axis vanishes from the result; two vectors
    ///   give a number.
    /// - With more axes, the last two hold the matrices, and the others are batches, which broadcast.
    ///
    /// Other shapes stop the program.
    public func matmul(_ other: some TensorOperand) -> Tensor {
        Tensor.matrixProduct(tensor, other.tensor)
    }
}

/// The matrix product; see ``TensorOperand/matmul(_:)``.
public func matmul(_ a: some TensorOperand, _ b: some TensorOperand) -> Tensor { a.matmul(b) }

extension Tensor {
    fileprivate static func matrixProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
        let left = a.node.shape
        let right = b.node.shape
        let k = left.last
        guard left.rank > 0, right.rank > 0, k == right[Swift.max(0, right.rank - 2)] else {
            stop(
                ShapeMismatch(
                    operation: "matmul", first: left.array, second: right.array,
                    expected: "the first one's last length must be the second one's last but one"))
        }
        let m = left.rank == 1 ? 1 : left[left.rank - 2]
        let n = right.rank == 1 ? 1 : right.last
        let leftBatch = Shape(left.array.dropLast(2))
        let rightBatch = Shape(right.array.dropLast(2))
        let batch = broadcastShape("matmul", leftBatch, rightBatch)
        var shape = batch
        if left.rank > 1 { shape.append(m) }
        if right.rank > 1 { shape.append(n) }
        if shape.isTooLarge { stop(InvalidTensor(problem: .size(shape: shape.array))) }
        let matrices = Matrices(m: m, n: n, k: k, pairs: Self.pairs(leftBatch, rightBatch, batch))
        let first = a.node
        let second = b.node
        return operation(shape, first, second) { target in
            matrices.multiply(first.data, second.data, into: target)
        } backward: { turn in
            matrices.passOn(turn)
        }
    }

    /// For each matrix of the batch the numbers of its factors; nil where the factors are in step.
    private static func pairs(_ a: Shape, _ b: Shape, _ result: Shape) -> [(first: Int, second: Int)] {
        var pairs: [(first: Int, second: Int)] = []
        Broadcast(a, b, result).forEachRow { _, first, firstStep, second, secondStep, count in
            for index in 0..<count { pairs.append((first + index * firstStep, second + index * secondStep)) }
        }
        return pairs
    }
}

/// A batch of matrix products.
private struct Matrices: Sendable {
    let m: Int
    let n: Int
    let k: Int
    /// For each product the numbers of its factors.
    let pairs: [(first: Int, second: Int)]

    func multiply(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into c: UnsafeMutablePointer<Float>) {
        for (index, pair) in pairs.enumerated() {
            ly_matmul(m, n, k, a + pair.first * m * k, k, 1, b + pair.second * k * n, n, 1, c + index * m * n, n, 0)
        }
    }

    func passOn(_ turn: Backward) {
        let first = turn.input(0)
        let second = turn.input(1)
        // ∂A = ∂C Bᵀ and ∂B = Aᵀ ∂C, the transposed factors read in place.
        turn.accumulate(0) { target, add in
            if add == 0 { target.update(repeating: 0, count: first.count) }
            for (index, pair) in pairs.enumerated() {
                ly_matmul(
                    m, k, n, turn.gradient + index * m * n, n, 1, second.data + pair.second * k * n, 1, n,
                    target + pair.first * m * k, k, 1)
            }
        }
        turn.accumulate(1) { target, add in
            if add == 0 { target.update(repeating: 0, count: second.count) }
            for (index, pair) in pairs.enumerated() {
                ly_matmul(
                    k, n, m, first.data + pair.first * m * k, 1, k, turn.gradient + index * m * n, n, 1,
                    target + pair.second * k * n, n, 1)
            }
        }
    }
}
