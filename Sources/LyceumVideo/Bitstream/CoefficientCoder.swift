/// Writes blocks of quantised coefficients with CAVLC, context-adaptive variable-length coding (ITU-T H.264, 7.3.5.3.2, 9.2).
package struct CoefficientCoder: @unchecked Sendable {
    /// A code: its number of bits, and the bits.
    private typealias Code = (length: UInt16, bits: UInt16)

    /// The tables, made once for the process.
    package static let shared = CoefficientCoder()

    private let tokens: UnsafePointer<Code>
    private let totalZeros: UnsafePointer<Code>
    private let chromaTotalZeros: UnsafePointer<Code>
    private let runs: UnsafePointer<Code>

    private init() {
        tokens = Self.table(CodeTables.coefficientTokens.flatMap { $0 }, columns: 4)
        totalZeros = Self.table(CodeTables.totalZeros, columns: 16)
        chromaTotalZeros = Self.table(CodeTables.chromaTotalZeros, columns: 4)
        runs = Self.table(CodeTables.runsBefore, columns: 16)
    }

    private static func table(_ texts: [String], columns: Int) -> UnsafePointer<Code> {
        let table = UnsafeMutablePointer<Code>.allocate(capacity: texts.count * columns)
        table.initialize(repeating: (0, 0), count: texts.count * columns)
        for (row, text) in texts.enumerated() {
            for (column, code) in text.split(separator: " ").enumerated() {
                let bits = code.utf8.reduce(UInt16(0)) { $0 << 1 | UInt16($1 & 1) }
                table[row * columns + column] = (UInt16(code.utf8.count), bits)
            }
        }
        return UnsafePointer(table)
    }

    /// The context of the chroma DC coefficients, where others have the number nC.
    static let chromaDC = -1

    /// Writes a block.
    ///
    /// - Parameters:
    ///   - levels: The coefficients in the order of the zigzag.
    ///   - length: Their number: 16, 15 without DC, or 4 of chroma DC.
    ///   - context: nC, or `chromaDC`.
    @inline(__always)
    package func write<Sink: BitSink>(
        _ levels: UnsafePointer<Int16>, length: Int, context: Int, to sink: inout Sink
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 32) { memory in
            let values = memory.baseAddress.unsafelyUnwrapped
            let gaps = values + 16
            // From the highest frequency down: the levels, and the number of zeros before each of them.
            var total = 0
            var zeros = 0
            var gap: Int32 = 0
            var index = length &- 1
            while index >= 0 {
                let level = levels[index]
                if level != 0 {
                    if total > 0 { gaps[total &- 1] = gap }
                    values[total] = Int32(level)
                    total &+= 1
                    gap = 0
                } else if total > 0 {
                    gap &+= 1
                    zeros &+= 1
                }
                index &-= 1
            }
            let table: Int
            switch context {
            case Self.chromaDC: table = 4
            case 0, 1: table = 0
            case 2, 3: table = 1
            case 4...7: table = 2
            default: table = 3
            }
            guard total > 0 else {
                put(tokens[table &* 68], to: &sink)
                return
            }
            var ones = 0
            while ones < min(total, 3), abs(values[ones]) == 1 { ones &+= 1 }
            put(tokens[table &* 68 &+ 4 &* total &+ ones], to: &sink)
            for index in 0..<ones { sink.put(values[index] < 0) }
            writeLevels(values, from: ones, total: total, to: &sink)
            guard total < length else { return }
            if table == 4 {
                put(chromaTotalZeros[4 &* (total &- 1) &+ zeros], to: &sink)
            } else {
                put(totalZeros[16 &* (total &- 1) &+ zeros], to: &sink)
            }
            gaps[total &- 1] = Int32(truncatingIfNeeded: zeros)
            var left = zeros
            index = 0
            while index < total &- 1, left > 0 {
                let run = Int(gaps[index])
                put(runs[16 &* (min(left, 7) &- 1) &+ run], to: &sink)
                left &-= run
                index &+= 1
            }
        }
    }

    @inline(__always)
    private func put<Sink: BitSink>(_ code: Code, to sink: inout Sink) {
        sink.put(UInt32(code.bits), count: Int(code.length))
    }

    /// The levels other than the trailing ones: prefix and suffix of 9.2.2.1.
    private func writeLevels<Sink: BitSink>(
        _ values: UnsafePointer<Int32>, from start: Int, total: Int, to sink: inout Sink
    ) {
        var suffixLength = total > 10 && start < 3 ? 1 : 0
        for index in start..<total {
            let value = Int(values[index])
            let magnitude = abs(value)
            var code = value > 0 ? 2 * value - 2 : -2 * value - 1
            if index == start, start < 3 { code -= 2 }
            if suffixLength == 0, code < 14 {
                sink.put(1, count: code + 1)
            } else if suffixLength == 0, code < 30 {
                sink.put(1, count: 15)
                sink.put(UInt32(code - 14), count: 4)
            } else if suffixLength > 0, code < 15 << suffixLength {
                sink.put(1, count: code >> suffixLength + 1)
                sink.put(UInt32(code & (1 << suffixLength - 1)), count: suffixLength)
            } else {
                writeEscape(code - 15 << suffixLength - (suffixLength == 0 ? 15 : 0), to: &sink)
            }
            if suffixLength == 0 { suffixLength = 1 }
            if magnitude > 3 << (suffixLength - 1), suffixLength < 6 { suffixLength += 1 }
        }
    }

    /// A level code above what fifteen zeros and the suffix hold: from a prefix of 15 on, it has three bits fewer than
    /// that.
    private func writeEscape<Sink: BitSink>(_ rest: Int, to sink: inout Sink) {
        var prefix = 15
        var rest = rest
        while rest >= 1 << (prefix - 3) {
            rest -= 1 << (prefix - 3)
            prefix += 1
        }
        sink.put(1, count: prefix + 1)
        sink.put(UInt32(rest), count: prefix - 3)
    }
}
