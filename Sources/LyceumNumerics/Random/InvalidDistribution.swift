/// Thrown for a draw whose parameters describe no distribution; nothing has been drawn then.
///
/// ```swift
/// var rng = try Generator(seed: 42)
/// do {
///     _ = try rng.choice(2, p: [0.5, 0.6])
/// } catch {
///     print(error)  // the probabilities sum to 1.1, but must sum to 1: divide each by their sum
/// }
/// ```
public struct InvalidDistribution: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, with the values that were given.
    public enum Kind: Sendable, Hashable {
        /// No integer lies between the limits.
        case emptyRange(low: String, high: String, endpoint: Bool)
        /// An integer type that NumPy has no rule for.
        case unsupportedWidth(bits: Int)
        /// The upper limit is below the lower one.
        case descendingRange(low: Double, high: Double)
        /// The limits are further apart than the largest number, or one of them is not finite.
        case infiniteRange(low: Double, high: Double)
        /// As many upper as lower limits were expected.
        case unequalLengths(lows: Int, highs: Int)
        /// A standard deviation below zero.
        case negativeDeviation(Double)
        /// A scale below zero.
        case negativeScale(Double)
        /// A chance of success that is not above 0 and at most 1.
        case notAChance(Double)
        /// A number of draws below zero.
        case negativeCount(Int)
        /// More draws at once than ``Limits/draws``, or a permutation of more integers.
        case tooManyDraws(Int)
        /// Nothing to choose from.
        case emptyPopulation(Int)
        /// As many probabilities as things to choose from were expected.
        case probabilityCount(given: Int, expected: Int)
        /// A probability that is negative or not a number.
        case notAProbability(Double, index: Int)
        /// The probabilities do not sum to 1.
        case probabilitySum(Double)
        /// More draws without replacement than things to choose from.
        case sampleTooLarge(count: Int, population: Int)
        /// More draws without replacement than probabilities above zero.
        case tooFewPossible(count: Int, possible: Int)
    }

    /// What is wrong.
    public let kind: Kind

    /// An error of this kind.
    public init(_ kind: Kind) { self.kind = kind }

    /// What was given, what was expected and what to write instead.
    public var description: String {
        switch kind {
        case .emptyRange(let low, let high, true):
            "no integer lies in \(low)...\(high): give a high of at least low"
        case .emptyRange(let low, let high, false):
            "no integer lies in \(low)..<\(high): give a high above low, or say endpoint: true to include high"
        case .unsupportedWidth(let bits):
            "integers have \(bits) bits, but NumPy's rules cover 8, 16, 32 and 64: use Int"
        case .descendingRange(let low, let high):
            "low is \(low) and high is \(high), but high must not be below low: swap them"
        case .infiniteRange(let low, let high):
            "low is \(low) and high is \(high), but high - low must be finite: give closer, finite limits"
        case .unequalLengths(let lows, let highs):
            "there are \(lows) lows and \(highs) highs: give one high for each low"
        case .negativeDeviation(let deviation):
            "the deviation is \(deviation), but must be 0 or more: give a standard deviation, not a variance or a log"
        case .negativeScale(let scale):
            "the scale is \(scale), but must be 0 or more: give the mean, which is 1 / rate"
        case .notAChance(let p):
            "p is \(p), but must be above 0 and at most 1: give the chance of success of one trial"
        case .negativeCount(let count):
            "the count is \(count), but must be 0 or more"
        case .tooManyDraws(let count):
            "\(count) draws at once are more than \(Limits.draws): draw them in several calls"
        case .emptyPopulation(let population):
            "there is nothing to choose from (\(population) elements): give at least 1"
        case .probabilityCount(let given, let expected):
            "there are \(given) probabilities for \(expected) elements: give p one entry for each element"
        case .notAProbability(let p, let index):
            "p[\(index)] is \(p), but a probability is a number of 0 or more"
        case .probabilitySum(let sum):
            "the probabilities sum to \(sum), but must sum to 1: divide each by their sum"
        case .sampleTooLarge(let count, let population):
            "\(count) draws without replacement from \(population) elements: draw at most \(population), "
                + "or say replace: true"
        case .tooFewPossible(let count, let possible):
            "\(count) draws without replacement, but only \(possible) probabilities are above 0: "
                + "draw at most \(possible), or say replace: true"
        }
    }
}
