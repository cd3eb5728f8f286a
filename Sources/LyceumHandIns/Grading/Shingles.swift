import LyceumValues

/// The runs of eight words of a program, each as a number: programs that share most of them were hardly written apart.
///
/// Words are names, numbers and single signs. Comments and spaces do not count, so that moving or explaining a copied line changes
/// nothing; renaming something changes the eight runs around each of its places.
package struct Shingles {
    /// How many words a run has.
    static let length = 8
    /// The most runs that are kept: those with the smallest numbers, which are the same selection in every program.
    static let limit = 8192
    /// The most bytes of a file that are looked at.
    private static let byteLimit = 1 << 20

    private var numbers: Set<UInt64> = []

    package init() {}

    /// Whether a file is compared, by its name.
    static func isSource(_ name: String) -> Bool {
        [".swift", ".py", ".c", ".h", ".cpp", ".m", ".ipynb"].contains { name.lowercased().hasSuffix($0) }
            && !name.hasSuffix("Package.swift")
    }

    /// Adds the text of a file.
    package mutating func add(_ bytes: [UInt8]) {
        let words = Self.words(bytes.prefix(Self.byteLimit))
        guard words.count >= Self.length else { return }
        for start in 0...(words.count - Self.length) {
            var check = CheckValue()
            for word in words[start..<start + Self.length] { check.add(word) }
            numbers.insert(check.number)
        }
    }

    /// The runs that are compared, sorted.
    package var sample: [UInt64] { Array(numbers.sorted().prefix(Self.limit)) }

    /// A number for each word.
    private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        var place = bytes.startIndex
        func has(_ first: Character, _ second: Character) -> Bool {
            place + 1 < bytes.endIndex && bytes[place] == first.asciiValue && bytes[place + 1] == second.asciiValue
        }
        while place < bytes.endIndex {
            let byte = bytes[place]
            if has("/", "/") || byte == UInt8(ascii: "#") && (place == bytes.startIndex || bytes[place - 1] <= 32) {
                while place < bytes.endIndex, bytes[place] != UInt8(ascii: "\n") { place += 1 }
            } else if has("/", "*") {
                place += 2
                while place < bytes.endIndex, !has("*", "/") { place += 1 }
                place = min(place + 2, bytes.endIndex)
            } else if byte <= 32 {
                place += 1
            } else {
                let start = place
                while place < bytes.endIndex, isLetter(bytes[place]) { place += 1 }
                if place == start { place += 1 }
                var check = CheckValue()
                for byte in bytes[start..<place] { check.add(UInt64(byte)) }
                words.append(check.number)
            }
        }
        return words
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 128 || byte == 95 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
