/// A point or a direction in the plane, in metres where it is a place.
///
/// ```swift
/// let gravity = Vector2(0, -10)
/// let half = 0.5 * gravity
/// ```
@frozen
public struct Vector2: Hashable, Sendable {
    /// To the right.
    public var x: Float
    /// Upwards.
    public var y: Float

    /// The vector (x, y).
    @inlinable @inline(__always)
    public init(_ x: Float, _ y: Float) {
        self.x = x
        self.y = y
    }

    /// The vector (0, 0).
    @inlinable @inline(__always)
    public static var zero: Vector2 { Vector2(0, 0) }

    /// The square of the length.
    @inlinable @inline(__always)
    public var lengthSquared: Float { x * x + y * y }

    /// The length.
    @inlinable @inline(__always)
    public var length: Float { lengthSquared.squareRoot() }

    /// The sum of the products of the coordinates.
    @inlinable @inline(__always)
    public func dot(_ other: Vector2) -> Float { x * other.x + y * other.y }

    /// The third coordinate of the cross product: positive if `other` lies to the left.
    @inlinable @inline(__always)
    public func cross(_ other: Vector2) -> Float { x * other.y - y * other.x }

    /// Both coordinates added.
    @inlinable @inline(__always)
    public static func + (a: Vector2, b: Vector2) -> Vector2 { Vector2(a.x + b.x, a.y + b.y) }

    /// Both coordinates subtracted.
    @inlinable @inline(__always)
    public static func - (a: Vector2, b: Vector2) -> Vector2 { Vector2(a.x - b.x, a.y - b.y) }

    /// The opposite vector.
    @inlinable @inline(__always)
    public static prefix func - (a: Vector2) -> Vector2 { Vector2(-a.x, -a.y) }

    /// Both coordinates multiplied by a number.
    @inlinable @inline(__always)
    public static func * (factor: Float, a: Vector2) -> Vector2 { Vector2(factor * a.x, factor * a.y) }

    /// Adds a vector.
    @inlinable @inline(__always)
    public static func += (a: inout Vector2, b: Vector2) { a = a + b }

    /// Subtracts a vector.
    @inlinable @inline(__always)
    public static func -= (a: inout Vector2, b: Vector2) { a = a - b }
}

extension Vector2 {
    /// A quarter turn to the left.
    @inline(__always)
    var left: Vector2 { Vector2(-y, x) }

    /// A quarter turn to the right.
    @inline(__always)
    var right: Vector2 { Vector2(y, -x) }

    /// The velocity of the point here of a body that turns about the origin.
    @inline(__always)
    func turning(_ speed: Float) -> Vector2 { Vector2(-speed * y, speed * x) }

    /// Makes the length 1, unless it is almost 0.
    ///
    /// - Returns: the length before; 0 if it was too small to divide by.
    @inline(__always) @discardableResult
    mutating func normalize() -> Float {
        let length = self.length
        if length < .ulpOfOne { return 0 }
        let inverse = 1 / length
        x *= inverse
        y *= inverse
        return length
    }

    var isFinite: Bool { x.isFinite && y.isFinite }
}

/// The smaller of two; the second of equal ones, which decides between 0 and -0.
@inline(__always)
func least(_ a: Float, _ b: Float) -> Float { a < b ? a : b }

/// The larger of two; the second of equal ones, which decides between 0 and -0.
@inline(__always)
func greatest(_ a: Float, _ b: Float) -> Float { a > b ? a : b }

@inline(__always)
func clamp(_ value: Float, _ low: Float, _ high: Float) -> Float { greatest(low, least(value, high)) }

@inline(__always)
func least(_ a: Vector2, _ b: Vector2) -> Vector2 { Vector2(least(a.x, b.x), least(a.y, b.y)) }

@inline(__always)
func greatest(_ a: Vector2, _ b: Vector2) -> Vector2 { Vector2(greatest(a.x, b.x), greatest(a.y, b.y)) }
