import LyceumNumerics

/// The most recent steps of an agent, to learn from in random order; once full, it drops the oldest for each new one.
///
/// ```swift
/// var memory = ReplayBuffer(capacity: 50_000)
/// memory.add(observation, action, step)             // a Step: reward, flags and the next observation
///
/// let batch = memory.sample(128)
/// let next = withoutGradients { network(batch.nextObservations).max(axis: -1) }
/// let target = batch.rewards + 0.99 * (1 - batch.terminated) * next
/// let loss = mseLoss(network(batch.observations).gather(batch.actionIndices), target)
/// ```
/// Steps of environments are added as they are, and `add(batch, actions, next)` keeps a step of all sub-environments of
/// a vector environment: what the sub-environments gave before it and after.
///
/// Only a terminated step has no future value: after a truncated one (a time limit) the episode would have gone on, and
/// its target includes the next value like any other. The first step sets the shapes of observations and actions.
///
/// It is a value: a copy shares the memory until one of the two changes.
public struct ReplayBuffer: Sendable {
    /// The largest number of steps that are drawn at once.
    private static let largestSample = 1 << 24
    /// The largest number of steps that are kept.
    public let capacity: Int
    /// The number of steps that are kept.
    public private(set) var count = 0
    private var next = 0
    private var observationShape = Shape()
    private var actionShape = Shape()
    private var observations: [Float] = []
    private var actions: [Float] = []
    private var nextObservations: [Float] = []
    private var rewards: [Float] = []
    private var terminated: [Float] = []
    private var truncated: [Float] = []

    /// An empty buffer for `capacity` steps; less than 1 stops the program.
    ///
    /// Memory is taken as steps come in.
    public init(capacity: Int) {
        InvalidSetting.check(capacity, isIn: 1..., "ReplayBuffer", "capacity", "1 or more")
        self.capacity = capacity
    }

    /// Whether no step is kept.
    public var isEmpty: Bool { count == 0 }

    /// Keeps a step given by its parts, and drops the oldest if the buffer is full.
    ///
    /// - Parameters:
    ///   - observation: The observation before the step.
    ///   - action: The action taken: a whole number, or a vector.
    ///   - reward: The reward for it.
    ///   - nextObservation: The observation after the step: in the last step of an episode, that episode's last
    ///     observation.
    ///   - isTerminated: Whether no value follows.
    ///   - isTruncated: Whether the episode was stopped from outside: a value follows.
    ///
    /// Another shape than that of the first observation or action stops the program.
    public mutating func add(
        _ observation: some TensorConvertible, _ action: some TensorConvertible, reward: Double,
        next nextObservation: some TensorConvertible, terminated isTerminated: Bool, truncated isTruncated: Bool
    ) {
        let before = observation.tensor
        let action = action.tensor
        let after = nextObservation.tensor
        if count == 0 {
            observationShape = before.node.shape
            actionShape = action.node.shape
        }
        Self.check("observation", before, observationShape)
        Self.check("next observation", after, observationShape)
        Self.check("action", action, actionShape)
        Self.put(before, into: &observations, at: next)
        Self.put(after, into: &nextObservations, at: next)
        Self.put(action, into: &actions, at: next)
        Self.put(Float(reward), into: &rewards, at: next)
        Self.put(isTerminated ? 1 : 0, into: &terminated, at: next)
        Self.put(isTruncated ? 1 : 0, into: &truncated, at: next)
        next = next + 1 == capacity ? 0 : next + 1
        count = Swift.min(count + 1, capacity)
    }

    /// Steps drawn uniformly with replacement, from the process-wide generator.
    ///
    /// An empty buffer, or a number below 1 or above 2²⁴, stops the program.
    public func sample(_ size: Int) -> ReplayBatch { sharedGenerator.withLock { sample(size, using: &$0) } }

    /// Steps drawn from `generator`: one whole number below ``count`` for each.
    public func sample(_ size: Int, using generator: inout Generator) -> ReplayBatch {
        InvalidSetting.check(
            size, isIn: 1...Self.largestSample, "ReplayBuffer.sample", "the number of steps",
            "from 1 to \(Self.largestSample)")
        InvalidSetting.check(count, isIn: 1..., "ReplayBuffer.sample", "count", "1 or more: add steps first")
        _ = Shape.checked([size] + observationShape.array)
        _ = Shape.checked([size] + actionShape.array)
        let draws: [Int]? = try? generator.integers(0, count, count: size)
        return batch(draws ?? [])
    }

    /// The steps at some places, the oldest being 0. A place outside of `0..<count` stops the program.
    public subscript(places: [Int]) -> ReplayBatch {
        for place in places {
            InvalidSetting.check(place, isIn: 0..<count, "ReplayBuffer", "a place", "one of 0..<\(count)")
        }
        let oldest = count < capacity ? 0 : next
        return batch(places.map { ($0 + oldest) % capacity })
    }

    private func batch(_ rows: [Int]) -> ReplayBatch {
        ReplayBatch(
            observations: Self.gather(rows, observations, observationShape),
            actions: Self.gather(rows, actions, actionShape),
            rewards: Self.gather(rows, rewards, Shape()),
            nextObservations: Self.gather(rows, nextObservations, observationShape),
            terminated: Self.gather(rows, terminated, Shape()),
            truncated: Self.gather(rows, truncated, Shape()))
    }

    private static func gather(_ rows: [Int], _ source: [Float], _ shape: Shape) -> Tensor {
        let size = shape.count
        return Tensor(shape.inserting(rows.count, at: 0)) { target in
            source.withUnsafeBufferPointer { source in
                guard let start = source.baseAddress else { return }
                for (place, row) in rows.enumerated() {
                    let from = start + row * size
                    let to = target + place * size
                    // For the short rows of most environments a loop is faster than the system's copy.
                    if size > 16 {
                        to.update(from: from, count: size)
                    } else {
                        for index in 0..<size { to[index] = from[index] }
                    }
                }
            }
        }
    }

    private static func put(_ tensor: Tensor, into rows: inout [Float], at row: Int) {
        let size = tensor.count
        tensor.withUnsafeElements { source in
            if row * size == rows.count {
                rows.append(contentsOf: source)
            } else {
                for index in 0..<size { rows[row * size + index] = source[index] }
            }
        }
    }

    private static func put(_ number: Float, into rows: inout [Float], at row: Int) {
        if row == rows.count { rows.append(number) } else { rows[row] = number }
    }

    private static func check(_ name: String, _ tensor: Tensor, _ shape: Shape) {
        if tensor.node.shape == shape { return }
        stop(
            ShapeMismatch(
                operation: "ReplayBuffer.add", first: shape.array, second: tensor.shape,
                expected: "each \(name) must have the shape of the first one"))
    }
}

/// Steps drawn from a ``ReplayBuffer``, one to a row.
public struct ReplayBatch: Sendable {
    /// The observations before the steps: shape [steps, …].
    public let observations: Tensor
    /// The actions taken: shape [steps] for whole numbers, [steps, …] for vectors.
    public let actions: Tensor
    /// The rewards: shape [steps].
    public let rewards: Tensor
    /// The observations after the steps: shape [steps, …].
    public let nextObservations: Tensor
    /// 1 where no value follows, else 0: shape [steps].
    public let terminated: Tensor
    /// 1 where the episode was stopped from outside, else 0: shape [steps].
    public let truncated: Tensor

    /// The number of steps.
    public var count: Int { rewards.count }

    /// The actions as whole numbers, to ``TensorOperand/gather(_:axis:)-([Int],_)`` values with; others stop the program.
    /// They are converted once, not at each access.
    public var actionIndices: [Int] { remembered(\.self) { actions.indices("ReplayBatch.actionIndices") } }
    private let remembered = Remembered<[Int]?>(nil)

    init(
        observations: Tensor, actions: Tensor, rewards: Tensor, nextObservations: Tensor, terminated: Tensor,
        truncated: Tensor
    ) {
        self.observations = observations
        self.actions = actions
        self.rewards = rewards
        self.nextObservations = nextObservations
        self.terminated = terminated
        self.truncated = truncated
    }
}
