import LyceumNumerics

/// Sine and cosine of 32-bit numbers as NumPy computes them.
///
/// NumPy has its own vector code for `float32`, also for a single number, and it differs from libm's in the last bit.
/// The method is Cody and Waite's: the angle is taken to within π/4 of 0 by subtracting a multiple of π/2 in three
/// parts, and a polynomial of degree 9 or 8 gives the rest, all with fused multiply-adds. The constants are those of
/// NumPy 2.4.6 (`numpy/_core/src/umath/loops_trigonometric`), compared over the whole range that environments start in.
///
/// Angles beyond some 1e5 rad, which the three parts do not reach, go to libm in NumPy, too.
enum NumPySinCos {
    static func sin(_ x: Float) -> Float {
        guard x.magnitude <= 117_435.992 else { return Math.sin(x) }
        let (rest, quadrant) = reduced(x)
        return value(rest, quadrant)
    }

    static func cos(_ x: Float) -> Float {
        guard x.magnitude <= 71_476.0625 else { return Math.cos(x) }
        let (rest, quadrant) = reduced(x)
        return value(rest, quadrant + 1)
    }

    /// What is left of an angle after the nearest multiple of π/2, and that multiple.
    private static func reduced(_ x: Float) -> (rest: Float, quadrant: Int) {
        let turns = (x * 0x1.45f306p-1).rounded(.toNearestOrEven)
        let rest = x.addingProduct(turns, -1.57079601287841796875).addingProduct(turns, -3.1391647326017846e-07)
            .addingProduct(turns, -5.390302529957765e-15)
        return (rest, Int(turns))
    }

    private static func value(_ x: Float, _ quadrant: Int) -> Float {
        let square = x * x
        let magnitude: Float
        if quadrant & 1 == 0 {
            let inner = polynomial(square, [0x1.7d3bbcp-19, -0x1.a06bbap-13, 0x1.11119ap-07, -0x1.555556p-03])
            magnitude = x.addingProduct(inner * square, x)
        } else {
            magnitude = polynomial(square, [0x1.98e616p-16, -0x1.6c06dcp-10, 0x1.55553cp-05, -0x1.000000p-01, 1])
        }
        return quadrant & 2 == 0 ? magnitude : -magnitude
    }

    /// A polynomial by Horner's rule, the highest coefficient first.
    private static func polynomial(_ x: Float, _ coefficients: [Float]) -> Float {
        coefficients.dropFirst().reduce(coefficients[0]) { $1.addingProduct($0, x) }
    }
}
