/// The velocities of the two bodies of a constraint, the second body's first: what is done to both is one instruction.
///
/// The order matters: what the second body adds to the relative velocity comes first.
struct PairVelocity {
    var x: SIMD2<Float>
    var y: SIMD2<Float>
    var angular: SIMD2<Float>

    @inline(__always)
    init(_ velocities: Velocities, _ a: Int, _ b: Int) {
        x = SIMD2(velocities.x[b], velocities.x[a])
        y = SIMD2(velocities.y[b], velocities.y[a])
        angular = SIMD2(velocities.angular[b], velocities.angular[a])
    }

    @inline(__always)
    func write(to velocities: Velocities, _ a: Int, _ b: Int) {
        velocities.x[b] = x[0]
        velocities.x[a] = x[1]
        velocities.y[b] = y[0]
        velocities.y[a] = y[1]
        velocities.angular[b] = angular[0]
        velocities.angular[a] = angular[1]
    }

    /// The velocity of the second body relative to the first at a point.
    @inline(__always)
    func relative(at arms: PairArms) -> Vector2 {
        let turnX = angular * arms.y
        let turnY = angular * arms.x
        return Vector2((x - turnX)[0] - x[1] + turnX[1], (y + turnY)[0] - y[1] - turnY[1])
    }

    /// The angular velocity of the second body relative to the first.
    @inline(__always)
    var turning: Float { angular[0] - angular[1] }

    /// Applies an impulse that has these torques about the two bodies.
    @inline(__always)
    mutating func apply(_ impulse: Vector2, torques: SIMD2<Float>, _ masses: PairMasses) {
        x += masses.linear * impulse.x
        y += masses.linear * impulse.y
        angular += masses.angular * torques
    }

    /// Applies an impulse at a point.
    @inline(__always)
    mutating func apply(_ impulse: Vector2, at arms: PairArms, _ masses: PairMasses) {
        apply(impulse, torques: arms.cross(impulse), masses)
    }
}

/// The inverse masses and inertias of two bodies, the second's first; the first's are negative, because it is pushed back.
struct PairMasses {
    var linear = SIMD2<Float>()
    var angular = SIMD2<Float>()
}

/// From the centres of mass of two bodies, the second first, to the point where they touch or are joined.
struct PairArms {
    var x = SIMD2<Float>()
    var y = SIMD2<Float>()

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ a: Vector2, _ b: Vector2) {
        x = SIMD2(b.x, a.x)
        y = SIMD2(b.y, a.y)
    }

    /// The torques of an impulse.
    @inline(__always)
    func cross(_ impulse: Vector2) -> SIMD2<Float> { x * impulse.y - y * impulse.x }
}
