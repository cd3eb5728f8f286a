// Spellings that leave out whether an episode terminated or was truncated, or what its last observation is worth.

extension ReplayBuffer {
    /// A step with one flag for its end.
    @available(
        *, unavailable,
        message: """
            `done` does not tell a terminated step from a truncated one, after which a value follows: write \
            `add(observation, action, step)`, or `add(observation, action, reward: reward, next: next, terminated: \
            terminated, truncated: truncated)`
            """
    )
    public mutating func add(
        _ observation: some TensorConvertible, _ action: some TensorConvertible, _ reward: Double,
        _ nextObservation: some TensorConvertible, _ done: Bool
    ) { fatalError() }

    /// A step without a flag for its truncation.
    @available(
        *, unavailable,
        message: """
            add `truncated:`, or write `add(observation, action, step)`: only after a terminated step no value \
            follows
            """
    )
    public mutating func add(
        _ observation: some TensorConvertible, _ action: some TensorConvertible, reward: Double,
        next nextObservation: some TensorConvertible, terminated isTerminated: Bool
    ) { fatalError() }
}

extension RolloutBuffer {
    /// A step of all sub-environments by its parts, which lack the last observations.
    @available(
        *, unavailable,
        message: """
            write `add(batch, actions, next, values: values, finalValues: { critic($0).elements })`, with what the \
            lanes gave before the step and after: their last observations are in it
            """
    )
    public mutating func add(
        _ observations: some TensorConvertible, _ actions: some TensorConvertible, rewards: [Double],
        terminated: [Bool], truncated: [Bool], values: [Float], logProbabilities: [Float]? = nil,
        finalValues: [Float]? = nil
    ) { fatalError() }

    /// Returns without the values of what follows the last steps.
    @available(
        *, unavailable,
        message: """
            add `lastValues: [critic(observation).item]`, the value of what follows the last step of each lane
            """
    )
    public func returns(discount: Double) -> Tensor { fatalError() }

    /// Advantages without the values of what follows the last steps.
    @available(
        *, unavailable,
        message: """
            add `lastValues: [critic(observation).item]`, the value of what follows the last step of each lane
            """
    )
    public func advantages(discount: Double, lambda: Double) -> Tensor { fatalError() }
}

/// Returns without the value of what follows the last reward.
@available(
    *, unavailable,
    message: """
        add `finalValue:`, the value of what follows the last reward: 0 after a terminated step, that of the last \
        observation after a truncated one
        """
)
public func discountedReturns(_ rewards: [Double], discount: Double) -> [Double] { fatalError() }
