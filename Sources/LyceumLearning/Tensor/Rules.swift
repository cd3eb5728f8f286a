import LyceumKernels

extension Node {
    /// Passes the gradient of this node on to its inputs.
    func passOn(_ turn: Backward) {
        switch fields.pointee.rule {
        case .none: break
        case .same: turn.pass.hand(over: turn.entry)
        case .unary(let function, let p, let q):
            let source = turn.input(0).data
            turn.accumulate(0) { target, add in
                ly_unary_gradient(function, count, source, data, turn.gradient, target, p, q, add)
            }
        case .binary(let function, let p): passOnBinary(function, p, turn)
        case .linear: passOnLinear(turn)
        case .custom(let backward): backward(turn)
        }
    }

    private func passOnBinary(_ function: LYBinary, _ p: Float, _ turn: Backward) {
        let first = turn.input(0)
        let second = turn.input(1)
        guard first.shape != second.shape else {
            for index in 0..<2 {
                turn.accumulate(index) { target, add in
                    ly_binary_gradient(
                        function, Int32(index), count, first.data, 1, second.data, 1, turn.gradient, target, p, add)
                }
            }
            return
        }
        let rows = Broadcast(first.shape, second.shape, shape)
        for index in 0..<2 where turn.wants(index) {
            let input = index == 0 ? first : second
            turn.accumulate(index) { target, add in
                if input.shape == shape {
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            turn.gradient + row, target + row, p, add)
                    }
                    return
                }
                if add == 0 { target.update(repeating: 0, count: input.count) }
                withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows.rowLength)) { slopes in
                    guard let slope = slopes.baseAddress else { return }
                    rows.forEachRow { row, a, aStep, b, bStep, count in
                        ly_binary_gradient(
                            function, Int32(index), count, first.data + a, aStep, second.data + b, bStep,
                            turn.gradient + row, slope, p, 0)
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

    private func passOnLinear(_ turn: Backward) {
        let x = turn.input(0)
        let w = turn.input(1)
        let outputs = w.shape[0]
        let inputs = w.shape[1]
        let rows = count / max(1, outputs)
        let gradient = turn.gradient
        turn.accumulate(0) { target, add in
            ly_matmul(rows, inputs, outputs, gradient, outputs, 1, w.data, inputs, 1, target, inputs, add)
        }
        turn.accumulate(1) { target, add in
            ly_matmul(outputs, inputs, rows, gradient, 1, outputs, x.data, inputs, 1, target, inputs, add)
        }
        if fields.pointee.third != nil {
            turn.accumulate(2) { target, add in ly_sum_rows(rows, outputs, gradient, outputs, target, add) }
        }
    }
}
