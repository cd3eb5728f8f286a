import LyceumNumerics
import LyceumValues

/// Arrays of zeros and ones of any shape.
///
/// ```swift
/// var space = ArrayMultiBinary(shape: [2, 3], seed: 42)
/// let board = space.sample()                      // NDArray<Int8> of shape (2, 3)
/// ```
///
/// It samples as ``MultiBinary`` does; its elements are `NDArray<Int8>`.
public struct ArrayMultiBinary: Space {
    /// The extent of each axis.
    public let shape: [Int]
    /// The stream that sampling draws from.
    public var random: Generator
    private let seedProblem: Int?

    /// Arrays of a shape.
    ///
    /// - Parameters:
    ///   - shape: the extent of each axis, 1 or more.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    public init(shape: [Int], seed: Int? = nil) {
        self.shape = shape
        (random, seedProblem) = startStream(seed)
    }

    /// Zeros and ones.
    public var structure: SpaceStructure { .multiBinary(shape: shape) }
    private var isPossible: Bool { zeros.count > 0 }
    /// Zeros; empty if the shape is invalid.
    var zeros: NDArray<Int8> {
        let isShape = Limits.product(shape, atMost: Limits.spaceNumbers) != nil
        return NDArray(shape: isShape ? shape : shape.map { _ in 0 }, repeating: 0)
    }

    private func array(_ elements: [Int8]) -> NDArray<Int8> {
        (try? NDArray(shape: shape, elements: elements)) ?? zeros
    }

    /// The vectors of the arrays' elements, row by row, with the same random stream.
    private var vectors: MultiBinary {
        var vectors = MultiBinary(zeros.count)
        vectors.random = random
        return vectors
    }

    private mutating func draw(_ body: (inout MultiBinary) throws -> [Int8]) rethrows -> NDArray<Int8> {
        var vectors = vectors
        let drawn = try body(&vectors)
        random = vectors.random
        return array(drawn)
    }

    /// A random array; all are equally likely.
    public mutating func sample() -> NDArray<Int8> { draw { $0.sample() } }

    /// A random array in which a mask, an array or nested list of zeros, ones and twos, fixes some elements.
    public mutating func sample(mask: Value) throws -> NDArray<Int8> {
        let mask = vector(mask)
        return try draw { try $0.sample(mask: mask) }
    }

    /// A random array with the probabilities of ones in an array or nested list.
    public mutating func sample(probability: Value) throws -> NDArray<Int8> {
        let probability = vector(probability)
        return try draw { try $0.sample(probability: probability) }
    }

    /// An array or nested list of the space's shape as a vector; anything else as it is, to be refused.
    private func vector(_ value: Value) -> Value {
        guard value != .none, let array = Double.array(of: value), array.shape == shape else { return value }
        let whole = array.elements.compactMap { Int(exactly: $0) }
        return whole.count == array.count ? .integers(whole) : .doubles(array.elements)
    }

    /// Whether an array has the space's shape and consists of zeros and ones.
    public func contains(_ element: NDArray<Int8>) -> Bool {
        element.shape == shape && element.elements.allSatisfy { $0 == 0 || $0 == 1 }
    }

    /// Whether there is at least one position.
    public func validate() throws {
        if !isPossible {
            throw InvalidSpace(
                space: description,
                problem: "it has no positions or more than \(Limits.spaceNumbers); "
                    + "write a shape with extents of 1 or more")
        }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// An `int8` array.
    public static func value(of element: NDArray<Int8>) -> Value { .array(.int8(element)) }

    /// The numbers of a list or array of whatever type, if all are small and whole.
    public static func element(of value: Value) -> NDArray<Int8>? { MultiBinary.smallNumbers(value) }

    /// Whether both have the same shape.
    public static func == (left: ArrayMultiBinary, right: ArrayMultiBinary) -> Bool { left.shape == right.shape }
    /// Gymnasium's text: `MultiBinary((2, 3))`.
    public var description: String { "MultiBinary(\(shapeText(shape)))" }

    /// The number of positions.
    public var flatDim: Int? { zeros.count }
    /// Vectors of zeros and ones.
    public func flatSpace() throws -> AnySpace { countingBox(zeros.count, to: 1, as: .int8) }

    /// The zeros and ones row by row.
    public func flatten(_ element: NDArray<Int8>) throws -> Value {
        guard element.shape == shape else { throw notAnElement(element) }
        return .array(.int8(NDArray(element.elements)))
    }

    /// The zeros and ones.
    public func unflatten(_ flat: Value) throws -> NDArray<Int8> {
        array(Int8.cast(try flatNumbers(flat, count: zeros.count)))
    }
}
