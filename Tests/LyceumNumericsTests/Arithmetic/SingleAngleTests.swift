import Foundation
import LyceumNumerics
import TestSupport
import Testing

@Suite("Sines and cosines of 32-bit numbers")
struct SingleAngleTests {
    /// Numbers of every size and sign, the infinite ones and NaN among them.
    private static let angles = stride(from: 0, to: 1 << 32, by: 40_503).map { Float(bitPattern: UInt32($0)) }

    #if canImport(Glibc)
        @Test("have glibc's bits, from the least number to the greatest")
        func library() {
            var angles = Self.angles
            for border: Float in [0, 0x1p-12, 0.75, .pi / 4, .pi / 2, .pi, 120, 0x1p31, .greatestFiniteMagnitude] {
                angles += [border.nextDown, border, border.nextUp, -border]
            }
            let other = angles.first { angle in
                Math.sin(angle).bitPattern != sin(angle).bitPattern
                    || Math.cos(angle).bitPattern != cos(angle).bitPattern
            }
            #expect(other == nil)
        }
    #endif

    @Test("have the same bits on every machine")
    func everywhere() {
        var hash = ByteHash()
        for angle in Self.angles where angle.isFinite {
            let (sine, cosine) = Math.sineAndCosine(angle)
            #expect(sine == Math.sin(angle) && cosine == Math.cos(angle))
            hash.add(sine.bitPattern)
            hash.add(cosine.bitPattern)
        }
        // glibc 2.36 gives this.
        #expect(hash.value == 0x5BD0_0F67_B7DD_F556)
    }

    @Test("are what mathematics says", arguments: [0x1.88b2f8p+5, 0x1p60, 0x1.fffffep127, -0x1.2d97c8p1] as [Float])
    func exact(angle: Float) {
        // A thousand digits of π are not at hand: the sums of angles are.
        let (sine, cosine) = Math.sineAndCosine(angle)
        let double = Math.sineAndCosine(2 * angle)
        #expect((sine * sine + cosine * cosine - 1).magnitude < 2e-7)
        if double.sine.isFinite {
            #expect((2 * sine * cosine - double.sine).magnitude < 4e-7)
            #expect((cosine * cosine - sine * sine - double.cosine).magnitude < 4e-7)
        }
    }
}
