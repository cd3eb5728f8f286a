/// A vector of whole numbers as NumPy prints it: `[  2   2 100]`.
package func numPyText(_ numbers: [Int]) -> String { NumPyLayout(shape: [numbers.count]).text { numbers[$0] } }

extension Scalar {
    /// An array as NumPy prints it: numbers in columns under their decimal points, lines of at most 75 characters, and only
    /// the first and last three entries of each axis beyond 1000 numbers.
    ///
    /// Compared with NumPy 2.4.6.
    package static func numPyText(shape: [Int], elements: [Self]) -> String {
        numPyText(NumPyLayout(shape: shape), elements)
    }

    /// The elements of an array in a layout.
    static func numPyText(_ layout: NumPyLayout, _ elements: [Self]) -> String {
        if elements.isEmpty { return "[]" }
        switch elements {
        case let numbers as [Double]: return layout.text(floating: numbers, greatest: 1e8)
        case let numbers as [Float]: return layout.text(floating: numbers, greatest: 1e6)
        case let flags as [Bool]: return layout.text { flags[$0] ? layout.hasAxes ? " True" : "True" : "False" }
        default: return layout.text { elements[$0].pythonText }
        }
    }
}

/// How NumPy arranges the texts of an array's elements.
struct NumPyLayout {
    /// Up to how many characters a line has.
    static let lineWidth = 75
    /// More elements than this are not all shown.
    static let threshold = 1000
    private let shape: [Int]
    private let edge: Int
    private let separator: String
    private let prefix: Int
    private let suffix: Int

    /// A layout of an array of a shape.
    ///
    /// - Parameters:
    ///   - separator: what stands between two elements, `" "` or `", "`.
    ///   - prefix: the number of characters before the array.
    ///   - suffix: the number of characters after it.
    init(shape: [Int], separator: String = " ", prefix: Int = 0, suffix: Int = 0) {
        (self.shape, self.separator, self.prefix, self.suffix) = (shape, separator, prefix, suffix)
        edge = shape.reduce(1, *) > Self.threshold ? 3 : Int.max / 2
    }

    /// Whether there are columns, in which truth values are all as wide as the longer one.
    var hasAxes: Bool { !shape.isEmpty }

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
            guard let decimal else { return number.isNaN ? "nan" : "\(number)" }
            let blanks = String(repeating: " ", count: width - decimal.fraction.count)
            return "\(decimal.sign)\(decimal.whole).\(decimal.fraction)\(blanks)"
        }
    }

    private func scientific<F: BinaryFloatingPoint & CustomStringConvertible>(_ numbers: [F]) -> [String] {
        let shortest = numbers.map { Decimal($0) }
        // As many digits as the longest has when rounded to nine: zeros that the rounding leaves at its end do not
        // count.
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
            guard let decimal else { return number.isNaN ? "nan" : "\(number)" }
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
        let indent = String(repeating: " ", count: prefix + axis + 1)
        let inner = shape.count - axis - 1
        guard inner == 0 else {
            let comma = String(separator.prefix { $0 != " " })
            return "[" + parts.joined(separator: comma + String(repeating: "\n", count: inner) + indent) + "]"
        }
        let width = Self.lineWidth - suffix - shape.count
        return "[" + lines(parts, indent: indent, width: width).dropFirst(indent.count) + "]"
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
            if index < parts.count - 1 { line += separator }
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

extension [String] {
    /// All padded on the left to the length of the longest.
    fileprivate var flushRight: [String] {
        let width = map(\.count).max() ?? 0
        return map { String(repeating: " ", count: width - $0.count) + $0 }
    }
}
