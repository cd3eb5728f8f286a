import Gymnasium
import LyceumLearning

extension RolloutBuffer {
    /// Adds a step of the one environment.
    ///
    /// - Parameters:
    ///   - observation: The observation before the step.
    ///   - action: The action taken.
    ///   - step: The environment's response.
    ///   - value: The estimated value of the observation.
    ///   - logProbability: The logarithm of the action's probability.
    ///   - finalValue: The estimated value of an observation: called with `step.observation` only if the step is
    ///     truncated and not terminated.
    public mutating func add<Observation: TensorConvertible, Failure: Error>(
        _ observation: Observation, _ action: some TensorConvertible, _ step: Step<Observation>, value: Float,
        logProbability: Float = 0, finalValue: (_ observation: Observation) throws(Failure) -> Float
    ) throws(Failure) {
        check("lanes in this step", 1)
        var end = End.none
        if step.terminated {
            end = .terminated
        } else if step.truncated {
            end = .truncated(value: try withoutGradients { () throws(Failure) in try finalValue(step.observation) })
        }
        add(
            observation.tensor, action.tensor, reward: Float(step.reward), value: value,
            logProbability: logProbability, end: end)
    }

    /// Adds a step of all sub-environments of a vector environment.
    ///
    /// - Parameters:
    ///   - before: The result of the reset or step before this one.
    ///   - actions: The actions taken: shape [n] or [n, …] for n sub-environments.
    ///   - after: The result of this step.
    ///   - values: The estimated values of `before.observations`.
    ///   - logProbabilities: The logarithms of the actions' probabilities; zeros if nil.
    ///   - finalValues: The estimated values of the observations it is given: called with the last observations of the
    ///     episodes that were truncated and not terminated, shape [episodes, …], if there are any.
    ///
    /// A wrong number of sub-environments stops the program.
    public mutating func add<Observations: TensorConvertible, Failure: Error>(
        _ before: VectorStep<Observations>, _ actions: some TensorConvertible, _ after: VectorStep<Observations>,
        values: [Float], logProbabilities: [Float]? = nil,
        finalValues: (_ observations: Tensor) throws(Failure) -> [Float]
    ) throws(Failure) {
        let observations = before.observations.tensor
        let actions = actions.tensor
        check("observations", observations.shape.first ?? 0)
        check("actions", actions.shape.first ?? 0)
        check("rewards", after.rewards.count)
        check("values", values.count)
        if let logProbabilities { check("logProbabilities", logProbabilities.count) }
        let ends = try Self.ends(of: after, finalValues)
        add(
            observations, actions, rewards: after.rewards.map { Float($0) }, values: values,
            logProbabilities: logProbabilities, ends: ends, isStep: { !before.beginsNext($0) })
    }

    /// What follows the step in each sub-environment; the values of all truncated ones are asked for at once.
    private static func ends<Observations: TensorConvertible, Failure: Error>(
        of step: VectorStep<Observations>, _ finalValues: (Tensor) throws(Failure) -> [Float]
    ) throws(Failure) -> [End] {
        var ends: [End] = step.terminated.map { $0 ? .terminated : .none }
        let truncated = step.truncated.indices.filter { step.truncated[$0] && !step.terminated[$0] }
        if truncated.isEmpty { return ends }
        let last = stack(truncated.compactMap { step.finalObservation(lane: $0) })
        let values = try withoutGradients { () throws(Failure) in try finalValues(last) }
        InvalidSetting.check(
            values.count, isIn: truncated.count...truncated.count, "RolloutBuffer", "the number of finalValues",
            "\(truncated.count), one for each observation given")
        for (lane, value) in zip(truncated, values) { ends[lane] = .truncated(value: value) }
        return ends
    }
}

// Spellings that leave out what the last observation of an episode is worth.

extension RolloutBuffer {
    /// A step without the value of the last observation.
    @available(
        *, unavailable,
        message: """
            add `finalValue: { critic($0).item }`, how to estimate the value of an observation: it is asked for \
            where the step is truncated
            """
    )
    public mutating func add<Observation: TensorConvertible>(
        _ observation: Observation, _ action: some TensorConvertible, _ step: Step<Observation>, value: Float,
        logProbability: Float = 0, finalValue: Float = 0
    ) { fatalError() }

    /// A step of all sub-environments without the values of the last observations.
    @available(
        *, unavailable,
        message: """
            add `finalValues: { critic($0).elements }`, how to estimate the values of observations: they are asked \
            for where steps are truncated
            """
    )
    public mutating func add<Observations: TensorConvertible>(
        _ before: VectorStep<Observations>, _ actions: some TensorConvertible, _ after: VectorStep<Observations>,
        values: [Float], logProbabilities: [Float]? = nil, finalValues: [Float]? = nil
    ) { fatalError() }
}
