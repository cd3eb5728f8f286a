/// What changes parameters along their gradients.
///
/// ```swift
/// let optimizer = Adam(policy.parameters, learningRate: 0.01)
/// optimizer.zeroGradients()
/// loss.backward()
/// optimizer.step()
/// ```
/// The arguments are those of PyTorch 2.13 with its defaults, and so are the numbers. A parameter that is given twice
/// counts once; one without a gradient stays as it is in a step, and so does its state.
public protocol Optimizer: AnyObject, Savable {
    /// The parameters to change, each once.
    var parameters: [Parameter] { get }
    /// How far a step goes: 0 or more. A ``LearningRateScheduler`` sets it.
    var learningRate: Double { get set }
    /// Changes each parameter that has a gradient.
    func step()
}

extension Optimizer {
    /// Clears the gradients of all parameters.
    public func zeroGradients() {
        for parameter in parameters { parameter.zeroGradient() }
    }
}
