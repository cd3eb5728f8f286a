import GymnasiumCore

/// The steps that one or more environments took under the current policy, to learn from once.
///
/// ```swift
/// var rollout = RolloutBuffer()
/// rollout.add(
///     observation, action, step, value: value, logProbability: choice.logProbability(of: action).item,
///     finalValue: { critic($0).item })
/// let advantages = rollout.advantages(discount: 0.99, lambda: 0.95, lastValues: [critic(step.observation).item])
/// let targets = advantages + rollout.values
/// ```
/// Of a vector environment each call adds a step of all sub-environments, given by the results before it and after:
///
/// ```swift
/// var rollout = RolloutBuffer(lanes: lanes.count)
/// let next = try lanes.step(actions)
/// rollout.add(batch, actions, next, values: values, finalValues: { critic($0).elements })
/// ```
/// The contents have the steps in order, the sub-environments of a step beside each other: shape [rows, …], with a row
/// for each step of each sub-environment. Only what ``Gymnasium/AutoresetMode/nextStep`` puts between two episodes has
/// none: a step whose action is ignored teaches nothing.
///
/// What follows a step has the value 0 if the step terminated. If it was truncated, the episode would have gone on, and the value
/// of its last observation is asked for.
public struct RolloutBuffer: Sendable {
    /// The number of environments.
    public let lanes: Int
    /// The number of steps of each sub-environment.
    public private(set) var stepCount = 0
    private var observationParts: [Tensor] = []
    private var actionParts: [Tensor] = []
    private(set) var rewardNumbers: [Float] = []
    private(set) var valueNumbers: [Float] = []
    private var logProbabilityNumbers: [Float] = []
    private(set) var ends: [End] = []
    /// The places that have a row; nil while all have.
    private var rows: [Int]?
    private var joined = Remembered(Joined())

    /// What follows a step.
    enum End: Sendable {
        case none
        /// Nothing follows.
        case terminated
        /// This value follows.
        case truncated(value: Float)
    }

    /// The contents in one piece, made when they are first asked for.
    private struct Joined: Sendable {
        var observations: Tensor?
        var actions: Tensor?
        var actionIndices: [Int]?
        var rewards: Tensor?
        var values: Tensor?
        var logProbabilities: Tensor?
    }

    /// An empty buffer for a number of environments; fewer than 1 stops the program.
    public init(lanes: Int = 1) {
        InvalidSetting.check(length: lanes, "RolloutBuffer", "lanes", from: 1)
        self.lanes = lanes
    }

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
        append(observation.tensor.expandingAxis(0), action.tensor.expandingAxis(0), [end])
        rewardNumbers.append(Float(step.reward))
        valueNumbers.append(value)
        logProbabilityNumbers.append(logProbability)
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
        check("observations", observations.rank == 0 ? 0 : observations.node.shape[0])
        check("actions", actions.rank == 0 ? 0 : actions.node.shape[0])
        check("rewards", after.rewards.count)
        check("values", values.count)
        if let logProbabilities { check("logProbabilities", logProbabilities.count) }
        let ends = try Self.ends(of: after, finalValues)
        let places = (0..<lanes).filter { !before.beginsNext($0) }
        if places.count < lanes, rows == nil { rows = Array(0..<rewardNumbers.count) }
        rows?.append(contentsOf: places.map { rewardNumbers.count + $0 })
        append(observations, actions, ends)
        rewardNumbers += after.rewards.map { Float($0) }
        valueNumbers += values
        logProbabilityNumbers += logProbabilities ?? Array(repeating: 0, count: lanes)
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

    private mutating func append(_ observations: Tensor, _ actions: Tensor, _ ends: [End]) {
        observationParts.append(observations.detached)
        actionParts.append(actions.detached)
        self.ends += ends
        stepCount += 1
        joined = Remembered(Joined())
    }

    /// Removes all steps.
    public mutating func removeAll() { self = RolloutBuffer(lanes: lanes) }

    // MARK: Contents

    /// The observations before the steps: shape [rows, …]. An empty buffer stops the program.
    public var observations: Tensor { joined(\.observations) { kept(concatenate(observationParts)) } }
    /// The actions taken: shape [rows] or [rows, …]. An empty buffer stops the program.
    public var actions: Tensor { joined(\.actions) { kept(concatenate(actionParts)) } }
    /// The actions as whole numbers; others stop the program. They are converted once, not at each access.
    public var actionIndices: [Int] {
        joined(\.actionIndices) { stepCount == 0 ? [] : actions.indices("RolloutBuffer.actionIndices") }
    }
    /// The rewards: shape [rows].
    public var rewards: Tensor { joined(\.rewards) { kept(Tensor(rewardNumbers)) } }
    /// The estimated values of the observations: shape [rows].
    public var values: Tensor { joined(\.values) { kept(Tensor(valueNumbers)) } }
    /// The logarithms of the actions' probabilities: shape [rows].
    public var logProbabilities: Tensor { joined(\.logProbabilities) { kept(Tensor(logProbabilityNumbers)) } }

    /// The rows out of something for all places.
    func kept(_ all: Tensor) -> Tensor { rows.map { all.take($0) } ?? all }

    func check(_ name: String, _ count: Int) {
        InvalidSetting.check(count, isIn: lanes...lanes, "RolloutBuffer", "the number of \(name)", "\(lanes)")
    }
}
