import LyceumGraphics
import LyceumVideo
import Testing

@Suite("Bits of a video")
struct BitstreamTests {
    private func bits(_ body: (inout BitWriter) -> Void) -> String {
        var writer = BitWriter(capacity: 64)
        defer { writer.deallocate() }
        body(&writer)
        writer.putTrailingBits()
        let text = writer.bytes().map { byte in
            let digits = String(byte, radix: 2)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
        return String(text[..<(text.lastIndex(of: "1") ?? text.startIndex)])
    }

    @Test(
        "of numbers are the codes of the standard's table 9-2",
        arguments: [
            (0, "1"), (1, "010"), (2, "011"), (3, "00100"), (6, "00111"), (7, "0001000"), (14, "0001111"),
            (255, "00000000100000000"), (65534, "0000000000000001111111111111111"),
        ])
    func unsigned(value: Int, code: String) {
        #expect(bits { $0.putUnsigned(value) } == code)
    }

    @Test("of numbers with a sign go 0, 1, -1, 2, -2", arguments: [0, 1, -1, 2, -2, 3, -3, 1000, -1000])
    func signed(value: Int) {
        let place = value > 0 ? 2 * value - 1 : -2 * value
        #expect(bits { $0.putSigned(value) } == bits { $0.putUnsigned(place) })
    }

    @Test("are counted as many as are written")
    func counted() {
        var counter = BitCounter()
        for value in 0..<300 { counter.putUnsigned(value * value) }
        #expect(bits { for value in 0..<300 { $0.reserve(16); $0.putUnsigned(value * value) } }.count == counter.count)
    }

    private static let alphabets =
        CodeTables.coefficientTokens.map { $0.joined(separator: " ") } + CodeTables.totalZeros
        + CodeTables.chromaTotalZeros + CodeTables.runsBefore

    @Test("of a table can be told apart, and leave next to no code unused", arguments: alphabets)
    func prefixFree(table: String) {
        let codes = table.split(separator: " ")
        for (index, code) in codes.enumerated() {
            for (other, longer) in codes.enumerated() where index != other { #expect(!longer.hasPrefix(code)) }
        }
        let filled = codes.reduce(0.0) { $0 + 1 / Double(1 << $1.count) }
        #expect(filled > 0.96 && filled <= 1)
    }

    @Test("of tables are as many as there are cases")
    func complete() {
        for table in CodeTables.coefficientTokens {
            for (total, row) in table.enumerated() {
                #expect(row.split(separator: " ").count == min(total, 3) + 1)
            }
        }
        #expect(CodeTables.coefficientTokens.map(\.count) == [17, 17, 17, 17, 5])
        for (index, row) in CodeTables.totalZeros.enumerated() {
            #expect(row.split(separator: " ").count == 16 - index)
        }
        for (index, row) in CodeTables.runsBefore.prefix(6).enumerated() {
            #expect(row.split(separator: " ").count == index + 2)
        }
        #expect(Set(MacroblockWriter.patternsOfIntra) == Set(0..<48))
        #expect(Set(MacroblockWriter.patternsOfInter) == Set(0..<48))
    }

    @Test("of a block are those worked out by hand")
    func block() {
        // 0 3 0 1 -1 -1 0 1: five levels, three trailing ones, three zeros before them.
        let levels: [Int16] = [0, 3, 0, 1, -1, -1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
        let text = bits { sink in
            CoefficientCoder.shared.write(levels, length: 16, context: 0, to: &sink)
        }
        // coeff_token 0000100, signs 0 1 1, level 1: 1, level 3: 0010, total_zeros 111, runs 10 1 1 01.
        #expect(text == "0000100" + "011" + "1" + "0010" + "111" + "10" + "1" + "1" + "01")
    }

    @Test("never look like the start of a unit")
    func emulation() {
        var output: [UInt8] = []
        let payload: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4]
        payload.withUnsafeBufferPointer { NetworkUnit.appendSample(.predictedSlice, payload: $0, to: &output) }
        #expect(output == [0, 0, 0, 20, 0x61, 0, 0, 3, 0, 0, 3, 0, 1, 0, 0, 3, 2, 0, 0, 3, 3, 0, 0, 4])
    }
}
