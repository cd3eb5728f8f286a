import Gymnasium
import TestSupport
import Testing

@Suite struct NumPyTextTests {
    @Test func `arrays of floating-point numbers print as NumPy 2.4.6 prints them`() throws {
        let rows = try ReferenceTable("arrays.tsv").rows
        for row in rows {
            let shape = row["shape"].split(separator: "x").compactMap { Int($0) }
            let bits = row["bits"].split(separator: ",").compactMap { UInt64($0, radix: 16) }
            let text =
                row["dtype"] == "float32"
                ? Float.numPyText(shape: shape, elements: bits.map { Float(bitPattern: UInt32($0)) })
                : Double.numPyText(shape: shape, elements: bits.map { Double(bitPattern: $0) })
            #expect(text == row["text"].unescaped, "line \(row.line)")
        }
        #expect(rows.count == 240)
    }

    @Test func `zeros that rounding to nine digits leaves at the end are not printed`() {
        #expect(Double.numPyText(shape: [1], elements: [1.1032772049999999e-165]) == "[1.1032772e-165]")
        #expect(Double.numPyText(shape: [1], elements: [1.66903720012345e16]) == "[1.6690372e+16]")
        #expect(Double.numPyText(shape: [2], elements: [5e-25, 5.9999999999999996e-20]) == "[5.e-25 6.e-20]")
        #expect(Float.numPyText(shape: [2], elements: [-9.2464733e+29, 1.5]) == "[-9.246474e+29  1.500000e+00]")
    }

    @Test func `whole numbers and truth values stand flush right`() {
        #expect(numPyText([2, -20, 100]) == "[  2 -20 100]")
        #expect(numPyText([]) == "[]")
        #expect(Bool.numPyText(shape: [2, 1], elements: [true, false]) == "[[ True]\n [False]]")
        #expect(Bool.numPyText(shape: [2], elements: [true, true]) == "[ True  True]")
        #expect(Bool.numPyText(shape: [], elements: [true]) == "True")
        #expect(UInt64.numPyText(shape: [1], elements: [.max]) == "[18446744073709551615]")
    }

    @Test func `a number whose last digit is a five is rounded to the side that it lies on`() {
        for (bits, text) in [
            (4_685_405_566_787_184_627, "[179441.23681051]"), (4_695_713_863_118_693_483, "[869232.58216204]"),
            (4_690_464_865_543_939_158, "[391228.4201141]"),
        ] as [(UInt64, String)] {
            #expect(Double.numPyText(shape: [1], elements: [Double(bitPattern: bits)]) == text)
        }
    }

    @Test func `a number without axes stands alone, and nothing stands in empty brackets`() {
        #expect(Int8.numPyText(shape: [], elements: [7]) == "7")
        #expect(Float.numPyText(shape: [3, 0], elements: []) == "[]")
    }
}
