import Foundation
import LyceumNumerics
import TestSupport
import Testing

@Suite("Numbers as Python prints them")
struct PythonNumberTests {
    @Test("5000 doubles print as Python's repr prints them")
    func doubles() throws {
        let lines = try lines(of: "python-doubles.txt")
        #expect(lines.count == 5000)
        for (bits, text) in lines {
            let number = Double(bitPattern: bits)
            #expect(number.pythonDescription == text)
        }
    }

    @Test("5000 floats print as str(numpy.float32) prints them")
    func floats() throws {
        let lines = try lines(of: "python-floats.txt")
        #expect(lines.count == 5000)
        for (bits, text) in lines {
            let number = Float(bitPattern: UInt32(bits))
            #expect(number.pythonDescription == text)
        }
    }

    @Test("no kind of not-a-number prints a sign or a payload")
    func nan() {
        #expect((-Double.nan).pythonDescription == "nan")
        #expect(Double.signalingNaN.pythonDescription == "nan")
        #expect(Double(nan: 7, signaling: false).pythonDescription == "nan")
        #expect((-Float.nan).pythonDescription == "nan")
    }

    private func lines(of file: String) throws -> [(bits: UInt64, text: String)] {
        try reference(file).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: " ")
            return (try #require(UInt64(fields[0], radix: 16)), String(fields[1]))
        }
    }
}
