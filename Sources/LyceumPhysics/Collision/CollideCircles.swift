/// How two circles touch.
func collideCircles(_ circleA: ShapeView, _ a: Transform, _ circleB: ShapeView, _ b: Transform) -> Manifold {
    let between = b.apply(circleB.points[0]) - a.apply(circleA.points[0])
    let radius = circleA.radius + circleB.radius
    if between.lengthSquared > radius * radius { return .none }
    return Manifold(.circles, normal: .zero, point: circleA.points[0], local: circleB.points[0])
}

/// How a polygon and a circle touch.
func collidePolygonCircle(_ polygon: ShapeView, _ a: Transform, _ circle: ShapeView, _ b: Transform) -> Manifold {
    let corners = polygon.points
    let normals = polygon.normals
    let center = a.unapply(b.apply(circle.points[0]))
    let radius = polygon.radius + circle.radius

    // The side that the circle is farthest in front of.
    var side = 0
    var separation = -Float.greatestFiniteMagnitude
    for index in 0..<polygon.count {
        let distance = normals[index].dot(center - corners[index])
        if distance > radius { return .none }
        if distance > separation {
            separation = distance
            side = index
        }
    }
    let first = corners[side]
    let second = corners[side + 1 < polygon.count ? side + 1 : 0]
    let local = circle.points[0]

    if separation < .ulpOfOne {
        return Manifold(.sideOfA, normal: normals[side], point: 0.5 * (first + second), local: local)
    }
    func touching(corner: Vector2) -> Manifold {
        var normal = center - corner
        if normal.lengthSquared > radius * radius { return .none }
        normal.normalize()
        return Manifold(.sideOfA, normal: normal, point: corner, local: local)
    }
    if (center - first).dot(second - first) <= 0 { return touching(corner: first) }
    if (center - second).dot(first - second) <= 0 { return touching(corner: second) }
    let middle = 0.5 * (first + second)
    if (center - middle).dot(normals[side]) > radius { return .none }
    return Manifold(.sideOfA, normal: normals[side], point: middle, local: local)
}

/// How an edge and a circle touch. At a corner between two edges the circle touches the edge that it is in front of, if it is in
/// front of one.
func collideEdgeCircle(_ edge: EdgeView, _ a: Transform, _ circle: ShapeView, _ b: Transform) -> Manifold {
    let local = circle.points[0]
    let center = a.unapply(b.apply(local))
    let along = edge.second - edge.first
    let untilSecond = along.dot(edge.second - center)
    let fromFirst = along.dot(center - edge.first)
    let radius = edge.radius + circle.radius

    if fromFirst <= 0 {
        if (center - edge.first).lengthSquared > radius * radius { return .none }
        if edge.hasBefore && (edge.first - edge.before).dot(edge.first - center) > 0 { return .none }
        return Manifold(.circles, normal: .zero, point: edge.first, local: local)
    }
    if untilSecond <= 0 {
        if (center - edge.second).lengthSquared > radius * radius { return .none }
        if edge.hasAfter && (edge.after - edge.second).dot(center - edge.second) > 0 { return .none }
        return Manifold(
            .circles, normal: .zero, point: edge.second, local: local, feature: Manifold.Feature(indexA: 1))
    }
    let nearest = (1 / along.lengthSquared) * (untilSecond * edge.first + fromFirst * edge.second)
    if (center - nearest).lengthSquared > radius * radius { return .none }
    var normal = along.left
    if normal.dot(center - edge.first) < 0 { normal = -normal }
    normal.normalize()
    return Manifold(
        .sideOfA, normal: normal, point: edge.first, local: local, feature: Manifold.Feature(kindA: .side))
}
