/// A decimal number of few digits, exactly: `digits` times ten to the power `exponent`.
struct TickNumber: Equatable {
    let digits: Int
    let exponent: Int

    /// The number, correctly rounded.
    var value: Double { Double("\(digits)e\(exponent)") ?? 0 }

    /// The number as it stands at an axis.
    ///
    /// - Parameter greatest: the greatest of the axis' numbers without their signs; it decides on the notation for all.
    func label(greatest: Double) -> String {
        guard greatest >= 1e7 || (greatest < 1e-4 && greatest > 0) else { return plain }
        let power = Self.decimalExponent(of: greatest)
        // Numbers that differ late, such as 1e9 and 1e9 + 1, are easier to compare with all their digits.
        return power - exponent > 5 && greatest >= 1 && greatest < 1e15 ? plain : scientific(exponent: power)
    }

    /// The number with all its digits, in groups of three from 10,000 on: "−0.25", "20 000".
    var plain: String {
        let magnitude = String(digits.magnitude)
        let sign = digits < 0 ? "\u{2212}" : ""
        if digits == 0 { return "0" }
        if exponent >= 0 { return sign + Self.grouped(magnitude + String(repeating: "0", count: exponent)) }
        let padded = String(repeating: "0", count: max(0, 1 - exponent - magnitude.count)) + magnitude
        return sign + Self.grouped(String(padded.dropLast(-exponent))) + "." + padded.suffix(-exponent)
    }

    /// The number as a multiple of a power of ten: "2.5×10⁷".
    func scientific(exponent power: Int) -> String {
        if digits == 0 { return "0" }
        let factor = TickNumber(digits: digits, exponent: exponent - power)
        let ten = "10" + Self.superscript(power)
        if factor.digits == 1, factor.exponent == 0 { return ten }
        return factor.plain + "×" + ten
    }

    /// The exponent of a positive number in scientific notation; 0 for any other.
    static func decimalExponent(of number: Double) -> Int {
        guard number > 0, number.isFinite else { return 0 }
        var exponent = 0
        // Powers of ten are compared, not logarithms, which round.
        let text = "\(number)"
        if let mark = text.firstIndex(of: "e"), let written = Int(text[text.index(after: mark)...]) { return written }
        while Ticks.powerOfTen(exponent + 1) <= number { exponent += 1 }
        while Ticks.powerOfTen(exponent) > number { exponent -= 1 }
        return exponent
    }

    private static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "\u{202F}" }
            result.append(digit)
        }
        return result
    }

    private static func superscript(_ number: Int) -> String {
        let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return (number < 0 ? "⁻" : "")
            + String(String(number.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] })
    }
}
