import LyceumKernels

/// Adam (Kingma and Ba, 2015): steps along the mean gradient, divided by the root of its mean square.
///
/// ```swift
/// let optimizer = Adam(policy.parameters, learningRate: 0.01)
/// ```
/// With gradient g, m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g², and in step t
///
///     value ← value - learningRate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + epsilon)
public class Adam: Optimizer {
    /// How far a step goes: 0 or more; another number stops the program.
    public var learningRate: Double { didSet { InvalidSetting.check(learningRate: learningRate, "Adam") } }
    private let betas: (Double, Double)
    private let epsilon: Double
    private let weightDecay: Double
    private let isDecayDecoupled: Bool
    private let sign: Float
    private let keepsMaximum: Bool
    private let memory: OptimizerMemory

    /// A new optimiser. A setting out of range stops the program.
    ///
    /// - Parameters:
    ///   - parameters: The parameters to change.
    ///   - learningRate: How far a step goes: 0 or more.
    ///   - betas: How much of the mean gradient and of its mean square a step keeps: from 0 to 1, 1 excluded.
    ///   - epsilon: What is added to the root: 0 or more.
    ///   - weightDecay: How much of the value is added to its gradient: 0 or more.
    ///   - amsgrad: Whether to divide by the largest mean square so far (Reddi et al., 2018).
    ///   - maximize: Whether steps go up the gradient, not down.
    public convenience init(
        _ parameters: [Parameter], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0, amsgrad: Bool = false, maximize: Bool = false
    ) {
        self.init(
            "Adam", parameters, learningRate, betas, epsilon, weightDecay, isDecayDecoupled: false, amsgrad, maximize)
    }

    fileprivate init(
        _ type: String, _ parameters: [Parameter], _ learningRate: Double, _ betas: (Double, Double),
        _ epsilon: Double, _ weightDecay: Double, isDecayDecoupled: Bool, _ amsgrad: Bool, _ maximize: Bool
    ) {
        InvalidSetting.check(learningRate: learningRate, type)
        InvalidSetting.check(betas.0, isIn: 0..<1, type, "the first of betas", "from 0 to 1, 1 excluded")
        InvalidSetting.check(betas.1, isIn: 0..<1, type, "the second of betas", "from 0 to 1, 1 excluded")
        InvalidSetting.check(epsilon, isIn: 0..., type, "epsilon", "0 or more")
        InvalidSetting.check(weightDecay, isIn: 0..., type, "weightDecay", "0 or more")
        self.learningRate = learningRate
        self.betas = betas
        self.epsilon = epsilon
        self.weightDecay = weightDecay
        self.isDecayDecoupled = isDecayDecoupled
        sign = maximize ? -1 : 1
        keepsMaximum = amsgrad
        let slots = ["firstMoment", "secondMoment"] + (amsgrad ? ["largestSecondMoment"] : [])
        memory = OptimizerMemory(parameters, slots: slots)
    }

    /// The parameters to change, each once.
    public var parameters: [Parameter] { memory.parameters }

    /// Changes each parameter that has a gradient.
    public func step() {
        var constants = LYAdam()
        constants.sign = sign
        constants.decay = isDecayDecoupled ? 0 : Float(weightDecay)
        constants.meanShare = Float(1 - betas.0)
        constants.squareKeep = Float(betas.1)
        constants.squareShare = Float(1 - betas.1)
        constants.keep = isDecayDecoupled ? Float(1 - learningRate * weightDecay) : 1
        memory.update { turn in
            // Numerator and denominator of the step are both multiplied by √(1 - β₂ᵗ).
            let root = (1 - power(betas.1, turn.step)).squareRoot()
            constants.size = Float(learningRate * root / (1 - power(betas.0, turn.step)))
            constants.epsilon = Float(epsilon * root)
            ly_adam(
                turn.count, &constants, turn.gradient, turn.value, turn.slot(0), turn.slot(1),
                keepsMaximum ? turn.slot(2) : nil)
        }
    }

    /// The state of each parameter, named by its place: "0.step", "0.firstMoment", "0.secondMoment", ….
    public var savedTensors: [(name: String, tensor: Tensor)] { memory.savedTensors }

    /// Restores the state that another optimiser of this kind saved; the settings stay.
    ///
    /// - Throws: `CheckpointMismatch` if the tensors do not fit the parameters; nothing has changed in that case.
    public func restore(_ tensors: [String: Tensor]) throws(CheckpointMismatch) { try memory.restore(tensors) }
}

/// Adam that shrinks the values themselves, not through their gradients (Loshchilov and Hutter, 2019).
///
/// As ``Adam``, but value ← value · (1 - learningRate · weightDecay) before the step.
public final class AdamW: Adam {
    /// A new optimiser. A setting out of range stops the program.
    ///
    /// - Parameters:
    ///   - parameters: The parameters to change.
    ///   - learningRate: How far a step goes: 0 or more.
    ///   - betas: How much of the mean gradient and of its mean square a step keeps: from 0 to 1, 1 excluded.
    ///   - epsilon: What is added to the root: 0 or more.
    ///   - weightDecay: By how much the values shrink, times the learning rate: 0 or more.
    ///   - amsgrad: Whether to divide by the largest mean square so far (Reddi et al., 2018).
    ///   - maximize: Whether steps go up the gradient, not down.
    public init(
        _ parameters: [Parameter], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
        epsilon: Double = 1e-8, weightDecay: Double = 0.01, amsgrad: Bool = false, maximize: Bool = false
    ) {
        super.init(
            "AdamW", parameters, learningRate, betas, epsilon, weightDecay, isDecayDecoupled: true, amsgrad, maximize)
    }
}
