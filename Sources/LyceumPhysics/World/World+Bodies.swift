extension World {
    // MARK: Adding and removing

    mutating func insert(_ body: Body) -> Int32 {
        var body = body
        body.isAlive = true
        body.next = firstBody
        let index: Int32
        if let free = freeBodies.popLast() {
            index = free
            body.generation = bodies[Int(index)].generation
            bodies[Int(index)] = body
        } else {
            index = Int32(bodies.count)
            bodies.append(body)
        }
        if firstBody >= 0 { bodies[Int(firstBody)].previous = index }
        firstBody = index
        if body.kind != .static { movable.append(index) }
        return index
    }

    /// Removes a body with its fixtures and joints. What touched it wakes up, and ``events`` tells that the contacts ended.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func remove(_ body: BodyID) throws {
        let index = try check(body)
        while bodies[index].joint >= 0 { removeJoint(Int(bodies[index].joint >> 1)) }
        removeContacts(ofBody: index)
        while bodies[index].fixture >= 0 {
            let fixture = Int(bodies[index].fixture)
            bodies[index].fixture = fixtures[fixture].next
            removeLeaves(fixture)
            free(fixture)
        }
        let removed = bodies[index]
        if removed.previous >= 0 { bodies[Int(removed.previous)].next = removed.next } else { firstBody = removed.next }
        if removed.next >= 0 { bodies[Int(removed.next)].previous = removed.previous }
        movable.removeAll { $0 == Int32(index) }
        bodies[index] = Body()
        bodies[index].generation = removed.generation &+ 1
        freeBodies.append(Int32(index))
    }

    // MARK: Changing

    /// Puts a body somewhere else, at once.
    ///
    /// - Parameters:
    ///   - body: the body.
    ///   - position: where its origin is put.
    ///   - angle: how far it is turned to the left, in radians; `nil` for as far as it is.
    /// - Throws: ``NotInWorld``, ``InvalidQuantity``.
    public mutating func move(_ body: BodyID, to position: Vector2, angle: Float? = nil) throws {
        let index = try check(body)
        let angle = angle ?? bodies[index].angle
        try checkFinite("the position of a body", position)
        try checkFinite("the angle of a body", angle)
        let transform = Transform(origin: position, rotation: Rotation(angle))
        bodies[index].transform = transform
        let center = transform.apply(bodies[index].sweep.localCenter)
        bodies[index].sweep.center = center
        bodies[index].sweep.angle = angle
        bodies[index].sweep.firstCenter = center
        bodies[index].sweep.firstAngle = angle
        updateLeaves(ofBody: index, from: transform, to: transform)
        findNewContacts()
    }

    /// Changes what moves a body. Its contacts end.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func setKind(of body: BodyID, to kind: Body.Kind) throws {
        let index = try check(body)
        if bodies[index].kind == kind { return }
        bodies[index].kind = kind
        movable = bodyIDs.map(\.index).filter { bodies[Int($0)].kind != .static }
        resetMass(index)
        if kind == .static {
            bodies[index].velocity = .zero
            bodies[index].turnSpeed = 0
            bodies[index].sweep.firstAngle = bodies[index].sweep.angle
            bodies[index].sweep.firstCenter = bodies[index].sweep.center
            updateLeaves(ofBody: index)
        }
        bodies[index].wake()
        bodies[index].force = .zero
        bodies[index].torque = 0
        removeContacts(ofBody: index)
        var fixture = bodies[index].fixture
        while fixture >= 0 {
            touchLeaves(Int(fixture))
            fixture = fixtures[Int(fixture)].next
        }
    }

    /// Lets a body turn or not.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func setFixedRotation(of body: BodyID, to isFixed: Bool) throws {
        let index = try check(body)
        if bodies[index].hasFixedRotation == isFixed { return }
        bodies[index].hasFixedRotation = isFixed
        bodies[index].turnSpeed = 0
        resetMass(index)
    }

    /// Lets a body take part in the world or not. Without it stays where it is, and nothing touches it.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func setActive(_ body: BodyID, to isActive: Bool) throws {
        let index = try check(body)
        if bodies[index].isActive == isActive { return }
        bodies[index].isActive = isActive
        var fixture = bodies[index].fixture
        while fixture >= 0 {
            if isActive { addLeaves(Int(fixture)) } else { removeLeaves(Int(fixture)) }
            fixture = fixtures[Int(fixture)].next
        }
        if !isActive { removeContacts(ofBody: index) }
    }

    // MARK: Mass

    /// The mass of a body and how it is spread.
    ///
    /// - Throws: ``NotInWorld``.
    public func massData(of body: BodyID) throws -> MassData {
        let body = bodies[try check(body)]
        return MassData(mass: body.mass, center: body.localCenter, inertia: body.inertia)
    }

    /// Gives a dynamic body another mass than its fixtures have; other bodies have none. Adding or removing a fixture takes it back.
    ///
    /// - Throws: ``NotInWorld``, ``InvalidQuantity``.
    public mutating func setMassData(of body: BodyID, to data: MassData) throws {
        let index = try check(body)
        try checkNotNegative("the mass of a body", data.mass)
        try checkFinite("the centre of mass of a body", data.center)
        try checkNotNegative("the inertia of a body", data.inertia)
        guard bodies[index].kind == .dynamic else { return }
        let mass = data.mass > 0 ? data.mass : 1
        var centralInertia: Float = 0
        if data.inertia > 0 && !bodies[index].hasFixedRotation {
            centralInertia = data.inertia - mass * data.center.lengthSquared
            guard centralInertia > 0 else {
                throw InvalidQuantity(
                    "the inertia of a body", given: data.inertia,
                    expected: "more than its mass times the square of the distance of its centre from the origin")
            }
        }
        bodies[index].mass = mass
        bodies[index].inverseMass = 1 / mass
        bodies[index].centralInertia = centralInertia
        bodies[index].inverseInertia = centralInertia > 0 ? 1 / centralInertia : 0
        moveCenter(of: index, to: data.center)
    }

    /// Adds up the masses of the fixtures.
    mutating func resetMass(_ index: Int) {
        bodies[index].mass = 0
        bodies[index].inverseMass = 0
        bodies[index].centralInertia = 0
        bodies[index].inverseInertia = 0
        bodies[index].sweep.localCenter = .zero
        guard bodies[index].kind == .dynamic else {
            bodies[index].sweep.firstCenter = bodies[index].transform.origin
            bodies[index].sweep.center = bodies[index].transform.origin
            bodies[index].sweep.firstAngle = bodies[index].sweep.angle
            return
        }
        var mass: Float = 0
        var inertia: Float = 0
        var center = Vector2.zero
        var fixture = bodies[index].fixture
        while fixture >= 0 {
            let record = fixtures[Int(fixture)]
            if record.density != 0 {
                let data = withPoints(points.elements) {
                    ShapeView(record.shape, in: $0).massData(density: record.density)
                }
                mass += data.mass
                center += data.mass * data.center
                inertia += data.inertia
            }
            fixture = record.next
        }
        if mass > 0 {
            bodies[index].inverseMass = 1 / mass
            center = (1 / mass) * center
        } else {
            mass = 1
            bodies[index].inverseMass = 1
        }
        bodies[index].mass = mass
        if inertia > 0 && !bodies[index].hasFixedRotation {
            inertia -= mass * center.lengthSquared
            bodies[index].centralInertia = inertia
            bodies[index].inverseInertia = 1 / inertia
        }
        moveCenter(of: index, to: center)
    }

    private mutating func moveCenter(of index: Int, to local: Vector2) {
        let before = bodies[index].sweep.center
        let center = bodies[index].transform.apply(local)
        bodies[index].sweep.localCenter = local
        bodies[index].sweep.firstCenter = center
        bodies[index].sweep.center = center
        bodies[index].velocity += (center - before).turning(bodies[index].turnSpeed)
    }
}
