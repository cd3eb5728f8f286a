import LyceumLearning
import LyceumNumerics
import Testing

/// A computation whose gradients are compared with differences.
struct GradientCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shapes: [[Int]]
    let compute: @Sendable ([Parameter]) -> Tensor
    /// What the inputs are shifted by, so that roots and logarithms have positive ones.
    let shift: Float

    init(
        _ name: String, _ shapes: [[Int]], shift: Float = 0, _ compute: @escaping @Sendable ([Parameter]) -> Tensor
    ) {
        testDescription = "\(name) \(shapes)"
        self.shapes = shapes
        self.shift = shift
        self.compute = compute
    }

    /// The largest relative error of the gradients, of all inputs, of a random weighting of the results.
    func relativeError(seed: Int) throws -> Double {
        var generator = try Generator(seed: seed)
        let inputs = shapes.enumerated().map { place, shape in
            Parameter(distinctNumbers(shape, offset: place, shift: shift, &generator))
        }
        return gradientError(inputs, &generator) { compute(inputs) }
    }
}

/// Different numbers from about -1.3 to 1.3, shifted: 0.05 apart or more from each other (up to 26 of them), from 0 and from
/// those of another offset, so that no difference of 0.02 crosses a kink.
func distinctNumbers(_ shape: [Int], offset: Int, shift: Float, _ generator: inout Generator) -> Tensor {
    let count = shape.reduce(1, *)
    var numbers: [Float] = []
    while numbers.count < count {
        numbers += generator.permutation(26).map { Float($0 - 13) * 0.1 + 0.05 + Float(offset % 2) * 0.05 }
            .filter { Swift.abs($0) > 0.04 }
    }
    return Tensor(numbers[..<count].map { $0 + shift }).reshaped(shape)
}

/// The largest of the relative errors ‖a - n‖ / (‖a‖ + ‖n‖) of the gradients a of a random weighting of what `compute` gives,
/// with respect to `parameters`, beside fourth-order central differences n.
func gradientError(_ parameters: [Parameter], _ generator: inout Generator, _ compute: () -> Tensor) -> Double {
    let result = compute()
    let weights = Tensor.randomNormal(result.shape, using: &generator)
    for parameter in parameters { parameter.zeroGradient() }
    (result * weights).sum().backward()
    func loss() -> Double {
        zip(withoutGradients(compute).elements, weights.elements).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let h: Float = 0.01
    var largest = 0.0
    for parameter in parameters {
        let start = parameter.value
        let analytic = parameter.gradient?.elements ?? Array(repeating: 0, count: parameter.count)
        var difference = 0.0
        var size = 0.0
        for index in 0..<parameter.count {
            func at(_ steps: Float) -> Double {
                var numbers = start.elements
                numbers[index] += steps * h
                parameter.value = Tensor(numbers).reshaped(start.shape)
                return loss()
            }
            let numeric = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * Double(h))
            let exact = Double(analytic[index])
            difference += (exact - numeric) * (exact - numeric)
            size += exact * exact + numeric * numeric
        }
        parameter.value = start
        largest = max(largest, (difference / max(size, 1e-6)).squareRoot())
    }
    return largest
}
