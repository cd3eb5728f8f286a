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
    var vector = SIMD2<Float>()
    var angular: Float = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(linear: Vector2, angular: Float) {
        vector = SIMD2(linear)
        self.angular = angular
    }

    @inline(__always)
    var linear: Vector2 {
        get { Vector2(vector[0], vector[1]) }
        set { vector = SIMD2(newValue) }
    }
}

/// What a step works on.
struct SolverState {
    let step: TimeStep
    let positions: UnsafeMutablePointer<Position>
    let velocities: UnsafeMutablePointer<Velocity>
}
