import LyceumNumerics

/// How the numbers of a parameter are initialised.
///
/// ```swift
/// Initialiser.orthogonal(gain: 0.01).apply(to: policy.output.weight)
/// ```
///
/// For a weight of shape [outputs, inputs, …], the fan in is inputs × …, the fan out outputs × … .
public enum Initialiser: Sendable, Hashable {
    /// The same number everywhere.
    case constant(Double)
    /// Uniform from the first number to the second.
    case uniform(Double, Double)
    /// Normal with this mean and standard deviation.
    case normal(mean: Double = 0, deviation: Double = 1)
    /// Uniform within ±1/√fanIn: PyTorch's default for `Linear` and `Conv2d`, which it writes as Kaiming's with a = √5.
    case uniformFanIn
    /// Uniform within ±gain √(6 / (fanIn + fanOut)) (Glorot and Bengio 2010).
    case xavierUniform(gain: Double = 1)
    /// Normal with the deviation gain √(2 / (fanIn + fanOut)) (Glorot and Bengio 2010).
    case xavierNormal(gain: Double = 1)
    /// Uniform within ±gain √(3 / fanIn), √2 being the gain for ReLU (He et al. 2015).
    case kaimingUniform(gain: Double = 1.414_213_6)
    /// Normal with the deviation gain / √fanIn, √2 being the gain for ReLU (He et al. 2015).
    case kaimingNormal(gain: Double = 1.414_213_6)
    /// Rows, or columns where there are fewer, that are orthogonal to each other and of length gain (Saxe et al. 2014).
    case orthogonal(gain: Double = 1)

    /// Draws new numbers for a parameter from the process-wide generator.
    public func apply(to parameter: Parameter) { sharedGenerator.withLock { apply(to: parameter, using: &$0) } }

    /// Draws new numbers for a parameter.
    public func apply(to parameter: Parameter, using generator: inout Generator) {
        parameter.value = tensor(parameter.shape, using: &generator)
    }

    /// A tensor of initial numbers.
    ///
    /// - Parameters:
    ///   - shape: The length of each axis.
    ///   - fanIn: The inputs that an output depends on, if not those of a weight of this shape.
    ///   - generator: What they are drawn from.
    public func tensor(_ shape: [Int], fanIn: Int? = nil, using generator: inout Generator) -> Tensor {
        // Checked before lengths are multiplied.
        let shape = Shape.checked(shape).array
        let place = shape.dropFirst(2).reduce(1, *)
        let inputs = Double(max(1, fanIn ?? (shape.count > 1 ? shape[1] * place : shape.first ?? 1)))
        let outputs = Double(max(1, (shape.first ?? 1) * place))
        // Settings are numbers of 32 bits, as the parameters are.
        func single(_ setting: Double) -> Double { Double(Float(setting)) }
        switch self {
        case .constant(let number): return Tensor(shape: shape, repeating: Float(number))
        case .uniform(let low, let high):
            return Self.uniform(shape, single(low), single(high), &generator)
        case .normal(let mean, let deviation):
            return Self.normal(shape, single(mean), single(deviation), &generator)
        case .uniformFanIn:
            let bound = 1 / inputs.squareRoot()
            return Self.uniform(shape, -bound, bound, &generator)
        case .xavierUniform(let gain):
            let bound = single(gain) * (6 / (inputs + outputs)).squareRoot()
            return Self.uniform(shape, -bound, bound, &generator)
        case .xavierNormal(let gain):
            return Self.normal(shape, 0, single(gain) * (2 / (inputs + outputs)).squareRoot(), &generator)
        case .kaimingUniform(let gain):
            let bound = single(gain) * (3 / inputs).squareRoot()
            return Self.uniform(shape, -bound, bound, &generator)
        case .kaimingNormal(let gain):
            return Self.normal(shape, 0, single(gain) / inputs.squareRoot(), &generator)
        case .orthogonal(let gain): return Self.orthogonal(shape, single(gain), &generator)
        }
    }

    private static func uniform(
        _ shape: [Int], _ low: Double, _ high: Double, _ generator: inout Generator
    ) -> Tensor {
        .drawn(shape) { Float(low + (high - low) * generator.random()) }
    }

    private static func normal(
        _ shape: [Int], _ mean: Double, _ deviation: Double, _ generator: inout Generator
    ) -> Tensor {
        .drawn(shape) { Float(mean + deviation * generator.normal()) }
    }

    /// Normal vectors made orthogonal one after the other, each against those before it, twice for accuracy.
    private static func orthogonal(_ shape: [Int], _ gain: Double, _ generator: inout Generator) -> Tensor {
        let rows = shape.first ?? 1
        let columns = shape.dropFirst().reduce(1, *)
        let count = min(rows, columns)
        let length = max(rows, columns)
        var vectors: [[Double]] = []
        for _ in 0..<count {
            var vector = generator.normal(count: length)
            for _ in 0..<2 {
                for other in vectors {
                    var product = 0.0
                    for index in 0..<length { product += vector[index] * other[index] }
                    for index in 0..<length { vector[index] -= product * other[index] }
                }
            }
            let size = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            vectors.append(vector.map { $0 / size })
        }
        return Tensor(Shape.checked(shape)) { target in
            for row in 0..<rows {
                for column in 0..<columns {
                    let number = rows <= columns ? vectors[row][column] : vectors[column][row]
                    target[row * columns + column] = Float(gain * number)
                }
            }
        }
    }
}
