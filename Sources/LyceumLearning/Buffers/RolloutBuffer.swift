/// The steps that one or more environments took under the current policy, to learn from once.
///
/// ```swift
/// var rollout = RolloutBuffer()
/// let choice = policy(observation)
/// rollout.add(
///     observation, action, step, value: critic(observation).item,
///     logProbability: choice.logProbability(of: action).item, finalValue: { critic($0).item })
/// let advantages = rollout.advantages(discount: 0.99, lambda: 0.95, lastValues: [critic(step.observation).item])
/// let targets = advantages + rollout.values
/// ```
/// Of a vector environment each call adds a step of all sub-environments, given by the results before it and after:
///
/// ```swift
/// var rollout = RolloutBuffer(lanes: lanes.count)
/// let actions = policy(batch.observations).samples()
/// let next = try lanes.step(actions)
/// rollout.add(batch, actions, next, values: critic(batch.observations).elements, finalValues: { critic($0).elements })
/// ```
/// Everything comes out with the steps in order, the sub-environments of a step beside each other: shape [rows, …],
/// where there is a row for each step of each sub-environment. Only what ``AutoresetMode/nextStep`` puts between two
/// episodes has none: a step whose action is not done teaches nothing.
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
    package enum End: Sendable {
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
    package mutating func add(
        _ observation: Tensor, _ action: Tensor, reward: Float, value: Float, logProbability: Float, end: End
    ) {
        rows?.append(rewardNumbers.count)
        append(observation.expandingAxis(0), action.expandingAxis(0))
        ends.append(end)
        rewardNumbers.append(reward)
        valueNumbers.append(value)
        logProbabilityNumbers.append(logProbability)
    }

    /// Adds a step of all sub-environments.
    ///
    /// - Parameters:
    ///   - observations: What the agents saw: shape [lanes, …].
    ///   - actions: What they did: shape [lanes] or [lanes, …].
    ///   - rewards: What they got for it.
    ///   - values: The estimates of the observations' values.
    ///   - logProbabilities: The logarithms of the actions' probabilities; zeros if nil.
    ///   - ends: What follows the step in each sub-environment.
    ///   - isStep: Whether a sub-environment has done its action; where it has not, it gets no row.
    package mutating func add(
        _ observations: Tensor, _ actions: Tensor, rewards: [Float], values: [Float], logProbabilities: [Float]?,
        ends: [End], isStep: (_ lane: Int) -> Bool
    ) {
        let places = (0..<lanes).filter(isStep)
        if places.count < lanes, rows == nil { rows = Array(0..<rewardNumbers.count) }
        rows?.append(contentsOf: places.map { rewardNumbers.count + $0 })
        append(observations, actions)
        self.ends += ends
        rewardNumbers += rewards
        valueNumbers += values
        logProbabilityNumbers += logProbabilities ?? Array(repeating: 0, count: lanes)
    }

    private mutating func append(_ observations: Tensor, _ actions: Tensor) {
        observationParts.append(observations.detached)
        actionParts.append(actions.detached)
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

    package func check(_ name: String, _ count: Int) {
        InvalidSetting.check(count, isIn: lanes...lanes, "RolloutBuffer", "the number of \(name)", "\(lanes)")
    }
}
