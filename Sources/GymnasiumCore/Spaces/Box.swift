import LyceumNumerics
import LyceumValues

/// Vectors of numbers between bounds, some of which may be infinite.
///
/// ```swift
/// var space = Box(low: -1, high: 1, shape: [2], seed: 42)
/// let point = space.sample()                      // [0.5479121, -0.12224312]
/// Box(low: [-1, 0], high: [1, .infinity])         // a bound for each element
/// Box(low: 0, high: 255, shape: [3], dtype: UInt8.self)
/// ```
///
/// Elements are arrays `[Scalar]` of the box's length; for images and other shapes of rank 2 or more there is
/// ``ArrayBox``. Samples are those of Gymnasium's `Box` for the same seed: normal where an element has no bounds,
/// exponential from its only bound, uniform between two. A box wider than the greatest number, which Gymnasium cannot
/// sample, is sampled uniformly.
@frozen
public struct Box<S: Scalar>: Space {
    @usableFromInline package let bounds: BoxBounds<S>
    /// The stream that sampling draws from.
    public var random: Generator
    @usableFromInline let seedProblem: Int?

    @usableFromInline
    package init(bounds: BoxBounds<S>, seed: Int?) {
        self.bounds = bounds
        (random, seedProblem) = startStream(seed)
    }

    /// The same bounds for every element.
    ///
    /// - Parameters:
    ///   - low: the lower bound; `nil`, or minus infinity, for none.
    ///   - high: the upper bound; `nil`, or infinity, for none.
    ///   - shape: `[]` or `[n]`.
    ///   - dtype: the type of the numbers.
    ///   - seed: the seed of the samples, 0 or more; `nil` takes one from the process's entropy.
    @_disfavoredOverload
    public init(low: S?, high: S?, shape: [Int] = [1], dtype: S.Type = S.self, seed: Int? = nil) {
        self.init(bounds: BoxBounds(low: .all(low), high: .all(high), shape: shape), seed: seed)
    }

    /// A lower and an upper bound for each element; `nil`, or an infinity, for none.
    @_disfavoredOverload
    public init(low: [S?], high: [S?], dtype: S.Type = S.self, seed: Int? = nil) {
        let bounds = BoxBounds(
            low: .each(low, shape: [low.count]), high: .each(high, shape: [high.count]), shape: [low.count])
        self.init(bounds: bounds, seed: seed)
    }

    /// The extent of the only axis, `[n]`, or `[]` for a single number.
    public var shape: [Int] { bounds.shape }
    /// The lower bound of each element.
    public var low: [S] { bounds.low }
    /// The upper bound of each element.
    public var high: [S] { bounds.high }
    /// Whether each element has a finite lower bound.
    public var boundedBelow: [Bool] { bounds.boundedBelow }
    /// Whether each element has a finite upper bound.
    public var boundedAbove: [Bool] { bounds.boundedAbove }
    /// An array of numbers.
    public var structure: SpaceStructure { .box(shape: shape, scalarType: S.scalarType) }

    /// Whether all elements have the bounds asked for.
    public func isBounded(_ manner: BoundManner = .both) -> Bool { bounds.isBounded(manner) }

    /// A random point.
    @inlinable
    public mutating func sample() -> [S] { bounds.sample(&random) }

    /// Whether a vector has the box's length and lies between the bounds; false for NaN.
    @inlinable
    public func contains(_ element: [S]) -> Bool { bounds.contains(element) }

    /// Whether the bounds fit the shape and each other, and the rank is at most 1.
    public func validate() throws {
        if let problem = bounds.problem { throw InvalidSpace(space: description, problem: problem) }
        if shape.count > 1 {
            throw InvalidSpace(
                space: description, problem: "a Box has rank 0 or 1; write ArrayBox for shape \(shapeText(shape))")
        }
        if let seedProblem { throw InvalidSeed(seed: seedProblem, stream: .generator) }
    }

    /// A vector.
    @inlinable
    public static func value(of element: [S]) -> Value { S.value(ofVector: element) }

    /// The numbers of a vector, list or array of rank 1, where they fit the type.
    @inlinable
    public static func element(of value: Value) -> [S]? { S.vector(of: value) }
}

extension Box where S == Float {
    /// The same bounds for every element, in 32-bit floating point.
    public init(low: Float, high: Float, shape: [Int] = [1], seed: Int? = nil) {
        self.init(bounds: BoxBounds(low: .all(low), high: .all(high), shape: shape), seed: seed)
    }

    /// A lower and an upper bound for each element, in 32-bit floating point.
    public init(low: [Float], high: [Float], seed: Int? = nil) {
        let bounds = BoxBounds(
            low: .each(low, shape: [low.count]), high: .each(high, shape: [high.count]), shape: [low.count])
        self.init(bounds: bounds, seed: seed)
    }
}
