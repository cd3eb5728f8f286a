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

/// The velocities of an island's bodies.
///
/// The x lie together, and the y, and the angular ones: were x and y neighbours, compilers would pack them into one register and
/// unpack them again in each of the hundreds of iterations, which all wait for each other.
struct Velocities {
    let x: UnsafeMutablePointer<Float>
    let y: UnsafeMutablePointer<Float>
    let angular: UnsafeMutablePointer<Float>

    init(_ memory: UnsafeMutablePointer<Float>, capacity: Int) {
        x = memory
        y = memory + capacity
        angular = memory + 2 * capacity
    }

    subscript(index: Int) -> Velocity {
        @inline(__always) get { Velocity(linear: Vector2(x[index], y[index]), angular: angular[index]) }
        @inline(__always) nonmutating set {
            x[index] = newValue.linear.x
            y[index] = newValue.linear.y
            angular[index] = newValue.angular
        }
    }
}

/// What a step works on.
struct SolverState {
    let step: TimeStep
    let positions: UnsafeMutablePointer<Position>
    let velocities: Velocities
}
