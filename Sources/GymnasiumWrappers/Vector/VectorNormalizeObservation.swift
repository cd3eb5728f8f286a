import GymnasiumCore
import LyceumValues

/// Shifts and scales observations so that each number has a mean near 0 and a variance near 1 over all
/// sub-environments.
///
/// ```swift
/// var lanes = try makeVec(.cartPole, count: 8).observationsNormalized()
/// lanes.updatesStatistics = false           // at evaluation time
/// ```
///
/// The statistics take each batch in by its mean and variance before it is normalised: (x - mean) / sqrt(variance +
/// epsilon), in 32-bit floating point. They persist across resets, and a copy of the sub-environments has its own. The
/// arithmetic is that of Gymnasium: in 32 bits for `float32` observations, else in 64. Because every batch counts as a
/// whole, only ``AutoresetMode/nextStep`` and resets of all sub-environments are accepted.
public struct VectorNormalizeObservation<Base: VectorEnv>: VectorObservationWrapper
where Base.SingleObservationSpace: ShapedSpace {
    /// Numbers in 32-bit floating point.
    public typealias SingleObservationSpace = Base.SingleObservationSpace.Floats
    /// Same as in ``base``.
    public typealias SingleActionSpace = Base.SingleActionSpace
    public var base: Base
    /// The box of one sub-environment's shape without bounds.
    public var singleObservationSpace: SingleObservationSpace
    /// The box of the batches without bounds.
    public var observationSpace: SingleObservationSpace.Batched
    /// The number added to the variance.
    public let epsilon: Double
    /// The mean and variance so far of each number of an observation.
    public var statistics: RunningMeanStd
    /// Whether observations go into the statistics (Gymnasium's `update_running_mean`).
    public var updatesStatistics = true
    /// Whether NumPy finds the numbers of all sub-environments side by side, and sums them up pairwise.
    private let sumsPairwise: Bool

    /// A vector environment with normalised observations.
    ///
    /// - Parameter epsilon: added to the variance, above 0.
    /// - Throws: ``UnsuitableSpace`` for an observation space whose elements are not numbers in a shape;
    ///   ``InvalidBound`` for an epsilon of 0 or less;
    ///   ``InvalidArgument`` for another mode than ``AutoresetMode/nextStep``.
    public init(_ base: Base, epsilon: Double = 1e-8) throws {
        try RunningMeanStd.check(epsilon: epsilon)
        guard base.autoresetMode == .nextStep else {
            throw InvalidArgument(
                "autoresetMode", given: base.autoresetMode,
                expected: "NextStep, around which \(Self.typeName) can be")
        }
        guard let layout = base.singleObservationSpace.arrayLayout else {
            throw UnsuitableSpace(
                wrapper: Self.typeName, space: base.singleObservationSpace,
                expected: "numbers in a shape, such as a Box")
        }
        self.base = base
        self.epsilon = epsilon
        singleObservationSpace = base.singleObservationSpace.unboundedFloats()
        observationSpace = singleObservationSpace.batched(base.count)
        statistics = RunningMeanStd(of: layout)
        sumsPairwise = layout.count == 1 || liesNumberByNumber(base)
    }

    /// Starts episodes in all sub-environments.
    ///
    /// - Throws: ``InvalidArgument`` for a mask that leaves a sub-environment out.
    @discardableResult
    public mutating func reset(seed: VectorSeed?, options: Info, mask: [Bool]?) throws -> VectorStep<Observations> {
        let asked = try VectorReset(seed: nil, options: options, mask: mask, count: count)
        if let mask = asked.mask, mask.contains(false) {
            throw InvalidArgument(
                "mask", given: mask, expected: "every lane, because \(Self.typeName) takes whole batches in")
        }
        let batch = try base.reset(seed: seed, options: options, mask: mask)
        return batch.with(observations: try observations(batch.observations))
    }

    /// The normalised observations, after the batch went into the statistics.
    public mutating func observations(_ observations: Base.Observations) throws -> Observations {
        let rows = base.singleObservationSpace.elements(of: observations)
        if updatesStatistics, !rows.isEmpty { takeIn(rows) }
        return try singleObservationSpace.batch(
            rows.map { row in
                Base.SingleObservationSpace.mappingToFloats(row) { statistics.normalized($1, at: $0, epsilon) }
            })
    }

    /// Means and variances are added up as NumPy does along the first axis: sub-environment by sub-environment, or
    /// pairwise where the numbers of all sub-environments lie side by side.
    private mutating func takeIn(_ rows: [Base.SingleObservationSpace.Element]) {
        let type: ScalarType = statistics.isSinglePrecision ? .float32 : .float64
        let count = Double(rows.count)
        func mean(_ term: (Int, Double) -> Double) -> [Double] {
            let sums = sumsPairwise ? pairwiseSums(rows, type, term) : sums(rows, type, term)
            return sums.map { type.rounding($0 / count) }
        }
        let means = mean { $1 }
        let variances = mean { position, number in
            let difference = type.rounding(number - means[position])
            return type.rounding(difference * difference)
        }
        statistics.update(mean: means, variance: variances, count: rows.count, batchType: type)
    }

    private func sums(
        _ rows: [Base.SingleObservationSpace.Element], _ type: ScalarType, _ term: (Int, Double) -> Double
    ) -> [Double] {
        var sums = Array(repeating: 0.0, count: statistics.mean.count)
        for row in rows {
            Base.SingleObservationSpace.forEachNumber(row) { position, number in
                guard position < sums.count else { return }
                sums[position] = type.rounding(sums[position] + term(position, number))
            }
        }
        return sums
    }

    private func pairwiseSums(
        _ rows: [Base.SingleObservationSpace.Element], _ type: ScalarType, _ term: (Int, Double) -> Double
    ) -> [Double] {
        var columns: [[Double]] = Array(repeating: [], count: statistics.mean.count)
        for row in rows {
            Base.SingleObservationSpace.forEachNumber(row) { position, number in
                if position < columns.count { columns[position].append(term(position, number)) }
            }
        }
        return columns.map { column in
            type == .float32 ? Double(pairwiseSum(column.map { Float($0) }[...])) : pairwiseSum(column[...])
        }
    }
}

extension VectorEnv where SingleObservationSpace: ShapedSpace {
    /// The sub-environments with observations shifted and scaled to a mean near 0 and a variance near 1.
    public func observationsNormalized(epsilon: Double = 1e-8) throws -> VectorNormalizeObservation<Self> {
        try VectorNormalizeObservation(self, epsilon: epsilon)
    }
}
