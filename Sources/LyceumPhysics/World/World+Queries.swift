/// Where a ray hits a fixture.
public struct RayHit: Hashable, Sendable {
    /// The fixture and its body.
    public let fixture: FixtureID
    public let body: BodyID
    /// Where, in the world.
    public let point: Vector2
    /// The direction of the surface, outwards. For edges and chains it is in the coordinates of their body.
    public let normal: Vector2
    /// The part of the ray before it, from 0 to 1.
    public let fraction: Float
    /// What the fixture collides with.
    public let filter: Filter
}

extension World {
    /// Looks along a ray and calls `report` for each fixture that it hits, in no particular order.
    ///
    /// - Parameters:
    ///   - start: where it starts, in the world. A shape in which it starts is not hit.
    ///   - end: where it ends.
    ///   - report: says how to go on: -1 as if there were no fixture; 0 not at all; the fraction of the hit with a ray that ends there;
    ///     1 with the same ray.
    public func rayCast(from start: Vector2, to end: Vector2, _ report: (RayHit) -> Float) {
        points.elements.withUnsafeBufferPointer { points in
            tree.forEachLeaf(from: start, to: end) { leaf, part in
                let node = tree.nodes[Int(leaf)]
                let fixture = fixtures[Int(node.fixture)]
                let shape = ShapeView(fixture.shape, in: points.baseAddress.unsafelyUnwrapped)
                let transform = bodies[Int(fixture.body)].transform
                guard let hit = shape.rayCast(Int(node.child), from: start, to: end, part: part, at: transform) else {
                    return part
                }
                return report(
                    RayHit(
                        fixture: id(ofFixture: node.fixture), body: id(ofBody: fixture.body),
                        point: (1 - hit.fraction) * start + hit.fraction * end, normal: hit.normal,
                        fraction: hit.fraction, filter: fixture.filter))
            }
        }
    }

    /// The first hit of a ray.
    ///
    /// - Parameters:
    ///   - start: where it starts, in the world.
    ///   - end: where it ends.
    ///   - mask: the categories of fixtures that it hits; it passes through others.
    /// - Returns: `nil` if it hits nothing.
    public func firstHit(from start: Vector2, to end: Vector2, mask: UInt16 = .max) -> RayHit? {
        var first: RayHit?
        rayCast(from: start, to: end) { hit in
            if hit.filter.category & mask == 0 { return -1 }
            first = hit
            return hit.fraction
        }
        return first
    }

    /// The fixtures that may lie in a rectangle: their boxes do.
    public func fixtures(near bounds: Bounds) -> [FixtureID] {
        var result: [FixtureID] = []
        tree.forEachLeaf(overlapping: bounds) { leaf in
            let fixture = id(ofFixture: tree.nodes[Int(leaf)].fixture)
            if result.last != fixture { result.append(fixture) }
            return true
        }
        return result
    }
}
