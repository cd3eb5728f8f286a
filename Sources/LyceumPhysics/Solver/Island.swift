/// Bodies that hang together by contacts and joints and are solved together.
struct Island {
    let bodies: UnsafeMutablePointer<Body>
    let contacts: UnsafeMutablePointer<Contact>
    let joints: UnsafeMutablePointer<Joint>
    /// The indices of what belongs to it.
    let bodyIndices: UnsafeMutablePointer<Int32>
    let contactIndices: UnsafeMutablePointer<Int32>
    let jointIndices: UnsafeMutablePointer<Int32>
    let positions: UnsafeMutablePointer<Position>
    let velocities: UnsafeMutablePointer<Velocity>
    let constraints: UnsafeMutablePointer<ContactConstraint>
    let stack: UnsafeMutablePointer<Int32>
    /// For ``VelocityIterations``.
    let memory: UnsafeMutablePointer<UInt32>
    let pushes: UnsafeMutablePointer<Vector2>
    var bodyCount = 0
    var contactCount = 0
    var jointCount = 0

    mutating func clear() {
        bodyCount = 0
        contactCount = 0
        jointCount = 0
    }

    @inline(__always)
    mutating func add(body index: Int32) {
        bodies[Int(index)].islandIndex = Int32(bodyCount)
        bodyIndices[bodyCount] = index
        bodyCount += 1
    }

    @inline(__always)
    mutating func add(contact index: Int32) {
        contactIndices[contactCount] = index
        contactCount += 1
    }

    @inline(__always)
    mutating func add(joint index: Int32) {
        jointIndices[jointCount] = index
        jointCount += 1
    }

    /// Gathers what hangs together with a body, without going on from static bodies: those do not pass on pushes.
    mutating func gather(from seed: Int32) {
        clear()
        stack[0] = seed
        var count = 1
        bodies[Int(seed)].isInIsland = true
        func visit(_ index: Int32) {
            if bodies[Int(index)].isInIsland { return }
            bodies[Int(index)].isInIsland = true
            stack[count] = index
            count += 1
        }
        while count > 0 {
            count -= 1
            let index = stack[count]
            let body = bodies + Int(index)
            add(body: index)
            body.pointee.wake()
            if body.pointee.kind == .static { continue }

            var entry = body.pointee.contact
            while entry >= 0 {
                let contact = contacts + Int(entry >> 1)
                let other = entry & 1 == 0 ? contact.pointee.bodyB : contact.pointee.bodyA
                let next = entry & 1 == 0 ? contact.pointee.nextA : contact.pointee.nextB
                if !contact.pointee.isInIsland && contact.pointee.isEnabled && contact.pointee.isTouching
                    && !contact.pointee.isSensor
                {
                    add(contact: entry >> 1)
                    contact.pointee.isInIsland = true
                    visit(other)
                }
                entry = next
            }
            entry = body.pointee.joint
            while entry >= 0 {
                let joint = joints + Int(entry >> 1)
                let other = joint.pointee.other(than: entry)
                if !joint.pointee.isInIsland && bodies[Int(other)].isActive {
                    add(joint: entry >> 1)
                    joint.pointee.isInIsland = true
                    visit(other)
                }
                entry = joint.pointee.next(entry)
            }
        }
    }

    // MARK: A step

    /// Moves the bodies by one step.
    func solve(_ step: TimeStep, gravity: Vector2, sleepingIsAllowed: Bool) {
        let state = SolverState(step: step, positions: positions, velocities: velocities)
        integrateVelocities(step, gravity)
        for index in 0..<contactCount {
            constraints[index] = ContactConstraint(
                contacts + Int(contactIndices[index]), bodies, warmStart: step.isWarmStarting ? step.ratio : nil)
        }
        for index in 0..<contactCount { constraints[index].prepare(state) }
        if step.isWarmStarting {
            for index in 0..<contactCount { constraints[index].startWarm(state) }
        }
        for index in 0..<jointCount { joints[Int(jointIndices[index])].prepare(state, bodies) }

        VelocityIterations(island: self, state: state, memory: memory, pushes: pushes).run()
        storeImpulses()
        for index in 0..<bodyCount { integratePosition(index, step.duration) }

        var isInPlace = false
        for _ in 0..<step.positionIterations {
            var smallest: Float = 0
            for index in 0..<contactCount {
                smallest = least(smallest, constraints[index].solvePosition(state, share: Tuning.correctionShare))
            }
            var jointsAreInPlace = true
            for index in 0..<jointCount {
                let isInPlace = joints[Int(jointIndices[index])].solvePosition(state)
                jointsAreInPlace = jointsAreInPlace && isInPlace
            }
            if smallest >= -3 * Tuning.linearSlop && jointsAreInPlace {
                isInPlace = true
                break
            }
        }
        for index in 0..<bodyCount { writeBack(index) }
        if sleepingIsAllowed { letSleep(step.duration, isInPlace) }
    }

    private func integrateVelocities(_ step: TimeStep, _ gravity: Vector2) {
        let h = step.duration
        for index in 0..<bodyCount {
            let body = bodies + Int(bodyIndices[index])
            var velocity = Velocity(linear: body.pointee.velocity, angular: body.pointee.turnSpeed)
            body.pointee.sweep.firstCenter = body.pointee.sweep.center
            body.pointee.sweep.firstAngle = body.pointee.sweep.angle
            if body.pointee.kind == .dynamic {
                velocity.linear +=
                    h * (body.pointee.gravityScale * gravity + body.pointee.inverseMass * body.pointee.force)
                velocity.angular += h * body.pointee.inverseInertia * body.pointee.torque
                velocity.linear = clamp(1 - h * body.pointee.linearDamping, 0, 1) * velocity.linear
                velocity.angular *= clamp(1 - h * body.pointee.angularDamping, 0, 1)
            }
            positions[index] = Position(body.pointee)
            velocities[index] = velocity
        }
    }

    @inline(__always)
    private func integratePosition(_ index: Int, _ h: Float) {
        var velocity = velocities[index]
        let way = h * velocity.linear
        if way.lengthSquared > Tuning.translation * Tuning.translation {
            velocity.linear = (Tuning.translation / way.length) * velocity.linear
        }
        let turn = h * velocity.angular
        if turn * turn > Tuning.rotation * Tuning.rotation { velocity.angular *= Tuning.rotation / abs(turn) }
        positions[index].center += h * velocity.linear
        positions[index].angle += h * velocity.angular
        velocities[index] = velocity
    }

    @inline(__always)
    private func writeBack(_ index: Int) {
        let body = bodies + Int(bodyIndices[index])
        body.pointee.sweep.center = positions[index].center
        body.pointee.sweep.angle = positions[index].angle
        body.pointee.velocity = velocities[index].linear
        body.pointee.turnSpeed = velocities[index].angular
        body.pointee.transform = Transform(
            center: positions[index].center, localCenter: body.pointee.sweep.localCenter,
            rotation: positions[index].currentRotation())
    }

    private func storeImpulses() {
        for index in 0..<contactCount {
            let contact = contacts + Int(contactIndices[index])
            let constraint = constraints + index
            contact.pointee.manifold.first.normalImpulse = constraint.pointee.first.normalImpulse
            contact.pointee.manifold.first.tangentImpulse = constraint.pointee.first.tangentImpulse
            if constraint.pointee.count == 2 {
                contact.pointee.manifold.second.normalImpulse = constraint.pointee.second.normalImpulse
                contact.pointee.manifold.second.tangentImpulse = constraint.pointee.second.tangentImpulse
            }
        }
    }

    private func letSleep(_ h: Float, _ isInPlace: Bool) {
        var shortest = Float.greatestFiniteMagnitude
        for index in 0..<bodyCount {
            let body = bodies + Int(bodyIndices[index])
            if body.pointee.kind == .static { continue }
            if !body.pointee.mayBeAsleep
                || body.pointee.turnSpeed * body.pointee.turnSpeed > Tuning.sleepTurn * Tuning.sleepTurn
                || body.pointee.velocity.lengthSquared > Tuning.sleepSpeed * Tuning.sleepSpeed
            {
                body.pointee.sleepTime = 0
                shortest = 0
            } else {
                body.pointee.sleepTime += h
                shortest = least(shortest, body.pointee.sleepTime)
            }
        }
        if shortest >= Tuning.timeToSleep && isInPlace {
            for index in 0..<bodyCount { bodies[Int(bodyIndices[index])].sleep() }
        }
    }

    // MARK: A time of impact

    /// Moves the bodies, the first two of which hit each other, by the rest of a step.
    func solveImpact(_ step: TimeStep) {
        let state = SolverState(step: step, positions: positions, velocities: velocities)
        for index in 0..<bodyCount {
            let body = bodies + Int(bodyIndices[index])
            positions[index] = Position(body.pointee)
            velocities[index] = Velocity(linear: body.pointee.velocity, angular: body.pointee.turnSpeed)
        }
        for index in 0..<contactCount {
            constraints[index] = ContactConstraint(
                contacts + Int(contactIndices[index]), bodies, warmStart: step.isWarmStarting ? step.ratio : nil)
        }
        for _ in 0..<step.positionIterations {
            var smallest: Float = 0
            for index in 0..<contactCount {
                let (a, b) = (constraints[index].indexA, constraints[index].indexB)
                smallest = least(
                    smallest,
                    constraints[index].solvePosition(
                        state, share: Tuning.impactCorrectionShare, movesA: a < 2, movesB: b < 2))
            }
            if smallest >= -1.5 * Tuning.linearSlop { break }
        }
        for index in 0..<2 {
            bodies[Int(bodyIndices[index])].sweep.firstCenter = positions[index].center
            bodies[Int(bodyIndices[index])].sweep.firstAngle = positions[index].angle
        }
        for index in 0..<contactCount { constraints[index].prepare(state) }
        VelocityIterations(island: self, state: state, memory: memory, pushes: pushes).run()
        for index in 0..<bodyCount {
            integratePosition(index, step.duration)
            writeBack(index)
        }
    }
}
