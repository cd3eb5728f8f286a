/// Arithmetic for the iterations, which all wait for each other: x and y stay side by side in one register.
extension SIMD2<Float> {
    @inline(__always)
    init(_ vector: Vector2) { self.init(vector.x, vector.y) }

    @inline(__always)
    func dot(_ other: SIMD2<Float>) -> Float {
        let products = self * other
        return products[0] + products[1]
    }
}

/// How a point is moved by its body's turning: the way from the centre of mass to the point, a quarter turn to the left.
struct Levers {
    var a = SIMD2<Float>()
    var b = SIMD2<Float>()

    @inline(__always)
    init() {}

    /// The levers of two bodies whose centres of mass are at these distances from a point.
    @inline(__always)
    init(_ armA: Vector2, _ armB: Vector2) {
        a = SIMD2(armA.left)
        b = SIMD2(armB.left)
    }

    /// The velocity of the second body relative to the first at the point.
    @inline(__always)
    func relative(_ velocityA: Velocity, _ velocityB: Velocity) -> SIMD2<Float> {
        velocityB.vector + velocityB.angular * b - velocityA.vector - velocityA.angular * a
    }
}

/// The inverse masses and inertias of two bodies.
struct Inverses {
    var massA: Float = 0
    var massB: Float = 0
    var inertiaA: Float = 0
    var inertiaB: Float = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ a: Body, _ b: Body) {
        massA = a.inverseMass
        massB = b.inverseMass
        inertiaA = a.inverseInertia
        inertiaB = b.inverseInertia
    }

    /// Applies an impulse with these torques, forwards to the second body and backwards to the first.
    @inline(__always)
    func apply(_ push: SIMD2<Float>, _ torqueA: Float, _ torqueB: Float, _ a: inout Velocity, _ b: inout Velocity) {
        a.vector -= massA * push
        a.angular -= inertiaA * torqueA
        b.vector += massB * push
        b.angular += inertiaB * torqueB
    }

    /// Applies an impulse at a point.
    @inline(__always)
    func apply(_ push: SIMD2<Float>, at levers: Levers, _ a: inout Velocity, _ b: inout Velocity) {
        apply(push, levers.a.dot(push), levers.b.dot(push), &a, &b)
    }
}
