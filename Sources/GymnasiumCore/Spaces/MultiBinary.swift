import LyceumNumerics
import LyceumValues

/// Vectors of zeros and ones.
///
/// ```swift
/// var space = MultiBinary(5, seed: 42)
/// let switches = space.sample()                   // [1, 0, 1, 0, 1]
/// try space.sample(mask: [0, 1, 2, 2, 2])         // the first two are fixed
/// ```
///
/// Samples are those of Gymnasium's `MultiBinary` for the same seed, draw for draw.
public struct MultiBinary: Space {
    /// The number of positions.
    public let n: Int
    /// The stream that sampling draws from.
    public var random: Generator
    private let seedProblem: Int?

    /// Vectors of a length.
    ///
    /// - Parameters:
    ///   - n: the length, 1 or more.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(_ n: Int, seed: Int? = nil) {
        self.n = n
        (random, seedProblem) = startStream(seed)
    }

    /// The extent of the only axis, `[n]`.
    public var shape: [Int] { [n] }

    /// Zeros and ones.
    public var structure: SpaceStructure { .multiBinary(shape: shape) }

    /// A random vector; all are equally likely.
    public mutating func sample() -> [Int8] {
        n > Limits.spaceNumbers ? [] : (try? random.integers(0, 2, count: n)) ?? []
    }

    /// A random vector, some of whose elements are fixed.
    ///
    /// - Parameter mask: at each position the element, 0 or 1, or 2 for a random one.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(mask: [Int8]) throws -> [Int8] {
        guard mask.count == n, mask.allSatisfy({ 0...2 ~= $0 }) else {
            throw InvalidMask(
                space: description, expected: "a mask of \(n) numbers, each 0, 1 or 2", given: "\(mask)")
        }
        return zip(mask, sample()).map { mask, drawn in mask == 2 ? drawn : mask }
    }

    /// A random vector with given probabilities of ones.
    ///
    /// - Parameter probability: that of a one at each position, from 0 to 1.
    /// - Throws: ``InvalidMask``, before anything is drawn.
    public mutating func sample(probability: [Double]) throws -> [Int8] {
        guard probability.count == n, probability.allSatisfy({ 0...1 ~= $0 }) else {
            throw InvalidMask(
                space: description, expected: "\(n) probabilities from 0 to 1",
                given: Value.doubles(probability).description)
        }
        return probability.map { random.random() <= $0 ? 1 : 0 }
    }

    /// A random vector in which a mask, a vector of zeros, ones and twos, fixes some elements.
    public mutating func sample(mask: Value) throws -> [Int8] {
        if case .none = mask { return sample() }
        guard let numbers = mask.integers?.map({ Int8(clamping: $0) }) else {
            throw InvalidMask(
                space: description, expected: "a mask of \(n) numbers, each 0, 1 or 2", given: mask.description)
        }
        return try sample(mask: numbers)
    }

    /// A random vector with the probabilities of ones in a vector.
    public mutating func sample(probability: Value) throws -> [Int8] {
        if case .none = probability { return sample() }
        guard let numbers = probability.doubles else {
            throw InvalidMask(
                space: description, expected: "\(n) probabilities from 0 to 1", given: probability.description)
        }
        return try sample(probability: numbers)
    }

    /// Whether a vector has the space's length and consists of zeros and ones.
    public func contains(_ element: [Int8]) -> Bool {
        element.count == n && element.allSatisfy { $0 == 0 || $0 == 1 }
    }

    /// Whether there is at least one position.
    public func validate() throws {
        if n <= 0 {
            throw InvalidSpace(
                space: description, problem: "it has \(n) positions; write MultiBinary(n) with n of 1 or more")
        }
        if n > Limits.spaceNumbers {
            throw InvalidSpace(
                space: description, problem: "it has more than \(Limits.spaceNumbers) positions; write fewer")
        }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// An `int8` array.
    public static func value(of element: [Int8]) -> Value { .array(.int8(NDArray(element))) }

    /// The numbers of a vector, list or array of rank 1, of whatever type, if all are small and whole.
    public static func element(of value: Value) -> [Int8]? {
        smallNumbers(value).flatMap { $0.rank == 1 ? $0.elements : nil }
    }

    /// The numbers of a value of any shape, if all are small and whole.
    static func smallNumbers(_ value: Value) -> NDArray<Int8>? {
        if case .array(.int8(let array)) = value { return array }
        let numbers: NDArray<Double>? =
            if let array = value.array {
                try? NDArray(shape: array.shape, elements: array.numbers)
            } else {
                Double.array(of: value)
            }
        guard let numbers else { return nil }
        return try? NDArray(shape: numbers.shape, elements: numbers.elements.compactMap { Int8(exactly: $0) })
    }

    /// Whether both have the same length.
    public static func == (left: MultiBinary, right: MultiBinary) -> Bool { left.n == right.n }

    /// Gymnasium's text: `MultiBinary(5)`.
    public var description: String { "MultiBinary(\(n))" }
}
