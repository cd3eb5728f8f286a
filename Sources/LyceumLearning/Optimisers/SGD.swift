/// Gradient descent, with momentum where asked (Sutskever et al., 2013).
///
/// ```swift
/// let optimizer = SGD(policy.parameters, learningRate: 0.01, momentum: 0.9)
/// ```
/// Without momentum value ← value - learningRate · g. With it, b ← momentum · b + (1 - dampening) · g, b being g itself in
/// the first step, and the step goes along b, or with Nesterov's along g + momentum · b.
public final class SGD: Optimizer {
    /// How far a step goes: 0 or more; another number stops the program.
    public var learningRate: Double { didSet { InvalidSetting.check(learningRate: learningRate, "SGD") } }
    private let momentum: Double
    private let dampening: Double
    private let weightDecay: Double
    private let nesterov: Bool
    private let sign: Float
    private let memory: OptimizerMemory

    /// A new optimiser. A setting out of range stops the program.
    ///
    /// - Parameters:
    ///   - parameters: The parameters to change.
    ///   - learningRate: How far a step goes: 0 or more.
    ///   - momentum: How much of the last step's direction is kept: 0 or more.
    ///   - dampening: How much of the gradient is left out of the momentum; 0 with Nesterov's.
    ///   - weightDecay: How much of the value is added to its gradient: 0 or more.
    ///   - nesterov: Whether to use Nesterov's momentum, which needs a momentum above 0.
    ///   - maximize: Whether steps go up the gradient, not down.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.001, momentum: Double = 0, dampening: Double = 0,
        weightDecay: Double = 0, nesterov: Bool = false, maximize: Bool = false
    ) {
        InvalidSetting.check(learningRate: learningRate, "SGD")
        InvalidSetting.check(momentum, isIn: 0..., "SGD", "momentum", "0 or more")
        InvalidSetting.check(weightDecay, isIn: 0..., "SGD", "weightDecay", "0 or more")
        if nesterov {
            InvalidSetting.check(
                momentum, isIn: Double.leastNonzeroMagnitude..., "SGD", "momentum", "above 0 with Nesterov's")
            InvalidSetting.check(dampening, isIn: 0...0, "SGD", "dampening", "0 with Nesterov's")
        }
        self.learningRate = learningRate
        self.momentum = momentum
        self.dampening = dampening
        self.weightDecay = weightDecay
        self.nesterov = nesterov
        sign = maximize ? -1 : 1
        memory = OptimizerMemory(parameters, slots: momentum > 0 ? ["momentum"] : [])
    }

    /// The parameters to change, each once.
    public var parameters: [Parameter] { memory.parameters }

    /// Changes each parameter that has a gradient.
    public func step() {
        let size = Float(learningRate)
        let decay = Float(weightDecay)
        let sign = sign
        let keep = Float(momentum)
        // Nesterov's direction is slope + momentum · b, the other one b.
        let slopeShare: Float = nesterov ? 1 : 0
        let momentumShare = nesterov ? Float(momentum) : 1
        memory.update { turn in
            let value = turn.value
            let gradient = turn.gradient
            guard momentum > 0 else {
                for i in 0..<turn.count { value[i] -= size * (sign * gradient[i] + decay * value[i]) }
                return
            }
            let share = turn.step == 1 ? 1 : Float(1 - dampening)
            let average = turn.slot(0)
            for i in 0..<turn.count {
                let slope = sign * gradient[i] + decay * value[i]
                let direction = average[i] * keep + slope * share
                average[i] = direction
                value[i] -= size * (slope * slopeShare + direction * momentumShare)
            }
        }
    }

    /// The state of each parameter, named by its place: "0.step" and, with momentum, "0.momentum".
    public var savedTensors: [(name: String, tensor: Tensor)] { memory.savedTensors }

    /// Restores the state that another optimiser of this kind saved; the settings stay.
    ///
    /// - Throws: `CheckpointMismatch` if the tensors do not fit the parameters; nothing has changed in that case.
    public func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) { try memory.restore(tensors) }
}
