import LyceumNumerics

// PyTorch's names, for which the compiler answers with the names here.

/// `torch.no_grad()`.
@available(*, unavailable, renamed: "withoutGradients")
public func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result { fatalError() }

/// `torch.cat`.
@available(*, unavailable, renamed: "concatenate(_:axis:)")
public func cat(_ parts: [some TensorConvertible], dim: Int = 0) -> Tensor { fatalError() }

/// `F.huber_loss`.
@available(
    *, unavailable,
    message: """
        write `smoothL1Loss(prediction, target, beta: 1)`, which for beta 1 is the same; else multiply it by beta
        """
)
public func huberLoss(
    _ prediction: some TensorConvertible, _ target: some TensorConvertible, delta: Double = 1
) -> Tensor { fatalError() }

/// `nn.utils.clip_grad_norm_`.
@available(*, unavailable, renamed: "clipGradientNorm(_:maximum:)")
public func clipGradNorm(_ parameters: [Parameter], _ maximum: Double) { fatalError() }

extension TensorOperand {
    /// `detach()`.
    @available(*, unavailable, message: "write `detached`, without parentheses")
    public func detach() -> Tensor { fatalError() }

    /// `squeeze(dim)`.
    @available(*, unavailable, renamed: "removingAxis(_:)")
    public func squeeze(_ dim: Int) -> Tensor { fatalError() }

    /// `squeeze()`.
    @available(*, unavailable, message: "write `removingAxis(-1)`, with the axis of length 1 that is to vanish")
    public func squeeze() -> Tensor { fatalError() }

    /// `unsqueeze(dim)`.
    @available(*, unavailable, renamed: "expandingAxis(_:)")
    public func unsqueeze(_ dim: Int) -> Tensor { fatalError() }

    /// `view(…)`.
    @available(*, unavailable, renamed: "reshaped(_:)")
    public func view(_ shape: Int...) -> Tensor { fatalError() }

    /// `reshape(…)`.
    @available(*, unavailable, renamed: "reshaped(_:)")
    public func reshape(_ shape: Int...) -> Tensor { fatalError() }

    /// `gather(dim, index)`.
    @available(
        *, unavailable,
        message: """
            write `gather(indices)`: one index for each row, along the last axis unless told
            """
    )
    public func gather(_ dim: Int, _ index: some TensorConvertible) -> Tensor { fatalError() }

    /// `sum(dim=…)`.
    @available(*, unavailable, renamed: "sum(axis:)")
    public func sum(dim: Int) -> Tensor { fatalError() }

    /// `mean(dim=…)`.
    @available(*, unavailable, renamed: "mean(axis:)")
    public func mean(dim: Int) -> Tensor { fatalError() }

    /// `max(dim=…)`.
    @available(
        *, unavailable,
        message: """
            write `max(axis: -1)`, which gives the numbers alone; `argmax(axis:)` gives the places
            """
    )
    public func max(dim: Int) -> Tensor { fatalError() }

    /// `argmax(dim=…)`.
    @available(*, unavailable, renamed: "argmax(axis:)")
    public func argmax(dim: Int) -> [Int] { fatalError() }

    /// `softmax(dim=…)`.
    @available(*, unavailable, renamed: "softmax(axis:)")
    public func softmax(dim: Int) -> Tensor { fatalError() }

    /// `clamp(min=…, max=…)`.
    @available(*, unavailable, message: "write `clamp(lower, upper)`")
    public func clamp(min: Float = 0, max: Float = 0) -> Tensor { fatalError() }

    /// `numpy()`.
    @available(*, unavailable, message: "write `array` for an NDArray, or `elements` for a [Float]")
    public func numpy() -> NDArray<Float> { fatalError() }

    /// `to(device)`.
    @available(*, unavailable, message: "leave it out: everything is computed on the processor, in 32-bit numbers")
    public func to(_ device: some Any) -> Tensor { fatalError() }
}

extension Module {
    /// A copy of another network's parameters.
    @available(
        *, unavailable,
        message: """
            write `updateTarget(target, from: network)`, with `rate: 0.005` for a soft update
            """
    )
    public func load(from network: Module) { fatalError() }

    /// A file's parameters.
    @available(*, unavailable, message: "write `try load(into: network, from: path)`")
    public func load(from path: String) { fatalError() }

    /// `load_state_dict(network.state_dict())`.
    @available(
        *, unavailable,
        message: """
            write `updateTarget(target, from: network)` to copy a network, or `try load(into: network, from: path)`
            """
    )
    public func loadStateDict(_ state: some Any) { fatalError() }

    /// `state_dict()`.
    @available(*, unavailable, message: "write `namedParameters`, or `try save(network, to: path)` for a file")
    public func stateDict() -> [String: Tensor] { fatalError() }

    /// `zero_grad()`.
    @available(*, unavailable, renamed: "zeroGradients()")
    public func zeroGrad() { fatalError() }

    /// `to(device)`.
    @available(*, unavailable, message: "leave it out: everything is computed on the processor, in 32-bit numbers")
    public func to(_ device: some Any) { fatalError() }
}

extension Optimizer {
    /// `zero_grad()`.
    @available(*, unavailable, renamed: "zeroGradients()")
    public func zeroGrad() { fatalError() }
}

extension Parameter {
    /// `grad`.
    @available(*, unavailable, renamed: "gradient")
    public var grad: Tensor? { fatalError() }
}

extension Categorical {
    /// `log_prob`.
    @available(*, unavailable, renamed: "logProbability(of:)")
    public func logProb(_ sample: some TensorConvertible) -> Tensor { fatalError() }
}

extension Normal {
    /// `log_prob`.
    @available(*, unavailable, renamed: "logProbability(of:)")
    public func logProb(_ sample: some TensorConvertible) -> Tensor { fatalError() }

    /// `rsample`.
    @available(*, unavailable, renamed: "reparameterizedSample()")
    public func rsample() -> Tensor { fatalError() }
}

extension MultivariateNormal {
    /// `log_prob`.
    @available(*, unavailable, renamed: "logProbability(of:)")
    public func logProb(_ sample: some TensorConvertible) -> Tensor { fatalError() }

    /// `rsample`.
    @available(*, unavailable, renamed: "reparameterizedSample()")
    public func rsample() -> Tensor { fatalError() }
}

extension TanhNormal {
    /// `log_prob`.
    @available(*, unavailable, renamed: "logProbability(of:)")
    public func logProb(_ sample: some TensorConvertible) -> Tensor { fatalError() }

    /// `rsample`.
    @available(*, unavailable, renamed: "reparameterizedSample()")
    public func rsample() -> Tensor { fatalError() }
}

extension Bernoulli {
    /// `log_prob`.
    @available(*, unavailable, renamed: "logProbability(of:)")
    public func logProb(_ sample: some TensorConvertible) -> Tensor { fatalError() }
}
