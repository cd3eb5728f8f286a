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

    /// Statistics of nothing.
    ///
    /// - Parameters:
    ///   - shape: the number of numbers in a sample, 0 or more.
    ///   - epsilon: how many samples the initial mean and variance count as.
    ///   - isSinglePrecision: whether every operation is rounded to 32 bits.
    public init(count shape: Int = 1, epsilon: Double = 1e-4, isSinglePrecision: Bool = false) {
        mean = Array(repeating: 0, count: batchCount(shape))
        variance = Array(repeating: 1, count: batchCount(shape))
        count = epsilon
        self.isSinglePrecision = isSinglePrecision
    }

    /// Takes in the number at one position of one sample; ``finishSample()`` follows the last of them.
    @usableFromInline
    mutating func add(_ number: Double, at position: Int) {
        guard position < mean.count else { return }
        merge(mean: number, variance: 0, count: 1, at: position)
    }

    /// Counts the sample whose numbers were taken in.
    @usableFromInline
    mutating func finishSample() { count += 1 }

    /// Takes in one sample, of as many numbers as there are means; others are passed over.
    public mutating func update(_ sample: [Double]) {
        for (position, number) in zip(mean.indices, sample) { add(number, at: position) }
        finishSample()
    }

    /// Takes in a batch of samples by its mean and population variance; `batchCount` is 1 or more.
    public mutating func update(mean batchMean: [Double], variance batchVariance: [Double], count batchCount: Int) {
        for (position, batch) in zip(mean.indices, zip(batchMean, batchVariance)) {
            merge(mean: batch.0, variance: batch.1, count: Double(batchCount), at: position)
        }
        count += Double(batchCount)
    }

    private mutating func merge(
        mean batchMean: Double, variance batchVariance: Double, count batchCount: Double, at i: Int
    ) {
        let type: ScalarType = isSinglePrecision ? .float32 : .float64
        func round(_ number: Double) -> Double { type.rounding(number) }
        let (own, total) = (round(count), round(count + batchCount))
        let difference = round(batchMean - mean[i])
        mean[i] = round(mean[i] + round(round(difference * batchCount) / total))
        let spread = round(round(round(round(difference * difference) * own) * batchCount) / total)
        let squares = round(round(round(variance[i] * own) + round(batchVariance * batchCount)) + spread)
        variance[i] = round(squares / total)
    }
}
