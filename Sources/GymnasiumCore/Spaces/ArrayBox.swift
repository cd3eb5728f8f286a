import LyceumNumerics
import LyceumValues

/// Arrays of numbers of any shape between bounds, such as images.
///
/// ```swift
/// var screen = ArrayBox(low: 0, high: 255, shape: [96, 96, 3], dtype: UInt8.self)
/// let picture = screen.sample()                   // NDArray<UInt8>
/// ```
///
/// It samples as ``Box`` does; its elements are `NDArray<Scalar>`.
@frozen
public struct ArrayBox<S: Scalar>: Space {
    @usableFromInline package let bounds: BoxBounds<S>
    /// The stream that sampling draws from.
    public var random: Generator
    @usableFromInline let seedProblem: Int?

    @usableFromInline
    package init(bounds: BoxBounds<S>, seed: Int?) {
        self.bounds = bounds
        (random, seedProblem) = startStream(seed)
    }

    /// The same bounds for every element; `nil`, or an infinity, for none.
    public init(low: S?, high: S?, shape: [Int], dtype: S.Type = S.self, seed: Int? = nil) {
        self.init(bounds: BoxBounds(low: .all(low), high: .all(high), shape: shape), seed: seed)
    }

    /// A lower and an upper bound for each element.
    public init(low: NDArray<S>, high: NDArray<S>, seed: Int? = nil) {
        let bounds = BoxBounds<S>(
            low: .each(low.elements.map(Optional.some), shape: low.shape),
            high: .each(high.elements.map(Optional.some), shape: high.shape), shape: low.shape)
        self.init(bounds: bounds, seed: seed)
    }

    /// The extent of each axis.
    public var shape: [Int] { bounds.shape }
    /// The lower bound of each element, row by row.
    public var low: [S] { bounds.low }
    /// The upper bound of each element, row by row.
    public var high: [S] { bounds.high }
    /// An array of numbers.
    public var structure: SpaceStructure { .box(shape: shape, scalarType: bounds.scalarType) }

    /// Whether all elements have the bounds asked for.
    public func isBounded(_ manner: BoundManner = .both) -> Bool { bounds.isBounded(manner) }

    /// A random array.
    public mutating func sample() -> NDArray<S> { array(bounds.sample(&random)) }

    func array(_ elements: [S]) -> NDArray<S> {
        (try? NDArray(shape: shape, elements: elements)) ?? NDArray(elements)
    }

    /// A box has no masks.
    ///
    /// - Throws: ``InvalidMask``, for all but `nil`.
    public mutating func sample(mask: Value) throws -> NDArray<S> {
        if case .none = mask { return sample() }
        throw InvalidMask(space: description, expected: "no mask: write sample()", given: mask.description)
    }

    /// A box has no probabilities.
    ///
    /// - Throws: ``InvalidMask``, for all but `nil`.
    public mutating func sample(probability: Value) throws -> NDArray<S> {
        if case .none = probability { return sample() }
        throw InvalidMask(
            space: description, expected: "no probabilities: write sample()", given: probability.description)
    }

    /// Whether an array has the box's shape and lies between the bounds.
    public func contains(_ element: NDArray<S>) -> Bool { isShaped(element) && bounds.contains(element.elements) }

    /// Whether an array has the box's shape.
    func isShaped(_ element: NDArray<S>) -> Bool { hasShape(element, shape) }

    /// Whether the bounds fit the shape and each other.
    public func validate() throws {
        if let problem = bounds.problem { throw InvalidSpace(space: description, problem: problem) }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// Seeds the random stream.
    @discardableResult
    public mutating func seed(_ seed: SpaceSeed?) throws -> SpaceSeed { try seedOwnStream(seed) }

    /// An array.
    public static func value(of element: NDArray<S>) -> Value { S.value(of: element) }
    /// An array whose numbers fit the type.
    public static func element(of value: Value) -> NDArray<S>? { S.array(of: value) }
    /// Whether both have the same shape and, to within a relative 1e-5, the same bounds.
    public static func == (left: ArrayBox, right: ArrayBox) -> Bool { left.bounds.isEqual(to: right.bounds) }
    /// Gymnasium's text: `Box(0, 255, (96, 96, 3), uint8)`.
    public var description: String { bounds.description }
}
