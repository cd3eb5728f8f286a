import Gymnasium

/// Reads the values that the reference data write as Python expressions: literals, powers of two, and NumPy's numbers and
/// arrays of the types that there are here.
struct PythonLiteral {
    private var rest: Substring

    /// The value of an expression; `nil` where no ``Value`` stands for it.
    static func value(of text: String) -> Value? {
        var reader = PythonLiteral(rest: text[...])
        guard let value = reader.value(), reader.rest.isEmpty else { return nil }
        return value
    }

    private mutating func take(_ text: String) -> Bool {
        rest = rest.drop { $0 == " " }
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count).drop { $0 == " " }
        return true
    }

    private mutating func word(_ isPart: (Character) -> Bool) -> String {
        defer { rest = rest.drop(while: isPart).drop { $0 == " " } }
        return String(rest.prefix(while: isPart))
    }

    private mutating func value() -> Value? {
        if take("np.") { return numPyValue() }
        if take("[") { return values(until: "]").map { .list($0) } }
        if take("(") { return values(until: ")").map { .tuple($0) } }
        if take("{") { return dictionary() }
        if take("'") {
            defer { _ = take("'") }
            return .string(word { $0 != "'" })
        }
        if take("None") { return Value.none }
        if take("True") { return .bool(true) }
        if take("False") { return .bool(false) }
        if take("nan") { return .double(.nan) }
        if take("inf") { return .double(.infinity) }
        return number()
    }

    private mutating func number() -> Value? {
        let text = word { $0.isNumber || ".+-e".contains($0) }
        if take("**") {
            guard let exponent = Int(word(\.isNumber)), text == "2" || text == "-2", exponent < 63 else {
                return powerOf63(text)
            }
            var power = (text == "2" ? 1 : -1) << exponent
            if take("- 1") { power -= 1 }
            return .int(power)
        }
        if let number = Int(text) { return .int(number) }
        return Double(text).map { .double($0) }
    }

    /// 2^63 - 1 and -2^63, the only ones beyond 2^62 that there are.
    private mutating func powerOf63(_ base: String) -> Value? {
        if base == "-2" { return .int(.min) }
        return take("- 1") ? .int(.max) : nil
    }

    private mutating func values(until end: String) -> [Value]? {
        var values: [Value] = []
        while !take(end) {
            guard let value = value() else { return nil }
            values.append(value)
            _ = take(",")
        }
        return values
    }

    private mutating func dictionary() -> Value? {
        var info = Info()
        while !take("}") {
            guard case .string(let key) = value(), take(":"), let content = value() else { return nil }
            info[key] = content
            _ = take(",")
        }
        return .dictionary(info)
    }

    private mutating func numPyValue() -> Value? {
        let name = word { $0.isLetter || $0.isNumber || $0 == "_" }
        guard take("("), let content = value() else { return nil }
        if name.hasPrefix("float"), case .double = content { return take(")") ? content : nil }
        var type = name == "bool_" ? "bool" : name
        if name == "array" {
            type = content.containsDouble ? "float64" : content.containsBool ? "bool" : "int64"
            if take(",") { type = take("np.") ? word { $0.isLetter || $0.isNumber } : word { $0 != ")" } }
        }
        guard take(")"), let scalarType = ScalarType(rawValue: type) else { return nil }
        return array(content, scalarType)
    }

    private func array(_ content: Value, _ type: ScalarType) -> Value? {
        switch type {
        case .float32: Float.array(of: content).map { .array(.float32($0)) }
        case .float64: Double.array(of: content).map { .array(.float64($0)) }
        case .int8: Int8.array(of: content).map { .array(.int8($0)) }
        case .int16: Int16.array(of: content).map { .array(.int16($0)) }
        case .int32: Int32.array(of: content).map { .array(.int32($0)) }
        case .int64: Int.array(of: content).map { .array(.int64($0)) }
        case .uint8: UInt8.array(of: content).map { .array(.uint8($0)) }
        case .uint16: UInt16.array(of: content).map { .array(.uint16($0)) }
        case .uint32: UInt32.array(of: content).map { .array(.uint32($0)) }
        case .uint64: UInt64.array(of: content).map { .array(.uint64($0)) }
        case .bool: Bool.array(of: content).map { .array(.bool($0)) }
        }
    }
}

extension Value {
    fileprivate var containsDouble: Bool {
        if case .double = self { return true }
        return values?.contains(where: \.containsDouble) ?? false || values?.isEmpty ?? false
    }

    fileprivate var containsBool: Bool {
        if case .bool = self { return true }
        return values?.contains(where: \.containsBool) ?? false
    }
}
