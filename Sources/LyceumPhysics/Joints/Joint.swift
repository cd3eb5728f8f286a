/// A joint in the world: what it was made with, what it remembers from step to step, and what the solver computes from both at the
/// beginning of a step.
///
/// All kinds share one layout, so that the solver goes through one array.
struct Joint {
    enum Kind: UInt8 {
        case revolute, distance, prismatic, weld, wheel, friction, rope, mouse
    }

    enum LimitState: UInt8 {
        case inactive, atLower, atUpper, equal
    }

    var kind = Kind.revolute
    var bodyA: Int32 = -1
    var bodyB: Int32 = -1
    var collidesConnected = false
    var isInIsland = false
    var generation: UInt32 = 0
    var isAlive = false
    /// The neighbours in the lists of the bodies: A's and B's. An entry of such a list is twice the index of a joint, and one more
    /// for B's side of it.
    var previousA: Int32 = -1
    var nextA: Int32 = -1
    var previousB: Int32 = -1
    var nextB: Int32 = -1

    // What it was made with.
    var anchorA = Vector2.zero
    var anchorB = Vector2.zero
    /// The axis of a prismatic or wheel joint, in A's coordinates.
    var localAxis = Vector2.zero
    var referenceAngle: Float = 0
    var isLimited = false
    var lower: Float = 0
    var upper: Float = 0
    var isMotorized = false
    var motorSpeed: Float = 0
    /// The largest force or torque of a motor, a friction joint or a mouse.
    var maxForce: Float = 0
    var maxTorque: Float = 0
    var frequency: Float = 0
    var dampingRatio: Float = 0
    /// The length of a distance joint or a rope.
    var length: Float = 0
    /// Where a mouse joint pulls to.
    var target = Vector2.zero

    // What it remembers.
    var impulse = Vector3.zero
    var motorImpulse: Float = 0
    var springImpulse: Float = 0
    var limitState = LimitState.inactive

    // What a step computes.
    var indexA = 0
    var indexB = 0
    var centerA = Vector2.zero
    var centerB = Vector2.zero
    /// From the centres of mass to the anchors.
    var armA = Vector2.zero
    var armB = Vector2.zero
    var levers = Levers()
    var inverses = Inverses()
    var matrix = Matrix3.zero
    var matrix2 = Matrix2()
    var axis = Vector2.zero
    var perpendicular = Vector2.zero
    /// The arms of the bodies about the axis and about the perpendicular.
    var axisArmA: Float = 0
    var axisArmB: Float = 0
    var perpendicularArmA: Float = 0
    var perpendicularArmB: Float = 0
    var mass: Float = 0
    var motorMass: Float = 0
    /// The largest impulse of a motor, and whether it and a limit act.
    var mostTurn: Float = 0
    var isDriven = false
    var isHeld = false
    var springMass: Float = 0
    var gamma: Float = 0
    var bias: Float = 0
    var offset = Vector2.zero
    var currentLength: Float = 0

    /// The body on the other side of a list's entry.
    @inline(__always)
    func other(than entry: Int32) -> Int32 { entry & 1 == 0 ? bodyB : bodyA }

    @inline(__always)
    func next(_ entry: Int32) -> Int32 { entry & 1 == 0 ? nextA : nextB }

    @inline(__always) var inverseMassA: Float { inverses.massA }
    @inline(__always) var inverseMassB: Float { inverses.massB }
    @inline(__always) var inverseInertiaA: Float { inverses.inertiaA }
    @inline(__always) var inverseInertiaB: Float { inverses.inertiaB }

    @inline(__always)
    var canTurn: Bool { inverseInertiaA + inverseInertiaB != 0 }
}

extension Joint {
    /// Copies what it needs of its bodies.
    @inline(__always)
    mutating func read(_ bodies: UnsafeMutablePointer<Body>) {
        let a = bodies + Int(bodyA)
        let b = bodies + Int(bodyB)
        indexA = Int(a.pointee.islandIndex)
        indexB = Int(b.pointee.islandIndex)
        centerA = a.pointee.sweep.localCenter
        centerB = b.pointee.sweep.localCenter
        inverses = Inverses(a.pointee, b.pointee)
    }

    /// Prepares the velocity iterations, and applies the impulses of the step before.
    @inline(__always)
    mutating func prepare(_ state: SolverState, _ bodies: UnsafeMutablePointer<Body>) {
        read(bodies)
        switch kind {
        case .revolute: prepareRevolute(state)
        case .distance: prepareDistance(state)
        case .prismatic: preparePrismatic(state)
        case .weld: prepareWeld(state)
        case .wheel: prepareWheel(state)
        case .friction: prepareFriction(state)
        case .rope: prepareRope(state)
        case .mouse: prepareMouse(state, mass: bodies[Int(bodyB)].mass)
        }
    }

    /// One velocity iteration.
    @inline(__always)
    mutating func solveVelocity(_ state: SolverState) {
        switch kind {
        case .revolute: solveRevoluteVelocity(state)
        case .distance: solveDistanceVelocity(state)
        case .prismatic: solvePrismaticVelocity(state)
        case .weld: solveWeldVelocity(state)
        case .wheel: solveWheelVelocity(state)
        case .friction: solveFrictionVelocity(state)
        case .rope: solveRopeVelocity(state)
        case .mouse: solveMouseVelocity(state)
        }
    }

    /// One position iteration.
    ///
    /// - Returns: whether the joint was in place already.
    @inline(__always)
    mutating func solvePosition(_ state: SolverState) -> Bool {
        switch kind {
        case .revolute: solveRevolutePosition(state)
        case .distance: solveDistancePosition(state)
        case .prismatic: solvePrismaticPosition(state)
        case .weld: solveWeldPosition(state)
        case .wheel: solveWheelPosition(state)
        case .rope: solveRopePosition(state)
        case .friction, .mouse: true
        }
    }

    // MARK: Arithmetic that the kinds share

    /// The velocity of the second anchor relative to the first.
    @inline(__always)
    func relativeVelocity(_ a: Velocity, _ b: Velocity) -> Vector2 {
        b.linear + armB.turning(b.angular) - a.linear - armA.turning(a.angular)
    }

    /// Applies an impulse at the anchors.
    @inline(__always)
    func apply(_ impulse: Vector2, _ a: inout Velocity, _ b: inout Velocity) {
        a.linear -= inverseMassA * impulse
        a.angular -= inverseInertiaA * armA.cross(impulse)
        b.linear += inverseMassB * impulse
        b.angular += inverseInertiaB * armB.cross(impulse)
    }

    /// Applies an impulse along a direction about which the bodies have these arms.
    @inline(__always)
    func apply(
        _ impulse: Vector2, _ turnA: Float, _ turnB: Float, _ a: inout Velocity, _ b: inout Velocity
    ) {
        a.linear -= inverseMassA * impulse
        a.angular -= inverseInertiaA * turnA
        b.linear += inverseMassB * impulse
        b.angular += inverseInertiaB * turnB
    }

    /// Moves the bodies as an impulse would that has these torques about their centres.
    @inline(__always)
    func move(_ impulse: Vector2, _ turnA: Float, _ turnB: Float, _ a: inout Position, _ b: inout Position) {
        a.center -= inverseMassA * impulse
        a.angle -= inverseInertiaA * turnA
        b.center += inverseMassB * impulse
        b.angle += inverseInertiaB * turnB
    }

    /// The arms to the anchors where the bodies are now.
    @inline(__always)
    func currentArms(_ a: inout Position, _ b: inout Position) -> (Vector2, Vector2) {
        (a.currentRotation().turn(anchorA - centerA), b.currentRotation().turn(anchorB - centerB))
    }

    /// The matrix of a joint that holds two points together: two rows for the points, one for the angle.
    @inline(__always)
    func pointMatrix(_ armA: Vector2, _ armB: Vector2) -> Matrix3 {
        let (mA, mB, iA, iB) = (inverseMassA, inverseMassB, inverseInertiaA, inverseInertiaB)
        let xx = mA + mB + armA.y * armA.y * iA + armB.y * armB.y * iB
        let xy = -armA.y * armA.x * iA - armB.y * armB.x * iB
        let xz = -armA.y * iA - armB.y * iB
        let yy = mA + mB + armA.x * armA.x * iA + armB.x * armB.x * iB
        let yz = armA.x * iA + armB.x * iB
        return Matrix3(Vector3(xx, xy, xz), Vector3(xy, yy, yz), Vector3(xz, yz, iA + iB))
    }

    /// The matrix for the points alone, with its products in the order that position iterations and friction joints have.
    @inline(__always)
    func pointMatrix2(_ armA: Vector2, _ armB: Vector2) -> Matrix2 {
        let (mA, mB, iA, iB) = (inverseMassA, inverseMassB, inverseInertiaA, inverseInertiaB)
        let xx = mA + mB + iA * armA.y * armA.y + iB * armB.y * armB.y
        let xy = -iA * armA.x * armA.y - iB * armB.x * armB.y
        let yy = mA + mB + iA * armA.x * armA.x + iB * armB.x * armB.x
        return Matrix2(Vector2(xx, xy), Vector2(xy, yy))
    }

    /// The matrix of a joint that holds a point on a line: across the line, the angle, and along the line.
    @inline(__always)
    func lineMatrix(_ s1: Float, _ s2: Float, _ a1: Float, _ a2: Float) -> Matrix3 {
        let (mA, mB, iA, iB) = (inverseMassA, inverseMassB, inverseInertiaA, inverseInertiaB)
        let k11 = mA + mB + iA * s1 * s1 + iB * s2 * s2
        let k12 = iA * s1 + iB * s2
        let k13 = iA * s1 * a1 + iB * s2 * a2
        let k22 = iA + iB == 0 ? 1 : iA + iB
        let k23 = iA * a1 + iB * a2
        let k33 = mA + mB + iA * a1 * a1 + iB * a2 * a2
        return Matrix3(Vector3(k11, k12, k13), Vector3(k12, k22, k23), Vector3(k13, k23, k33))
    }

    /// The frequency and damping of a spring as a softness and a share of the error that is corrected (Catto, "Soft constraints",
    /// GDC 2011).
    @inline(__always)
    func spring(mass: Float, error: Float, step: TimeStep) -> (gamma: Float, bias: Float) {
        let omega = 2 * Tuning.pi * frequency
        let damping = 2 * mass * dampingRatio * omega
        let stiffness = mass * omega * omega
        let h = step.duration
        let gamma = reciprocal(h * (damping + h * stiffness))
        return (gamma, error * h * stiffness * gamma)
    }
}
