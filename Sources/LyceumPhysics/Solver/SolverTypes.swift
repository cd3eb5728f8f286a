/// How far and how carefully the world is stepped.
struct TimeStep {
    /// In seconds.
    var duration: Float
    var inverseDuration: Float
    /// This step's length by that of the step before, by which old impulses are scaled.
    var ratio: Float
    var velocityIterations: Int
    var positionIterations: Int
    var isWarmStarting: Bool
}

/// Where a body of an island is.
struct Position {
    var center = Vector2.zero
    var angle: Float = 0
    /// The sine and cosine of `rotationAngle`: position iterations ask for them far more often than angles change.
    private var rotation = Rotation(sine: 0, cosine: 1)
    private var rotationAngle: Float = 0

    init() {}

    init(_ body: Body) {
        center = body.sweep.center
        angle = body.sweep.angle
        rotation = body.transform.rotation
        rotationAngle = angle
    }

    @inline(__always)
    mutating func currentRotation() -> Rotation {
        if rotationAngle.bitPattern != angle.bitPattern {
            rotation = Rotation(angle)
            rotationAngle = angle
        }
        return rotation
    }
}

/// How fast a body of an island is.
struct Velocity {
    var linear = Vector2.zero
    var angular: Float = 0
}

/// What the solver knows of a contact.
struct ContactConstraint {
    struct Point {
        /// From the centres of mass to the point.
        var armA = Vector2.zero
        var armB = Vector2.zero
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
    var normal = Vector2.zero
    /// For two points: how each answers to the impulses at both, and the inverse of this.
    var matrix = Matrix2()
    var inverse = Matrix2()
    var friction: Float = 0
    var restitution: Float = 0
    var surfaceSpeed: Float = 0

    var indexA = 0
    var indexB = 0
    var inverseMassA: Float = 0
    var inverseMassB: Float = 0
    var inverseInertiaA: Float = 0
    var inverseInertiaB: Float = 0
    var centerA = Vector2.zero
    var centerB = Vector2.zero
    var radiusA: Float = 0
    var radiusB: Float = 0
    var manifold = Manifold.none
}

/// Arrays that a step works in, kept from step to step.
struct Scratch: Sendable {
    var bodies: [Int32] = []
    var contacts: [Int32] = []
    var joints: [Int32] = []
    var stack: [Int32] = []
    var positions: [Position] = []
    var velocities: [Velocity] = []
    var constraints: [ContactConstraint] = []

    /// Makes room for an island of everything.
    mutating func reserve(bodies bodyCount: Int, contacts contactCount: Int, joints jointCount: Int) {
        if bodies.count < bodyCount {
            let count = bodyCount + bodyCount / 2
            bodies = Array(repeating: 0, count: count)
            stack = bodies
            positions = Array(repeating: Position(), count: count)
            velocities = Array(repeating: Velocity(), count: count)
        }
        if contacts.count < contactCount {
            let count = contactCount + contactCount / 2
            contacts = Array(repeating: 0, count: count)
            constraints = Array(repeating: ContactConstraint(), count: count)
        }
        if joints.count < jointCount { joints = Array(repeating: 0, count: jointCount + jointCount / 2) }
    }
}
