import LyceumNumerics

/// A position in a picture, in pixels: x to the right, y down, from the upper left corner.
public struct Point: Sendable, Hashable {
    /// The distance to the right.
    public var x: Double
    /// The distance down.
    public var y: Double

    /// A point at these coordinates.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// The sum of both as vectors.
    public static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
    /// The vector from the second point to the first.
    public static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
    /// The vector to the point, scaled by a factor.
    public static func * (point: Point, factor: Double) -> Point { Point(point.x * factor, point.y * factor) }

    /// The point rotated around the origin: a positive angle in rad turns x towards y, which is clockwise on the
    /// screen.
    public func rotated(by angle: Double) -> Point {
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        return Point(x * cosine - y * sine, x * sine + y * cosine)
    }
}

/// A placement of shapes: rotated, scaled and moved.
public struct Placement: Sendable, Hashable {
    /// Where the origin of the shape goes.
    public var origin: Point
    /// The factor by which the shape is enlarged along x, after rotation.
    public var scaleX: Double
    /// The factor by which the shape is enlarged along y, after rotation; a negative one turns y upwards.
    public var scaleY: Double
    /// The angle in rad by which the shape is rotated before it is scaled.
    public var angle: Double

    /// A placement with the same scale along both axes.
    public init(at origin: Point, scale: Double = 1, angle: Double = 0, yUp: Bool = false) {
        self.origin = origin
        scaleX = scale
        scaleY = yUp ? -scale : scale
        self.angle = angle
    }

    /// The positions of points of the shape.
    public func callAsFunction(_ points: [Point]) -> [Point] {
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        return points.map { point in
            Point(
                origin.x + scaleX * (point.x * cosine - point.y * sine),
                origin.y + scaleY * (point.x * sine + point.y * cosine))
        }
    }

    /// The position of a point of the shape.
    public func callAsFunction(_ x: Double, _ y: Double) -> Point { self([Point(x, y)])[0] }
}
