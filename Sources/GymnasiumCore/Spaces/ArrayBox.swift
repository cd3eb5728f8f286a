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

    /// Whether an array has the box's shape and lies between the bounds.
    public func contains(_ element: NDArray<S>) -> Bool {
        hasShape(element, shape) && bounds.contains(element.elements)
    }

    /// Whether the bounds fit the shape and each other.
    public func validate() throws {
        if let problem = bounds.problem { throw InvalidSpace(space: description, problem: problem) }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// An array.
    public static func value(of element: NDArray<S>) -> Value { S.value(of: element) }
    /// An array whose numbers fit the type.
    public static func element(of value: Value) -> NDArray<S>? { S.array(of: value) }
}
