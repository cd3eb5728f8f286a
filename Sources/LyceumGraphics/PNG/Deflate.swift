/// Compresses bytes into a zlib stream (RFC 1950 and 1951): repetitions are looked for in the last 32 kilobytes, and what is
/// left is written with Huffman codes made for it.
package enum Deflate {
    /// A byte as it is, or a repetition.
    private struct Token {
        let length: UInt16
        /// The distance of a repetition; the byte itself where the length is 0.
        let value: UInt16
    }

    /// The tokens that one block of codes is made for.
    private static let blockSize = 1 << 15

    /// The zlib stream of some bytes.
    package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var writer = BitQueue()
        let tokens = tokens(bytes)
        var start = 0
        repeat {
            let end = min(tokens.count, start + blockSize)
            write(tokens[start..<end], isLast: end == tokens.count, to: &writer)
            start = end
        } while start < tokens.count
        let sum = Checksum.adler32(bytes)
        return [0x78, 0x9C] + writer.finished() + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
    }

    private static func tokens(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        // The last place of each hash of three bytes, and for each place the one before it with the same hash.
        var last = [Int32](repeating: -1, count: 1 << 15)
        var before = [Int32](repeating: -1, count: 1 << 15)
        let count = bytes.count
        bytes.withUnsafeBufferPointer { bytes in
            func hash(_ index: Int) -> Int {
                let word = UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
                return Int((word &* 0x9E37_79B1) >> 17)
            }
            func remember(_ index: Int) {
                guard index + 2 < count else { return }
                let key = hash(index)
                before[index & 32_767] = last[key]
                last[key] = Int32(truncatingIfNeeded: index)
            }
            var index = 0
            while index < count {
                var (best, distance) = (2, 0)
                if index + 2 < count {
                    let longest = min(258, count - index)
                    var candidate = Int(last[hash(index)])
                    var tries = 24
                    while candidate >= 0, index - candidate <= 32_768, tries > 0, best < longest {
                        if bytes[candidate + best] == bytes[index + best] {
                            var length = 0
                            while length < longest, bytes[candidate + length] == bytes[index + length] { length += 1 }
                            if length > best { (best, distance) = (length, index - candidate) }
                        }
                        let next = Int(before[candidate & 32_767])
                        if next >= candidate { break }
                        candidate = next
                        tries -= 1
                    }
                }
                if distance > 0 {
                    tokens.append(Token(length: UInt16(best), value: UInt16(truncatingIfNeeded: distance - 1)))
                    // Within a long run of the same, the places in the middle need not be remembered.
                    let end = index + best
                    if best < 64 {
                        for place in index..<end { remember(place) }
                    } else {
                        for place in [index, index + 1, end - 2, end - 1] { remember(place) }
                    }
                    index = end
                } else {
                    tokens.append(Token(length: 0, value: UInt16(bytes[index])))
                    remember(index)
                    index += 1
                }
            }
        }
        return tokens
    }

    private static func write(_ tokens: ArraySlice<Token>, isLast: Bool, to writer: inout BitQueue) {
        var literals = [Int](repeating: 0, count: 286)
        var distances = [Int](repeating: 0, count: 30)
        literals[256] = 1
        for token in tokens {
            if token.length == 0 {
                literals[Int(token.value)] += 1
            } else {
                literals[257 + Int(DeflateTables.lengthCode[Int(token.length)])] += 1
                distances[Int(DeflateTables.distanceCode[Int(token.value) + 1])] += 1
            }
        }
        // A code of one symbol would be incomplete, which strict readers refuse: there are always two.
        if distances.count(where: { $0 > 0 }) < 2 {
            for code in [0, 1] where distances[code] == 0 { distances[code] = 1 }
        }
        let literalCode = HuffmanCode(frequencies: literals, limit: 15)
        let distanceCode = HuffmanCode(frequencies: distances, limit: 15)
        writer.add(isLast ? 1 : 0, count: 1)
        writer.add(2, count: 2)
        writeLengths(literalCode, distanceCode, to: &writer)
        for token in tokens {
            if token.length == 0 {
                writer.add(literalCode, Int(token.value))
                continue
            }
            let (length, distance) = (Int(token.length), Int(token.value) + 1)
            let lengthIndex = Int(DeflateTables.lengthCode[length])
            writer.add(literalCode, 257 + lengthIndex)
            let lengthEntry = DeflateTables.lengths[lengthIndex]
            writer.add(UInt32(length - lengthEntry.base), count: lengthEntry.extra)
            let distanceIndex = Int(DeflateTables.distanceCode[distance])
            writer.add(distanceCode, distanceIndex)
            let distanceEntry = DeflateTables.distances[distanceIndex]
            writer.add(UInt32(distance - distanceEntry.base), count: distanceEntry.extra)
        }
        writer.add(literalCode, 256)
    }

    /// Writes the lengths of both codes, with runs shortened and a code of their own (RFC 1951, section 3.2.7).
    private static func writeLengths(_ literals: HuffmanCode, _ distances: HuffmanCode, to writer: inout BitQueue) {
        let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
        let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
        let all = Array(literals.lengths[..<literalCount] + distances.lengths[..<distanceCount])
        var runs: [(symbol: Int, value: UInt32, bits: Int)] = []
        var index = 0
        while index < all.count {
            let length = all[index]
            let run = all[index...].prefix { $0 == length }.count
            if length == 0, run >= 3 {
                let count = min(run, 138)
                runs.append(count > 10 ? (18, UInt32(count - 11), 7) : (17, UInt32(count - 3), 3))
                index += count
            } else if index > 0, all[index - 1] == length, run >= 3 {
                let count = min(run, 6)
                runs.append((16, UInt32(count - 3), 2))
                index += count
            } else {
                runs.append((length, 0, 0))
                index += 1
            }
        }
        var frequencies = [Int](repeating: 0, count: 19)
        for run in runs { frequencies[run.symbol] += 1 }
        let code = HuffmanCode(frequencies: frequencies, limit: 7)
        let written = max(4, (DeflateTables.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
        writer.add(UInt32(literalCount - 257), count: 5)
        writer.add(UInt32(distanceCount - 1), count: 5)
        writer.add(UInt32(written - 4), count: 4)
        for symbol in DeflateTables.order.prefix(written) { writer.add(UInt32(code.lengths[symbol]), count: 3) }
        for run in runs {
            writer.add(code, run.symbol)
            writer.add(run.value, count: run.bits)
        }
    }
}

/// Bits in the order of deflate, the lowest of each byte first.
private struct BitQueue {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    mutating func add(_ value: UInt32, count: Int) {
        pending |= UInt64(value) << UInt64(self.count)
        self.count += count
        while self.count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            self.count -= 8
        }
    }

    mutating func add(_ code: HuffmanCode, _ symbol: Int) { add(code.bits[symbol], count: code.lengths[symbol]) }

    consuming func finished() -> [UInt8] {
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
        return bytes
    }
}
