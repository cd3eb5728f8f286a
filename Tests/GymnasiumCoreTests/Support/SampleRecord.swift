import Gymnasium
import LyceumNumerics
import TestSupport

/// What the reference data say about a series of draws: the first five as text, a hash over all, and the state that the
/// generator was left in.
struct SampleRecord {
    private var shown: [String] = []
    private var hash = ByteHash()

    /// Takes in a draw of one number or array.
    mutating func add<S: ReferenceScalar>(_ draw: [S], asText text: ([S]) -> String) {
        if shown.count < 5 { shown.append(text(draw)) }
        for number in draw { hash.add(number.bits, bytes: S.byteCount) }
    }

    /// Takes in a draw of several parts.
    mutating func add(_ parts: [Leaf]) {
        if shown.count < 5 { shown.append(parts.map(\.text).joined(separator: "/")) }
        for part in parts { for (word, bytes) in part.words { hash.add(word, bytes: bytes) } }
    }

    var first: String { shown.joined(separator: " ") }
    var hashText: String { hash.digits }

    /// How this differs from a line of reference data; `nil` if it does not.
    func difference(from row: ReferenceTable.Row, state: (String, String)) -> String? {
        for (name, own, other) in [
            ("first draws", first, row["first draws"]), ("hash", hashText, row["hash"]), ("u32", state.0, row["u32"]),
            ("double", state.1, row["double"]),
        ] where own != other {
            return "line \(row.line): \(name) \(own), not \(other)"
        }
        return nil
    }
}

/// An element of a space without parts.
struct Leaf {
    let text: String
    let words: [(UInt64, bytes: Int)]

    init<S: ReferenceScalar>(_ numbers: [S], asText text: ([S]) -> String) {
        self.text = text(numbers)
        words = numbers.map { ($0.bits, S.byteCount) }
    }
}

/// The next 32 bits of a generator and the bits of the number after them.
func state(after generator: Generator) -> (String, String) {
    var generator = generator
    let word = generator.nextUInt32()
    return (String(word), hexadecimal(generator.random().bitPattern, digits: 16))
}

/// Numbers in decimal, separated by commas.
func decimalText(_ numbers: [some BinaryInteger]) -> String { numbers.map { String($0) }.joined(separator: ",") }

/// The bits of numbers, separated by commas.
func bitText<S: ReferenceScalar>(_ numbers: [S]) -> String {
    numbers.map { hexadecimal($0.bits, digits: 2 * S.byteCount) }.joined(separator: ",")
}

/// A type of number that reference data are written in.
protocol ReferenceScalar: Scalar {
    static var byteCount: Int { get }
    /// The bits, in the lowest bytes.
    var bits: UInt64 { get }
    /// The number of a text of Python's; `nil` for an infinity that the type does not have.
    init?(reference text: String)
}

extension Float: ReferenceScalar {
    static var byteCount: Int { 4 }
    var bits: UInt64 { UInt64(bitPattern) }
    init?(reference text: String) { self.init(Double(text) ?? .nan) }
}

extension Double: ReferenceScalar {
    static var byteCount: Int { 8 }
    var bits: UInt64 { bitPattern }
    init?(reference text: String) { self.init(text) }
}

extension Bool: ReferenceScalar {
    static var byteCount: Int { 1 }
    var bits: UInt64 { self ? 1 : 0 }
    init?(reference text: String) {
        switch text {
        case "0", "False": self = false
        case "1", "True": self = true
        default: return nil
        }
    }
}

extension ReferenceScalar where Self: FixedWidthInteger {
    static var byteCount: Int { bitWidth / 8 }
    var bits: UInt64 { UInt64(truncatingIfNeeded: self) & (UInt64.max >> UInt64(64 - Self.bitWidth)) }
    init?(reference text: String) {
        if let number = Self(text) {
            self = number
        } else if let number = Double(text).flatMap({ Self(exactly: $0) }) {
            self = number
        } else {
            return nil
        }
    }
}

extension Int: ReferenceScalar {}
extension Int8: ReferenceScalar {}
extension Int16: ReferenceScalar {}
extension Int32: ReferenceScalar {}
extension UInt8: ReferenceScalar {}
extension UInt16: ReferenceScalar {}
extension UInt32: ReferenceScalar {}
extension UInt64: ReferenceScalar {}
