import GymnasiumCore
import LyceumValues

/// Mean and variance of everything seen so far, number by number.
///
/// They are merged batch by batch (T. Chan, G. Golub, R. LeVeque, "Updating formulae and a pairwise algorithm for computing
/// sample variances", 1979), from a mean of 0 and a variance of 1 that count as `epsilon` samples, as Gymnasium's
/// `RunningMeanStd` does.
public struct RunningMeanStd: Sendable, Hashable, Codable {
    /// The mean of each number.
    public private(set) var mean: [Double]
    /// The population variance of each number.
    public private(set) var variance: [Double]
    /// The number of samples, `epsilon` included.
    public private(set) var count: Double
    /// Whether every operation is rounded to 32 bits, as it is for observations of that type.
    public let isSinglePrecision: Bool
    /// Whether mean and variance are still the 32-bit numbers that Gymnasium begins with, where the first sample will make
    /// 64-bit ones of them.
    private(set) var startsInSinglePrecision: Bool

    /// Statistics without samples.
    ///
    /// - Parameters:
    ///   - shape: how many numbers a sample has, 0 or more.
    ///   - epsilon: how many samples the initial mean and variance count as.
    ///   - isSinglePrecision: whether every operation is rounded to 32 bits.
    public init(count shape: Int = 1, epsilon: Double = 1e-4, isSinglePrecision: Bool = false) {
        mean = Array(repeating: 0, count: batchCount(shape))
        variance = Array(repeating: 1, count: batchCount(shape))
        count = epsilon
        self.isSinglePrecision = isSinglePrecision
        startsInSinglePrecision = false
    }

    /// Statistics of observations: in 32 bits for those of that type, in 64 bits for all others, from the first sample on.
    init(of observations: ArrayLayout) {
        self.init(count: observations.count, isSinglePrecision: observations.scalarType == .float32)
        startsInSinglePrecision = !isSinglePrecision
    }

    private enum CodingKeys: String, CodingKey {
        case mean, variance, count, isSinglePrecision, startsInSinglePrecision
    }

    /// What was encoded.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        mean = try container.decode([Double].self, forKey: .mean)
        variance = try container.decode([Double].self, forKey: .variance)
        count = try container.decode(Double.self, forKey: .count)
        isSinglePrecision = try container.decode(Bool.self, forKey: .isSinglePrecision)
        startsInSinglePrecision = try container.decodeIfPresent(Bool.self, forKey: .startsInSinglePrecision) ?? false
    }

    /// Takes in the number at one position of one sample; ``finishSample()`` follows the last of them.
    @usableFromInline
    mutating func add(_ number: Double, at position: Int) {
        guard position < mean.count else { return }
        // The variance of one number is 0; of an infinite one it is NaN.
        let spread = number - number
        merge(mean: number, squares: spread, count: 1, at: position)
    }

    /// Counts the sample whose numbers were taken in.
    @usableFromInline
    mutating func finishSample() {
        count += 1
        startsInSinglePrecision = false
    }

    /// Takes in one sample, of as many numbers as there are means; others are ignored.
    public mutating func update(_ sample: [Double]) {
        for (position, number) in zip(mean.indices, sample) { add(number, at: position) }
        finishSample()
    }

    /// Takes in a batch of samples by its mean and population variance; `batchCount` is 1 or more.
    public mutating func update(mean batchMean: [Double], variance batchVariance: [Double], count batchCount: Int) {
        update(mean: batchMean, variance: batchVariance, count: batchCount, batchType: .float64)
    }

    /// As the public function; where mean and variance of the batch are 32-bit numbers, so is the sum of squares that the
    /// variance and the count make.
    mutating func update(
        mean batchMean: [Double], variance batchVariance: [Double], count batchCount: Int, batchType: ScalarType
    ) {
        for (position, batch) in zip(mean.indices, zip(batchMean, batchVariance)) {
            let squares = batchType.rounding(batch.1 * Double(batchCount))
            merge(mean: batch.0, squares: squares, count: Double(batchCount), at: position)
        }
        count += Double(batchCount)
        startsInSinglePrecision = false
    }

    private mutating func merge(
        mean batchMean: Double, squares batchSquares: Double, count batchCount: Double, at i: Int
    ) {
        let type: ScalarType = isSinglePrecision ? .float32 : .float64
        let startType: ScalarType = isSinglePrecision || startsInSinglePrecision ? .float32 : .float64
        func round(_ number: Double) -> Double { type.rounding(number) }
        let (own, total) = (round(count), round(count + batchCount))
        let difference = round(batchMean - mean[i])
        mean[i] = round(mean[i] + round(round(difference * batchCount) / total))
        let spread = round(round(round(round(difference * difference) * own) * batchCount) / total)
        let ownSquares = startType.rounding(variance[i] * startType.rounding(count))
        let squares = round(round(ownSquares + round(batchSquares)) + spread)
        variance[i] = round(squares / total)
    }
}

extension RunningMeanStd {
    /// The standard deviation of the first number, with a number added to the variance.
    @usableFromInline
    func deviation(_ epsilon: Double) -> Double { (variance[0] + epsilon).squareRoot() }

    /// A number at one position, less the mean and over the standard deviation.
    @usableFromInline
    func normalized(_ number: Double, at position: Int, _ epsilon: Double) -> Double {
        guard position < mean.count else { return number }
        let type: ScalarType = isSinglePrecision ? .float32 : .float64
        let startType: ScalarType = isSinglePrecision || startsInSinglePrecision ? .float32 : .float64
        let deviation = startType.rounding(
            startType.rounding(variance[position] + startType.rounding(epsilon)).squareRoot())
        return type.rounding(type.rounding(number - mean[position]) / deviation)
    }
}

extension RunningMeanStd {
    /// Checks what the wrappers that normalise are given.
    ///
    /// - Throws: ``InvalidBound`` for a discount below 0 or above 1, and for an epsilon of 0 or less.
    static func check(gamma: Double = 1, epsilon: Double) throws {
        guard (0...1).contains(gamma) else {
            throw InvalidBound(low: gamma, high: gamma, expected: "gamma from 0 to 1")
        }
        guard epsilon > 0 else { throw InvalidBound(low: epsilon, high: nil, expected: "an epsilon above 0") }
    }
}
