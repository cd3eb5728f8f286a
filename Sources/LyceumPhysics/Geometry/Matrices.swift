struct Vector3 {
    var x: Float = 0
    var y: Float = 0
    var z: Float = 0

    @inline(__always)
    init(_ x: Float, _ y: Float, _ z: Float) {
        self.x = x
        self.y = y
        self.z = z
    }

    @inline(__always)
    init(_ plane: Vector2, _ z: Float) { self.init(plane.x, plane.y, z) }

    static let zero = Vector3(0, 0, 0)

    @inline(__always)
    var plane: Vector2 { Vector2(x, y) }

    @inline(__always)
    func dot(_ b: Vector3) -> Float { x * b.x + y * b.y + z * b.z }

    @inline(__always)
    func cross(_ b: Vector3) -> Vector3 { Vector3(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x) }

    @inline(__always)
    static func + (a: Vector3, b: Vector3) -> Vector3 { Vector3(a.x + b.x, a.y + b.y, a.z + b.z) }

    @inline(__always)
    static func - (a: Vector3, b: Vector3) -> Vector3 { Vector3(a.x - b.x, a.y - b.y, a.z - b.z) }

    @inline(__always)
    static prefix func - (a: Vector3) -> Vector3 { Vector3(-a.x, -a.y, -a.z) }

    @inline(__always)
    static func * (factor: Float, a: Vector3) -> Vector3 { Vector3(factor * a.x, factor * a.y, factor * a.z) }

    @inline(__always)
    static func += (a: inout Vector3, b: Vector3) { a = a + b }
}

/// One divided by a number; 0 stays 0.
@inline(__always)
func reciprocal(_ value: Float) -> Float { value != 0 ? 1 / value : value }

/// A matrix of 2 × 2 by its columns, with the reciprocal of its determinant.
///
/// The matrices of constraints are solved in every iteration: what depends on the matrix alone is computed once.
struct Matrix2 {
    var ex = Vector2.zero
    var ey = Vector2.zero
    private var scale: Float = 0

    @inline(__always)
    init() {}

    @inline(__always)
    init(_ ex: Vector2, _ ey: Vector2) {
        self.ex = ex
        self.ey = ey
        scale = reciprocal(ex.x * ey.y - ey.x * ex.y)
    }

    @inline(__always)
    func times(_ v: Vector2) -> Vector2 { Vector2(ex.x * v.x + ey.x * v.y, ex.y * v.x + ey.y * v.y) }

    /// The inverse; 0 if there is none.
    var inverse: Matrix2 {
        Matrix2(Vector2(scale * ey.y, -scale * ex.y), Vector2(-scale * ey.x, scale * ex.x))
    }

    /// The x with `self` · x = `b`.
    @inline(__always)
    func solve(_ b: Vector2) -> Vector2 {
        Vector2(scale * (ey.y * b.x - ey.x * b.y), scale * (ex.x * b.y - ex.y * b.x))
    }
}

/// A matrix of 3 × 3 by its columns, with what solving needs of it.
struct Matrix3 {
    let ex: Vector3
    let ey: Vector3
    let ez: Vector3
    private let yz: Vector3
    private let scale: Float
    private let scale2: Float
    /// The upper left 2 × 2 as solving for two numbers side by side needs it.
    private let across: SIMD2<Float>
    private let along: SIMD2<Float>

    static let zero = Matrix3(.zero, .zero, .zero)

    @inline(__always)
    init(_ ex: Vector3, _ ey: Vector3, _ ez: Vector3) {
        self.ex = ex
        self.ey = ey
        self.ez = ez
        yz = ey.cross(ez)
        scale = reciprocal(ex.dot(yz))
        scale2 = reciprocal(ex.x * ey.y - ey.x * ex.y)
        across = SIMD2(ey.x, ex.y)
        along = SIMD2(ey.y, ex.x)
    }

    @inline(__always)
    func times(_ v: Vector3) -> Vector3 { v.x * ex + v.y * ey + v.z * ez }

    /// The upper left 2 × 2 times a vector.
    @inline(__always)
    func times(_ v: Vector2) -> Vector2 { Vector2(ex.x * v.x + ey.x * v.y, ex.y * v.x + ey.y * v.y) }

    /// The x with `self` · x = `b`.
    @inline(__always)
    func solve(_ b: Vector3) -> Vector3 {
        Vector3(scale * b.dot(yz), scale * ex.dot(b.cross(ez)), scale * ex.dot(ey.cross(b)))
    }

    /// The x for the upper left 2 × 2.
    @inline(__always)
    func solve(_ b: Vector2) -> Vector2 {
        Vector2(scale2 * (ey.y * b.x - ey.x * b.y), scale2 * (ex.x * b.y - ex.y * b.x))
    }

    /// The x for the upper left 2 × 2, and for -`b`.
    @inline(__always)
    func solve(negative b: SIMD2<Float>) -> SIMD2<Float> { scale2 * (across * SIMD2(b[1], b[0]) - along * b) }

    /// The inverse of the upper left 2 × 2, and `corner` below it; 0 if there is none.
    func upperInverse(corner: Float) -> Matrix3 {
        Matrix3(
            Vector3(scale2 * ey.y, -scale2 * ex.y, 0), Vector3(-scale2 * ey.x, scale2 * ex.x, 0),
            Vector3(0, 0, corner))
    }

    /// The inverse of a symmetric matrix; 0 if there is none.
    var symmetricInverse: Matrix3 {
        let xy = scale * (ez.x * ez.y - ey.x * ez.z)
        let xz = scale * (ey.x * ez.y - ez.x * ey.y)
        let yz = scale * (ez.x * ey.x - ex.x * ez.y)
        return Matrix3(
            Vector3(scale * (ey.y * ez.z - ez.y * ez.y), xy, xz),
            Vector3(xy, scale * (ex.x * ez.z - ez.x * ez.x), yz),
            Vector3(xz, yz, scale * (ex.x * ey.y - ey.x * ey.x)))
    }
}
