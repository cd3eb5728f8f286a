import LyceumNumerics

/// A turn about the origin.
struct Rotation {
    var sine: Float
    var cosine: Float

    @inline(__always)
    init(_ angle: Float) {
        // Most bodies that stand still are not turned.
        (sine, cosine) = angle == 0 ? (angle, 1) : Math.sineAndCosine(angle)
    }

    @inline(__always)
    init(sine: Float, cosine: Float) {
        self.sine = sine
        self.cosine = cosine
    }

    @inline(__always)
    func turn(_ v: Vector2) -> Vector2 {
        Vector2(cosine * v.x - sine * v.y, sine * v.x + cosine * v.y)
    }

    @inline(__always)
    func unturn(_ v: Vector2) -> Vector2 {
        Vector2(cosine * v.x + sine * v.y, -sine * v.x + cosine * v.y)
    }
}

/// Where a body is, and how it is turned.
struct Transform {
    var origin: Vector2
    var rotation: Rotation

    static let identity = Transform(origin: .zero, rotation: Rotation(sine: 0, cosine: 1))

    @inline(__always)
    init(origin: Vector2, rotation: Rotation) {
        self.origin = origin
        self.rotation = rotation
    }

    /// The transform of a body whose centre of mass lies in the world at `center`.
    @inline(__always)
    init(center: Vector2, localCenter: Vector2, rotation: Rotation) {
        self.rotation = rotation
        origin = center - rotation.turn(localCenter)
    }

    /// From the body's coordinates to the world's.
    @inline(__always)
    func apply(_ v: Vector2) -> Vector2 { rotation.turn(v) + origin }

    /// From the world's coordinates to the body's.
    @inline(__always)
    func unapply(_ v: Vector2) -> Vector2 { rotation.unturn(v - origin) }

    /// What `other` is, seen from here.
    @inline(__always)
    func seeing(_ other: Transform) -> Transform {
        let a = rotation
        let b = other.rotation
        return Transform(
            origin: a.unturn(other.origin - origin),
            rotation: Rotation(
                sine: a.cosine * b.sine - a.sine * b.cosine, cosine: a.cosine * b.cosine + a.sine * b.sine))
    }
}

/// How a body moves during one step: from a first place to a last one, in a straight line and with a steady turn.
struct Sweep {
    /// The centre of mass in the body's coordinates.
    var localCenter = Vector2.zero
    /// The centre of mass in the world at the time `start`, and at the end of the step.
    var firstCenter: Vector2
    var center: Vector2
    /// The angles at these times.
    var firstAngle: Float
    var angle: Float
    /// The part of the step, from 0 to 1, that `firstCenter` and `firstAngle` belong to.
    var start: Float = 0

    @inline(__always)
    func transform(at part: Float) -> Transform {
        let center = (1 - part) * firstCenter + part * self.center
        let rotation = Rotation((1 - part) * firstAngle + part * angle)
        return Transform(center: center, localCenter: localCenter, rotation: rotation)
    }

    /// Moves the beginning forward to a part of the step.
    mutating func advance(to part: Float) {
        let share = (part - start) / (1 - start)
        firstCenter = (1 - share) * firstCenter + share * center
        firstAngle = (1 - share) * firstAngle + share * angle
        start = part
    }

    /// Takes whole turns away, so that the first angle is between 0 and 2π.
    mutating func normalize() {
        let turn = 2 * Tuning.pi
        let whole = turn * Math.floor(firstAngle / turn)
        firstAngle -= whole
        angle -= whole
    }
}
