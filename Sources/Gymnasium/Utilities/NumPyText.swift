import LyceumNumerics

/// A vector of whole numbers as NumPy prints it: `[  2   2 100]`.
func numPyText(_ numbers: [Int]) -> String { NumPyLayout(shape: [numbers.count]).text { numbers[$0] } }

extension Scalar {
    /// An array as NumPy prints it: numbers in columns under their decimal points, lines of at most 75 characters, and only
    /// the first and last three entries of each axis beyond 1000 numbers.
    ///
    /// Compared with NumPy 2.4.6.
    static func numPyText(shape: [Int], elements: [Self]) -> String {
        if elements.isEmpty { return "[]" }
        let layout = NumPyLayout(shape: shape)
        switch elements {
        case let numbers as [Double]: return layout.text(floating: numbers, greatest: 1e8)
        case let numbers as [Float]: return layout.text(floating: numbers, greatest: 1e6)
        default: return layout.text { elements[$0].pythonText }
        }
    }
}

/// How NumPy arranges the texts of an array's elements.
struct NumPyLayout {
    private let shape: [Int]
    private let edge: Int

    init(shape: [Int]) {
        self.shape = shape
        edge = shape.reduce(1, *) > 1000 ? 3 : Int.max / 2
    }

    /// The array with the text of each element flush right.
    func text(_ element: (Int) -> some CustomStringConvertible) -> String {
        let offsets = visibleOffsets
        let texts = offsets.map { element($0).description }
        return text(Dictionary(uniqueKeysWithValues: zip(offsets, texts.flushRight)))
    }

    /// The array with numbers in decimal notation, or in scientific notation if one is from `greatest` on or below 1e-4, or
    /// if one is more than 1000 times another.
    func text<F: BinaryFloatingPoint & CustomStringConvertible>(floating numbers: [F], greatest: F) -> String {
        let offsets = visibleOffsets
        let visible = offsets.map { numbers[$0] }
        let sizes = visible.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        let (least, most) = (sizes.min() ?? 1, sizes.max() ?? 1)
        let isScientific = most >= greatest || least < 0.0001 || most / least > 1000
        let texts = isScientific ? scientific(visible) : positional(visible)
        return text(Dictionary(uniqueKeysWithValues: zip(offsets, texts.flushRight)))
    }

    private func positional<F: BinaryFloatingPoint & CustomStringConvertible>(_ numbers: [F]) -> [String] {
        let decimals = numbers.map { number in
            Decimal(number).map { $0.fraction.count <= 8 ? $0 : Decimal(exactly: number).rounded(afterPoint: 8) }
        }
        let width = decimals.compactMap { $0?.fraction.count }.max() ?? 0
        return zip(numbers, decimals).map { number, decimal in
            guard let decimal else { return "\(number)" }
            let blanks = String(repeating: " ", count: width - decimal.fraction.count)
            return "\(decimal.sign)\(decimal.whole).\(decimal.fraction)\(blanks)"
        }
    }

    private func scientific<F: BinaryFloatingPoint & CustomStringConvertible>(_ numbers: [F]) -> [String] {
        let shortest = numbers.map { Decimal($0) }
        // As many digits as the longest has that is rounded to nine: zeros that the rounding leaves at its end do not count.
        let rounded = zip(numbers, shortest).compactMap { number, shortest in
            shortest.map { $0.digits.count <= 9 ? $0 : Decimal(exactly: number).rounded(toDigits: 9) }
        }
        let width = max(rounded.map(\.digits.count).max() ?? 1, 1) - 1
        let decimals = zip(numbers, shortest).map { number, shortest in
            shortest.map { $0.digits.count == width + 1 ? $0 : Decimal(exactly: number).rounded(toDigits: width + 1) }
        }
        let exponents = decimals.compactMap { $0.map { String($0.exponent.magnitude) } }
        let exponentWidth = max(2, exponents.map(\.count).max() ?? 0)
        return zip(numbers, decimals).map { number, decimal in
            guard let decimal else { return "\(number)" }
            let digits = decimal.digits + String(repeating: "0", count: width + 1 - decimal.digits.count)
            let exponent = String(decimal.exponent.magnitude)
            let zeros = String(repeating: "0", count: exponentWidth - exponent.count)
            return "\(decimal.sign)\(digits.prefix(1)).\(digits.dropFirst())e"
                + "\(decimal.exponent < 0 ? "-" : "+")\(zeros)\(exponent)"
        }
    }

    private var visibleOffsets: [Int] {
        shape.reduce([0]) { offsets, extent in
            offsets.flatMap { offset in shown(extent).map { offset * extent + $0 } }
        }
    }

    private func shown(_ extent: Int) -> [Int] {
        extent <= 2 * edge ? Array(0..<extent) : Array(0..<edge) + Array((extent - edge)..<extent)
    }

    private func text(_ texts: [Int: String]) -> String { nested(axis: 0, offset: 0, texts) }

    private func nested(axis: Int, offset: Int, _ texts: [Int: String]) -> String {
        if axis == shape.count { return texts[offset] ?? "" }
        let stride = shape[(axis + 1)...].reduce(1, *)
        var parts = shown(shape[axis]).map { nested(axis: axis + 1, offset: offset + $0 * stride, texts) }
        if parts.count < shape[axis] { parts.insert("...", at: edge) }
        let indent = String(repeating: " ", count: axis + 1)
        let inner = shape.count - axis - 1
        guard inner == 0 else {
            return "[" + parts.joined(separator: String(repeating: "\n", count: inner) + indent) + "]"
        }
        return "[" + lines(parts, indent: indent, width: 75 - shape.count).dropFirst(indent.count) + "]"
    }

    private func lines(_ parts: [String], indent: String, width: Int) -> String {
        var done = ""
        var line = indent
        for (index, part) in parts.enumerated() {
            if line.count + part.count > width && line.count > indent.count {
                done += line.prefix(line.count - line.reversed().prefix { $0 == " " }.count) + "\n"
                line = indent
            }
            line += part
            if index < parts.count - 1 { line += " " }
        }
        return done + line
    }
}

/// The digits of a number: 0.d₁d₂d₃… times ten to a power.
private struct Decimal {
    var sign: String
    /// Without zeros at either end; empty for zero.
    var digits: String
    /// The position of the decimal point in the digits.
    var point: Int

    /// The fewest digits that read back as the number; `nil` for infinities and what is no number.
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

    /// The digits of a finite number in 64-bit floating point, in which one of 32 bits has all its digits.
    init(exactly number: some BinaryFloatingPoint) {
        self = Decimal(Double(number)) ?? Decimal(zeroWithSign: "")
    }

    private init(zeroWithSign sign: String) { (self.sign, digits, point) = (sign, "", 1) }

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

    /// With at most so many digits; what lies in the middle becomes even.
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

extension [String] {
    /// All as long as the longest, by blanks in front.
    fileprivate var flushRight: [String] {
        let width = map(\.count).max() ?? 0
        return map { String(repeating: " ", count: width - $0.count) + $0 }
    }
}
