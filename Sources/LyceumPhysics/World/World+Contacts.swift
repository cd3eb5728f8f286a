extension World {
    // MARK: New contacts

    /// Makes contacts of the boxes that overlap since they moved.
    mutating func findNewContacts() {
        pairs.removeAll(keepingCapacity: true)
        for leaf in moved where leaf != BoundingTree.none {
            tree.forEachLeaf(overlapping: tree.bounds(leaf)) { other in
                if other != leaf { pairs.append(UInt64(min(leaf, other)) << 32 | UInt64(max(leaf, other))) }
                return true
            }
        }
        moved.removeAll(keepingCapacity: true)
        if pairs.isEmpty { return }
        sortPairs()
        var last: UInt64?
        for index in pairs.indices where pairs[index] != last {
            let pair = pairs[index]
            last = pair
            addPair(tree.nodes[Int(pair >> 32)], tree.nodes[Int(pair & 0xFFFF_FFFF)])
        }
    }

    /// Sorts without an allocation, as long as there are few.
    private mutating func sortPairs() {
        if pairs.count > 48 { return pairs.sort() }
        pairs.withUnsafeMutableBufferPointer { pairs in
            for index in 1..<max(1, pairs.count) {
                let pair = pairs[index]
                var position = index
                while position > 0 && pairs[position - 1] > pair {
                    pairs[position] = pairs[position - 1]
                    position -= 1
                }
                pairs[position] = pair
            }
        }
    }

    private mutating func addPair(_ first: BoundingTree.Node, _ second: BoundingTree.Node) {
        var (nodeA, nodeB) = (first, second)
        let bodyA = fixtures[Int(nodeA.fixture)].body
        let bodyB = fixtures[Int(nodeB.fixture)].body
        if bodyA == bodyB || hasContact(nodeA, nodeB, bodyB: bodyB) { return }
        guard
            mayCollide(Int(bodyA), Int(bodyB)),
            fixtures[Int(nodeA.fixture)].filter.collides(with: fixtures[Int(nodeB.fixture)].filter)
        else { return }

        // Lines come before polygons and these before circles; two lines do not collide.
        let rankA = fixtures[Int(nodeA.fixture)].shape.kind.rank
        let rankB = fixtures[Int(nodeB.fixture)].shape.kind.rank
        if rankA == 0 && rankB == 0 { return }
        if rankB < rankA { swap(&nodeA, &nodeB) }
        insertContact(nodeA, nodeB)
    }

    private func hasContact(_ nodeA: BoundingTree.Node, _ nodeB: BoundingTree.Node, bodyB: Int32) -> Bool {
        var entry = bodies[Int(bodyB)].contact
        return contacts.withUnsafeBufferPointer { contacts in
            while entry >= 0 {
                let contact = contacts.baseAddress.unsafelyUnwrapped + Int(entry >> 1)
                let (a, b) = (contact.pointee.fixtureA, contact.pointee.fixtureB)
                let (childA, childB) = (contact.pointee.childA, contact.pointee.childB)
                if a == nodeA.fixture && b == nodeB.fixture && childA == nodeA.child && childB == nodeB.child {
                    return true
                }
                if a == nodeB.fixture && b == nodeA.fixture && childA == nodeB.child && childB == nodeA.child {
                    return true
                }
                entry = entry & 1 == 0 ? contact.pointee.nextA : contact.pointee.nextB
            }
            return false
        }
    }

    /// Whether one of two bodies can be moved, and no joint between them forbids that they collide.
    private func mayCollide(_ bodyA: Int, _ bodyB: Int) -> Bool {
        if bodies[bodyA].kind != .dynamic && bodies[bodyB].kind != .dynamic { return false }
        var entry = bodies[bodyB].joint
        while entry >= 0 {
            let joint = Int(entry >> 1)
            if joints[joint].other(than: entry) == Int32(bodyA) && !joints[joint].collidesConnected { return false }
            entry = joints[joint].next(entry)
        }
        return true
    }

    private mutating func insertContact(_ nodeA: BoundingTree.Node, _ nodeB: BoundingTree.Node) {
        let fixtureA = fixtures[Int(nodeA.fixture)]
        let fixtureB = fixtures[Int(nodeB.fixture)]
        var contact = Contact()
        contact.fixtureA = nodeA.fixture
        contact.fixtureB = nodeB.fixture
        contact.childA = nodeA.child
        contact.childB = nodeB.child
        contact.bodyA = fixtureA.body
        contact.bodyB = fixtureB.body
        contact.radiusA = fixtureA.shape.radius
        contact.radiusB = fixtureB.shape.radius
        contact.isSensor = fixtureA.isSensor || fixtureB.isSensor
        contact.friction = (fixtureA.friction * fixtureB.friction).squareRoot()
        contact.restitution = greatest(fixtureA.restitution, fixtureB.restitution)
        contact.next = firstContact
        contact.nextA = bodies[Int(contact.bodyA)].contact
        contact.nextB = bodies[Int(contact.bodyB)].contact

        let index: Int
        if freeContact >= 0 {
            index = Int(freeContact)
            freeContact = contacts[index].next
            contacts[index] = contact
        } else {
            index = contacts.count
            contacts.append(contact)
        }
        if contact.next >= 0 { contacts[Int(contact.next)].previous = Int32(index) }
        firstContact = Int32(index)
        let entry = Int32(2 * index)
        setPrevious(contact.nextA, to: entry)
        bodies[Int(contact.bodyA)].contact = entry
        setPrevious(contact.nextB, to: entry + 1)
        bodies[Int(contact.bodyB)].contact = entry + 1
        if !contact.isSensor {
            bodies[Int(contact.bodyA)].wake()
            bodies[Int(contact.bodyB)].wake()
        }
    }

    // MARK: Old contacts

    private mutating func setPrevious(_ entry: Int32, to previous: Int32) {
        guard entry >= 0 else { return }
        if entry & 1 == 0 {
            contacts[Int(entry >> 1)].previousA = previous
        } else {
            contacts[Int(entry >> 1)].previousB = previous
        }
    }

    private mutating func unlink(_ previous: Int32, _ next: Int32, body: Int32) {
        if previous < 0 {
            bodies[Int(body)].contact = next
        } else if previous & 1 == 0 {
            contacts[Int(previous >> 1)].nextA = next
        } else {
            contacts[Int(previous >> 1)].nextB = next
        }
        setPrevious(next, to: previous)
    }

    mutating func removeContact(_ index: Int) {
        let contact = contacts[index]
        if contact.isTouching { record(.ended, contact) }
        if contact.previous >= 0 {
            contacts[Int(contact.previous)].next = contact.next
        } else {
            firstContact = contact.next
        }
        if contact.next >= 0 { contacts[Int(contact.next)].previous = contact.previous }
        unlink(contact.previousA, contact.nextA, body: contact.bodyA)
        unlink(contact.previousB, contact.nextB, body: contact.bodyB)
        if contact.manifold.count > 0 && !contact.isSensor {
            bodies[Int(contact.bodyA)].wake()
            bodies[Int(contact.bodyB)].wake()
        }
        contacts[index] = Contact()
        contacts[index].next = freeContact
        freeContact = Int32(index)
    }

    /// Removes the contacts of a body: all, or those of one fixture.
    mutating func removeContacts(ofBody body: Int, fixture: Int32? = nil) {
        var entry = bodies[body].contact
        while entry >= 0 {
            let index = Int(entry >> 1)
            entry = entry & 1 == 0 ? contacts[index].nextA : contacts[index].nextB
            if fixture == nil || contacts[index].fixtureA == fixture || contacts[index].fixtureB == fixture {
                removeContact(index)
            }
        }
    }

    /// Changes the contacts of a body; the number is that of the other body.
    mutating func forEachContact(ofBody body: Int, _ change: (inout Contact, Int32) -> Void) {
        var entry = bodies[body].contact
        while entry >= 0 {
            let index = Int(entry >> 1)
            change(&contacts[index], entry & 1 == 0 ? contacts[index].bodyB : contacts[index].bodyA)
            entry = entry & 1 == 0 ? contacts[index].nextA : contacts[index].nextB
        }
    }

    mutating func record(_ kind: ContactEvent.Kind, _ contact: Contact) {
        events.append(
            ContactEvent(
                kind: kind, fixtureA: id(ofFixture: contact.fixtureA), bodyA: id(ofBody: contact.bodyA),
                fixtureB: id(ofFixture: contact.fixtureB), bodyB: id(ofBody: contact.bodyB),
                childA: Int(contact.childA), childB: Int(contact.childB)))
    }

    // MARK: Every step

    /// Looks at all contacts of bodies that are awake: are their boxes still together, and how do they touch?
    mutating func updateContacts(_ decide: Decision?) {
        var next = firstContact
        while next >= 0 {
            let index = Int(next)
            next = contacts[index].next
            let bodyA = Int(contacts[index].bodyA)
            let bodyB = Int(contacts[index].bodyB)
            if contacts[index].needsFilter {
                let filterA = fixtures[Int(contacts[index].fixtureA)].filter
                let filterB = fixtures[Int(contacts[index].fixtureB)].filter
                if !mayCollide(bodyA, bodyB) || !filterA.collides(with: filterB) {
                    removeContact(index)
                    continue
                }
                contacts[index].needsFilter = false
            }
            let isActiveA = bodies[bodyA].isAwakeFlag && bodies[bodyA].kind != .static
            let isActiveB = bodies[bodyB].isAwakeFlag && bodies[bodyB].kind != .static
            if !isActiveA && !isActiveB { continue }
            let fixtureA = fixtures[Int(contacts[index].fixtureA)]
            let fixtureB = fixtures[Int(contacts[index].fixtureB)]
            let leafA = leaves[Int(fixtureA.firstLeaf + contacts[index].childA)]
            let leafB = leaves[Int(fixtureB.firstLeaf + contacts[index].childB)]
            if tree.bounds(leafA).overlaps(tree.bounds(leafB)) {
                updateContact(index, decide)
            } else {
                removeContact(index)
            }
        }
    }

    /// Finds out how the shapes of a contact touch where the bodies are now.
    mutating func updateContact(_ index: Int, _ decide: Decision?) {
        let old = contacts[index].manifold
        let bodyA = Int(contacts[index].bodyA)
        let bodyB = Int(contacts[index].bodyB)
        let wasTouching = contacts[index].isTouching
        let isSensor = contacts[index].isSensor
        let a = bodies[bodyA].transform
        let b = bodies[bodyB].transform
        let parts = ContactParts(contacts[index], fixtures)
        contacts[index].isEnabled = true
        let isTouching: Bool
        if isSensor {
            isTouching = withPoints(points.elements) { points in
                overlap(parts.supportA(points), a, parts.supportB(points), b)
            }
            contacts[index].manifold.count = 0
        } else {
            var manifold = withPoints(points.elements) { points in
                collide(ShapeView(parts.shapeA, in: points), parts.childA, a, ShapeView(parts.shapeB, in: points), b)
            }
            manifold.takeImpulses(from: old)
            contacts[index].manifold = manifold
            isTouching = manifold.count > 0
            if isTouching != wasTouching {
                bodies[bodyA].wake()
                bodies[bodyB].wake()
            }
        }
        contacts[index].isTouching = isTouching
        if isTouching != wasTouching { record(isTouching ? .began : .ended, contacts[index]) }
        if !isSensor, isTouching, let decide { propose(index, decide) }
    }

    /// Asks the caller of `step` about a contact.
    private mutating func propose(_ index: Int, _ decide: Decision) {
        let contact = contacts[index]
        let bodyA = bodies[Int(contact.bodyA)]
        let bodyB = bodies[Int(contact.bodyB)]
        let world = WorldManifold(
            contact.manifold, bodyA.transform, contact.radiusA, bodyB.transform, contact.radiusB)
        var proposal = ContactProposal(
            fixtureA: id(ofFixture: contact.fixtureA), bodyA: id(ofBody: contact.bodyA),
            fixtureB: id(ofFixture: contact.fixtureB), bodyB: id(ofBody: contact.bodyB), normal: world.normal,
            points: contact.manifold.count == 1 ? [world.first] : [world.first, world.second],
            relativeVelocity: bodyB.velocity(at: world.first) - bodyA.velocity(at: world.first),
            friction: contact.friction, restitution: contact.restitution, surfaceSpeed: contact.surfaceSpeed)
        decide(&proposal)
        contacts[index].isEnabled = proposal.isEnabled
        contacts[index].friction = proposal.friction
        contacts[index].restitution = proposal.restitution
        contacts[index].surfaceSpeed = proposal.surfaceSpeed
    }
}

/// The shapes of a contact, and which parts of them it is about.
struct ContactParts {
    let shapeA, shapeB: ShapeRecord
    let childA, childB: Int

    @inline(__always)
    init(_ contact: Contact, _ fixtures: [FixtureRecord]) {
        shapeA = fixtures[Int(contact.fixtureA)].shape
        shapeB = fixtures[Int(contact.fixtureB)].shape
        childA = Int(contact.childA)
        childB = Int(contact.childB)
    }

    @inline(__always)
    func supportA(_ points: UnsafePointer<Vector2>) -> Support { Support(ShapeView(shapeA, in: points), child: childA) }

    @inline(__always)
    func supportB(_ points: UnsafePointer<Vector2>) -> Support { Support(ShapeView(shapeB, in: points), child: childB) }
}

/// What the caller of `step` says to a contact that is about to be solved.
typealias Decision = (inout ContactProposal) -> Void

/// How two shapes touch, the first of which comes first in the order of `rank`.
func collide(_ shapeA: ShapeView, _ childA: Int, _ a: Transform, _ shapeB: ShapeView, _ b: Transform) -> Manifold {
    switch (shapeA.kind, shapeB.kind) {
    case (.edge, .polygon), (.chain, .polygon): collideEdgePolygon(shapeA.edge(childA), a, shapeB, b)
    case (.edge, _), (.chain, _): collideEdgeCircle(shapeA.edge(childA), a, shapeB, b)
    case (.polygon, .polygon): collidePolygons(shapeA, a, shapeB, b)
    case (.polygon, _): collidePolygonCircle(shapeA, a, shapeB, b)
    default: collideCircles(shapeA, a, shapeB, b)
    }
}

extension ShapeRecord.Kind {
    /// In a contact the shape of the lower rank is the first.
    fileprivate var rank: Int {
        switch self {
        case .edge, .chain: 0
        case .polygon: 1
        case .circle: 2
        }
    }
}
