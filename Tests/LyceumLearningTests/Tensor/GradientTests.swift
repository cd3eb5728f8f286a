import LyceumLearning
import Testing

struct GradientTests {
    static let ofOne: [GradientCase] = [
        GradientCase("-x", [[3, 2]]) { -$0[0] },
        GradientCase("exp", [[7]]) { exp($0[0]) },
        GradientCase("log", [[7]], shift: 2) { log($0[0]) },
        GradientCase("sqrt", [[2, 3]], shift: 2) { sqrt($0[0]) },
        GradientCase("abs", [[9]]) { abs($0[0]) },
        GradientCase("square", [[9]]) { $0[0].square() },
        GradientCase("tanh", [[17]]) { tanh($0[0]) },
        GradientCase("sigmoid", [[9]]) { sigmoid($0[0]) },
        GradientCase("relu", [[9]]) { relu($0[0]) },
        GradientCase("leakyRelu", [[9]]) { leakyRelu($0[0], slope: 0.1) },
        GradientCase("elu", [[9]]) { elu($0[0], alpha: 0.7) },
        GradientCase("softplus", [[9]]) { softplus($0[0]) },
        GradientCase("pow 3", [[9]]) { pow($0[0], 3) },
        GradientCase("pow -2", [[9]], shift: 2.5) { pow($0[0], -2) },
        GradientCase("pow 1.7", [[9]], shift: 2) { pow($0[0], 1.7) },
        GradientCase("clamp", [[20]]) { clamp($0[0], -0.5, 0.8) },
        GradientCase("x + 2", [[3]]) { $0[0] + 2 },
        GradientCase("2 - x", [[3]]) { 2 - $0[0] },
        GradientCase("x * 3", [[3]]) { $0[0] * 3 },
        GradientCase("x / 4", [[3]]) { $0[0] / 4 },
        GradientCase("2 / x", [[3]], shift: 3) { 2 / $0[0] },
    ]

    static let ofTwo: [GradientCase] = [
        GradientCase("+", [[2, 3], [2, 3]]) { $0[0] + $0[1] },
        GradientCase("+", [[2, 3], [3]]) { $0[0] + $0[1] },
        GradientCase("-", [[4, 1, 3], [2, 1]]) { $0[0] - $0[1] },
        GradientCase("*", [[2, 3], [2, 1]]) { $0[0] * $0[1] },
        GradientCase("*", [[], [2, 5]]) { $0[0] * $0[1] },
        GradientCase("*", [[3, 1, 2], [1, 4, 1]]) { $0[0] * $0[1] },
        GradientCase("/", [[2, 3], [3]], shift: 3) { $0[0] / $0[1] },
        GradientCase("/", [[3], [2, 1]], shift: 3) { $0[0] / $0[1] },
        GradientCase("maximum", [[3, 4], [3, 4]]) { maximum($0[0], $0[1]) },
        GradientCase("minimum", [[3, 4], [4]]) { minimum($0[0], $0[1]) },
        GradientCase("pow", [[3, 2], [2]], shift: 2) { pow($0[0], $0[1]) },
        GradientCase("mse", [[3, 4], [3, 4]]) { mseLoss($0[0], $0[1]) },
        GradientCase("smooth L1", [[5, 4], [5, 4]]) { smoothL1Loss($0[0], $0[1], beta: 0.37, reduction: .none) },
        GradientCase("where", [[2, 3], [3]]) { Tensor.where(Tensor([1, 0, 1]), $0[0], $0[1]) },
        GradientCase("the same twice", [[4]]) { $0[0] * $0[0] + tanh($0[0]) / $0[0].exp() },
    ]

    static let ofMatrices: [GradientCase] = [
        GradientCase("matmul", [[3, 4], [4, 2]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul", [[7, 9], [9, 19]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul vector matrix", [[4], [4, 3]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul matrix vector", [[3, 4], [4]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul vectors", [[5], [5]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul batch", [[2, 3, 4], [2, 4, 2]]) { $0[0].matmul($0[1]) },
        GradientCase("matmul broadcast", [[2, 1, 3, 4], [3, 4, 2]]) { $0[0].matmul($0[1]) },
        GradientCase("linear", [[5, 3], [4, 3], [4]]) { linear($0[0], $0[1], $0[2]) },
        GradientCase("linear vector", [[9], [17, 9], [17]]) { linear($0[0], $0[1], $0[2]) },
        GradientCase("linear of three axes", [[2, 3, 4], [2, 4]]) { linear($0[0], $0[1]) },
        GradientCase("conv2D", [[2, 2, 5, 4], [3, 2, 3, 3], [3]]) { conv2D($0[0], $0[1], $0[2], padding: 1) },
        GradientCase("conv2D stride", [[1, 1, 6, 6], [2, 1, 2, 2]]) { conv2D($0[0], $0[1], stride: 2) },
        GradientCase("maxPooled2D", [[1, 1, 4, 6]]) { $0[0].maxPooled2D(2) },
        GradientCase("maxPooled2D padding", [[1, 1, 4, 5]]) { $0[0].maxPooled2D(3, stride: 2, padding: 1) },
        GradientCase("averagePooled2D", [[2, 2, 4, 4]]) { $0[0].averagePooled2D(3, stride: 1, padding: 1) },
    ]

    static let ofShapes: [GradientCase] = [
        GradientCase("sum", [[3, 4]]) { $0[0].sum() },
        GradientCase("sum axis", [[2, 3, 4]]) { $0[0].sum(axis: 1) },
        GradientCase("sum last axis", [[2, 3, 4]]) { $0[0].sum(axis: -1, keepingAxis: true) },
        GradientCase("sum axes", [[2, 3, 4]]) { $0[0].sum(axes: [0, 2]) },
        GradientCase("mean", [[3, 4]]) { $0[0].mean() },
        GradientCase("mean axis", [[3, 4]]) { $0[0].mean(axis: 0) },
        GradientCase("max", [[12]]) { $0[0].max() },
        GradientCase("min axis", [[3, 4]]) { $0[0].min(axis: 0) },
        GradientCase("max axis", [[2, 3, 4]]) { $0[0].max(axis: 1, keepingAxis: true) },
        GradientCase("standard deviation", [[9]]) { $0[0].standardDeviation() },
        GradientCase("softmax", [[3, 11]]) { softmax($0[0]) },
        GradientCase("softmax axis", [[3, 4]]) { softmax($0[0], axis: 0) },
        GradientCase("logSoftmax", [[2, 19]]) { logSoftmax($0[0]) },
        GradientCase("logSumExp", [[3, 4]]) { $0[0].logSumExp() },
        GradientCase("cross entropy", [[3, 4]]) { crossEntropyLoss($0[0], [0, 3, 1]) },
        GradientCase("layer normalisation", [[3, 9]]) { $0[0].layerNormalised() },
        GradientCase("reshaped", [[2, 6]]) { $0[0].reshaped(3, -1) * Tensor([1, 2, 3, 4]) },
        GradientCase("transposed", [[3, 11]]) { $0[0].transposed() },
        GradientCase("transposed axes", [[2, 3, 4]]) { $0[0].transposed([2, 0, 1]) },
        GradientCase("row", [[3, 4]]) { $0[0][1] },
        GradientCase("part", [[3, 4, 2]]) { $0[0][1..., 0..<3, -1] },
        GradientCase("gather", [[3, 4]]) { $0[0].gather([1, 1, 3]) },
        GradientCase("gather first axis", [[3, 4]]) { $0[0].gather([2, 0, 1, 1], axis: 0) },
        GradientCase("take", [[3, 4]]) { $0[0].take([2, 0, 2]) },
        GradientCase("take columns", [[3, 4]]) { $0[0].take([3, 3, 1], axis: 1) },
        GradientCase("concatenate", [[2, 3], [2, 1]]) {
            concatenate($0, axis: 1) * concatenate([$0[0].tensor, $0[0][0..., 0..<1]], axis: 1)
        },
        GradientCase("stack", [[2, 3], [2, 3], [2, 3], [2, 3]]) { stack($0, axis: 1) },
    ]

    @Test(arguments: ofOne, [1, 2])
    func `Functions of one number have the gradients that differences show`(item: GradientCase, seed: Int) throws {
        #expect(try item.relativeError(seed: seed) < 1e-3)
    }

    @Test(arguments: ofTwo, [3, 4])
    func `Functions of two numbers have the gradients that differences show`(item: GradientCase, seed: Int) throws {
        #expect(try item.relativeError(seed: seed) < 1e-3)
    }

    @Test(arguments: ofMatrices, [5])
    func `Products of matrices have the gradients that differences show`(item: GradientCase, seed: Int) throws {
        #expect(try item.relativeError(seed: seed) < 1e-3)
    }

    @Test(arguments: ofShapes, [6, 7])
    func `Reductions and parts have the gradients that differences show`(item: GradientCase, seed: Int) throws {
        #expect(try item.relativeError(seed: seed) < 1e-3)
    }
}
