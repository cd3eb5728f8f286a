import LyceumKernels

extension Backward {
    /// Passes the gradient of the node on to its inputs.
    func passOn() {
        switch node.fields.pointee.rule {
        case .none: break
        case .same: pass.hand(over: entry)
        case .unary(let function, let p, let q):
            let source = input(0).data
            transform(0) { target, add in
                ly_unary_gradient(function, node.count, source, node.data, gradient, target, p, q, add)
            }
        case .binary(let function, let p): passOnBinary(function, p)
        case .linear: passOnLinear()
        case .softmax(let isLogarithm):
            let length = node.shape.last
            transform(0) { target, add in
                ly_softmax_gradient(
                    node.count / length, length, node.data, gradient, target, isLogarithm ? 1 : 0, add)
            }
        case .custom(let backward): backward(self)
        }
    }

    private func passOnBinary(_ function: LYBinary, _ p: Float) {
        let first = input(0)
        let second = input(1)
        guard first.shape != second.shape else {
            func slope(_ index: Int32, _ target: UnsafeMutablePointer<Float>, _ add: Int32) {
                ly_binary_gradient(
                    function, index, node.count, first.data, 1, second.data, 1, gradient, target, p, add)
            }
            if wants(1) {
                accumulate(0) { slope(0, $0, $1) }
                transform(1) { slope(1, $0, $1) }
            } else {
                transform(0) { slope(0, $0, $1) }
            }
            return
        }
        let rows = Broadcast(first.shape, second.shape, node.shape)
        for index in 0..<2 where wants(index) {
            let input = index == 0 ? first : second
            accumulate(index) { target, add in
                if input.shape == node.shape {
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            gradient + row, target + row, p, add)
                    }
                    return
                }
                if add == 0 { target.update(repeating: 0, count: input.count) }
                withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows.rowLength)) { slopes in
                    guard let slope = slopes.baseAddress else { return }
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            gradient + row, slope, p, 0)
                        let position = index == 0 ? a : b
                        if (index == 0 ? aStep : bStep) == 1 {
                            ly_accumulate(count, slope, target + position)
                        } else {
                            target[position] += ly_sum(count, slope)
                        }
                    }
                }
            }
        }
    }

    private func passOnLinear() {
        let x = input(0)
        let w = input(1)
        let outputs = w.shape[0]
        let inputs = w.shape[1]
        let rows = node.count / max(1, outputs)
        accumulate(0) { target, add in
            ly_matmul(rows, inputs, outputs, gradient, outputs, 1, w.data, inputs, 1, target, inputs, add)
        }
        accumulate(1) { target, add in
            ly_matmul(outputs, inputs, rows, gradient, 1, outputs, x.data, inputs, 1, target, inputs, add)
        }
        if node.fields.pointee.third != nil {
            accumulate(2) { target, add in ly_sum_rows(rows, outputs, gradient, outputs, target, add) }
        }
    }
}
