import LyceumKernels

// Comparisons give 1 where they hold and 0 elsewhere, without gradients; two operands broadcast.
extension TensorOperand {
    /// 1 where an element is greater than the other's, else 0.
    public static func .> (a: Self, b: some TensorOperand) -> Tensor {
        withoutGradients { Tensor.binary(LYBinaryGreater, ".>", a.tensor, b.tensor) }
    }

    /// 1 where an element is greater than a number, else 0.
    public static func .> (a: Self, b: Float) -> Tensor { a .> Tensor(b) }

    /// 1 where an element is at least the other's, else 0.
    public static func .>= (a: Self, b: some TensorOperand) -> Tensor {
        withoutGradients { Tensor.binary(LYBinaryGreaterOrEqual, ".>=", a.tensor, b.tensor) }
    }

    /// 1 where an element is at least a number, else 0.
    public static func .>= (a: Self, b: Float) -> Tensor { a .>= Tensor(b) }

    /// 1 where an element is less than the other's, else 0.
    public static func .< (a: Self, b: some TensorOperand) -> Tensor {
        withoutGradients { Tensor.binary(LYBinaryGreater, ".<", b.tensor, a.tensor) }
    }

    /// 1 where an element is less than a number, else 0.
    public static func .< (a: Self, b: Float) -> Tensor { a .< Tensor(b) }

    /// 1 where an element is at most the other's, else 0.
    public static func .<= (a: Self, b: some TensorOperand) -> Tensor {
        withoutGradients { Tensor.binary(LYBinaryGreaterOrEqual, ".<=", b.tensor, a.tensor) }
    }

    /// 1 where an element is at most a number, else 0.
    public static func .<= (a: Self, b: Float) -> Tensor { a .<= Tensor(b) }

    /// 1 where an element is equal to the other's, else 0.
    public static func .== (a: Self, b: some TensorOperand) -> Tensor {
        withoutGradients { Tensor.binary(LYBinaryEqual, ".==", a.tensor, b.tensor) }
    }

    /// 1 where an element is equal to a number, else 0.
    public static func .== (a: Self, b: Float) -> Tensor { a .== Tensor(b) }
}

extension Tensor {
    /// The elements of `a` where the condition is not 0, else those of `b`; the three shapes broadcast.
    ///
    /// ```swift
    /// let (rewards, next) = (Tensor([1, 1]), Tensor([9, 5]))
    /// let target = Tensor.where(Tensor([1, 0]) .> 0, rewards, rewards + 0.99 * next)
    /// ```
    public static func `where`(
        _ condition: some TensorConvertible, _ a: some TensorConvertible, _ b: some TensorConvertible
    ) -> Tensor {
        let condition = condition.tensor
        let a = a.tensor
        let b = b.tensor
        let shape = broadcastShape("where", broadcastShape("where", condition.node.shape, a.node.shape), b.node.shape)
        let chooser = condition.detached.expanded(shape).node
        let first = a.expanded(shape).node
        let second = b.expanded(shape).node
        return operation(shape, first, second, chooser) { target in
            ly_select(shape.count, chooser.data, first.data, second.data, target)
        } backward: { turn in
            let chooser = turn.input(2).data
            for index in 0..<2 {
                turn.accumulate(index) { target, add in
                    for i in 0..<turn.node.count {
                        let share = (chooser[i] != 0) == (index == 0) ? turn.gradient[i] : 0
                        target[i] = add != 0 ? target[i] + share : share
                    }
                }
            }
        }
    }

    /// This repeated to a shape that it broadcasts to.
    func expanded(_ shape: Shape) -> Tensor {
        if node.shape == shape { return self }
        return Tensor.binary(LYBinaryAdd, "expanded", self, Tensor(shape: shape.array, repeating: -0.0))
    }
}
