/// A table of reference data: tab-separated lines, the first of which names the columns.
struct ReferenceTable {
    /// One line after the first.
    struct Row {
        /// The number of the line, from 1 on.
        let line: Int
        fileprivate let fields: [String: String]

        /// The text under the name of a column, empty where the line has none.
        subscript(column: String) -> String { fields[column] ?? "" }
    }

    let rows: [Row]

    /// Reads a file of the folder `Reference`.
    init(_ file: String) throws {
        let lines = try referenceLines(file)
        rows = lines.enumerated().dropFirst().map { index, fields in
            Row(line: index + 1, fields: Dictionary(zip(lines[0], fields)) { first, _ in first })
        }
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

extension ByteHash {
    /// Takes in the lowest bytes of a word, lowest first.
    mutating func add(_ word: UInt64, bytes: Int) {
        var rest = word
        var left = bytes
        while left > 0 {
            add(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
            left -= 1
        }
    }
}

/// The lowest digits of a word, with zeros in front.
func hexadecimal(_ word: UInt64, digits: Int) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
