/// The digits of a number: 0.d₁d₂d₃… times ten to a power.
struct Decimal {
    var sign: String
    /// Without zeros at either end; empty for zero.
    var digits: String
    /// The position of the decimal point in the digits.
    var point: Int

    /// The fewest digits that read back as the number; `nil` for infinities and NaN.
    init?<F: BinaryFloatingPoint & CustomStringConvertible>(_ number: F) {
        guard number.isFinite else { return nil }
        let text = number.magnitude.description.split(separator: "e")
        let parts = text[0].split(separator: ".")
        let all = parts.joined()
        let leadingZeros = all.prefix { $0 == "0" }.count
        sign = number.sign == .minus ? "-" : ""
        point = parts[0].count + (text.count > 1 ? Int(text[1]) ?? 0 : 0) - leadingZeros
        digits = String(all.dropFirst(leadingZeros))
        trim()
    }

    /// All digits of a finite number, which tell on which side of the middle between two shorter ones it lies.
    init(exactly number: some BinaryFloatingPoint) {
        let number = Double(number)
        let isSubnormal = number.exponentBitPattern == 0
        var whole = number.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        var power = Int(isSubnormal ? 1 : number.exponentBitPattern) - 1075
        let twos = whole == 0 ? 0 : whole.trailingZeroBitCount
        (whole, power) = (whole >> UInt64(twos), power + twos)
        // Half of a whole number is five times as much with the point one digit further left.
        var reversed = String(whole).utf8.reversed().map { $0 - UInt8(ascii: "0") }
        for _ in 0..<(whole == 0 ? 0 : power.magnitude) {
            var carry: UInt8 = 0
            for index in reversed.indices {
                let product = reversed[index] * (power < 0 ? 5 : 2) + carry
                (carry, reversed[index]) = (product / 10, product % 10)
            }
            if carry > 0 { reversed.append(carry) }
        }
        sign = number.sign == .minus ? "-" : ""
        digits = whole == 0 ? "" : reversed.reversed().map(String.init).joined()
        point = digits.isEmpty ? 1 : digits.count + min(power, 0)
        trim()
    }

    private mutating func trim() {
        while digits.last == "0" { digits.removeLast() }
        if digits.isEmpty { point = 1 }
    }

    /// The power of ten of the first digit.
    var exponent: Int { point - 1 }
    /// The digits before the decimal point.
    var whole: String {
        if digits.isEmpty || point <= 0 { return "0" }
        return String(digits.prefix(point)) + String(repeating: "0", count: max(0, point - digits.count))
    }
    /// The digits after the decimal point.
    var fraction: String { String(repeating: "0", count: max(0, -point)) + digits.dropFirst(max(0, point)) }

    /// With at most so many digits after the decimal point.
    func rounded(afterPoint places: Int) -> Decimal { rounded(toDigits: point + places) }

    /// With at most so many digits; ties round to even.
    func rounded(toDigits count: Int) -> Decimal {
        guard count < digits.count else { return self }
        var result = self
        let rest = count < 0 ? "" : digits.dropFirst(count)
        result.digits = String(digits.prefix(max(0, count)))
        let isOdd = (result.digits.last?.wholeNumberValue ?? 0) % 2 == 1
        let isUp = rest == "5" ? isOdd : rest >= "5"
        if isUp { result.increment() }
        result.trim()
        return result
    }

    private mutating func increment() {
        var nines = 0
        while digits.last == "9" {
            digits.removeLast()
            nines += 1
        }
        if let last = digits.popLast(), let digit = last.wholeNumberValue {
            digits.append(String(digit + 1))
        } else {
            digits = "1"
            point += 1
        }
    }
}
