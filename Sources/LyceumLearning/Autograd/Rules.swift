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
}
