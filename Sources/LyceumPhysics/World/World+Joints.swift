extension World {
    // MARK: Adding and removing

    /// Joins two bodies.
    ///
    /// - Parameters:
    ///   - definition: what holds them together.
    ///   - first: the first body.
    ///   - second: the second body.
    ///   - collide: whether the two bodies collide with each other.
    /// - Throws: ``NotInWorld``, ``InvalidQuantity``. The world has not changed then.
    @discardableResult
    public mutating func add(
        _ definition: JointDefinition, between first: BodyID, and second: BodyID, collide: Bool = false
    ) throws -> JointID {
        let a = try check(first)
        let b = try check(second)
        guard a != b else {
            throw InvalidQuantity("the second body of a joint", given: "the first one", expected: "another body")
        }
        var joint = try definition.joint(between: bodies[a], and: bodies[b])
        joint.bodyA = Int32(a)
        joint.bodyB = Int32(b)
        joint.collidesConnected = collide
        joint.isAlive = true
        joint.nextA = bodies[a].joint
        let index: Int
        if let free = freeJoints.popLast() {
            index = Int(free)
            joint.generation = joints[index].generation
            joints[index] = joint
        } else {
            index = joints.count
            joints.append(joint)
        }
        let entry = Int32(2 * index)
        setPreviousJoint(bodies[a].joint, to: entry)
        bodies[a].joint = entry
        joints[index].nextB = bodies[b].joint
        setPreviousJoint(bodies[b].joint, to: entry + 1)
        bodies[b].joint = entry + 1
        if !collide { askFilters(between: a, and: b) }
        return JointID(index: Int32(index), generation: joints[index].generation)
    }

    /// Removes a joint. Its bodies wake up.
    ///
    /// - Throws: ``NotInWorld``.
    public mutating func remove(_ joint: JointID) throws { removeJoint(try check(joint)) }

    mutating func removeJoint(_ index: Int) {
        let joint = joints[index]
        let (a, b) = (Int(joint.bodyA), Int(joint.bodyB))
        bodies[a].wake()
        bodies[b].wake()
        unlinkJoint(joint.previousA, joint.nextA, body: a)
        unlinkJoint(joint.previousB, joint.nextB, body: b)
        joints[index] = Joint()
        joints[index].generation = joint.generation &+ 1
        freeJoints.append(Int32(index))
        if !joint.collidesConnected { askFilters(between: a, and: b) }
    }

    /// Lets the contacts between two bodies be filtered again at the next step.
    private mutating func askFilters(between a: Int, and b: Int) {
        forEachContact(ofBody: b) { contact, other in
            if other == Int32(a) { contact.needsFilter = true }
        }
    }

    private mutating func setPreviousJoint(_ entry: Int32, to previous: Int32) {
        guard entry >= 0 else { return }
        if entry & 1 == 0 {
            joints[Int(entry >> 1)].previousA = previous
        } else {
            joints[Int(entry >> 1)].previousB = previous
        }
    }

    private mutating func unlinkJoint(_ previous: Int32, _ next: Int32, body: Int) {
        if previous < 0 {
            bodies[body].joint = next
        } else if previous & 1 == 0 {
            joints[Int(previous >> 1)].nextA = next
        } else {
            joints[Int(previous >> 1)].nextB = next
        }
        setPreviousJoint(next, to: previous)
    }

    // MARK: Reading

    /// The angle of a revolute joint in radians, 0 where the bodies were when it was made at a place in the world.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``.
    public func angle(of joint: JointID) throws -> Float {
        let index = try check(joint, "angle") { $0 == .revolute }
        let a = bodies[Int(joints[index].bodyA)].angle
        return bodies[Int(joints[index].bodyB)].angle - a - joints[index].referenceAngle
    }

    /// The speed of a joint: of a revolute or wheel joint in radians a second, of a prismatic one in metres a second.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``.
    public func speed(of joint: JointID) throws -> Float {
        let index = try check(joint, "speed", \.mayHaveMotor)
        let (indexA, indexB) = (Int(joints[index].bodyA), Int(joints[index].bodyB))
        if joints[index].kind != .prismatic { return bodies[indexB].turnSpeed - bodies[indexA].turnSpeed }
        let joint = joints[index]
        let a = bodies[indexA]
        let b = bodies[indexB]
        let armA = a.worldVector(joint.anchorA - a.localCenter)
        let armB = b.worldVector(joint.anchorB - b.localCenter)
        let between = (b.worldCenter + armB) - (a.worldCenter + armA)
        let axis = a.worldVector(joint.localAxis)
        let parting = b.velocity + armB.turning(b.turnSpeed) - a.velocity - armA.turning(a.turnSpeed)
        return between.dot(axis.turning(a.turnSpeed)) + axis.dot(parting)
    }

    /// How far a prismatic or wheel joint has moved along its axis, in metres.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``.
    public func translation(of joint: JointID) throws -> Float {
        let joint = joints[try check(joint, "translation") { $0 == .prismatic || $0 == .wheel }]
        let a = bodies[Int(joint.bodyA)]
        let between = bodies[Int(joint.bodyB)].worldPoint(joint.anchorB) - a.worldPoint(joint.anchorA)
        return between.dot(a.worldVector(joint.localAxis))
    }

    /// Where the two anchors of a joint are in the world.
    ///
    /// - Throws: ``NotInWorld``.
    public func anchors(of joint: JointID) throws -> (first: Vector2, second: Vector2) {
        let joint = joints[try check(joint)]
        let first = joint.kind == .mouse ? joint.target : bodies[Int(joint.bodyA)].worldPoint(joint.anchorA)
        return (first, bodies[Int(joint.bodyB)].worldPoint(joint.anchorB))
    }

    /// The bodies of a joint.
    ///
    /// - Throws: ``NotInWorld``.
    public func bodies(of joint: JointID) throws -> (first: BodyID, second: BodyID) {
        let joint = joints[try check(joint)]
        return (id(ofBody: joint.bodyA), id(ofBody: joint.bodyB))
    }

    /// The motor of a joint; `nil` if it has none or it is switched off.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``.
    public func motor(of joint: JointID) throws -> JointMotor? {
        let joint = joints[try check(joint, "motor", \.mayHaveMotor)]
        let most = joint.kind == .prismatic ? joint.maxForce : joint.maxTorque
        return joint.isMotorized ? JointMotor(speed: joint.motorSpeed, most: most) : nil
    }

    /// The limits of a joint; `nil` if it has none or they are switched off.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``.
    public func limits(of joint: JointID) throws -> ClosedRange<Float>? {
        let joint = joints[try check(joint, "limits") { $0 == .revolute || $0 == .prismatic }]
        return joint.isLimited ? joint.lower...joint.upper : nil
    }

    // MARK: Changing

    /// Changes the motor of a revolute, prismatic or wheel joint, or with `nil` switches it off. The bodies wake up.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``, ``InvalidQuantity``.
    public mutating func setMotor(of joint: JointID, to motor: JointMotor?) throws {
        let index = try check(joint, "motor", \.mayHaveMotor)
        if let motor {
            try checkFinite("the speed of a motor", motor.speed)
            try checkNotNegative("the strength of a motor", motor.most)
            joints[index].motorSpeed = motor.speed
            joints[index].maxForce = motor.most
            joints[index].maxTorque = motor.most
        }
        joints[index].isMotorized = motor != nil
        wakeBodies(of: index)
    }

    /// Changes the limits of a revolute or prismatic joint, or with `nil` switches them off. The bodies wake up.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``, ``InvalidQuantity``.
    public mutating func setLimits(of joint: JointID, to limits: ClosedRange<Float>?) throws {
        let index = try check(joint, "limits") { $0 == .revolute || $0 == .prismatic }
        if let limits {
            try checkFinite("the lower limit of a joint", limits.lowerBound)
            try checkFinite("the upper limit of a joint", limits.upperBound)
        }
        let old = joints[index].isLimited ? joints[index].lower...joints[index].upper : nil
        if old == limits { return }
        wakeBodies(of: index)
        joints[index].impulse.z = 0
        joints[index].isLimited = limits != nil
        if let limits {
            joints[index].lower = limits.lowerBound
            joints[index].upper = limits.upperBound
        }
    }

    /// Moves the place to which a mouse joint pulls. The body wakes up.
    ///
    /// - Throws: ``NotInWorld``, ``WrongJoint``, ``InvalidQuantity``.
    public mutating func setTarget(of joint: JointID, to target: Vector2) throws {
        let index = try check(joint, "target") { $0 == .mouse }
        try checkFinite("the target of a joint", target)
        bodies[Int(joints[index].bodyB)].wake()
        joints[index].target = target
    }

    private mutating func wakeBodies(of joint: Int) {
        bodies[Int(joints[joint].bodyA)].wake()
        bodies[Int(joints[joint].bodyB)].wake()
    }
}

extension World {
    /// The index of a joint that has a feature.
    @inline(__always)
    fileprivate func check(_ joint: JointID, _ feature: String, _ has: (Joint.Kind) -> Bool) throws -> Int {
        let index = try check(joint)
        guard has(joints[index].kind) else { throw WrongJoint(feature, "\(joints[index].kind)") }
        return index
    }
}

extension Joint.Kind {
    fileprivate var mayHaveMotor: Bool { self == .revolute || self == .prismatic || self == .wheel }
}

extension JointDefinition {
    /// The joint with what depends on where the bodies are.
    func joint(between a: Body, and b: Body) throws -> Joint {
        var joint = joint
        if let place {
            try checkFinite("the place of a joint", place)
            let second = secondPlace ?? place
            try checkFinite("the second place of a joint", second)
            joint.anchorA = a.localPoint(place)
            joint.anchorB = b.localPoint(second)
            joint.referenceAngle = b.angle - a.angle
            if joint.length.isNaN { joint.length = (second - place).length }
        }
        if let worldAxis { joint.localAxis = a.localVector(worldAxis) }
        if joint.length.isNaN {
            throw InvalidQuantity(
                "the length of a joint", given: "nil", expected: "a length, or two places in the world")
        }
        try checkFinite("the first anchor of a joint", joint.anchorA)
        try checkFinite("the second anchor of a joint", joint.anchorB)
        try checkFinite("the angle of a joint", joint.referenceAngle)
        try checkNotNegative("the length of a joint", joint.length)
        try checkFinite("the lower limit of a joint", joint.lower)
        try checkFinite("the upper limit of a joint", joint.upper)
        try checkFinite("the speed of a motor", joint.motorSpeed)
        try checkNotNegative("the largest force of a joint", joint.maxForce)
        try checkNotNegative("the largest torque of a joint", joint.maxTorque)
        try checkNotNegative("the frequency of a spring", joint.frequency)
        try checkNotNegative("the damping of a spring", joint.dampingRatio)
        if joint.kind == .prismatic || joint.kind == .wheel {
            guard joint.localAxis.isFinite, joint.localAxis.length > .ulpOfOne else {
                throw InvalidQuantity(
                    "the axis of a joint", given: "(\(joint.localAxis.x), \(joint.localAxis.y))",
                    expected: "a direction")
            }
            if joint.kind == .prismatic { joint.localAxis.normalize() }
        }
        return joint
    }
}
