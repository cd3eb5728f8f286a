/// The FNV-1a hash of a stream of bytes, by which reference data tell long results.
package struct ByteHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Takes in the bytes of a number, lowest first.
    package mutating func add(_ word: some FixedWidthInteger) {
        add(UInt64(truncatingIfNeeded: word), bytes: word.bitWidth / 8)
    }

    /// Takes in the lowest bytes of a word, lowest first.
    package mutating func add(_ word: UInt64, bytes: Int) {
        var rest = word
        var left = bytes
        while left > 0 {
            add(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            left -= 1
        }
    }

    /// 16 hexadecimal digits.
    package var digits: String { hexadecimal(value, digits: 16) }
}

/// The lowest digits of a word, with zeros in front.
package func hexadecimal(_ word: UInt64, digits: Int) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// Bytes as pairs of hexadecimal digits.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { hexadecimal(UInt64($0), digits: 2) }.joined()
}

/// The bits of an observation as the reference files write them: groups of 8 hexadecimal digits.
package func hex(_ observation: [Float]) -> String {
    observation.map { hexadecimal(UInt64($0.bitPattern), digits: 8) }.joined(separator: " ")
}
