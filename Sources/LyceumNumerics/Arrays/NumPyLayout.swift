/// How NumPy arranges the texts of an array's elements. Compared with NumPy 2.4.6.
package struct NumPyLayout {
    /// Up to how many characters a line has.
    package static let lineWidth = 75
    /// More elements than this are not all shown.
    package static let threshold = 1000
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
    package init(shape: [Int], separator: String = " ", prefix: Int = 0, suffix: Int = 0) {
        (self.shape, self.separator, self.prefix, self.suffix) = (shape, separator, prefix, suffix)
        edge = shape.reduce(1, *) > Self.threshold ? 3 : Int.max / 2
    }

    /// Whether there are columns, in which truth values are all as wide as the longer one.
    private var hasAxes: Bool { !shape.isEmpty }

    /// The elements of an array, each as NumPy prints it.
    package func text<Element>(of elements: [Element]) -> String {
        if elements.isEmpty { return "[]" }
        switch elements {
        case let numbers as [Double]: return text(floating: numbers, greatest: 1e8)
        case let numbers as [Float]: return text(floating: numbers, greatest: 1e6)
        case let flags as [Bool]: return text { flags[$0] ? hasAxes ? " True" : "True" : "False" }
        default: return text { "\(elements[$0])" }
        }
    }

    /// The array with the text of each element flush right.
    private func text(_ element: (Int) -> some CustomStringConvertible) -> String {
        let offsets = visibleOffsets
        let texts = offsets.map { element($0).description }
        return text(Dictionary(uniqueKeysWithValues: zip(offsets, texts.flushRight)))
    }

    /// The array with numbers in decimal notation, or in scientific notation if one is from `greatest` on or below 1e-4, or
    /// if one is more than 1000 times another.
    private func text<F: BinaryFloatingPoint & CustomStringConvertible>(floating numbers: [F], greatest: F) -> String {
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

extension [String] {
    /// All padded on the left to the length of the longest.
    fileprivate var flushRight: [String] {
        let width = map(\.count).max() ?? 0
        return map { String(repeating: " ", count: width - $0.count) + $0 }
    }
}
