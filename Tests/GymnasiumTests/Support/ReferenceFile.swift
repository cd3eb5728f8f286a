import Foundation

/// The lines of a file in `Reference`, taken apart at the tabs.
func referenceLines(_ file: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Reference/\(file)"), encoding: .utf8)
    return text.split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
}

/// The bits of an observation as the reference files write them: groups of 8 hexadecimal digits.
func hex(_ observation: [Float]) -> String {
    observation.map { number in
        let digits = String(number.bitPattern, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined(separator: " ")
}

/// The FNV-1a hash of a stream of bytes.
struct ByteHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The bytes of a number, lowest first.
    mutating func add(_ word: some FixedWidthInteger) {
        for shift in stride(from: 0, to: word.bitWidth, by: 8) { add(UInt8(truncatingIfNeeded: word >> shift)) }
    }

    /// 16 hexadecimal digits.
    var digits: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
