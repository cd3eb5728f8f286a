import LyceumValues

/// The fields of a JSON object that people write by hand, read strictly: a mistake names the key, the nearest key and the line.
struct JSONFields {
    private let fields: Info
    private let lines: [String: Int]

    /// The most bytes that such a text may have.
    static let byteLimit = 4_000_000

    /// What is wrong, and on which line, where that is known.
    struct Problem: Error {
        let line: Int?
        let text: String
    }

    /// Reads an object that may have the given keys and no others.
    init(_ bytes: [UInt8], keys: [String]) throws(Problem) {
        guard bytes.count <= Self.byteLimit else {
            throw Problem(line: nil, text: "it has more than \(Self.byteLimit) bytes")
        }
        // Editors of Windows put a mark of three bytes first.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(line: nil, text: "it is not UTF-8")
        }
        let value: Value
        do {
            value = try Value(json: text)
        } catch let error as MalformedJSON {
            throw Problem(line: Self.line(of: error.offset, in: bytes), text: "it is not JSON: \(error.problem)")
        } catch {
            throw Problem(line: nil, text: "\(error)")
        }
        guard case .dictionary(let fields) = value else {
            throw Problem(line: 1, text: "it is not an object, which begins with { and ends with }")
        }
        self.fields = fields
        lines = Self.lines(of: bytes)
        if let key = fields.keys.first(where: { !keys.contains($0) }) {
            let hint = nearest(to: key, among: keys).map { "did you mean \"\($0)\"?" }
            throw problem(
                key, "there is no key \"\(key.prefix(80))\": \(hint ?? "the keys are \(keys.joined(separator: ", "))")")
        }
    }

    /// A problem with a key, on its line.
    func problem(_ key: String, _ text: String) -> Problem { Problem(line: lines[key], text: text) }

    /// The value of a key; `nil` where it is missing or null.
    func value(_ key: String) -> Value? {
        let value: Value? = fields[key]
        return value == Value.none ? nil : value
    }

    /// A problem where a key is missing or null.
    func missing(_ key: String, example: String) -> Problem {
        problem(key, "\"\(key)\" is missing, such as \"\(key)\": \(example)")
    }

    /// A problem with what a key has.
    func unexpected(_ key: String, _ value: Value, expected: String) -> Problem {
        let given = value.json
        return problem(
            key, "\"\(key)\" is \(given.count > 80 ? given.prefix(80) + "…" : given[...]): expected \(expected)")
    }

    /// A text of 1 to 100 characters, on one line.
    func text(_ key: String, expected: String) throws(Problem) -> String? {
        guard let value = value(key) else { return nil }
        guard let text = value.string, Self.isPlain(text) else { throw unexpected(key, value, expected: expected) }
        return text
    }

    /// Whether a text can stand on one line, and is neither empty nor long.
    static func isPlain(_ text: String) -> Bool {
        (1...100).contains(text.count) && text.utf8.count <= 400 && !text.allSatisfy(\.isWhitespace)
            && text.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && $0.properties.generalCategory != .format
            }
    }

    /// A whole number in a range.
    func count(_ key: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = value(key) else { return nil }
        guard let count = value.int, range.contains(count) else {
            throw unexpected(key, value, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    /// The elements of a list.
    func list(_ key: String, expected: String) throws(Problem) -> [Value]? {
        guard let value = value(key) else { return nil }
        guard case .list(let elements) = value else { throw unexpected(key, value, expected: expected) }
        return elements
    }

    // MARK: - Lines

    private static func line(of offset: Int, in bytes: ArraySlice<UInt8>) -> Int {
        1 + bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") }
    }

    /// The line of each key of the outermost object of a text that is JSON.
    private static func lines(of bytes: ArraySlice<UInt8>) -> [String: Int] {
        var lines: [String: Int] = [:]
        var (line, depth) = (1, 0)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            switch bytes[place] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                let start = place + 1
                place = start
                while place < bytes.endIndex, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
                guard depth == 1, place < bytes.endIndex else { break }
                // A value that spells like a key comes after that key.
                let key = String(decoding: bytes[start..<place], as: UTF8.self)
                if lines[key] == nil, isKey(bytes[(place + 1)...]) { lines[key] = line }
            default: break
            }
            place += 1
        }
        return lines
    }

    /// Whether a colon follows.
    private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    // MARK: - Writing

    /// An object with each key on a line of its own, and each object of a list.
    static func text(_ entries: [(key: String, value: Value)]) -> String {
        let lines = entries.map { key, value in
            guard case .list(let elements) = value, case .dictionary = elements.first else {
                return "  \(Value.string(key).json): \(value.json)"
            }
            return "  \(Value.string(key).json): [\n" + elements.map { "    \($0.json)" }.joined(separator: ",\n")
                + "\n  ]"
        }
        return "{\n\(lines.joined(separator: ",\n"))\n}\n"
    }
}
