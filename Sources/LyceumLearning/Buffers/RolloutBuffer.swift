import Gymnasium

/// The steps that one or more environments took under the policy of now, to learn from once.
///
/// ```swift
/// var rollout = RolloutBuffer()
/// rollout.add(observation, action, step, value: value, logProbability: choice.logProbability(of: action).item)
/// let advantages = rollout.advantages(discount: 0.99, lambda: 0.95, lastValues: [critic(step.observation).item])
/// let targets = advantages + rollout.values
/// ```
/// With more lanes than one, each call adds a step of all of them. Everything comes out with the steps in order, the lanes of a
/// step beside each other: shape [steps × lanes, …].
///
/// What follows a step has the value 0 if the step terminated. If it was truncated, the episode would have gone on, and the value
/// of its last observation is asked for when the step is added.
public struct RolloutBuffer: Sendable {
    /// The number of environments.
    public let lanes: Int
    /// The number of steps of each lane.
    public private(set) var stepCount = 0
    private var observationParts: [Tensor] = []
    private var actionParts: [Tensor] = []
    private var rewardNumbers: [Float] = []
    private var valueNumbers: [Float] = []
    private var logProbabilityNumbers: [Float] = []
    private var terminated: [Bool] = []
    private var truncated: [Bool] = []
    /// The values of last observations, of use where a step was truncated.
    private var finalValues: [Float] = []

    /// An empty buffer for so many environments; less than 1 stops the program.
    public init(lanes: Int = 1) {
        InvalidSetting.check(lanes, isIn: 1..., "RolloutBuffer", "lanes", "1 or more")
        self.lanes = lanes
    }

    /// Adds a step of the one environment.
    ///
    /// - Parameters:
    ///   - observation: What the agent saw.
    ///   - action: What it did.
    ///   - step: What the environment gave for it.
    ///   - value: The estimate of the observation's value.
    ///   - logProbability: The logarithm of the action's probability.
    ///   - finalValue: The estimate of the value of `step.observation`, of use where the step is truncated.
    public mutating func add<Observation: TensorConvertible>(
        _ observation: Observation, _ action: some TensorConvertible, _ step: Step<Observation>, value: Float,
        logProbability: Float = 0, finalValue: Float = 0
    ) {
        add(
            observation.tensor.expandingAxis(0), action.tensor.expandingAxis(0), rewards: [step.reward],
            terminated: [step.terminated], truncated: [step.truncated], values: [value],
            logProbabilities: [logProbability], finalValues: [finalValue])
    }

    /// Adds a step of all environments.
    ///
    /// - Parameters:
    ///   - observations: What the agents saw: shape [lanes, …].
    ///   - actions: What they did: shape [lanes] or [lanes, …].
    ///   - rewards: What each got for it.
    ///   - terminated: Where no value follows.
    ///   - truncated: Where the episode was stopped from outside.
    ///   - values: The estimates of the observations' values.
    ///   - logProbabilities: The logarithms of the actions' probabilities; zeros if nil.
    ///   - finalValues: The estimates of the values of the episodes' last observations, of use where truncated; zeros if nil.
    ///
    /// Other numbers of lanes stop the program.
    public mutating func add(
        _ observations: some TensorConvertible, _ actions: some TensorConvertible, rewards: [Double],
        terminated: [Bool], truncated: [Bool], values: [Float], logProbabilities: [Float]? = nil,
        finalValues: [Float]? = nil
    ) {
        let observations = observations.tensor.detached
        let actions = actions.tensor.detached
        let zeros = [Float](repeating: 0, count: lanes)
        check("observations", observations.rank == 0 ? 0 : observations.node.shape[0])
        check("actions", actions.rank == 0 ? 0 : actions.node.shape[0])
        check("rewards", rewards.count)
        check("terminated", terminated.count)
        check("truncated", truncated.count)
        check("values", values.count)
        check("logProbabilities", (logProbabilities ?? zeros).count)
        check("finalValues", (finalValues ?? zeros).count)
        observationParts.append(observations)
        actionParts.append(actions)
        rewardNumbers += rewards.map { Float($0) }
        valueNumbers += values
        logProbabilityNumbers += logProbabilities ?? zeros
        self.terminated += terminated
        self.truncated += truncated
        self.finalValues += finalValues ?? zeros
        stepCount += 1
    }

    /// Forgets all steps.
    public mutating func removeAll() { self = RolloutBuffer(lanes: lanes) }

    /// What the agents saw: shape [steps × lanes, …]. An empty buffer stops the program.
    public var observations: Tensor { concatenate(observationParts) }
    /// What they did: shape [steps × lanes] or [steps × lanes, …]. An empty buffer stops the program.
    public var actions: Tensor { concatenate(actionParts) }
    /// The actions as whole numbers.
    public var actionIndices: [Int] { actionParts.flatMap { $0.elements.map { Int($0) } } }
    /// What they got for it: shape [steps × lanes].
    public var rewards: Tensor { Tensor(rewardNumbers) }
    /// The estimates of the observations' values: shape [steps × lanes].
    public var values: Tensor { Tensor(valueNumbers) }
    /// The logarithms of the actions' probabilities: shape [steps × lanes].
    public var logProbabilities: Tensor { Tensor(logProbabilityNumbers) }

    /// The discounted sums of what follows each step, to the end of its episode: shape [steps × lanes].
    ///
    /// - Parameters:
    ///   - discount: What a step takes off the future, from 0 to 1.
    ///   - lastValues: For each lane the estimate of the value of what follows the last step, of use where its episode goes on
    ///     there; zeros if nil.
    public func returns(discount: Double, lastValues: [Float]? = nil) -> Tensor {
        let last = checkedLastValues(lastValues)
        return Tensor(Shape(rewardNumbers.count)) { target in
            for lane in 0..<lanes {
                var sum = Double(last[lane])
                for place in places(of: lane) {
                    let following = terminated[place] ? 0 : truncated[place] ? Double(finalValues[place]) : sum
                    sum = Double(rewardNumbers[place]) + discount * following
                    target[place] = Float(sum)
                }
            }
        }
    }

    /// Generalised advantage estimates (Schulman et al., 2016, equation 16): shape [steps × lanes].
    ///
    /// With δ = reward + discount · (value of what follows) - value, A of a step is δ + discount · lambda · A of the next step
    /// of the episode.
    ///
    /// - Parameters:
    ///   - discount: What a step takes off the future, from 0 to 1.
    ///   - lambda: How much later steps count, from 0 (one step) to 1 (all).
    ///   - lastValues: For each lane the estimate of the value of what follows the last step, of use where its episode goes on
    ///     there; zeros if nil.
    public func advantages(discount: Double, lambda: Double, lastValues: [Float]? = nil) -> Tensor {
        let last = checkedLastValues(lastValues)
        return Tensor(Shape(rewardNumbers.count)) { target in
            for lane in 0..<lanes {
                var advantage = 0.0
                var nextValue = Double(last[lane])
                for place in places(of: lane) {
                    let isDone = terminated[place] || truncated[place]
                    let following = terminated[place] ? 0 : truncated[place] ? Double(finalValues[place]) : nextValue
                    let value = Double(valueNumbers[place])
                    let difference = Double(rewardNumbers[place]) + discount * following - value
                    advantage = difference + (isDone ? 0 : discount * lambda * advantage)
                    target[place] = Float(advantage)
                    nextValue = value
                }
            }
        }
    }

    /// The places of a lane's steps, the last one first.
    private func places(of lane: Int) -> StrideTo<Int> {
        stride(from: (stepCount - 1) * lanes + lane, to: -1, by: -lanes)
    }

    private func checkedLastValues(_ values: [Float]?) -> [Float] {
        let values = values ?? [Float](repeating: 0, count: lanes)
        check("lastValues", values.count)
        return values
    }

    private func check(_ name: String, _ count: Int) {
        InvalidSetting.check(count, isIn: lanes...lanes, "RolloutBuffer", "the number of \(name)", "\(lanes)")
    }
}
