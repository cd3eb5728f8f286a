import TestSupport
import Testing

@Suite struct ByteHashTests {
    @Test func `The hash is FNV-1a's, in whatever parts the bytes come`() {
        // Published values: of nothing, of "a", and of "foobar".
        #expect(ByteHash().digits == "cbf29ce484222325")
        var hash = ByteHash()
        for byte in "a".utf8 { hash.add(byte) }
        #expect(hash.digits == "af63dc4c8601ec8c")
        var words = ByteHash()
        words.add(UInt32(0x626F_6F66))
        words.add(0xFFFF_7261, bytes: 2)
        #expect(words.digits == "85944171f73967e8")
    }

    @Test func `Bits are written with all their digits`() {
        #expect(hexadecimal(0xAB, digits: 4) == "00ab")
        #expect(hex([0, 255, 16] as [UInt8]) == "00ff10")
        #expect(hex([1, -0.0]) == "3f800000 80000000")
    }
}
