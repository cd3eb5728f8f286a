import Foundation
import LyceumNumerics
import TestSupport

/// One line of `Reference/generator.txt` or `Reference/mersenne-twister.txt`.
struct ReferenceLine {
    let seed: [UInt32]
    let name: String
    let count: Int
    let hash: UInt64
    let stateHash: UInt64
    let first: [UInt64]

    /// Whether the case calls a logarithm or an exponential, which only glibc rounds as it was rounded for the reference.
    var needsGlibc: Bool {
        ["normal", "exponential", "geometric", "integers-mixed", "mixed"].contains { name.hasPrefix($0) }
    }

    /// All lines of a file that the script in `Reference` wrote.
    static func all(of file: String) throws -> [ReferenceLine] {
        let lines = try reference(file).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            let digits = Array(fields[0])
            let words = stride(from: digits.count, to: 0, by: -8).map { end in
                UInt32(String(digits[max(0, end - 8)..<end]), radix: 16) ?? 0
            }
            return ReferenceLine(
                seed: words, name: String(fields[1]), count: Int(fields[2]) ?? -1,
                hash: UInt64(fields[3], radix: 16) ?? 0, stateHash: UInt64(fields[4], radix: 16) ?? 0,
                first: fields[5].split(separator: " ").map { UInt64($0, radix: 16) ?? 0 })
        }
        #if canImport(Glibc)
            return lines
        #else
            return lines.filter { !$0.needsGlibc }
        #endif
    }

    /// What differs from a stream that gave `values`, or nil if nothing does.
    func difference(_ values: [UInt64], stateHash: UInt64) -> String? {
        let place = "seed \(seed), \(name)"
        if let index = zip(values, first).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset {
            return "\(place): value \(index) is \(values[index]), not \(first[index])"
        }
        if values.count != count { return "\(place): \(values.count) values, not \(count)" }
        if fnv1a(values) != hash { return "\(place): a value after the first \(first.count) differs" }
        if stateHash != self.stateHash { return "\(place): the stream was left in another state" }
        return nil
    }
}

/// The FNV-1a hash of the bytes of the words, lowest byte first.
func fnv1a(_ words: [UInt64]) -> UInt64 {
    var hash = ByteHash()
    for word in words { hash.add(word) }
    return hash.value
}

/// Collects what a case draws as 64-bit words.
struct Words {
    private(set) var words: [UInt64] = []

    mutating func add(_ number: Double) { words.append(number.bitPattern) }
    mutating func add(_ numbers: [Double]) { words += numbers.map(\.bitPattern) }
    mutating func add(_ integer: some BinaryInteger) { words.append(UInt64(truncatingIfNeeded: integer)) }
    mutating func add(_ integers: [some BinaryInteger]) { words += integers.map { UInt64(truncatingIfNeeded: $0) } }
    mutating func add(_ bits: [Bool]) { words += bits.map { $0 ? 1 : 0 } }
}
