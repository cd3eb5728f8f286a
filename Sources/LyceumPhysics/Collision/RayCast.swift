/// Where a ray hits a shape.
struct RayPoint {
    /// The part of the ray before it.
    var fraction: Float
    /// Outwards, in the world.
    var normal: Vector2
}

extension ShapeView {
    /// Where the line from `start` to `end`, of which only the first `part` counts, enters a part of the shape.
    func rayCast(_ child: Int, from start: Vector2, to end: Vector2, part: Float, at transform: Transform) -> RayPoint?
    {
        switch kind {
        case .circle:
            return rayCastCircle(from: start - transform.apply(points[0]), along: end - start, part: part)
        case .polygon:
            return rayCastPolygon(
                from: transform.unapply(start), to: transform.unapply(end), part: part, at: transform)
        case .edge, .chain:
            return rayCastEdge(
                points[child + 1], points[child + 2], from: transform.unapply(start), to: transform.unapply(end),
                part: part)
        }
    }

    private func rayCastCircle(from start: Vector2, along direction: Vector2, part: Float) -> RayPoint? {
        let outside = start.lengthSquared - radius * radius
        let towards = start.dot(direction)
        let squared = direction.lengthSquared
        let discriminant = towards * towards - squared * outside
        if discriminant < 0 || squared < .ulpOfOne { return nil }
        let hit = -(towards + discriminant.squareRoot())
        guard 0 <= hit && hit <= part * squared else { return nil }
        let fraction = hit / squared
        var normal = start + fraction * direction
        normal.normalize()
        return RayPoint(fraction: fraction, normal: normal)
    }

    private func rayCastPolygon(
        from start: Vector2, to end: Vector2, part: Float, at transform: Transform
    ) -> RayPoint? {
        let direction = end - start
        var lower: Float = 0
        var upper = part
        var entered = -1
        for index in 0..<count {
            let ahead = normals[index].dot(points[index] - start)
            let speed = normals[index].dot(direction)
            if speed == 0 {
                if ahead < 0 { return nil }
            } else if speed < 0 && ahead < lower * speed {
                lower = ahead / speed
                entered = index
            } else if speed > 0 && ahead < upper * speed {
                upper = ahead / speed
            }
            if upper < lower { return nil }
        }
        guard entered >= 0 else { return nil }
        return RayPoint(fraction: lower, normal: transform.rotation.turn(normals[entered]))
    }

    /// The normal stays in the coordinates of the body, as in Box2D 2.3.
    private func rayCastEdge(
        _ first: Vector2, _ second: Vector2, from start: Vector2, to end: Vector2, part: Float
    ) -> RayPoint? {
        let direction = end - start
        let along = second - first
        var normal = along.right
        normal.normalize()
        let ahead = normal.dot(first - start)
        let speed = normal.dot(direction)
        if speed == 0 { return nil }
        let fraction = ahead / speed
        if fraction < 0 || part < fraction { return nil }
        let hit = start + fraction * direction
        let squared = along.lengthSquared
        if squared == 0 { return nil }
        let position = (hit - first).dot(along) / squared
        if position < 0 || 1 < position { return nil }
        return RayPoint(fraction: fraction, normal: ahead > 0 ? -normal : normal)
    }
}
