/// The words and marks of a Swift file, without its comments and the text of its strings.
///
/// Code inside a string, `"\(like this)"`, is kept. It knows what this package writes: regular expressions between slashes
/// are not among it.
struct SwiftTokens {
    struct Token: Equatable {
        /// A word as it is written, or one mark, such as a brace.
        let text: String
        /// The number of braces that are open around it.
        let depth: Int
    }

    private(set) var tokens: [Token] = []
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(untilParenthesis: false)
    }

    private func byte(_ offset: Int = 0) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private func starts(with text: StaticString) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where byte(offset) != text.utf8Start[offset] { return false }
        return true
    }

    /// Reads to the end, or to the parenthesis that ends the code in a string.
    private mutating func readCode(untilParenthesis isInString: Bool) {
        var parentheses = 0
        while position < bytes.count {
            let next = byte()
            if starts(with: "//") {
                while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if next == UInt8(ascii: "\"") {
                readString(hashes: 0)
            } else if next == UInt8(ascii: "#"), let hashes = hashesBeforeString() {
                position += hashes
                readString(hashes: hashes)
            } else if isPartOfWord(next) {
                readWord()
            } else if next > UInt8(ascii: " ") {
                if isInString, next == UInt8(ascii: ")"), parentheses == 0 { return }
                if next == UInt8(ascii: "(") { parentheses += 1 }
                if next == UInt8(ascii: ")") { parentheses -= 1 }
                if next == UInt8(ascii: "}") { depth -= 1 }
                tokens.append(Token(text: String(UnicodeScalar(next)), depth: depth))
                if next == UInt8(ascii: "{") { depth += 1 }
                position += 1
            } else {
                position += 1
            }
        }
    }

    private func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"), 0x80...:
            true
        default: false
        }
    }

    private mutating func readWord() {
        let start = position
        while isPartOfWord(byte()) { position += 1 }
        let word = bytes[start..<position].filter { $0 != UInt8(ascii: "`") }
        tokens.append(Token(text: String(decoding: word, as: UTF8.self), depth: depth))
    }

    private mutating func skipBlockComment() {
        var level = 0
        repeat {
            if starts(with: "/*") {
                level += 1
                position += 2
            } else if starts(with: "*/") {
                level -= 1
                position += 2
            } else {
                position += 1
            }
        } while level > 0 && position < bytes.count
    }

    private func hashesBeforeString() -> Int? {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        return byte(count) == UInt8(ascii: "\"") ? count : nil
    }

    private mutating func readString(hashes: Int) {
        let isLong = starts(with: "\"\"\"")
        let quotes = isLong ? 3 : 1
        position += quotes
        while position < bytes.count {
            if byte() == UInt8(ascii: "\\"), isEscape(hashes) {
                position += 1 + hashes
                if byte() == UInt8(ascii: "(") {
                    position += 1
                    readCode(untilParenthesis: true)
                }
                position += 1
            } else if isEnd(quotes: quotes, hashes: hashes) {
                position += quotes + hashes
                return
            } else {
                position += 1
            }
        }
    }

    private func isEscape(_ hashes: Int) -> Bool {
        (0..<hashes).allSatisfy { byte(1 + $0) == UInt8(ascii: "#") }
    }

    private func isEnd(quotes: Int, hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { byte($0) == UInt8(ascii: "\"") }
            && (0..<hashes).allSatisfy { byte(quotes + $0) == UInt8(ascii: "#") }
    }
}
