/// A convex polygon: its corners against the clock, and the outward normals of the sides that begin at them.
struct Polygon {
    var corners: [Vector2]
    var normals: [Vector2]
    var centroid: Vector2

    /// The convex hull of some points, by gift wrapping from the rightmost on. Points on a side are left out.
    ///
    /// - Throws: ``DegenerateShape``.
    init(hullOf points: [Vector2]) throws {
        guard (3...Tuning.polygonVertices).contains(points.count) else {
            throw DegenerateShape(
                "a polygon of \(points.count) points", expected: "3 to \(Tuning.polygonVertices) points")
        }
        guard points.allSatisfy(\.isFinite) else {
            throw DegenerateShape("a polygon with a coordinate that is not finite", expected: "finite coordinates")
        }
        corners = try Polygon.wrap(points).map { points[$0] }
        let flat = DegenerateShape(
            "a polygon without an area", expected: "three or more points that are not on one line")
        guard corners.count >= 3 else { throw flat }
        normals = []
        for (index, corner) in corners.enumerated() {
            let side = corners[(index + 1) % corners.count] - corner
            guard side.lengthSquared > .ulpOfOne * .ulpOfOne else { throw flat }
            var normal = side.right
            normal.normalize()
            normals.append(normal)
        }
        centroid = .zero
        guard let center = centerOfArea() else { throw flat }
        centroid = center
    }

    /// A rectangle.
    ///
    /// - Throws: ``DegenerateShape``.
    init(halfWidth: Float, halfHeight: Float, center: Vector2, angle: Float) throws {
        guard halfWidth > 0, halfHeight > 0, halfWidth.isFinite, halfHeight.isFinite, center.isFinite, angle.isFinite,
            halfWidth * halfHeight > .ulpOfOne
        else {
            throw DegenerateShape(
                "a box with the half sides \(halfWidth) and \(halfHeight) at (\(center.x), \(center.y))",
                expected: "finite half sides above 0")
        }
        let place = Transform(origin: center, rotation: Rotation(angle))
        corners = [
            Vector2(-halfWidth, -halfHeight), Vector2(halfWidth, -halfHeight), Vector2(halfWidth, halfHeight),
            Vector2(-halfWidth, halfHeight),
        ].map(place.apply)
        normals = [Vector2(0, -1), Vector2(1, 0), Vector2(0, 1), Vector2(-1, 0)].map(place.rotation.turn)
        centroid = center
    }

    /// The indices of the points on the hull.
    private static func wrap(_ points: [Vector2]) throws -> [Int] {
        var start = 0
        for (index, point) in points.enumerated() {
            let best = points[start]
            if point.x > best.x || (point.x == best.x && point.y < best.y) { start = index }
        }
        var hull: [Int] = []
        var last = start
        repeat {
            guard hull.count < points.count else {
                throw DegenerateShape("a polygon whose points nearly coincide", expected: "points at a distance")
            }
            hull.append(last)
            // The next one has all others to its left.
            var next = 0
            for index in 1..<points.count {
                if next == last {
                    next = index
                    continue
                }
                let towardsNext = points[next] - points[last]
                let towards = points[index] - points[last]
                let side = towardsNext.cross(towards)
                if side < 0 || (side == 0 && towards.lengthSquared > towardsNext.lengthSquared) { next = index }
            }
            last = next
        } while last != start
        return hull
    }

    private func centerOfArea() -> Vector2? {
        let third: Float = 1 / 3
        var center = Vector2.zero
        var area: Float = 0
        for (index, corner) in corners.enumerated() {
            let next = corners[(index + 1) % corners.count]
            let triangle = 0.5 * corner.cross(next)
            area += triangle
            center += triangle * third * (corner + next)
        }
        return area > .ulpOfOne ? (1 / area) * center : nil
    }
}
