import GymnasiumCore
import LyceumValues

/// Divides rewards by the standard deviation of the discounted returns of all sub-environments.
///
/// ```swift
/// var lanes = try makeVec("Pendulum-v1", count: 8).rewardsNormalized(gamma: 0.99)
/// lanes.updatesStatistics = false           // at evaluation time
/// ```
///
/// Each sub-environment's return so far is multiplied by `gamma` at each step, set to 0 by a terminated one, and the
/// reward is added; the variance is that of all these sums. The step with which a sub-environment starts an episode
/// (``AutoresetMode/nextStep``) does not count; with ``AutoresetMode/sameStep`` every step does, and the sum restarts
/// with each episode. Sums are numbers of 32 bits, as in Gymnasium 1.4. A `reset` sets to 0 only the sums of
/// the sub-environments that are reset; in Gymnasium a partial one clears all. Variance, sums and counts are copied
/// with the sub-environments.
public struct VectorNormalizeReward<Base: VectorEnv>: VectorWrapper {
    /// Same as in ``base``.
    public typealias SingleObservationSpace = Base.SingleObservationSpace
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The discount of the returns.
    public let gamma: Double
    /// The number added to the variance.
    public let epsilon: Double
    /// The mean and variance of the discounted returns so far, of one number.
    public var statistics = RunningMeanStd()
    /// The current discounted return of each sub-environment.
    public private(set) var discountedRewards: [Float]
    /// Whether rewards go into the statistics (Gymnasium's `update_running_mean`).
    public var updatesStatistics = true
    private var wasDone: [Bool]

    /// A vector environment with normalised rewards.
    ///
    /// - Parameters:
    ///   - gamma: the discount, from 0 to 1.
    ///   - epsilon: added to the variance, above 0.
    /// - Throws: ``InvalidBound``.
    public init(_ base: Base, gamma: Double = 0.99, epsilon: Double = 1e-8) throws {
        try RunningMeanStd.check(gamma: gamma, epsilon: epsilon)
        self.base = base
        self.gamma = gamma
        self.epsilon = epsilon
        discountedRewards = Array(repeating: 0, count: base.count)
        wasDone = Array(repeating: false, count: base.count)
    }

    /// Starts episodes, and the sums of their sub-environments.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let asked = try VectorReset(seed: nil, options: options, mask: mask, count: count)
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        for lane in 0..<count where asked.includes(lane) { (discountedRewards[lane], wasDone[lane]) = (0, false) }
        return batch
    }

    /// Takes the actions; the rewards for them are normalised.
    public mutating func step(_ actions: Base.Actions) throws -> VectorStep<Observations> {
        var batch = try base.step(actions)
        let isDone = batch.isDone
        let active = isDone.indices.filter { autoresetMode == .sameStep || !wasDone[$0] }
        for lane in active {
            let kept = Double(discountedRewards[lane] * Float(gamma)) * (batch.terminated[lane] ? 0 : 1)
            discountedRewards[lane] = Float(kept + batch.rewards[lane])
        }
        if updatesStatistics, !active.isEmpty { takeIn(active.map { discountedRewards[$0] }) }
        if autoresetMode == .sameStep { for lane in active where isDone[lane] { discountedRewards[lane] = 0 } }
        wasDone = isDone
        let deviation = statistics.deviation(epsilon)
        for lane in batch.rewards.indices { batch.rewards[lane] /= deviation }
        return batch
    }

    private mutating func takeIn(_ sums: [Float]) {
        let mean = pairwiseSum(sums[...]) / Float(sums.count)
        let squares = sums.map { ($0 - mean) * ($0 - mean) }
        let variance = pairwiseSum(squares[...]) / Float(sums.count)
        statistics.update(
            mean: [Double(mean)], variance: [Double(variance)], count: sums.count, batchType: .float32)
    }
}

extension VectorEnv {
    /// The sub-environments with rewards divided by the standard deviation of their discounted returns.
    public func rewardsNormalized(gamma: Double = 0.99, epsilon: Double = 1e-8) throws -> VectorNormalizeReward<Self> {
        try VectorNormalizeReward(self, gamma: gamma, epsilon: epsilon)
    }
}
