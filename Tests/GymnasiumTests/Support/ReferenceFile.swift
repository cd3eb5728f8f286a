import Foundation

/// A table of reference data: tab-separated lines, the first of which names the columns.
struct ReferenceFile {
    /// One line after the first.
    struct Row {
        /// The number of the line, from 1 on.
        let line: Int
        private let fields: [String: String]

        fileprivate init(line: Int, columns: [String], text: Substring) {
            let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            self.line = line
            fields = Dictionary(zip(columns, parts)) { first, _ in first }
        }

        /// The text under the name of a column, empty where the line has none.
        subscript(column: String) -> String { fields[column] ?? "" }
    }

    let rows: [Row]

    /// Reads a file of the folder `Reference`.
    init(_ name: String) throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: tests.appending(path: "Reference/\(name)"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        let columns = lines[0].split(separator: "\t").map(String.init)
        rows = lines.enumerated().dropFirst().map { Row(line: $0 + 1, columns: columns, text: $1) }
    }
}

extension String {
    /// The text with `\\`, `\n` and `\t` read as in Python.
    var unescaped: String {
        var result = ""
        var isEscaped = false
        for character in self {
            if isEscaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

/// The FNV-1a hash of bytes that come one after the other.
struct ByteHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes in the lowest bytes of a word, lowest first.
    mutating func add(_ word: UInt64, bytes: Int) {
        var rest = word
        var left = bytes
        while left > 0 {
            value = (value ^ (rest & 0xFF)) &* 0x100_0000_01B3
            rest >>= 8
            left -= 1
        }
    }

    /// The sixteen digits.
    var text: String { hexadecimal(value, digits: 16) }
}

/// The lowest digits of a word, with zeros in front.
func hexadecimal(_ word: UInt64, digits: Int) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
