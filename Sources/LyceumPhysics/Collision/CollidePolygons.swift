/// A corner of a line that is cut.
struct ClipPoint {
    var position: Vector2
    var feature: Manifold.Feature
}

/// The two ends of a line that is cut.
struct ClipLine {
    var first: ClipPoint
    var second: ClipPoint

    /// The part behind a plane; `nil` where that is not a line.
    @inline(__always)
    func clipped(_ normal: Vector2, _ offset: Float, corner: Int) -> ClipLine? {
        let distance0 = normal.dot(first.position) - offset
        let distance1 = normal.dot(second.position) - offset
        if distance0 <= 0 && distance1 <= 0 { return self }
        guard distance0 * distance1 < 0 else { return nil }
        let part = distance0 / (distance0 - distance1)
        let cut = ClipPoint(
            position: first.position + part * (second.position - first.position),
            feature: Manifold.Feature(
                indexA: UInt8(truncatingIfNeeded: corner), indexB: first.feature.indexB, kindA: .corner, kindB: .side))
        return ClipLine(first: distance0 <= 0 ? first : second, second: cut)
    }
}

/// How two polygons touch: the side that separates them best is the reference, and the opposing side of the other is cut to it.
func collidePolygons(_ polygonA: ShapeView, _ a: Transform, _ polygonB: ShapeView, _ b: Transform) -> Manifold {
    let radius = polygonA.radius + polygonB.radius
    let (sideA, separationA) = bestSide(polygonA, a, polygonB, b)
    if separationA > radius { return .none }
    let (sideB, separationB) = bestSide(polygonB, b, polygonA, a)
    if separationB > radius { return .none }

    // A's side is preferred, so that the reference does not jump to and fro.
    if separationB > 0.98 * separationA + 0.001 {
        return clip(polygonB, b, side: sideB, polygonA, a, radius: radius, isFlipped: true)
    }
    return clip(polygonA, a, side: sideA, polygonB, b, radius: radius, isFlipped: false)
}

private func clip(
    _ reference: ShapeView, _ a: Transform, side: Int, _ incident: ShapeView, _ b: Transform, radius: Float,
    isFlipped: Bool
) -> Manifold {
    let line = opposingSide(reference, a, side, incident, b)
    let next = side + 1 < reference.count ? side + 1 : 0
    let localFirst = reference.points[side]
    let localSecond = reference.points[next]
    var localTangent = localSecond - localFirst
    localTangent.normalize()
    let tangent = a.rotation.turn(localTangent)
    let normal = tangent.right
    let first = a.apply(localFirst)
    let second = a.apply(localSecond)

    guard
        let half = line.clipped(-tangent, -tangent.dot(first) + radius, corner: side),
        let rest = half.clipped(tangent, tangent.dot(second) + radius, corner: next)
    else { return .none }

    var manifold = Manifold()
    manifold.kind = isFlipped ? .sideOfB : .sideOfA
    manifold.localNormal = localTangent.right
    manifold.localPoint = 0.5 * (localFirst + localSecond)
    let front = normal.dot(first)
    @inline(__always)
    func add(_ point: ClipPoint) {
        if normal.dot(point.position) - front <= radius {
            manifold.append(b.unapply(point.position), isFlipped ? point.feature.swapped : point.feature)
        }
    }
    add(rest.first)
    add(rest.second)
    return manifold
}

/// How far the second polygon is in front of a side of the first.
private func separation(_ first: ShapeView, _ a: Transform, side: Int, _ second: ShapeView, _ b: Transform) -> Float {
    let normal = a.rotation.turn(first.normals[side])
    let localNormal = b.rotation.unturn(normal)
    var deepest = 0
    var depth = Float.greatestFiniteMagnitude
    for index in 0..<second.count {
        let distance = second.points[index].dot(localNormal)
        if distance < depth {
            depth = distance
            deepest = index
        }
    }
    return (b.apply(second.points[deepest]) - a.apply(first.points[side])).dot(normal)
}

/// The side of the first polygon that the second is farthest in front of. The search begins at the side that looks towards it, and
/// climbs to the neighbours while they are better.
private func bestSide(
    _ first: ShapeView, _ a: Transform, _ second: ShapeView, _ b: Transform
) -> (side: Int, separation: Float) {
    let count = first.count
    let direction = a.rotation.unturn(b.apply(second.record.centroid) - a.apply(first.record.centroid))
    var start = 0
    var projection = -Float.greatestFiniteMagnitude
    for index in 0..<count {
        let value = first.normals[index].dot(direction)
        if value > projection {
            projection = value
            start = index
        }
    }
    func before(_ side: Int) -> Int { side > 0 ? side - 1 : count - 1 }
    func after(_ side: Int) -> Int { side + 1 < count ? side + 1 : 0 }

    let here = separation(first, a, side: start, second, b)
    let previous = separation(first, a, side: before(start), second, b)
    let next = separation(first, a, side: after(start), second, b)
    let goesBack: Bool
    var best: (side: Int, separation: Float)
    if previous > here && previous > next {
        goesBack = true
        best = (before(start), previous)
    } else if next > here {
        goesBack = false
        best = (after(start), next)
    } else {
        return (start, here)
    }
    while true {
        let side = goesBack ? before(best.side) : after(best.side)
        let value = separation(first, a, side: side, second, b)
        if !(value > best.separation) { return best }
        best = (side, value)
    }
}

/// The side of the second polygon that looks most against a side of the first.
private func opposingSide(
    _ first: ShapeView, _ a: Transform, _ side: Int, _ second: ShapeView, _ b: Transform
) -> ClipLine {
    let normal = b.rotation.unturn(a.rotation.turn(first.normals[side]))
    var opposing = 0
    var most = Float.greatestFiniteMagnitude
    for index in 0..<second.count {
        let value = normal.dot(second.normals[index])
        if value < most {
            most = value
            opposing = index
        }
    }
    func corner(_ index: Int) -> ClipPoint {
        ClipPoint(
            position: b.apply(second.points[index]),
            feature: Manifold.Feature(
                indexA: UInt8(truncatingIfNeeded: side), indexB: UInt8(truncatingIfNeeded: index), kindA: .side,
                kindB: .corner))
    }
    return ClipLine(first: corner(opposing), second: corner(opposing + 1 < second.count ? opposing + 1 : 0))
}
