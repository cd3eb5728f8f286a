/// Sines and cosines of 32-bit numbers, with the same bits on every machine.
///
/// They are those that glibc 2.28 and later gives on a processor with fused multiply-adds, for each of the 2³² numbers: an angle is taken, in
/// 64 bits, from the nearest multiple of π/2, and two short polynomials do the rest. Here nothing is fused. That takes no bit from the
/// results, since the one place where it would, the subtraction of that multiple, is made exact.
enum SingleAngles {
    /// The sine and the cosine of an angle in radians.
    @inline(__always)
    static func sineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) {
        let magnitude = angle.magnitude
        // Here the angle is near 0 already.
        if magnitude < 0.75 {
            // The first terms are beyond the last digit.
            if magnitude < 0x1p-12 { return (angle, 1) }
            let rest = Double(angle)
            return (sine(rest), cosine(rest))
        }
        return sineAndCosine(afterReducing: angle)
    }

    @inline(never)
    private static func sineAndCosine(afterReducing angle: Float) -> (sine: Float, cosine: Float) {
        guard angle.isFinite else { return (angle - angle, angle - angle) }
        let magnitude = angle.magnitude
        let (rest, quarter) = magnitude < 120 ? near(magnitude) : far(magnitude)
        let (sine, cosine) = (sine(rest), cosine(rest))
        let turned = quarter & 1 == 0 ? (sine: sine, cosine: cosine) : (sine: cosine, cosine: -sine)
        let (s, c) = quarter & 2 == 0 ? turned : (-turned.sine, -turned.cosine)
        return (angle < 0 ? -s : s, c)
    }

    /// The sine of a rest of at most about π/4.
    @inline(__always)
    private static func sine(_ rest: Double) -> Float {
        let square = rest * rest
        let cube = rest * square
        let low = rest + cube * -0x1.555545995a603p-3
        let high = 0x1.1107605230bc4p-7 + square * -0x1.994eb3774cf24p-13
        return Float(low + cube * square * high)
    }

    /// The cosine of such a rest.
    @inline(__always)
    private static func cosine(_ rest: Double) -> Float {
        let square = rest * rest
        let fourth = square * square
        let low = 1 + square * -0x1.ffffffd0c621cp-2
        let middle = low + fourth * 0x1.55553e1068f19p-5
        let high = -0x1.6c087e89a359dp-10 + square * 0x1.99343027bf8c3p-16
        return Float(middle + fourth * square * high)
    }

    /// What an angle below 120 has beyond the nearest multiple of π/2, and which multiple that is.
    private static func near(_ magnitude: Float) -> (rest: Double, quarter: Int) {
        let angle = Double(magnitude)
        // In units of 2⁻²⁴ quarter turns.
        let quarter = (Int32(angle * 0x1.45f306dc9c883p+23) + 0x80_0000) >> 24
        // π/2 as a double, in two parts: the product with the first is exact, and so is the difference.
        let count = Double(quarter)
        return (angle - count * 0x1.921fb54442dp+0 - count * 0x1.8p-48, Int(quarter))
    }

    /// The same for an angle of 120 or more; of the multiple, what is left beyond whole turns.
    private static func far(_ magnitude: Float) -> (rest: Double, quarter: Int) {
        let bits = magnitude.bitPattern
        // Those 96 bits of 4/π by which it comes to eighths of a turn and their parts; what is before them gives whole turns.
        let first = Int(bits >> 26 & 15)
        var window: UInt128 = 0
        for index in first - 3..<first + 9 { window = window << 8 | UInt128(index < 0 ? 0 : fourByPi[index]) }
        let digits = UInt128((bits & 0x7f_ffff | 0x80_0000) << (bits >> 23 & 7))
        // In units of 2⁻⁶² quarter turns.
        let turn = UInt64(truncatingIfNeeded: (digits &* window) >> 32)
        let quarter = (turn &+ 1 << 61) >> 62
        let rest = Int64(bitPattern: turn &- quarter << 62)
        return (Double(rest) * 0x1.921fb54442d18p-62, Int(quarter))
    }

    /// The first bits of 4/π, the first of which is 1.
    private static let fourByPi: [UInt8] = [
        0xa2, 0xf9, 0x83, 0x6e, 0x4e, 0x44, 0x15, 0x29, 0xfc, 0x27, 0x57, 0xd1, 0xf5, 0x34, 0xdd, 0xc0, 0xdb, 0x62,
        0x95,
        0x99, 0x3c, 0x43, 0x90, 0x41,
    ]
}
