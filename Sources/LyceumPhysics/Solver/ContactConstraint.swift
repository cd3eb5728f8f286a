/// What the solver knows of a contact.
struct ContactConstraint {
    struct Point {
        var levers = Levers()
        var normalImpulse: Float = 0
        var tangentImpulse: Float = 0
        var normalMass: Float = 0
        var tangentMass: Float = 0
        /// The speed at which the point is to bounce.
        var bounce: Float = 0
    }

    var first = Point()
    var second = Point()
    /// The number of points that velocity iterations solve, and the number that there are.
    var count = 0
    var positionCount = 0
    /// For two points: how each answers to the impulses at both, and the inverse of this.
    var matrix = Matrix2()
    var inverse = Matrix2()
    var friction: Float = 0
    var restitution: Float = 0
    var surfaceSpeed: Float = 0

    var inverses = Inverses()
    /// The normal and the direction along the surface.
    var normalVector = SIMD2<Float>()
    var tangentVector = SIMD2<Float>()
    var indexA = 0
    var indexB = 0
    var centerA = Vector2.zero
    var centerB = Vector2.zero
    var radiusA: Float = 0
    var radiusB: Float = 0
    var manifold = Manifold.none
}

/// Sequential impulses at contacts (Catto, "Iterative dynamics with temporal coherence", GDC 2005).
extension ContactConstraint {
    /// A contact, with the impulses of the step before times a ratio.
    @inline(__always)
    init(
        _ contact: UnsafePointer<Contact>, _ bodies: UnsafeMutablePointer<Body>, warmStart ratio: Float?
    ) {
        let a = bodies + Int(contact.pointee.bodyA)
        let b = bodies + Int(contact.pointee.bodyB)
        friction = contact.pointee.friction
        restitution = contact.pointee.restitution
        surfaceSpeed = contact.pointee.surfaceSpeed
        manifold = contact.pointee.manifold
        count = manifold.count
        positionCount = count
        indexA = Int(a.pointee.islandIndex)
        indexB = Int(b.pointee.islandIndex)
        inverses = Inverses(a.pointee, b.pointee)
        centerA = a.pointee.sweep.localCenter
        centerB = b.pointee.sweep.localCenter
        radiusA = contact.pointee.radiusA
        radiusB = contact.pointee.radiusB
        if let ratio {
            first.normalImpulse = ratio * manifold.first.normalImpulse
            first.tangentImpulse = ratio * manifold.first.tangentImpulse
            second.normalImpulse = ratio * manifold.second.normalImpulse
            second.tangentImpulse = ratio * manifold.second.tangentImpulse
        }
    }

    // MARK: Velocities

    /// Computes where the points are and how they answer to impulses.
    @inline(__always)
    mutating func prepare(_ state: SolverState) {
        let rotationA = state.positions[indexA].currentRotation()
        let rotationB = state.positions[indexB].currentRotation()
        let bodyA = state.positions[indexA].center
        let bodyB = state.positions[indexB].center
        let world = WorldManifold(
            manifold, Transform(center: bodyA, localCenter: centerA, rotation: rotationA), radiusA,
            Transform(center: bodyB, localCenter: centerB, rotation: rotationB), radiusB)
        normalVector = SIMD2(world.normal)
        tangentVector = SIMD2(world.normal.right)
        let a = state.velocities[indexA]
        let b = state.velocities[indexB]
        let firstTurns = preparePoint(&first, world.first, bodyA, bodyB, a, b)
        if count == 2 {
            let secondTurns = preparePoint(&second, world.second, bodyA, bodyB, a, b)
            prepareBlock(firstTurns, secondTurns)
        }
    }

    /// - Returns: how far the normal passes the two centres of mass.
    @inline(__always)
    private func preparePoint(
        _ point: inout Point, _ position: Vector2, _ bodyA: Vector2, _ bodyB: Vector2, _ a: Velocity, _ b: Velocity
    ) -> SIMD2<Float> {
        let levers = Levers(position - bodyA, position - bodyB)
        point.levers = levers
        let turns = SIMD2(levers.a.dot(normalVector), levers.b.dot(normalVector))
        let tangentTurns = SIMD2(levers.a.dot(tangentVector), levers.b.dot(tangentVector))
        let inverse = inverseMass(turns, turns)
        let tangentInverse = inverseMass(tangentTurns, tangentTurns)
        point.normalMass = inverse > 0 ? 1 / inverse : 0
        point.tangentMass = tangentInverse > 0 ? 1 / tangentInverse : 0
        let speed = normalVector.dot(levers.relative(a, b))
        point.bounce = speed < -Tuning.bounceSpeed ? -restitution * speed : 0
        return turns
    }

    /// How an impulse at one point along the normal changes the speed at another.
    @inline(__always)
    private func inverseMass(_ turns: SIMD2<Float>, _ otherTurns: SIMD2<Float>) -> Float {
        inverses.massA + inverses.massB + inverses.inertiaA * turns[0] * otherTurns[0]
            + inverses.inertiaB * turns[1] * otherTurns[1]
    }

    /// Two points are solved together, unless they are so near to each other that it would be inexact.
    @inline(__always)
    private mutating func prepareBlock(_ first: SIMD2<Float>, _ second: SIMD2<Float>) {
        let k11 = inverseMass(first, first)
        let k22 = inverseMass(second, second)
        let k12 = inverseMass(first, second)
        if k11 * k11 < 1000 * (k11 * k22 - k12 * k12) {
            matrix = Matrix2(Vector2(k11, k12), Vector2(k12, k22))
            inverse = matrix.inverse
        } else {
            count = 1
        }
    }

    /// Applies the impulses of the step before.
    @inline(__always)
    func startWarm(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        inverses.apply(warmPush(first), at: first.levers, &a, &b)
        if count == 2 { inverses.apply(warmPush(second), at: second.levers, &a, &b) }
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    @inline(__always)
    private func warmPush(_ point: Point) -> SIMD2<Float> {
        point.normalImpulse * normalVector + point.tangentImpulse * tangentVector
    }

    /// One velocity iteration: friction, and then what keeps the bodies apart, which matters more.
    @inline(__always)
    mutating func solveVelocity(_ state: SolverState) {
        var a = state.velocities[indexA]
        var b = state.velocities[indexB]
        solveFriction(&first, &a, &b)
        if count == 2 {
            solveFriction(&second, &a, &b)
            solveBlock(&a, &b)
        } else {
            let speed = first.levers.relative(a, b).dot(normalVector)
            let new = greatest(first.normalImpulse + -first.normalMass * (speed - first.bounce), 0)
            let change = new - first.normalImpulse
            first.normalImpulse = new
            inverses.apply(change * normalVector, at: first.levers, &a, &b)
        }
        state.velocities[indexA] = a
        state.velocities[indexB] = b
    }

    @inline(__always)
    private func solveFriction(_ point: inout Point, _ a: inout Velocity, _ b: inout Velocity) {
        let speed = point.levers.relative(a, b).dot(tangentVector) - surfaceSpeed
        let most = friction * point.normalImpulse
        let new = clamp(point.tangentImpulse + -point.tangentMass * speed, -most, most)
        let change = new - point.tangentImpulse
        point.tangentImpulse = new
        inverses.apply(change * tangentVector, at: point.levers, &a, &b)
    }

    /// Both points together: of the four ways in which each either pushes or parts, the first that is possible.
    @inline(__always)
    private mutating func solveBlock(_ a: inout Velocity, _ b: inout Velocity) {
        let old = Vector2(first.normalImpulse, second.normalImpulse)
        let speeds = Vector2(
            first.levers.relative(a, b).dot(normalVector) - first.bounce,
            second.levers.relative(a, b).dot(normalVector) - second.bounce)
        let free = speeds - matrix.times(old)

        var new = -inverse.times(free)
        if !(new.x >= 0 && new.y >= 0) {
            new = Vector2(-first.normalMass * free.x, 0)
            if !(new.x >= 0 && matrix.ex.y * new.x + free.y >= 0) {
                new = Vector2(0, -second.normalMass * free.y)
                if !(new.y >= 0 && matrix.ey.x * new.y + free.x >= 0) {
                    new = .zero
                    // Rounding can leave no way; then the next iteration does better.
                    if !(free.x >= 0 && free.y >= 0) { return }
                }
            }
        }
        let change = new - old
        let push1 = change.x * normalVector
        let push2 = change.y * normalVector
        inverses.apply(
            push1 + push2, first.levers.a.dot(push1) + second.levers.a.dot(push2),
            first.levers.b.dot(push1) + second.levers.b.dot(push2), &a, &b)
        first.normalImpulse = new.x
        second.normalImpulse = new.y
    }

    // MARK: Positions

    /// One position iteration: pushes the bodies apart where they overlap.
    ///
    /// - Parameters:
    ///   - share: the share of the overlap that is removed.
    ///   - movesA: whether the first body moves; at a time of impact only two do.
    ///   - movesB: whether the second body moves.
    /// - Returns: the smallest distance, negative for an overlap, and at most 0.
    @inline(__always)
    mutating func solvePosition(_ state: SolverState, share: Float, movesA: Bool = true, movesB: Bool = true) -> Float {
        var a = state.positions[indexA]
        var b = state.positions[indexB]
        let (mA, iA) = movesA ? (inverses.massA, inverses.inertiaA) : (0, 0)
        let (mB, iB) = movesB ? (inverses.massB, inverses.inertiaB) : (0, 0)
        var smallest: Float = 0
        var index = 0
        while index < positionCount {
            let local = index == 0 ? manifold.first.local : manifold.second.local
            let (point, normal, separation) = place(
                local, Transform(center: a.center, localCenter: centerA, rotation: a.currentRotation()),
                Transform(center: b.center, localCenter: centerB, rotation: b.currentRotation()))
            let armA = point - a.center
            let armB = point - b.center
            smallest = least(smallest, separation)
            let correction = clamp(share * (separation + Tuning.linearSlop), -Tuning.linearCorrection, 0)
            let turnA = armA.cross(normal)
            let turnB = armB.cross(normal)
            let inverse = mA + mB + iA * turnA * turnA + iB * turnB * turnB
            let push = (inverse > 0 ? -correction / inverse : 0) * normal
            a.center -= mA * push
            a.angle -= iA * armA.cross(push)
            b.center += mB * push
            b.angle += iB * armB.cross(push)
            index += 1
        }
        state.positions[indexA] = a
        state.positions[indexB] = b
        return smallest
    }

    /// Where a point is now, in which direction it separates the bodies and how far.
    @inline(__always)
    private func place(
        _ local: Vector2, _ a: Transform, _ b: Transform
    ) -> (point: Vector2, normal: Vector2, separation: Float) {
        switch manifold.kind {
        case .circles:
            let pointA = a.apply(manifold.localPoint)
            let pointB = b.apply(manifold.first.local)
            var normal = pointB - pointA
            normal.normalize()
            return (0.5 * (pointA + pointB), normal, (pointB - pointA).dot(normal) - radiusA - radiusB)
        case .sideOfA:
            let normal = a.rotation.turn(manifold.localNormal)
            let point = b.apply(local)
            return (point, normal, (point - a.apply(manifold.localPoint)).dot(normal) - radiusA - radiusB)
        case .sideOfB:
            let normal = b.rotation.turn(manifold.localNormal)
            let point = a.apply(local)
            return (point, -normal, (point - b.apply(manifold.localPoint)).dot(normal) - radiusA - radiusB)
        }
    }
}
