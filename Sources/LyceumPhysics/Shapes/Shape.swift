/// The form of a fixture, in the coordinates of its body.
///
/// ```swift
/// let wheel = Shape.circle(radius: 0.4)
/// let crate = Shape.box(halfWidth: 0.5, halfHeight: 0.5)
/// let ramp = Shape.polygon([Vector2(0, 0), Vector2(2, 0), Vector2(2, 1)])
/// let ground = Shape.chain([Vector2(-10, 0), Vector2(0, 0.5), Vector2(10, 0)])
/// ```
///
/// Edges and chains are lines without an inside: they have no mass and do not collide with each other.
public enum Shape: Hashable, Sendable {
    /// A disc.
    case circle(radius: Float, center: Vector2 = .zero)
    /// The convex hull of 3 to 16 points.
    case polygon([Vector2])
    /// A rectangle by half its sides, moved to `center` and turned by `angle`.
    case box(halfWidth: Float, halfHeight: Float, center: Vector2 = .zero, angle: Float = 0)
    /// A line between two points. What slides along several edges in a row does not stumble if each knows the point before
    /// its first and the one after its second.
    case edge(Vector2, Vector2, before: Vector2? = nil, after: Vector2? = nil)
    /// Edges from each of the points to the next, two or more, that know each other.
    case chain([Vector2], before: Vector2? = nil, after: Vector2? = nil)
    /// A chain of three or more points that returns to the first.
    case loop([Vector2])
}

/// What collision needs to know of a shape; its points lie in one array of the world.
struct ShapeRecord {
    enum Kind: UInt8 {
        case circle, edge, polygon, chain
    }

    var kind = Kind.circle
    /// Where its points begin: the centre of a circle; the corners of a polygon, then the normals of its sides; for an edge or a
    /// chain the point before, its own points, and the point after.
    var start: Int32 = 0
    /// The number of its own points.
    var count: Int32 = 1
    var radius: Float = 0
    var hasBefore = false
    var hasAfter = false
    /// The centre of a polygon's area.
    var centroid = Vector2.zero

    /// The number of entries that it takes in the array.
    var size: Int {
        switch kind {
        case .circle: 1
        case .polygon: 2 * Int(count)
        case .edge, .chain: Int(count) + 2
        }
    }

    /// The number of parts that collide on their own: the edges of a chain.
    var childCount: Int { kind == .chain ? Int(count) - 1 : 1 }
}

/// A shape with its points, which lie next to each other.
struct ShapeView {
    let record: ShapeRecord
    let points: UnsafePointer<Vector2>

    @inline(__always)
    init(_ record: ShapeRecord, in store: UnsafePointer<Vector2>) {
        self.record = record
        points = store + Int(record.start)
    }

    @inline(__always) var kind: ShapeRecord.Kind { record.kind }
    @inline(__always) var count: Int { Int(record.count) }
    @inline(__always) var radius: Float { record.radius }
    /// The normals of a polygon's sides.
    @inline(__always) var normals: UnsafePointer<Vector2> { points + count }

    /// One edge of a chain, or of an edge.
    @inline(__always)
    func edge(_ child: Int) -> EdgeView {
        EdgeView(
            radius: radius, before: points[child], first: points[child + 1], second: points[child + 2],
            after: points[child + 3], hasBefore: child > 0 || record.hasBefore,
            hasAfter: child < count - 2 || record.hasAfter)
    }

    /// The upright rectangle around a part of the shape.
    func bounds(_ child: Int, at transform: Transform) -> Bounds {
        switch kind {
        case .circle:
            let center = transform.apply(points[0])
            return Bounds(lower: center, upper: center).widened(by: radius)
        case .polygon:
            var lower = transform.apply(points[0])
            var upper = lower
            for index in 1..<count {
                let point = transform.apply(points[index])
                lower = least(lower, point)
                upper = greatest(upper, point)
            }
            return Bounds(lower: lower, upper: upper).widened(by: radius)
        case .edge, .chain:
            let first = transform.apply(points[child + 1])
            let second = transform.apply(points[child + 2])
            let bounds = Bounds(lower: least(first, second), upper: greatest(first, second))
            return kind == .edge ? bounds.widened(by: radius) : bounds
        }
    }

    /// Whether a point of the world lies inside.
    func contains(_ point: Vector2, at transform: Transform) -> Bool {
        switch kind {
        case .circle: return (point - transform.apply(points[0])).lengthSquared <= radius * radius
        case .polygon:
            let local = transform.unapply(point)
            return (0..<count).allSatisfy { normals[$0].dot(local - points[$0]) <= 0 }
        case .edge, .chain: return false
        }
    }
}

/// A line with its neighbours.
struct EdgeView {
    let radius: Float
    let before, first, second, after: Vector2
    let hasBefore, hasAfter: Bool
}
