import LyceumNumerics

extension Value {
    /// The value as JSON, on one line.
    ///
    /// Numbers have the fewest digits that read back to the same `Float` or `Double`; whole numbers have no point; vectors,
    /// tuples and arrays are arrays, row by row. What JSON lacks is written as Python writes it: `NaN`, `Infinity`.
    public var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .none: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .double(let value): text += jsonNumber(value, value.description)
        case .string(let value): text += quotedJSON(value)
        case .floats(let values): writeList(values, to: &text) { $1 += jsonNumber(Double($0), $0.description) }
        case .doubles(let values): writeList(values, to: &text) { $1 += jsonNumber($0, $0.description) }
        case .integers(let values): writeList(values, to: &text) { $1 += String($0) }
        case .array(let array): array.writeJSON(to: &text)
        case .list(let values), .tuple(let values): writeList(values, to: &text) { $0.write(to: &$1) }
        case .dictionary(let info): text += info.json
        case .graph(let graph):
            let links = graph.edgeLinks.map { Value.list($0.map(Value.integers)) }
            text +=
                Info([("nodes", graph.nodes), ("edges", graph.edges ?? .none), ("edge_links", links ?? .none)]).json
        }
    }
}

extension Info {
    /// The dictionary as a JSON object, on one line, its keys in order.
    public var json: String {
        "{" + map { "\(quotedJSON($0.key)):\($0.value.json)" }.joined(separator: ",") + "}"
    }
}

extension AnyArray {
    fileprivate func writeJSON(to text: inout String) {
        let parts: [String] =
            switch self {
            case .float32(let array): array.elements.map { jsonNumber(Double($0), $0.description) }
            case .float64(let array): array.elements.map { jsonNumber($0, $0.description) }
            case .bool(let array): array.elements.map { $0 ? "true" : "false" }
            case .uint64(let array): array.elements.map(String.init)
            default: (integers ?? []).map(String.init)
            }
        var rest = parts[...]
        nest(shape[...], &rest, to: &text)
    }

    private func nest(_ shape: ArraySlice<Int>, _ rest: inout ArraySlice<String>, to text: inout String) {
        guard let extent = shape.first else {
            text += rest.popFirst() ?? "null"
            return
        }
        text += "["
        for index in 0..<extent {
            if index > 0 { text += "," }
            nest(shape.dropFirst(), &rest, to: &text)
        }
        text += "]"
    }
}

private func writeList<Element>(
    _ values: [Element], to text: inout String, _ write: (Element, inout String) -> Void
) {
    text += "["
    for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        write(value, &text)
    }
    text += "]"
}

private func jsonNumber(_ value: Double, _ digits: String) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return digits
}

private func quotedJSON(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case _ where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text + "\""
}
