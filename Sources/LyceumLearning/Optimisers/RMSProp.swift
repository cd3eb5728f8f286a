import LyceumKernels

/// Gradient descent along the gradient divided by the root of its mean square (Tieleman and Hinton, 2012).
///
/// ```swift
/// let optimizer = RMSProp(policy.parameters, learningRate: 0.00025, alpha: 0.95)
/// ```
/// With gradient g, v ← α v + (1 - α) g², and value ← value - learningRate · g / (√v + epsilon). If centred, the square
/// of the mean gradient is subtracted from v (Graves, 2013).
public final class RMSProp: Optimizer {
    /// How far a step goes: 0 or more; another number stops the program.
    public var learningRate: Double { didSet { InvalidSetting.check(learningRate: learningRate, "RMSProp") } }
    private let alpha: Double
    private let epsilon: Double
    private let weightDecay: Double
    private let momentum: Double
    private let isCentered: Bool
    private let sign: Float
    private let memory: OptimizerMemory

    /// A new optimiser. A setting out of range stops the program.
    ///
    /// - Parameters:
    ///   - parameters: The parameters to change.
    ///   - learningRate: How far a step goes: 0 or more.
    ///   - alpha: How much of the mean square a step keeps: from 0 to 1.
    ///   - epsilon: What is added to the root: 0 or more.
    ///   - weightDecay: How much of the value is added to its gradient: 0 or more.
    ///   - momentum: How much of the last step's direction is kept: 0 or more.
    ///   - centered: Whether the square of the mean gradient is subtracted from the mean square.
    ///   - maximize: Whether steps go up the gradient, not down.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.01, alpha: Double = 0.99, epsilon: Double = 1e-8,
        weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false, maximize: Bool = false
    ) {
        InvalidSetting.check(learningRate: learningRate, "RMSProp")
        InvalidSetting.check(alpha, isIn: 0...1, "RMSProp", "alpha", "from 0 to 1")
        InvalidSetting.check(epsilon, isIn: 0..., "RMSProp", "epsilon", "0 or more")
        InvalidSetting.check(weightDecay, isIn: 0..., "RMSProp", "weightDecay", "0 or more")
        InvalidSetting.check(momentum, isIn: 0..., "RMSProp", "momentum", "0 or more")
        self.learningRate = learningRate
        self.alpha = alpha
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        self.momentum = momentum
        isCentered = centered
        sign = maximize ? -1 : 1
        let slots = ["meanSquare"] + (momentum > 0 ? ["momentum"] : []) + (centered ? ["mean"] : [])
        memory = OptimizerMemory(parameters, slots: slots)
    }

    /// The parameters to change, each once.
    public var parameters: [Parameter] { memory.parameters }

    /// Changes each parameter that has a gradient.
    public func step() {
        let size = Float(learningRate)
        let decay = Float(weightDecay)
        let sign = sign
        let squareKeep = Float(alpha)
        let share = Float(1 - alpha)
        let epsilon = Float(epsilon)
        let keep = Float(momentum)
        memory.update { turn in
            turn.inBlocks { count, value, gradient, slot, roots in
                let meanSquare = slot(0)
                for i in 0..<count {
                    let slope = sign * gradient[i] + decay * value[i]
                    meanSquare[i] = meanSquare[i] * squareKeep + slope * slope * share
                    roots[i] = meanSquare[i]
                }
                if isCentered {
                    let mean = slot(momentum > 0 ? 2 : 1)
                    for i in 0..<count {
                        mean[i] += (sign * gradient[i] + decay * value[i] - mean[i]) * share
                        roots[i] -= mean[i] * mean[i]
                    }
                }
                ly_unary(LYUnarySquareRoot, count, roots, roots, 0, 0)
                guard momentum > 0 else {
                    for i in 0..<count {
                        value[i] -= size * ((sign * gradient[i] + decay * value[i]) / (roots[i] + epsilon))
                    }
                    return
                }
                let average = slot(1)
                for i in 0..<count {
                    let slope = sign * gradient[i] + decay * value[i]
                    average[i] = average[i] * keep + slope / (roots[i] + epsilon)
                    value[i] -= size * average[i]
                }
            }
        }
    }

    /// The state of each parameter, named by its place: "0.step", "0.meanSquare", ….
    public var savedTensors: [(name: String, tensor: Tensor)] { memory.savedTensors }

    /// Restores the state that another optimiser of this kind saved; the settings stay.
    ///
    /// - Throws: `CheckpointMismatch` if the tensors do not fit the parameters; nothing has changed in that case.
    public func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) { try memory.restore(tensors) }
}
