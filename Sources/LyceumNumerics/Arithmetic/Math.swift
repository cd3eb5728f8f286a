#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The elementary functions that dynamics call: one place through which every sine of the package goes.
///
/// On Linux they are glibc's, which NumPy's scalar functions use as well, so results agree to the last bit. The sines and cosines of 32-bit
/// numbers, by which rigid bodies turn, have those bits on every machine.
///
/// ```swift
/// let position = -0.5
/// let height = Math.sin(3 * position) * 0.45 + 0.55
/// ```
public enum Math {
    // MARK: Double

    /// The sine of an angle in radians.
    @inlinable @inline(__always)
    public static func sin(_ x: Double) -> Double { _sin(x) }

    /// The cosine of an angle in radians.
    @inlinable @inline(__always)
    public static func cos(_ x: Double) -> Double { _cos(x) }

    /// The tangent of an angle in radians.
    @inlinable @inline(__always)
    public static func tan(_ x: Double) -> Double { _tan(x) }

    /// The angle in radians, from -π/2 to π/2, whose sine is `x`.
    @inlinable @inline(__always)
    public static func asin(_ x: Double) -> Double { _asin(x) }

    /// The angle in radians, from 0 to π, whose cosine is `x`.
    @inlinable @inline(__always)
    public static func acos(_ x: Double) -> Double { _acos(x) }

    /// The angle in radians, from -π/2 to π/2, whose tangent is `x`.
    @inlinable @inline(__always)
    public static func atan(_ x: Double) -> Double { _atan(x) }

    /// e raised to the power `x`.
    @inlinable @inline(__always)
    public static func exp(_ x: Double) -> Double { _exp(x) }

    /// e raised to the power `x`, minus 1, exact also for an `x` near 0.
    @inlinable @inline(__always)
    public static func expm1(_ x: Double) -> Double { _expm1(x) }

    /// The natural logarithm.
    @inlinable @inline(__always)
    public static func log(_ x: Double) -> Double { _log(x) }

    /// The natural logarithm of 1 + `x`, exact also for an `x` near 0.
    @inlinable @inline(__always)
    public static func log1p(_ x: Double) -> Double { _log1p(x) }

    /// The square root, correctly rounded.
    @inlinable @inline(__always)
    public static func sqrt(_ x: Double) -> Double { _sqrt(x) }

    /// The hyperbolic sine.
    @inlinable @inline(__always)
    public static func sinh(_ x: Double) -> Double { _sinh(x) }

    /// The hyperbolic cosine.
    @inlinable @inline(__always)
    public static func cosh(_ x: Double) -> Double { _cosh(x) }

    /// The hyperbolic tangent.
    @inlinable @inline(__always)
    public static func tanh(_ x: Double) -> Double { _tanh(x) }

    /// The largest integer that is at most `x`.
    @inlinable @inline(__always)
    public static func floor(_ x: Double) -> Double { _floor(x) }

    /// The smallest integer that is at least `x`.
    @inlinable @inline(__always)
    public static func ceil(_ x: Double) -> Double { _ceil(x) }

    /// The angle in radians, from -π to π, of the point (`x`, `y`) as seen from the origin.
    @inlinable @inline(__always)
    public static func atan2(_ y: Double, _ x: Double) -> Double { _atan2(y, x) }

    /// `x` raised to the power `y`.
    @inlinable @inline(__always)
    public static func pow(_ x: Double, _ y: Double) -> Double { _pow(x, y) }

    /// The remainder of `x` divided by `y`, with the sign of `x`: C's, not Python's `%`.
    @inlinable @inline(__always)
    public static func fmod(_ x: Double, _ y: Double) -> Double { _fmod(x, y) }

    /// The length of the vector (`x`, `y`), without overflow on the way.
    @inlinable @inline(__always)
    public static func hypot(_ x: Double, _ y: Double) -> Double { _hypot(x, y) }

    // MARK: Float

    /// The sine of an angle in radians, with the same bits on every machine.
    @_disfavoredOverload
    public static func sin(_ x: Float) -> Float { SingleAngles.sineAndCosine(x).sine }

    /// The cosine of an angle in radians, with the same bits on every machine.
    @_disfavoredOverload
    public static func cos(_ x: Float) -> Float { SingleAngles.sineAndCosine(x).cosine }

    /// Both of an angle in radians, in little more time than one.
    package static func sineAndCosine(_ x: Float) -> (sine: Float, cosine: Float) { SingleAngles.sineAndCosine(x) }

    /// The tangent of an angle in radians.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func tan(_ x: Float) -> Float { _tan(x) }

    /// The angle in radians, from -π/2 to π/2, whose sine is `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func asin(_ x: Float) -> Float { _asin(x) }

    /// The angle in radians, from 0 to π, whose cosine is `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func acos(_ x: Float) -> Float { _acos(x) }

    /// The angle in radians, from -π/2 to π/2, whose tangent is `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func atan(_ x: Float) -> Float { _atan(x) }

    /// e raised to the power `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func exp(_ x: Float) -> Float { _exp(x) }

    /// e raised to the power `x`, minus 1, exact also for an `x` near 0.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func expm1(_ x: Float) -> Float { _expm1(x) }

    /// The natural logarithm.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func log(_ x: Float) -> Float { _log(x) }

    /// The natural logarithm of 1 + `x`, exact also for an `x` near 0.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func log1p(_ x: Float) -> Float { _log1p(x) }

    /// The square root, correctly rounded.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func sqrt(_ x: Float) -> Float { _sqrt(x) }

    /// The hyperbolic sine.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func sinh(_ x: Float) -> Float { _sinh(x) }

    /// The hyperbolic cosine.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func cosh(_ x: Float) -> Float { _cosh(x) }

    /// The hyperbolic tangent.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func tanh(_ x: Float) -> Float { _tanh(x) }

    /// The largest integer that is at most `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func floor(_ x: Float) -> Float { _floor(x) }

    /// The smallest integer that is at least `x`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func ceil(_ x: Float) -> Float { _ceil(x) }

    /// The angle in radians, from -π to π, of the point (`x`, `y`) as seen from the origin.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func atan2(_ y: Float, _ x: Float) -> Float { _atan2(y, x) }

    /// `x` raised to the power `y`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func pow(_ x: Float, _ y: Float) -> Float { _pow(x, y) }

    /// The remainder of `x` divided by `y`, with the sign of `x`: C's, not Python's `%`.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func fmod(_ x: Float, _ y: Float) -> Float { _fmod(x, y) }

    /// The length of the vector (`x`, `y`), without overflow on the way.
    @inlinable @inline(__always) @_disfavoredOverload
    public static func hypot(_ x: Float, _ y: Float) -> Float { _hypot(x, y) }
}

// Outside of the namespace a plain name is the C library's.
@inlinable @inline(__always) func _sin(_ x: Double) -> Double { sin(x) }
@inlinable @inline(__always) func _cos(_ x: Double) -> Double { cos(x) }
@inlinable @inline(__always) func _tan(_ x: Double) -> Double { tan(x) }
@inlinable @inline(__always) func _asin(_ x: Double) -> Double { asin(x) }
@inlinable @inline(__always) func _acos(_ x: Double) -> Double { acos(x) }
@inlinable @inline(__always) func _atan(_ x: Double) -> Double { atan(x) }
@inlinable @inline(__always) func _exp(_ x: Double) -> Double { exp(x) }
@inlinable @inline(__always) func _expm1(_ x: Double) -> Double { expm1(x) }
@inlinable @inline(__always) func _log(_ x: Double) -> Double { log(x) }
@inlinable @inline(__always) func _log1p(_ x: Double) -> Double { log1p(x) }
@inlinable @inline(__always) func _sqrt(_ x: Double) -> Double { sqrt(x) }
@inlinable @inline(__always) func _sinh(_ x: Double) -> Double { sinh(x) }
@inlinable @inline(__always) func _cosh(_ x: Double) -> Double { cosh(x) }
@inlinable @inline(__always) func _tanh(_ x: Double) -> Double { tanh(x) }
@inlinable @inline(__always) func _floor(_ x: Double) -> Double { floor(x) }
@inlinable @inline(__always) func _ceil(_ x: Double) -> Double { ceil(x) }
@inlinable @inline(__always) func _atan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
@inlinable @inline(__always) func _pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
@inlinable @inline(__always) func _fmod(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
@inlinable @inline(__always) func _hypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
@inlinable @inline(__always) func _tan(_ x: Float) -> Float { tan(x) }
@inlinable @inline(__always) func _asin(_ x: Float) -> Float { asin(x) }
@inlinable @inline(__always) func _acos(_ x: Float) -> Float { acos(x) }
@inlinable @inline(__always) func _atan(_ x: Float) -> Float { atan(x) }
@inlinable @inline(__always) func _exp(_ x: Float) -> Float { exp(x) }
@inlinable @inline(__always) func _expm1(_ x: Float) -> Float { expm1(x) }
@inlinable @inline(__always) func _log(_ x: Float) -> Float { log(x) }
@inlinable @inline(__always) func _log1p(_ x: Float) -> Float { log1p(x) }
@inlinable @inline(__always) func _sqrt(_ x: Float) -> Float { sqrt(x) }
@inlinable @inline(__always) func _sinh(_ x: Float) -> Float { sinh(x) }
@inlinable @inline(__always) func _cosh(_ x: Float) -> Float { cosh(x) }
@inlinable @inline(__always) func _tanh(_ x: Float) -> Float { tanh(x) }
@inlinable @inline(__always) func _floor(_ x: Float) -> Float { floor(x) }
@inlinable @inline(__always) func _ceil(_ x: Float) -> Float { ceil(x) }
@inlinable @inline(__always) func _atan2(_ y: Float, _ x: Float) -> Float { atan2(y, x) }
@inlinable @inline(__always) func _pow(_ x: Float, _ y: Float) -> Float { pow(x, y) }
@inlinable @inline(__always) func _fmod(_ x: Float, _ y: Float) -> Float { fmod(x, y) }
@inlinable @inline(__always) func _hypot(_ x: Float, _ y: Float) -> Float { hypot(x, y) }
