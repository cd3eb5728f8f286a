/// A shape taken apart, before it gets its place in the world.
struct ShapeParts {
    var record = ShapeRecord()
    var points: [Vector2] = []

    /// - Throws: ``DegenerateShape``, ``InvalidQuantity``.
    init(_ fixture: Fixture) throws {
        try checkNotNegative("the density of a fixture", fixture.density)
        try checkNotNegative("the friction of a fixture", fixture.friction)
        try checkFinite("the restitution of a fixture", fixture.restitution)
        switch fixture.shape {
        case .circle(let radius, let center):
            guard radius > 0, radius.isFinite, center.isFinite else {
                throw DegenerateShape("a circle with the radius \(radius)", expected: "a finite radius above 0")
            }
            record.radius = radius
            points = [center]
        case .polygon(let corners): set(try Polygon(hullOf: corners))
        case .box(let halfWidth, let halfHeight, let center, let angle):
            set(try Polygon(halfWidth: halfWidth, halfHeight: halfHeight, center: center, angle: angle))
        case .edge(let first, let second, let before, let after):
            try set(.edge, [first, second], before: before, after: after)
        case .chain(let corners, let before, let after):
            try set(.chain, corners, before: before, after: after)
        case .loop(let corners):
            guard corners.count >= 3 else {
                throw DegenerateShape("a loop of \(corners.count) points", expected: "three or more")
            }
            try set(.chain, corners + [corners[0]], before: corners.last, after: corners[1])
        }
    }

    private mutating func set(_ polygon: Polygon) {
        record.kind = .polygon
        record.count = Int32(polygon.corners.count)
        record.radius = Tuning.skin
        record.centroid = polygon.centroid
        points = polygon.corners + polygon.normals
    }

    private mutating func set(
        _ kind: ShapeRecord.Kind, _ corners: [Vector2], before: Vector2?, after: Vector2?
    ) throws {
        let name = kind == .edge ? "an edge" : "a chain"
        let all = [before ?? .zero] + corners + [after ?? .zero]
        guard corners.count >= 2, corners.count < 1 << 24 else {
            throw DegenerateShape("\(name) of \(corners.count) points", expected: "two or more")
        }
        guard all.allSatisfy(\.isFinite) else {
            throw DegenerateShape("\(name) with a coordinate that is not finite", expected: "finite coordinates")
        }
        let nearest: Float = kind == .edge ? 0 : Tuning.linearSlop * Tuning.linearSlop
        guard zip(corners, corners.dropFirst()).allSatisfy({ ($0 - $1).lengthSquared > nearest }) else {
            throw DegenerateShape(
                "\(name) with neighbours that nearly coincide", expected: "more than 5 mm between two points")
        }
        record.kind = kind
        record.count = Int32(corners.count)
        record.radius = Tuning.skin
        record.hasBefore = before != nil
        record.hasAfter = after != nil
        points = all
    }
}

extension World {
    // MARK: Adding and removing

    /// Adds a fixture to a body. Its density adds to the body's mass.
    ///
    /// - Throws: ``NotInWorld``, ``DegenerateShape``, ``InvalidQuantity``. The world has not changed then.
    @discardableResult
    public mutating func add(_ fixture: Fixture, to body: BodyID) throws -> FixtureID {
        let index = try check(body)
        let added = attach(fixture, try ShapeParts(fixture), to: Int32(index))
        return id(ofFixture: added)
    }

    /// Removes a fixture. Its contacts end, and the body becomes lighter.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func remove(_ fixture: FixtureID) throws {
        let index = try check(fixture)
        let body = Int(fixtures[index].body)
        if bodies[body].fixture == Int32(index) {
            bodies[body].fixture = fixtures[index].next
        } else {
            var before = Int(bodies[body].fixture)
            while fixtures[before].next != Int32(index) { before = Int(fixtures[before].next) }
            fixtures[before].next = fixtures[index].next
        }
        removeContacts(ofBody: body, fixture: Int32(index))
        removeLeaves(index)
        free(index)
        resetMass(body)
    }

    @discardableResult
    mutating func attach(_ fixture: Fixture, _ parts: ShapeParts, to body: Int32) -> Int32 {
        var record = FixtureRecord()
        record.shape = parts.record
        record.shape.start = points.take(parts.points.count)
        for (offset, point) in parts.points.enumerated() { points[Int(record.shape.start) + offset] = point }
        record.body = body
        record.density = fixture.density
        record.friction = fixture.friction
        record.restitution = fixture.restitution
        record.isSensor = fixture.isSensor
        record.filter = fixture.filter
        record.firstLeaf = leaves.take(record.shape.childCount)
        record.isAlive = true
        let index: Int
        if let free = freeFixtures.popLast() {
            index = Int(free)
            record.generation = fixtures[index].generation
            fixtures[index] = record
        } else {
            index = fixtures.count
            fixtures.append(record)
        }
        if bodies[Int(body)].isActive { addLeaves(index) }
        fixtures[index].next = bodies[Int(body)].fixture
        bodies[Int(body)].fixture = Int32(index)
        if record.density > 0 { resetMass(Int(body)) }
        hasNewFixtures = true
        return Int32(index)
    }

    /// Gives back what a fixture took; it is in no list any more.
    mutating func free(_ index: Int) {
        let record = fixtures[index]
        points.giveBack(record.shape.start, count: record.shape.size)
        leaves.giveBack(record.firstLeaf, count: record.shape.childCount)
        fixtures[index] = FixtureRecord()
        fixtures[index].generation = record.generation &+ 1
        freeFixtures.append(Int32(index))
    }

    // MARK: Reading and changing

    /// The fixtures of a body, in the order in which they were added.
    ///
    /// - Throws: ``NotInWorld``.
    public func fixtures(of body: BodyID) throws -> [FixtureID] {
        var result: [FixtureID] = []
        var index = bodies[try check(body)].fixture
        while index >= 0 {
            result.append(id(ofFixture: index))
            index = fixtures[Int(index)].next
        }
        return result.reversed()
    }

    /// The form of a fixture, in the coordinates of its body: of a polygon or a box the corners of its hull, against the clock.
    ///
    /// - Throws: ``NotInWorld``.
    public func shape(of fixture: FixtureID) throws -> Shape {
        let record = fixtures[try check(fixture)].shape
        let start = Int(record.start)
        let count = Int(record.count)
        let before = record.hasBefore ? points[start] : nil
        let after = record.hasAfter ? points[start + count + 1] : nil
        switch record.kind {
        case .circle: return .circle(radius: record.radius, center: points[start])
        case .polygon: return .polygon((0..<count).map { points[start + $0] })
        case .edge: return .edge(points[start + 1], points[start + 2], before: before, after: after)
        case .chain: return .chain((1...count).map { points[start + $0] }, before: before, after: after)
        }
    }

    /// The body of a fixture.
    ///
    /// - Throws: ``NotInWorld``.
    public func body(of fixture: FixtureID) throws -> BodyID { id(ofBody: fixtures[try check(fixture)].body) }

    /// What a fixture collides with.
    ///
    /// - Throws: ``NotInWorld``.
    public func filter(of fixture: FixtureID) throws -> Filter { fixtures[try check(fixture)].filter }

    /// Changes what a fixture collides with, from the next step on.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func setFilter(of fixture: FixtureID, to filter: Filter) throws {
        let index = try check(fixture)
        fixtures[index].filter = filter
        forEachContact(ofBody: Int(fixtures[index].body)) { contact, _ in
            if contact.fixtureA == Int32(index) || contact.fixtureB == Int32(index) { contact.needsFilter = true }
        }
        touchLeaves(index)
    }

    /// Makes a fixture a sensor or a solid.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func setSensor(_ fixture: FixtureID, to isSensor: Bool) throws {
        let index = try check(fixture)
        if fixtures[index].isSensor == isSensor { return }
        bodies[Int(fixtures[index].body)].wake()
        fixtures[index].isSensor = isSensor
        forEachContact(ofBody: Int(fixtures[index].body)) { [fixtures] contact, _ in
            contact.isSensor =
                fixtures[Int(contact.fixtureA)].isSensor || fixtures[Int(contact.fixtureB)].isSensor
        }
    }

    /// Changes the friction and the restitution of a fixture, for contacts that begin from now on.
    ///
    /// - Throws: ``NotInWorld``, ``InvalidQuantity``.
    public mutating func setSurface(of fixture: FixtureID, friction: Float, restitution: Float = 0) throws {
        let index = try check(fixture)
        try checkNotNegative("the friction of a fixture", friction)
        try checkFinite("the restitution of a fixture", restitution)
        fixtures[index].friction = friction
        fixtures[index].restitution = restitution
    }

    /// Whether a point of the world lies inside a fixture.
    ///
    /// - Throws: ``NotInWorld``.
    public func contains(_ point: Vector2, in fixture: FixtureID) throws -> Bool {
        let index = try check(fixture)
        let transform = bodies[Int(fixtures[index].body)].transform
        let shape = fixtures[index].shape
        return withPoints(points.elements) { ShapeView(shape, in: $0).contains(point, at: transform) }
    }

    // MARK: Leaves

    mutating func addLeaves(_ index: Int) {
        fixtures[index].hasLeaves = true
        let transform = bodies[Int(fixtures[index].body)].transform
        let shape = fixtures[index].shape
        for child in 0..<shape.childCount {
            let bounds = withPoints(points.elements) { ShapeView(shape, in: $0).bounds(child, at: transform) }
            let leaf = tree.insert(bounds, fixture: Int32(index), child: Int32(child))
            leaves[Int(fixtures[index].firstLeaf) + child] = leaf
            moved.append(leaf)
        }
    }

    mutating func removeLeaves(_ index: Int) {
        guard fixtures[index].hasLeaves else { return }
        fixtures[index].hasLeaves = false
        for child in 0..<fixtures[index].shape.childCount {
            let leaf = leaves[Int(fixtures[index].firstLeaf) + child]
            for position in moved.indices where moved[position] == leaf { moved[position] = BoundingTree.none }
            tree.remove(leaf)
        }
    }

    /// Lets the pairs of a fixture be looked for again.
    mutating func touchLeaves(_ index: Int) {
        guard fixtures[index].hasLeaves else { return }
        for child in 0..<fixtures[index].shape.childCount {
            moved.append(leaves[Int(fixtures[index].firstLeaf) + child])
        }
    }

    /// Lets the boxes of a body follow it.
    mutating func updateLeaves(ofBody index: Int) {
        let sweep = bodies[index].sweep
        let first = Transform(
            center: sweep.firstCenter, localCenter: sweep.localCenter, rotation: Rotation(sweep.firstAngle))
        updateLeaves(ofBody: index, from: first, to: bodies[index].transform)
    }

    mutating func updateLeaves(ofBody index: Int, from first: Transform, to last: Transform) {
        let displacement = last.origin - first.origin
        var fixture = bodies[index].fixture
        while fixture >= 0 {
            let record = fixtures[Int(fixture)]
            if record.hasLeaves {
                for child in 0..<record.shape.childCount {
                    let bounds = withPoints(points.elements) {
                        let shape = ShapeView(record.shape, in: $0)
                        return Bounds(shape.bounds(child, at: first), shape.bounds(child, at: last))
                    }
                    let leaf = leaves[Int(record.firstLeaf) + child]
                    if tree.move(leaf, to: bounds, displacement: displacement) { moved.append(leaf) }
                }
            }
            fixture = record.next
        }
    }
}
