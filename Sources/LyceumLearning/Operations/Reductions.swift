import LyceumKernels

extension TensorOperand {
    /// The sum of all elements.
    public func sum() -> Tensor {
        let x = tensor.node
        return Tensor.operation(Shape(), x) {
            $0[0] = ly_sum(x.count, x.data)
        } backward: { turn in
            let share = turn.gradient[0]
            turn.accumulate(0) { target, add in Tensor.fill(target, share, turn.input(0).count, add) }
        }
    }

    /// The mean of all elements.
    public func mean() -> Tensor { sum() / Float(Swift.max(1, tensor.count)) }

    /// The sums along an axis, which is removed, or kept with length 1 if `keepingAxis`.
    ///
    /// A negative axis counts from the last one, -1; an axis out of range stops the program.
    public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor {
        let x = tensor.node
        let axis = x.shape.axis(axis, "sum")
        let (outer, length, inner) = x.shape.split(at: axis)
        return Tensor.operation(x.shape.reduced(axis, keepingAxis), x) { target in
            for o in 0..<outer {
                let block = x.data + o * length * inner
                if inner == 1 {
                    target[o] = ly_sum(length, block)
                } else {
                    ly_sum_rows(length, inner, block, inner, target + o * inner, 0)
                }
            }
        } backward: { turn in
            turn.accumulate(0) { target, add in
                for o in 0..<outer {
                    for l in 0..<length {
                        let row = target + (o * length + l) * inner
                        let gradient = turn.gradient + o * inner
                        if inner == 1 {
                            row[0] = add != 0 ? row[0] + gradient[0] : gradient[0]
                        } else if add != 0 {
                            ly_accumulate(inner, gradient, row)
                        } else {
                            row.update(from: gradient, count: inner)
                        }
                    }
                }
            }
        }
    }

    /// The sums along several axes.
    public func sum(axes: [Int], keepingAxes: Bool = false) -> Tensor {
        reduced(axes, "sum", keepingAxes) { $0.sum(axis: $1, keepingAxis: true) }
    }

    /// The means along an axis, which is removed, or kept with length 1 if `keepingAxis`.
    public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
        let length = tensor.node.shape[tensor.node.shape.axis(axis, "mean")]
        return sum(axis: axis, keepingAxis: keepingAxis) / Float(Swift.max(1, length))
    }

    /// The means along several axes.
    public func mean(axes: [Int], keepingAxes: Bool = false) -> Tensor {
        reduced(axes, "mean", keepingAxes) { $0.mean(axis: $1, keepingAxis: true) }
    }

    /// The largest element; of equal ones the first takes the gradient. An empty tensor stops the program.
    public func max() -> Tensor { tensor.reshaped([tensor.count]).max(axis: 0) }

    /// The smallest element; of equal ones the first takes the gradient. An empty tensor stops the program.
    public func min() -> Tensor { tensor.reshaped([tensor.count]).min(axis: 0) }

    /// The largest elements along an axis, which is removed, or kept with length 1 if `keepingAxis`.
    public func max(axis: Int, keepingAxis: Bool = false) -> Tensor {
        extreme("max", axis, keepingAxis) { $0 > $1 }
    }

    /// The smallest elements along an axis, which is removed, or kept with length 1 if `keepingAxis`.
    public func min(axis: Int, keepingAxis: Bool = false) -> Tensor {
        extreme("min", axis, keepingAxis) { $0 < $1 }
    }

    /// The index of the largest element, the first of equal ones. An empty tensor stops the program.
    public func argmax() -> Int { tensor.reshaped([tensor.count]).argmax(axis: 0)[0] }

    /// The indices of the largest elements along an axis, the first of equal ones, in row-major order of the other axes.
    public func argmax(axis: Int) -> [Int] { tensor.extremes("argmax", axis) { $0 > $1 } }

    /// The variance of all elements: their number minus `correction`, which is 0 or more, is the divisor; else the
    /// program stops.
    public func variance(correction: Int = 1) -> Tensor {
        InvalidSetting.check(correction, isIn: 0..., "variance", "correction", "0 or more")
        let x = tensor
        return (x - x.mean()).square().sum() / Float(Swift.max(0, x.count - correction))
    }

    /// The standard deviation of all elements, with their number minus `correction` as divisor of the variance.
    public func standardDeviation(correction: Int = 1) -> Tensor { variance(correction: correction).sqrt() }

    private func reduced(
        _ axes: [Int], _ name: String, _ keepingAxes: Bool, _ reduce: (Tensor, Int) -> Tensor
    ) -> Tensor {
        let shape = tensor.node.shape
        let sorted = Set(axes.map { shape.axis($0, name) }).sorted()
        let result = sorted.reduce(tensor, reduce)
        if keepingAxes { return result }
        return result.reshaped((0..<shape.rank).filter { !sorted.contains($0) }.map { shape[$0] })
    }

    private func extreme(
        _ name: String, _ axis: Int, _ keepingAxis: Bool, _ isBetter: (Float, Float) -> Bool
    ) -> Tensor {
        let axis = tensor.node.shape.axis(axis, name)
        let chosen = tensor.extremes(name, axis, isBetter)
        let result = tensor.gather(chosen, axis: axis)
        return keepingAxis ? result.reshaped(tensor.node.shape.reduced(axis, true).array) : result
    }
}

extension Tensor {
    /// The indices of the best elements along an axis: of the first that no other is better than, or of one that is
    /// NaN.
    fileprivate func extremes(_ name: String, _ axis: Int, _ isBetter: (Float, Float) -> Bool) -> [Int] {
        let (outer, length, inner) = node.shape.split(at: node.shape.axis(axis, name))
        guard length > 0 else { stop(InvalidTensor(problem: .empty(operation: name))) }
        return withUnsafeElements { elements in
            var result: [Int] = []
            result.reserveCapacity(outer * inner)
            for o in 0..<outer {
                for i in 0..<inner {
                    var best = 0
                    var value = elements[o * length * inner + i]
                    for l in 1..<length {
                        if value.isNaN { break }
                        let other = elements[(o * length + l) * inner + i]
                        if isBetter(other, value) || other.isNaN {
                            best = l
                            value = other
                        }
                    }
                    result.append(best)
                }
            }
            return result
        }
    }

    fileprivate static func fill(_ target: UnsafeMutablePointer<Float>, _ number: Float, _ count: Int, _ add: Int32) {
        if add != 0 {
            ly_accumulate_constant(count, number, target)
        } else {
            target.update(repeating: number, count: count)
        }
    }
}

extension Shape {
    /// The shape after a reduction along an axis.
    func reduced(_ axis: Int, _ keepingAxis: Bool) -> Shape {
        if !keepingAxis { return removing(axis) }
        var shape = self
        shape[axis] = 1
        return shape
    }
}
