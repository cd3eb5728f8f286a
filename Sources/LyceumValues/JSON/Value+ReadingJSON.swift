extension Value {
    /// Reads a JSON text: objects become dictionaries in the order written, arrays lists, whole numbers `Int`s where
    /// they fit, and other numbers `Double`s. `NaN`, `Infinity` and `-Infinity` are read as Python writes them.
    ///
    /// The text may nest 100 levels deep.
    ///
    /// - Throws: ``MalformedJSON``, also for a key that an object has twice.
    public init(json text: String) throws {
        var reader = JSONReader(text)
        self = try reader.document()
    }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private let deepest = 100

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func document() throws -> Value {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw error("there is more after the end of the value") }
        return value
    }

    private func error(_ problem: String) -> MalformedJSON { MalformedJSON(offset: position, problem: problem) }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B && byte != 0x0C { position += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard byte == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func value(depth: Int) throws -> Value {
        skipSpace()
        if depth >= deepest, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
            throw error("it nests more than \(deepest) levels deep")
        }
        if take("{") { return .dictionary(try object(depth: depth)) }
        if take("[") { return .list(try array(depth: depth)) }
        if take("\"") { return .string(try string()) }
        if takeWord("null") { return .none }
        if takeWord("true") { return .bool(true) }
        if takeWord("false") { return .bool(false) }
        if takeWord("NaN") { return .double(.nan) }
        if takeWord("Infinity") { return .double(.infinity) }
        if takeWord("-Infinity") { return .double(-.infinity) }
        return try number()
    }

    private mutating func object(depth: Int) throws -> Info {
        var entries: [Info.Entry] = []
        var keys: Set<String> = []
        if take("}") { return [:] }
        repeat {
            guard take("\"") else { throw error("expected a key in quotes") }
            let key = try string()
            guard keys.insert(key).inserted else { throw error("the key \"\(key)\" is there twice") }
            guard take(":") else { throw error("expected a colon after the key \"\(key)\"") }
            entries.append(Info.Entry(key, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw error("expected a comma or }") }
        return Info(distinct: entries)
    }

    private mutating func array(depth: Int) throws -> [Value] {
        var values: [Value] = []
        if take("]") { return values }
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw error("expected a comma or ]") }
        return values
    }

    private mutating func string() throws -> String {
        var result: [UInt8] = []
        while let next = byte {
            position += 1
            switch next {
            case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &result)
            case ..<0x20: throw error("a text has a control character")
            default: result.append(next)
            }
        }
        throw error("a text has no end")
    }

    private mutating func escape(into result: inout [UInt8]) throws {
        guard let letter = byte else { throw error("a text has no end") }
        position += 1
        switch letter {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
        case UInt8(ascii: "u"): try unicodeEscape(into: &result)
        case ..<0x80: throw error("there is no escape \\\(Unicode.Scalar(letter))")
        default: throw error("there is no escape of a letter outside ASCII")
        }
    }

    private mutating func unicodeEscape(into result: inout [UInt8]) throws {
        var unit = try hexUnit()
        if (0xD800...0xDBFF).contains(unit), takeWord("\\u") {
            let low = try hexUnit()
            guard (0xDC00...0xDFFF).contains(low) else { throw error("half a character is missing") }
            unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw error("half a character is missing") }
        result += Array(String(scalar).utf8)
    }

    private mutating func hexUnit() throws -> UInt32 {
        guard position + 4 <= bytes.count,
            bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw error("expected four hexadecimal digits") }
        position += 4
        return unit
    }

    private mutating func number() throws -> Value {
        skipSpace()
        let start = position
        var isWhole = true
        if byte == UInt8(ascii: "-") { position += 1 }
        let firstDigit = byte
        let digits = skipDigits()
        guard digits <= 1 || firstDigit != UInt8(ascii: "0") else { throw error("a number begins with a needless 0") }
        guard digits > 0 else {
            throw error(position == bytes.count ? "the text ends where a value was expected" : "expected a value")
        }
        if byte == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            guard skipDigits() > 0 else { throw error("expected digits after the point") }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else { throw error("expected digits of an exponent") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let number = Int(text) { return .int(number) }
        guard let number = Double(text) else { throw error("expected a number") }
        return .double(number)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte, (48...57).contains(byte) { position += 1 }
        return position - start
    }
}
