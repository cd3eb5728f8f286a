import Foundation
import LyceumKernels
import LyceumNumerics
import TestSupport

/// Rows of sines and cosines, and pairs, have the bits of the functions of one angle, for twenty million angles in every form.
let angleRows = Check("angles/rows") { isQuick in
    let (rounds, length) = (isQuick ? 100 : 2000, 10_007)
    let used = ly_rows()
    defer { ly_use_rows(used) }
    var counts: [String] = []
    for form in [LYRowsPortable, LYRowsAVX2, LYRowsAVX512] where ly_use_rows(form) == 1 {
        let misses = try concurrently(rounds) { round in
            var series = HardAngles(seed: UInt64(round))
            let angles = series.next(length)
            var (sines, cosines) = (angles, angles)
            ly_sines_and_cosines(length, angles, &sines, &cosines)
            func differs(_ number: Double, _ expected: Double) -> Bool {
                number.bitPattern != expected.bitPattern && !(number.isNaN && expected.isNaN)
            }
            return angles.indices.first {
                let (sine, cosine) = (Math.sin(angles[$0]), Math.cos(angles[$0]))
                var pair = (sine: 0.0, cosine: 0.0)
                pair.sine = ly_sine_and_cosine(angles[$0], &pair.cosine)
                return differs(sines[$0], sine) || differs(cosines[$0], cosine) || differs(pair.sine, sine)
                    || differs(pair.cosine, cosine)
            }.map { angles[$0] }
        }
        if let angle = misses.lazy.compactMap({ $0 }).first {
            throw CheckFailed("form \(form.rawValue) gives other bits for \(angle), \(angle.bitPattern)")
        }
        counts.append("form \(form.rawValue)\(ly_angles_are_of_rows() == 1 ? "" : ", the library's own")")
    }
    return "\(rounds * length) angles in \(counts.joined(separator: "; "))"
}

/// Each of all 32-bit numbers has the sine and the cosine that glibc gives it on a processor with fused multiply-adds.
let singleAngles = Check("angles/single") { isQuick in
    #if canImport(Glibc)
        let parts = 1 << 8
        let step = isQuick ? 997 : 1
        let misses = try concurrently(parts) { part in
            let size = (1 << 32) / parts
            return stride(from: part * size, to: (part + 1) * size, by: step).first { bits in
                let angle = Float(bitPattern: UInt32(bits))
                let (sine, cosine) = Math.sineAndCosine(angle)
                return sine.bitPattern != sin(angle).bitPattern || cosine.bitPattern != cos(angle).bitPattern
            }
        }
        if let bits = misses.lazy.compactMap({ $0 }).first {
            throw CheckFailed("other bits for \(Float(bitPattern: UInt32(bits))), \(bits)")
        }
        return "\((1 << 32) / step) angles"
    #else
        return "there is no glibc"
    #endif
}
