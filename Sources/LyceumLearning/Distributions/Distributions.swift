/// What several distributions share.
enum Distributions {
    /// log √(2π).
    static let logRootOfTwoPi: Float = 0.918_938_533_204_672_74

    /// Probabilities kept away from 0 and 1 by the distance of 1 to the next 32-bit number, as PyTorch does it.
    static func clampedProbabilities(_ probabilities: Tensor) -> Tensor {
        probabilities.clamp(.ulpOfOne, 1 - .ulpOfOne)
    }

    /// Ends the program for an invalid number.
    static func check(
        _ numbers: Tensor, _ type: String, _ name: String, _ expected: String, _ isRight: (Float) -> Bool
    ) {
        let wrong = numbers.withUnsafeElements { $0.first { !isRight($0) } }
        if let wrong { stop(InvalidSetting(type: type, setting: name, given: "\(wrong)", expected: expected)) }
    }

    /// Ends the program where a batch is asked for one sample.
    static func checkSingle(_ isSingle: Bool, _ type: String, _ shape: [Int]) {
        if isSingle { return }
        stop(
            InvalidSetting(
                type: "\(type).sample", setting: "the shape", given: "\(shape)",
                expected: "that of one distribution; use samples() for a batch"))
    }

    /// The two repeated to a common shape; the program stops if there is none, or if a column meets a row.
    static func broadcast(_ name: String, _ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
        checkShapes(name, a, b)
        let shape = Tensor.broadcastShape(name, a.node.shape, b.node.shape)
        return (a.expanded(shape), b.expanded(shape))
    }

    /// Ends the program where as many elements in two shapes, such as a column and a row, would become a table of all pairs.
    static func checkShapes(_ name: String, _ a: Tensor, _ b: Tensor) {
        let (first, second) = (a.node.shape, b.node.shape)
        let shape = Tensor.broadcastShape(name, first, second)
        if shape == first || shape == second || a.count != b.count { return }
        stop(
            ShapeMismatch(
                operation: name, first: first.array, second: second.array,
                expected: "both would be repeated to \(shape): give the two the same shape, with removingAxis(-1) or "
                    + "reshaped"))
    }
}
