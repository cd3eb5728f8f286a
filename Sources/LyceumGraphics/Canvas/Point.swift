import LyceumNumerics

/// A place in a picture, in pixels: x to the right, y down, from the upper left corner.
public struct Point: Sendable, Hashable {
    /// To the right.
    public var x: Double
    /// Down.
    public var y: Double

    /// A place.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// Moved.
    public static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
    /// The way from one to another.
    public static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
    /// Further away.
    public static func * (point: Point, factor: Double) -> Point { Point(point.x * factor, point.y * factor) }

    /// Turned around the origin: a positive angle in rad turns x towards y, which is clockwise on the screen.
    public func rotated(by angle: Double) -> Point {
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        return Point(x * cosine - y * sine, x * sine + y * cosine)
    }
}

/// A way of placing shapes: turned, scaled and moved.
public struct Placement: Sendable, Hashable {
    /// Where the origin of the shape goes.
    public var origin: Point
    /// By how much the shape is enlarged; a negative `scaleY` turns y upwards.
    public var scaleX: Double
    /// By how much the shape is enlarged along y, after turning.
    public var scaleY: Double
    /// The angle in rad that the shape is turned by before it is scaled.
    public var angle: Double

    /// A placement.
    public init(at origin: Point, scale: Double = 1, angle: Double = 0, yUp: Bool = false) {
        self.origin = origin
        scaleX = scale
        scaleY = yUp ? -scale : scale
        self.angle = angle
    }

    /// Where points of the shape go.
    public func callAsFunction(_ points: [Point]) -> [Point] {
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        return points.map { point in
            Point(
                origin.x + scaleX * (point.x * cosine - point.y * sine),
                origin.y + scaleY * (point.x * sine + point.y * cosine))
        }
    }

    /// Where a point of the shape goes.
    public func callAsFunction(_ x: Double, _ y: Double) -> Point { self([Point(x, y)])[0] }
}
