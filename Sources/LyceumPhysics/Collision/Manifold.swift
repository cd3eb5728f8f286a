/// How two shapes touch: one or two points, in coordinates that stay right while the bodies are pushed apart.
struct Manifold {
    enum Kind: UInt8 {
        /// Two centres, each with a radius.
        case circles
        /// Points of B against a side of A.
        case sideOfA
        /// Points of A against a side of B.
        case sideOfB
    }

    /// A point of contact.
    struct Point {
        /// For two circles, and for a side of A, in the coordinates of B, otherwise of A.
        var local = Vector2.zero
        /// What the solver applied here, with which it starts the next time.
        var normalImpulse: Float = 0
        var tangentImpulse: Float = 0
        /// Which corner or side touches which, so that the point is known again in the next step.
        var feature = Feature()
    }

    /// The parts of two shapes that make a point of contact.
    struct Feature: Equatable {
        enum Kind: UInt8 {
            case corner, side
        }

        var indexA: UInt8 = 0
        var indexB: UInt8 = 0
        var kindA = Kind.corner
        var kindB = Kind.corner

        var swapped: Feature { Feature(indexA: indexB, indexB: indexA, kindA: kindB, kindB: kindA) }
    }

    var kind = Kind.circles
    var count = 0
    var localNormal = Vector2.zero
    /// The centre of A's circle, or a point on the side.
    var localPoint = Vector2.zero
    var first = Point()
    var second = Point()

    static let none = Manifold()

    init() {}

    /// One point.
    init(_ kind: Kind, normal: Vector2, point: Vector2, local: Vector2, feature: Feature = Feature()) {
        self.kind = kind
        count = 1
        localNormal = normal
        localPoint = point
        first.local = local
        first.feature = feature
    }

    /// Adds the second or the first point.
    @inline(__always)
    mutating func append(_ local: Vector2, _ feature: Feature) {
        if count == 0 {
            first = Point(local: local, feature: feature)
        } else {
            second = Point(local: local, feature: feature)
        }
        count += 1
    }

    /// Takes the impulses over from the points of the step before that are the same.
    @inline(__always)
    mutating func takeImpulses(from old: Manifold) {
        if count > 0 { Self.match(&first, with: old) }
        if count > 1 { Self.match(&second, with: old) }
    }

    @inline(__always)
    private static func match(_ point: inout Point, with old: Manifold) {
        if old.count > 0 && old.first.feature == point.feature {
            point.normalImpulse = old.first.normalImpulse
            point.tangentImpulse = old.first.tangentImpulse
        } else if old.count > 1 && old.second.feature == point.feature {
            point.normalImpulse = old.second.normalImpulse
            point.tangentImpulse = old.second.tangentImpulse
        }
    }
}

/// A manifold in the world.
struct WorldManifold {
    /// From A to B.
    var normal = Vector2(1, 0)
    var first = Vector2.zero
    var second = Vector2.zero

    @inline(__always)
    init(_ manifold: Manifold, _ a: Transform, _ radiusA: Float, _ b: Transform, _ radiusB: Float) {
        switch manifold.kind {
        case .circles:
            let pointA = a.apply(manifold.localPoint)
            let pointB = b.apply(manifold.first.local)
            if (pointA - pointB).lengthSquared > .ulpOfOne * .ulpOfOne {
                normal = pointB - pointA
                normal.normalize()
            }
            first = 0.5 * ((pointA + radiusA * normal) + (pointB - radiusB * normal))
        case .sideOfA:
            normal = a.rotation.turn(manifold.localNormal)
            let plane = a.apply(manifold.localPoint)
            first = Self.middle(b.apply(manifold.first.local), plane, normal, radiusA, radiusB)
            if manifold.count > 1 {
                second = Self.middle(b.apply(manifold.second.local), plane, normal, radiusA, radiusB)
            }
        case .sideOfB:
            normal = b.rotation.turn(manifold.localNormal)
            let plane = b.apply(manifold.localPoint)
            first = Self.middle(a.apply(manifold.first.local), plane, normal, radiusB, radiusA)
            if manifold.count > 1 {
                second = Self.middle(a.apply(manifold.second.local), plane, normal, radiusB, radiusA)
            }
            normal = -normal
        }
    }

    /// The point halfway between the skin of a side and the skin of a point before it.
    @inline(__always)
    private static func middle(
        _ point: Vector2, _ plane: Vector2, _ normal: Vector2, _ sideRadius: Float, _ pointRadius: Float
    ) -> Vector2 {
        let onSide = point + (sideRadius - (point - plane).dot(normal)) * normal
        let onPoint = point - pointRadius * normal
        return 0.5 * (onSide + onPoint)
    }
}
