import LyceumNumerics

/// Numbers as they stand in a cell.
package enum GridNumber {
    /// As many decimals as fit, six at most; a power of ten for a number that would not have two digits then.
    package static func fitted(_ value: Double, characters: Int) -> String {
        // The sign is narrow.
        let decimals = min(max(characters - 2, 1), 6)
        let least = (0..<decimals - 1).reduce(1.0) { product, _ in product / 10 }
        return value.magnitude < least ? scientific(value) : fixed(value, decimals: decimals)
    }

    /// Six decimals, fewer where there are many digits before the point: `0.001904`, `-14.00000`.
    package static func fixed(_ value: Double, decimals: Int = 6) -> String {
        guard value.magnitude < 1e7, value.magnitude >= 5e-7 else { return scientific(value) }
        var decimals = decimals
        var limit = 10.0
        while decimals > 0, value.magnitude >= limit {
            decimals -= 1
            limit *= 10
        }
        let unit = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value.magnitude * Double(unit)).rounded())
        let sign = value < 0 ? "\u{2212}" : ""
        guard decimals > 0 else { return sign + "\(scaled)" }
        let rest = "\(scaled % unit)"
        return sign + "\(scaled / unit)." + String(repeating: "0", count: decimals - rest.count) + rest
    }

    /// Two digits and a power of ten: `1.9e-03`.
    package static func scientific(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        var exponent = TickNumber.decimalExponent(of: value.magnitude)
        // The factor is split: 1e320, for a value of 1e-320, would be infinite.
        let half = exponent / 2
        var tenths = Int(
            (value.magnitude * Math.pow(10, Double(-half)) * Math.pow(10, Double(1 - exponent + half))).rounded())
        if tenths >= 100 { (tenths, exponent) = (10, exponent + 1) }
        let digits = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return (value < 0 ? "\u{2212}" : "") + "\(tenths / 10).\(tenths % 10)e\(exponent < 0 ? "-" : "+")\(digits)"
    }
}
