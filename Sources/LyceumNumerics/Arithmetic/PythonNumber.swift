extension Double {
    /// The number as Python's `repr` writes it.
    ///
    /// The fewest digits that read back as the same number; without an exponent from 1e-4 up to, not including, 1e16,
    /// else with one of at least two digits.
    ///
    /// ```swift
    /// 9007199254740994.0.pythonDescription  // "9007199254740994.0", where description is "9.007199254740994e+15"
    /// 1e16.pythonDescription                // "1e+16"
    /// ```
    /// Compared with CPython 3.11.
    public var pythonDescription: String {
        if isNaN { return "nan" }
        return magnitude >= 1 && magnitude < 1e16 ? PythonNumber.withoutExponent(description) : description
    }
}

extension Float {
    /// The number as Python's `str` writes a `numpy.float32`.
    ///
    /// The fewest digits that read back as the same number; without an exponent from 1e-4 up to, not including, 1e6,
    /// else with one of at least two digits.
    ///
    /// ```swift
    /// Float(1e6).pythonDescription  // "1e+06", where description is "1000000.0"
    /// ```
    /// Compared with NumPy 2.4.6.
    public var pythonDescription: String {
        if isNaN { return "nan" }
        // The float nearest to 1e-4 lies below it. Swift goes by its digits, NumPy by its value.
        if magnitude == 1e-4 { return sign == .minus ? "-1e-04" : "1e-04" }
        return isFinite && magnitude >= 1e6 ? PythonNumber.withExponent(description) : description
    }
}

/// Moves the shortest digits, which Swift's `description` finds as Python does, between the two notations.
private enum PythonNumber {
    /// "-9.007199254740994e+15" as "-9007199254740994.0"; a text without an exponent as it is.
    ///
    /// Only integers of 16 digits have one here, so no digit comes after the point.
    static func withoutExponent(_ text: String) -> String {
        guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")),
            let exponent = Int(text[text.index(after: mark)...])
        else { return text }
        let (sign, digits, _) = parts(text[..<mark])
        return sign + digits + String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + ".0"
    }

    /// "16777216.0" as "1.6777216e+07"; a text with an exponent as it is.
    static func withExponent(_ text: String) -> String {
        if text.utf8.contains(UInt8(ascii: "e")) { return text }
        let (sign, digits, exponent) = parts(text[...])
        let kept = digits.reversed().drop { $0 == "0" }.reversed()
        let fraction = kept.count > 1 ? "." + String(kept.dropFirst()) : ""
        return "\(sign)\(digits.prefix(1))\(fraction)e+\(exponent < 10 ? "0" : "")\(exponent)"
    }

    /// The sign, the digits without the point, and how many of them after the first stand before the point.
    private static func parts(_ text: Substring) -> (sign: String, digits: String, exponent: Int) {
        let sign = text.hasPrefix("-") ? "-" : ""
        let unsigned = text.dropFirst(sign.count)
        let whole = unsigned.prefix { $0 != "." }
        return (sign, unsigned.filter { $0 != "." }, whole.count - 1)
    }
}
