import LyceumKernels
import LyceumNumerics
import TestSupport
import Testing

@Suite("Rows of angles")
struct AngleRowTests {
    /// The forms that this processor has.
    static let forms = [LYRowsPortable, LYRowsAVX2, LYRowsAVX512].filter {
        let used = ly_rows()
        defer { ly_use_rows(used) }
        return ly_use_rows($0) == 1
    }

    /// The angles for which a row, or the function of both, has other bits than the functions of one angle.
    private func differing(_ angles: [Double]) -> [Double] {
        var (sines, cosines) = (angles, angles)
        ly_sines_and_cosines(angles.count, angles, &sines, &cosines)
        var (sinesAlone, cosinesAlone) = (angles, angles)
        ly_sines_and_cosines(angles.count, angles, &sinesAlone, nil)
        ly_sines_and_cosines(angles.count, angles, nil, &cosinesAlone)
        func same(_ left: Double, _ right: Double) -> Bool {
            left.bitPattern == right.bitPattern || (left.isNaN && right.isNaN)
        }
        return angles.indices.filter { index in
            let (sine, cosine) = (Math.sin(angles[index]), Math.cos(angles[index]))
            var pair = (sine: 0.0, cosine: 0.0)
            pair.sine = ly_sine_and_cosine(angles[index], &pair.cosine)
            return !same(sines[index], sine) || !same(cosines[index], cosine) || !same(sinesAlone[index], sine)
                || !same(cosinesAlone[index], cosine) || !same(pair.sine, sine) || !same(pair.cosine, cosine)
        }.map { angles[$0] }
    }

    @Test("have the bits of the functions of one angle, whatever form computes them", arguments: forms)
    func bits(form: LYRows) {
        let used = ly_rows()
        defer { ly_use_rows(used) }
        #expect(ly_use_rows(form) == 1)
        var angles = HardAngles(seed: 1)
        for _ in 0..<50 { #expect(differing(angles.next(1000)) == []) }
        #expect(
            differing([.nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude]) == [])
    }

    @Test("may be of any length, and the results may take their place")
    func lengths() {
        for count in 0..<20 {
            let angles = (0..<count).map { Double($0) * 0.3 - 1 }
            #expect(differing(angles) == [])
            var row = angles + [7]
            row.withUnsafeMutableBufferPointer { row in
                ly_sines_and_cosines(count, row.baseAddress, row.baseAddress, nil)
            }
            #expect(row == angles.map { Math.sin($0) } + [7])
        }
    }
}
