extension World {
    /// Moves the world on.
    ///
    /// - Parameters:
    ///   - duration: the length of the step in seconds, 0 or above. Steps of the same length, 1/60 s for example, behave best.
    ///   - velocityIterations: how often impulses are improved.
    ///   - positionIterations: how often overlaps and gaps are corrected, at most; it ends when they are small.
    ///   - decide: is asked about each contact before it is solved, and may disable it or change its surface for this step.
    /// - Throws: ``InvalidQuantity``. The world has not changed then.
    public mutating func step(
        _ duration: Float, velocityIterations: Int = 8, positionIterations: Int = 3,
        deciding decide: ((inout ContactProposal) -> Void)? = nil
    ) throws {
        try checkNotNegative("the duration of a step", duration)
        if velocityIterations < 0 || positionIterations < 0 {
            throw InvalidQuantity(
                "the number of iterations", given: min(velocityIterations, positionIterations), expected: "0 or above")
        }
        events.removeAll(keepingCapacity: true)
        if hasNewFixtures {
            findNewContacts()
            hasNewFixtures = false
        }
        let step = TimeStep(
            duration: duration, inverseDuration: duration > 0 ? 1 / duration : 0, ratio: inverseTimeBefore * duration,
            velocityIterations: velocityIterations, positionIterations: positionIterations,
            isWarmStarting: isWarmStarting)
        updateContacts(decide)
        if duration > 0 {
            solveIslands(step)
            moveLeaves()
            findNewContacts()
            if isContinuous { solveImpacts(step, decide) }
            inverseTimeBefore = step.inverseDuration
        }
        if clearsForces { clearForces() }
    }

    // MARK: Islands

    private mutating func solveIslands(_ step: TimeStep) {
        scratch.reserve(bodies: bodies.count, contacts: contacts.count, joints: joints.count)
        let movable = movable
        let firstContact = firstContact
        let gravity = gravity
        let maySleep = sleepingIsAllowed
        let jointCount = joints.count
        var report: [(ContactImpulses, Int32)]? = recordsImpulses ? [] : nil
        withIsland { island in
            for index in movable { island.bodies[Int(index)].isInIsland = false }
            var index = Int(firstContact)
            while index >= 0 {
                island.contacts[index].isInIsland = false
                index = Int(island.contacts[index].next)
            }
            for index in 0..<jointCount { island.joints[index].isInIsland = false }

            for seed in movable.reversed() {
                let body = island.bodies + Int(seed)
                if body.pointee.isInIsland || !body.pointee.isAwakeFlag || !body.pointee.isActive { continue }
                island.gather(from: seed)
                island.solve(step, gravity: gravity, sleepingIsAllowed: maySleep)
                if report != nil { report?.append(contentsOf: island.impulses) }
                // A static body may belong to several islands.
                for index in 0..<island.bodyCount {
                    let body = island.bodies + Int(island.bodyIndices[index])
                    if body.pointee.kind == .static { body.pointee.isInIsland = false }
                }
            }
        }
        for (impulses, contact) in report ?? [] { record(.solved(impulses), contacts[Int(contact)]) }
    }

    @inline(__always)
    mutating func withIsland(_ body: (inout Island) -> Void) {
        func run(
            _ bodies: UnsafeMutablePointer<Body>, _ contacts: UnsafeMutablePointer<Contact>,
            _ joints: UnsafeMutablePointer<Joint>, _ bodyIndices: UnsafeMutablePointer<Int32>,
            _ contactIndices: UnsafeMutablePointer<Int32>, _ jointIndices: UnsafeMutablePointer<Int32>,
            _ positions: UnsafeMutablePointer<Position>, _ velocities: UnsafeMutablePointer<Velocity>,
            _ constraints: UnsafeMutablePointer<ContactConstraint>, _ stack: UnsafeMutablePointer<Int32>,
            _ memory: UnsafeMutablePointer<UInt32>, _ pushes: UnsafeMutablePointer<Vector2>
        ) {
            var island = Island(
                bodies: bodies, contacts: contacts, joints: joints, bodyIndices: bodyIndices,
                contactIndices: contactIndices, jointIndices: jointIndices, positions: positions,
                velocities: velocities, constraints: constraints, stack: stack,
                memory: memory,
                pushes: pushes)
            body(&island)
        }
        run(
            &bodies, &contacts, &joints, &scratch.bodies, &scratch.contacts, &scratch.joints, &scratch.positions,
            &scratch.velocities, &scratch.constraints, &scratch.stack, &scratch.memory, &scratch.pushes)
    }

    /// Lets the boxes of the bodies that were in islands follow them.
    private mutating func moveLeaves() {
        for index in movable.reversed() where bodies[Int(index)].isInIsland { updateLeaves(ofBody: Int(index)) }
    }
}

extension Island {
    /// What the contacts were kept apart with.
    var impulses: [(ContactImpulses, Int32)] {
        (0..<contactCount).map { index in
            let constraint = constraints[index]
            let two = constraint.count == 2
            return (
                ContactImpulses(
                    count: constraint.count,
                    normal: [constraint.first.normalImpulse, two ? constraint.second.normalImpulse : 0],
                    tangent: [constraint.first.tangentImpulse, two ? constraint.second.tangentImpulse : 0]),
                contactIndices[index]
            )
        }
    }
}
