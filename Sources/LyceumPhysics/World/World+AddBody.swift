extension World {
    /// Adds a body.
    ///
    /// ```swift
    /// var world = World(gravity: Vector2(0, -10))
    /// let ground = try world.addBody(.static, fixtures: [Fixture(.edge(Vector2(-10, 0), Vector2(10, 0)))])
    /// let ball = try world.addBody(
    ///     .dynamic, at: Vector2(0, 4), fixtures: [Fixture(.circle(radius: 0.5), density: 1, restitution: 0.6)])
    /// ```
    ///
    /// - Parameters:
    ///   - kind: what moves it.
    ///   - position: where its origin is.
    ///   - angle: how far it is turned to the left, in radians.
    ///   - linearVelocity: in metres a second.
    ///   - angularVelocity: in radians a second, to the left.
    ///   - linearDamping: the part of its velocity that it loses in a second.
    ///   - angularDamping: the part of its angular velocity that it loses in a second.
    ///   - gravityScale: how strongly gravity acts on it.
    ///   - isBullet: whether it never passes through other moving bodies.
    ///   - hasFixedRotation: whether it does not turn.
    ///   - isSleepingAllowed: whether it falls asleep when it is at rest.
    ///   - isAwake: whether it moves from the first step on.
    ///   - isActive: whether it takes part in the world.
    ///   - fixtures: its shapes and what they are made of, added in this order.
    /// - Throws: ``InvalidQuantity``, ``DegenerateShape``. The world has not changed then.
    @discardableResult
    public mutating func addBody(
        _ kind: Body.Kind, at position: Vector2 = .zero, angle: Float = 0, linearVelocity: Vector2 = .zero,
        angularVelocity: Float = 0, linearDamping: Float = 0, angularDamping: Float = 0, gravityScale: Float = 1,
        isBullet: Bool = false, hasFixedRotation: Bool = false, isSleepingAllowed: Bool = true, isAwake: Bool = true,
        isActive: Bool = true, fixtures: [Fixture] = []
    ) throws -> BodyID {
        try checkFinite("the position of a body", position)
        try checkFinite("the angle of a body", angle)
        try checkFinite("the velocity of a body", linearVelocity)
        try checkFinite("the angular velocity of a body", angularVelocity)
        try checkNotNegative("the linear damping of a body", linearDamping)
        try checkNotNegative("the angular damping of a body", angularDamping)
        try checkFinite("the gravity scale of a body", gravityScale)
        let parts = try fixtures.map { try ShapeParts($0) }

        var body = Body()
        body.kind = kind
        body.transform = Transform(origin: position, rotation: Rotation(angle))
        body.sweep = Sweep(firstCenter: position, center: position, firstAngle: angle, angle: angle)
        body.velocity = linearVelocity
        body.turnSpeed = angularVelocity
        body.linearDamping = linearDamping
        body.angularDamping = angularDamping
        body.gravityScale = gravityScale
        body.isBullet = isBullet
        body.hasFixedRotation = hasFixedRotation
        body.mayBeAsleep = isSleepingAllowed
        body.isAwakeFlag = isAwake
        body.isActive = isActive
        if kind == .dynamic {
            body.mass = 1
            body.inverseMass = 1
        }
        let index = insert(body)
        for (fixture, part) in zip(fixtures, parts) { attach(fixture, part, to: index) }
        return BodyID(index: index, generation: bodies[Int(index)].generation)
    }
}
