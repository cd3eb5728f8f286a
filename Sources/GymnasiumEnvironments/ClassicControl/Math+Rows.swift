import LyceumKernels
import LyceumNumerics

extension Math {
    /// The sines and cosines of a row of angles in radians, several at a time, with the bits that ``sin(_:)`` and ``cos(_:)``
    /// have.
    ///
    /// Where the processor or its mathematics library does not allow that, each is computed by itself.
    ///
    /// - Parameters:
    ///   - angles: `count` angles.
    ///   - sines: where the sines go, `nil` for nowhere.
    ///   - cosines: where the cosines go.
    static func rows(
        of angles: UnsafePointer<Double>, count: Int, sines: UnsafeMutablePointer<Double>?,
        cosines: UnsafeMutablePointer<Double>?
    ) {
        ly_sines_and_cosines(count, angles, sines, cosines)
    }

    /// The sine and the cosine of an angle in radians, with the bits that ``sin(_:)`` and ``cos(_:)`` have, in less time.
    @inline(__always)
    static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
        var cosine = 0.0
        let sine = ly_sine_and_cosine(angle, &cosine)
        return (sine, cosine)
    }
}
