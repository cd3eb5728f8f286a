/// Continuous collision: where a body would pass through another within a step, the step is divided where they touch.
extension World {
    mutating func solveImpacts(_ step: TimeStep, _ decide: Decision?) {
        forEachMovable {
            $0.isInIsland = false
            $0.sweep.start = 0
        }
        var index = Int(firstContact)
        while index >= 0 {
            contacts[index].hasImpactTime = false
            contacts[index].isInIsland = false
            contacts[index].impactCount = 0
            contacts[index].impactTime = 1
            index = Int(contacts[index].next)
        }
        var hasImpacts = false
        while let (contact, time) = firstImpact() {
            hasImpacts = true
            solveImpact(contact, time, step, decide)
        }
        if hasImpacts { restartStaticSweeps() }
    }

    /// Lets static bodies that took part in impacts begin the next step at its beginning.
    private mutating func restartStaticSweeps() {
        var index = Int(firstContact)
        while index >= 0 {
            bodies[Int(contacts[index].bodyA)].sweep.start = 0
            bodies[Int(contacts[index].bodyB)].sweep.start = 0
            index = Int(contacts[index].next)
        }
    }

    /// The contact that is hit first, and the part of the step before.
    private mutating func firstImpact() -> (contact: Int, time: Float)? {
        var first: (contact: Int, time: Float)?
        var index = Int(firstContact)
        while index >= 0 {
            if let time = impactTime(index), time < first?.time ?? 1 { first = (index, time) }
            index = Int(contacts[index].next)
        }
        guard let first, first.time <= 1 - 10 * .ulpOfOne else { return nil }
        return first
    }

    /// The part of the step before a contact is hit, 1 if it is not; `nil` if it does not matter.
    private mutating func impactTime(_ index: Int) -> Float? {
        if !contacts[index].isEnabled || contacts[index].impactCount > Tuning.subSteps { return nil }
        if contacts[index].hasImpactTime { return contacts[index].impactTime }
        if contacts[index].isSensor { return nil }
        let bodyA = Int(contacts[index].bodyA)
        let bodyB = Int(contacts[index].bodyB)
        let kindA = bodies[bodyA].kind
        let kindB = bodies[bodyB].kind
        let isActive =
            (bodies[bodyA].isAwakeFlag && kindA != .static) || (bodies[bodyB].isAwakeFlag && kindB != .static)
        let mustNotPass =
            bodies[bodyA].isBullet || kindA != .dynamic || bodies[bodyB].isBullet || kindB != .dynamic
        if !isActive || !mustNotPass { return nil }

        var start = bodies[bodyA].sweep.start
        if start < bodies[bodyB].sweep.start {
            start = bodies[bodyB].sweep.start
            bodies[bodyA].sweep.advance(to: start)
        } else if bodies[bodyB].sweep.start < start {
            bodies[bodyB].sweep.advance(to: start)
        }
        let sweepA = bodies[bodyA].sweep
        let sweepB = bodies[bodyB].sweep
        let parts = ContactParts(contacts[index], fixtures)
        let share = withPoints(points.elements) { points in
            timeOfImpact(parts.supportA(points), sweepA, parts.supportB(points), sweepB)
        }
        let time = share.map { least(start + (1 - start) * $0, 1) } ?? 1
        contacts[index].impactTime = time
        contacts[index].hasImpactTime = true
        return time
    }

    /// Moves two bodies to where they touch, and from there, with what touches them, by the rest of the step.
    private mutating func solveImpact(_ index: Int, _ time: Float, _ step: TimeStep, _ decide: Decision?) {
        let bodyA = Int(contacts[index].bodyA)
        let bodyB = Int(contacts[index].bodyB)
        let sweepA = bodies[bodyA].sweep
        let sweepB = bodies[bodyB].sweep
        bodies[bodyA].advance(to: time)
        bodies[bodyB].advance(to: time)
        updateContact(index, decide)
        contacts[index].hasImpactTime = false
        contacts[index].impactCount += 1
        if !contacts[index].isEnabled || !contacts[index].isTouching {
            contacts[index].isEnabled = false
            restore(bodyA, sweepA)
            restore(bodyB, sweepB)
            return
        }
        bodies[bodyA].wake()
        bodies[bodyB].wake()
        bodies[bodyA].isInIsland = true
        bodies[bodyB].isInIsland = true
        contacts[index].isInIsland = true
        // These arrays are kept from impact to impact.
        var members: [Int32] = []
        var hits: [Int32] = []
        swap(&members, &scratch.members)
        swap(&hits, &scratch.hits)
        members.removeAll(keepingCapacity: true)
        hits.removeAll(keepingCapacity: true)
        members.append(Int32(bodyA))
        members.append(Int32(bodyB))
        hits.append(Int32(index))
        gather(around: bodyA, time, &members, &hits, decide)
        gather(around: bodyB, time, &members, &hits, decide)

        let rest = (1 - time) * step.duration
        let subStep = TimeStep(
            duration: rest, inverseDuration: 1 / rest, ratio: 1, velocityIterations: step.velocityIterations,
            positionIterations: 20, isWarmStarting: false)
        solve(subStep, members, hits)

        for member in members {
            bodies[Int(member)].isInIsland = false
            guard bodies[Int(member)].kind == .dynamic else { continue }
            updateLeaves(ofBody: Int(member))
            forEachContact(ofBody: Int(member)) { contact, _ in
                contact.hasImpactTime = false
                contact.isInIsland = false
            }
        }
        swap(&members, &scratch.members)
        swap(&hits, &scratch.hits)
        findNewContacts()
    }

    private mutating func restore(_ body: Int, _ sweep: Sweep) {
        bodies[body].sweep = sweep
        bodies[body].placeAtEnd()
    }

    /// Adds what touches a body at the time of impact and must not be passed through.
    private mutating func gather(
        around body: Int, _ time: Float, _ members: inout [Int32], _ hits: inout [Int32], _ decide: Decision?
    ) {
        guard bodies[body].kind == .dynamic else { return }
        var entry = bodies[body].contact
        while entry >= 0 {
            if members.count == 2 * Tuning.impactContacts || hits.count == Tuning.impactContacts { return }
            let index = Int(entry >> 1)
            let other = Int(entry & 1 == 0 ? contacts[index].bodyB : contacts[index].bodyA)
            entry = entry & 1 == 0 ? contacts[index].nextA : contacts[index].nextB
            let mayPass = bodies[other].kind == .dynamic && !bodies[body].isBullet && !bodies[other].isBullet
            if contacts[index].isInIsland || mayPass || contacts[index].isSensor { continue }
            let sweep = bodies[other].sweep
            if !bodies[other].isInIsland { bodies[other].advance(to: time) }
            updateContact(index, decide)
            if !contacts[index].isEnabled || !contacts[index].isTouching {
                restore(other, sweep)
                continue
            }
            contacts[index].isInIsland = true
            hits.append(Int32(index))
            if bodies[other].isInIsland { continue }
            bodies[other].isInIsland = true
            if bodies[other].kind != .static { bodies[other].wake() }
            members.append(Int32(other))
        }
    }

    private mutating func solve(_ step: TimeStep, _ members: [Int32], _ hits: [Int32]) {
        scratch.reserve(bodies: bodies.count, contacts: contacts.count, joints: joints.count)
        var report: [(ContactImpulses, Int32)] = []
        let isRecording = recordsImpulses
        withIsland { island in
            island.clear()
            for member in members { island.add(body: member) }
            for hit in hits { island.add(contact: hit) }
            island.solveImpact(step)
            if isRecording { report = island.impulses }
        }
        for (impulses, contact) in report { record(.solved(impulses), contacts[Int(contact)]) }
    }
}
