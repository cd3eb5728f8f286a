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
        case .floats(let values): Float.numPyRepr(shape: [values.count], elements: values)
        case .doubles(let values): Double.numPyRepr(shape: [values.count], elements: values)
        case .integers(let values): Int.numPyRepr(shape: [values.count], elements: values)
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
        case .double(let value): value.isFinite ? value.description : ".double(\(source(value)))"
        case .string(let value): value.debugDescription
        case .floats(let values): ".floats([\(joined(values.map(source)))])"
        case .doubles(let values): ".doubles([\(joined(values.map(source)))])"
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
        func repr<S: Scalar>(_ array: NDArray<S>) -> String {
            S.numPyRepr(shape: array.shape, elements: array.elements)
        }
        return switch self {
        case .float32(let array): repr(array)
        case .float64(let array): repr(array)
        case .int8(let array): repr(array)
        case .int16(let array): repr(array)
        case .int32(let array): repr(array)
        case .int64(let array): repr(array)
        case .uint8(let array): repr(array)
        case .uint16(let array): repr(array)
        case .uint32(let array): repr(array)
        case .uint64(let array): repr(array)
        case .bool(let array): repr(array)
        }
    }
}

extension Value {
    /// A Swift literal that a parameter of the value's kind takes: vectors, tuples and arrays are written as lists.
    package var literal: String {
        switch self {
        case .floats(let values): "[\(joined(values.map(source)))]"
        case .doubles(let values): "[\(joined(values.map(source)))]"
        case .integers(let values): "\(values)"
        case .array: json.replacing(",", with: ", ")
        case .list(let values), .tuple(let values): "[\(joined(values.map(\.literal)))]"
        case .dictionary(let info) where !info.isEmpty:
            "[\(joined(info.map { "\($0.key.debugDescription): \($0.value.literal)" }))]"
        default: debugDescription
        }
    }
}

private func joined(_ parts: [String]) -> String { parts.joined(separator: ", ") }

/// A number as Swift source.
private func source(_ number: some BinaryFloatingPoint & CustomStringConvertible) -> String {
    if number.isNaN { return ".nan" }
    if number.isInfinite { return number < 0 ? "-.infinity" : ".infinity" }
    return number.description
}

/// A text in quotes as Python's `repr` writes it.
private func pythonText(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in scalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case quote: result += "\\\(quote)"
        case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
        default: result += escape(scalar)
        }
    }
    result.unicodeScalars.append(quote)
    return result
}

/// Whether Python's `repr` writes a character as it is.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: true
    }
}

/// `\x07`, `\u200b` or `\U000f0000`.
private func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
}
