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
}
