import Foundation
import LyceumNumerics
import Testing

@testable import Gymnasium

@Suite struct TempNumPy {
    @Test func compare() throws {
        var bad = 0
        for line in try String(contentsOfFile: "/tmp/h4_arrays.txt", encoding: .utf8).split(separator: "\n") {
            let p = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let shape = p[1].split(separator: ",").compactMap { Int($0) }
            let bits = p[2].split(separator: " ").compactMap { UInt64($0) }
            let ours: String
            if p[0] == "f" {
                ours = Float.numPyText(shape: shape, elements: bits.map { Float(bitPattern: UInt32($0)) })
            } else {
                ours = Double.numPyText(shape: shape, elements: bits.map { Double(bitPattern: $0) })
            }
            let flat = ours.replacingOccurrences(of: "\n", with: "\\n")
            if flat != p[3] {
                bad += 1
                if bad < 40 { print("BAD", p[0], flat, "NUMPY", p[3]) }
            }
        }
        print("BADCOUNT", bad)
    }
}
