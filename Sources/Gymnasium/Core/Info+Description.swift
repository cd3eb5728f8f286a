import LyceumNumerics

extension Info: CustomStringConvertible, CustomDebugStringConvertible {
    /// The text that Python prints for such a dictionary: `{'idx': 0, 'r_sum': 29.0}`.
    public var description: String {
        "{" + entries.map { "\(pythonText($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
    }

    /// A Swift literal: `["idx": 0, "r_sum": 29.0]`.
    public var debugDescription: String {
        guard !isEmpty else { return "[:]" }
        return "[" + entries.map { "\($0.key.debugDescription): \($0.value.debugDescription)" }.joined(separator: ", ")
            + "]"
    }
}

extension Value: CustomStringConvertible, CustomDebugStringConvertible {
    /// The text that Python prints for such a value; vectors are printed as NumPy arrays.
    public var description: String {
        switch self {
        case .none: "None"
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .double(let value): value.pythonDescription
        case .string(let value): pythonText(value)
        case .floats(let values): "array([\(joined(values.map(\.pythonDescription)))], dtype=float32)"
        case .doubles(let values): "array([\(joined(values.map(\.pythonDescription)))])"
        case .integers(let values): "array([\(joined(values.map(String.init)))])"
        case .array(let array): array.description
        case .list(let values): "[\(joined(values.map(\.description)))]"
        case .tuple(let values):
            values.count == 1 ? "(\(values[0]),)" : "(\(joined(values.map(\.description))))"
        case .dictionary(let info): info.description
        case .graph(let graph):
            "GraphInstance(nodes=\(graph.nodes), edges=\(graph.edges ?? .none), "
                + "edge_links=\(graph.edgeLinks.map { "\($0)" } ?? "None"))"
        }
    }

    /// A Swift literal where there is one, else the case and what it holds.
    public var debugDescription: String {
        switch self {
        case .none: "nil"
        case .bool(let value): String(value)
        case .int(let value): String(value)
        case .double(let value): value.description
        case .string(let value): value.debugDescription
        case .floats(let values): ".floats(\(values))"
        case .doubles(let values): ".doubles(\(values))"
        case .integers(let values): ".integers(\(values))"
        case .array(let array): ".array(\(array))"
        case .list(let values): "[\(joined(values.map(\.debugDescription)))]"
        case .tuple(let values): ".tuple([\(joined(values.map(\.debugDescription)))])"
        case .dictionary(let info): info.debugDescription
        case .graph: ".graph(\(self))"
        }
    }
}

extension AnyArray: CustomStringConvertible {
    /// NumPy's text, with the scalar type where NumPy names it.
    public var description: String {
        switch self {
        case .float32(let array): "array(\(array), dtype=float32)"
        case .float64(let array): "array(\(array))"
        case .int8(let array): "array(\(array), dtype=int8)"
        case .int16(let array): "array(\(array), dtype=int16)"
        case .int32(let array): "array(\(array), dtype=int32)"
        case .int64(let array): "array(\(array))"
        case .uint8(let array): "array(\(array), dtype=uint8)"
        case .uint16(let array): "array(\(array), dtype=uint16)"
        case .uint32(let array): "array(\(array), dtype=uint32)"
        case .uint64(let array): "array(\(array), dtype=uint64)"
        case .bool(let array): "array(\(array))"
        }
    }
}

private func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }

/// A text in quotes as Python's `repr` writes it.
private func pythonText(_ text: String) -> String {
    let quote: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where Character(scalar) == quote: result += "\\\(quote)"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            result += "\\x" + (digits.count == 1 ? "0" : "") + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + String(quote)
}
