/// How an edge and a polygon touch.
///
/// The neighbours of the edge limit the directions in which it pushes, so that what slides over a corner between two edges does
/// not stumble.
func collideEdgePolygon(_ edge: EdgeView, _ a: Transform, _ polygon: ShapeView, _ b: Transform) -> Manifold {
    withUnsafeTemporaryAllocation(of: Vector2.self, capacity: 2 * Tuning.polygonVertices) { store in
        let place = a.seeing(b)
        let count = polygon.count
        let corners = store.baseAddress!
        let normals = corners + count
        for index in 0..<count {
            corners[index] = place.apply(polygon.points[index])
            normals[index] = place.rotation.turn(polygon.normals[index])
        }
        let collider = EdgeCollider(
            edge: edge, corners: corners, normals: normals, count: count,
            side: EdgeSide(edge, seenFrom: place.apply(polygon.record.centroid)))
        return collider.collide(polygon, at: place)
    }
}

/// The side of an edge on which a polygon is, and the directions in which the edge pushes.
private struct EdgeSide {
    /// The normal to the right of the edge.
    var edgeNormal: Vector2
    var isFront: Bool
    /// The normal towards the polygon, and how far to its right and to its left directions are allowed.
    var normal: Vector2
    var lowerLimit: Vector2
    var upperLimit: Vector2

    init(_ edge: EdgeView, seenFrom center: Vector2) {
        func direction(_ from: Vector2, _ to: Vector2) -> Vector2 {
            var direction = to - from
            direction.normalize()
            return direction
        }
        let along = direction(edge.first, edge.second)
        let here = along.right
        let inFront = here.dot(center - edge.first) >= 0
        var isFirstConvex = false
        var isSecondConvex = false
        var before = Vector2.zero
        var after = Vector2.zero
        var isBeforeInFront = false
        var isAfterInFront = false
        if edge.hasBefore {
            let previous = direction(edge.before, edge.first)
            before = previous.right
            isFirstConvex = previous.cross(along) >= 0
            isBeforeInFront = before.dot(center - edge.before) >= 0
        }
        if edge.hasAfter {
            let next = direction(edge.second, edge.after)
            after = next.right
            isSecondConvex = along.cross(next) > 0
            isAfterInFront = after.dot(center - edge.second) >= 0
        }

        // A polygon is in front of a convex corner if it is in front of one of its edges; of a concave one, of both.
        let front: Bool
        switch (edge.hasBefore, edge.hasAfter) {
        case (true, true):
            switch (isFirstConvex, isSecondConvex) {
            case (true, true): front = isBeforeInFront || inFront || isAfterInFront
            case (true, false): front = isBeforeInFront || (inFront && isAfterInFront)
            case (false, true): front = isAfterInFront || (isBeforeInFront && inFront)
            case (false, false): front = isBeforeInFront && inFront && isAfterInFront
            }
        case (true, false): front = isFirstConvex ? isBeforeInFront || inFront : isBeforeInFront && inFront
        case (false, true): front = isSecondConvex ? inFront || isAfterInFront : inFront && isAfterInFront
        case (false, false): front = inFront
        }

        edgeNormal = here
        isFront = front
        if front {
            normal = here
            lowerLimit = edge.hasBefore ? (isFirstConvex ? before : here) : -here
            upperLimit = edge.hasAfter ? (isSecondConvex ? after : here) : -here
        } else {
            normal = -here
            lowerLimit = edge.hasAfter ? (isSecondConvex ? -here : -after) : here
            upperLimit = edge.hasBefore ? (isFirstConvex ? -here : -before) : here
        }
    }
}

/// An edge, and a polygon in its coordinates.
private struct EdgeCollider {
    let edge: EdgeView
    let corners: UnsafeMutablePointer<Vector2>
    let normals: UnsafeMutablePointer<Vector2>
    let count: Int
    let side: EdgeSide

    private var radius: Float { 2 * Tuning.skin }

    func collide(_ polygon: ShapeView, at place: Transform) -> Manifold {
        let edgeSeparation = separationOfEdge()
        if edgeSeparation > radius { return .none }
        let best = bestSideOfPolygon()
        if let best, best.separation > radius { return .none }
        if let best, best.separation > 0.98 * edgeSeparation + 0.001 {
            return clipEdge(to: best.index, polygon)
        }
        return clipPolygon(at: place)
    }

    private func separationOfEdge() -> Float {
        var separation = Float.greatestFiniteMagnitude
        for index in 0..<count {
            let distance = side.normal.dot(corners[index] - edge.first)
            if distance < separation { separation = distance }
        }
        return separation
    }

    /// The side of the polygon that the edge is farthest in front of, of those in whose direction it may push.
    private func bestSideOfPolygon() -> (index: Int, separation: Float)? {
        var best: (index: Int, separation: Float)?
        let perpendicular = side.normal.left
        for index in 0..<count {
            let normal = -normals[index]
            let separation = least(
                normal.dot(corners[index] - edge.first), normal.dot(corners[index] - edge.second))
            if separation > radius { return (index, separation) }
            let limit = normal.dot(perpendicular) >= 0 ? side.upperLimit : side.lowerLimit
            if (normal - limit).dot(side.normal) < -Tuning.angularSlop { continue }
            if separation > best?.separation ?? -.greatestFiniteMagnitude { best = (index, separation) }
        }
        return best
    }

    /// Cuts the polygon's opposing side to the edge.
    private func clipPolygon(at place: Transform) -> Manifold {
        var opposing = 0
        var most = side.normal.dot(normals[0])
        for index in 1..<count {
            let value = side.normal.dot(normals[index])
            if value < most {
                most = value
                opposing = index
            }
        }
        func corner(_ index: Int) -> ClipPoint {
            ClipPoint(
                position: corners[index],
                feature: Manifold.Feature(indexB: UInt8(truncatingIfNeeded: index), kindA: .side, kindB: .corner))
        }
        let line = ClipLine(first: corner(opposing), second: corner(opposing + 1 < count ? opposing + 1 : 0))
        let isFront = side.isFront
        let from = isFront ? edge.first : edge.second
        let to = isFront ? edge.second : edge.first
        let normal = isFront ? side.edgeNormal : -side.edgeNormal
        return clip(line, normal, from, to, isFront ? 0 : 1, isFront ? 1 : 0) { manifold in
            manifold.kind = .sideOfA
            manifold.localNormal = normal
            manifold.localPoint = from
        } add: { manifold, point in
            manifold.append(place.unapply(point.position), point.feature)
        }
    }

    /// Cuts the edge to a side of the polygon.
    private func clipEdge(to index: Int, _ polygon: ShapeView) -> Manifold {
        func end(_ position: Vector2) -> ClipPoint {
            ClipPoint(
                position: position,
                feature: Manifold.Feature(indexB: UInt8(truncatingIfNeeded: index), kindA: .corner, kindB: .side))
        }
        let line = ClipLine(first: end(edge.first), second: end(edge.second))
        let next = index + 1 < count ? index + 1 : 0
        return clip(line, normals[index], corners[index], corners[next], index, next) { manifold in
            manifold.kind = .sideOfB
            manifold.localNormal = polygon.normals[index]
            manifold.localPoint = polygon.points[index]
        } add: { manifold, point in
            manifold.append(point.position, point.feature.swapped)
        }
    }

    /// Cuts a line to the side with this normal between two corners, and keeps what is near it.
    @inline(__always)
    private func clip(
        _ line: ClipLine, _ normal: Vector2, _ from: Vector2, _ to: Vector2, _ fromIndex: Int, _ toIndex: Int,
        describe: (inout Manifold) -> Void, add: (inout Manifold, ClipPoint) -> Void
    ) -> Manifold {
        let outward = normal.right
        let inward = -outward
        guard
            let half = line.clipped(outward, outward.dot(from), corner: fromIndex),
            let rest = half.clipped(inward, inward.dot(to), corner: toIndex)
        else { return .none }
        var manifold = Manifold()
        describe(&manifold)
        if normal.dot(rest.first.position - from) <= radius { add(&manifold, rest.first) }
        if normal.dot(rest.second.position - from) <= radius { add(&manifold, rest.second) }
        return manifold
    }
}
