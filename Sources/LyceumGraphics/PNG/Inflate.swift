/// Reads a zlib stream, strictly, up to a number of bytes that is known beforehand.
package struct Inflate {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var pending: UInt32 = 0
    private var count = 0

    /// The decompressed bytes of a zlib stream.
    ///
    /// - Parameter size: how many there must be.
    package static func zlib(_ bytes: [UInt8], size: Int) throws(MalformedPNG) -> [UInt8] {
        guard bytes.count >= 6, bytes[0] & 15 == 8, bytes[0] >> 4 <= 7, bytes[1] & 32 == 0,
            (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        else { throw MalformedPNG("the compressed data do not begin like a zlib stream") }
        var reader = Inflate(bytes: bytes[2..<bytes.count - 4])
        let output = try reader.inflated(size: size)
        guard output.count == size else { throw MalformedPNG("the data hold \(output.count) bytes instead of \(size)") }
        guard reader.position == bytes.count - 4 else { throw MalformedPNG("something follows the compressed data") }
        let sum = bytes.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard sum == Checksum.adler32(output) else { throw MalformedPNG("the checksum of the data is wrong") }
        return output
    }

    /// The decompressed bytes of a deflate stream without zlib's frame, which has no checksum of its own.
    ///
    /// - Parameter size: how many there must be.
    package static func raw(_ bytes: ArraySlice<UInt8>, size: Int) throws(MalformedPNG) -> [UInt8] {
        var reader = Inflate(bytes: bytes)
        let output = try reader.inflated(size: size)
        guard output.count == size else { throw MalformedPNG("the data hold \(output.count) bytes instead of \(size)") }
        guard reader.position == bytes.endIndex else { throw MalformedPNG("something follows the compressed data") }
        return output
    }

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    private mutating func inflated(size: Int) throws(MalformedPNG) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(min(size, 1 << 24))
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try copyStored(to: &output, size: size)
            case 1: try decode(to: &output, size: size, Decoder.fixedLiterals, Decoder.fixedDistances)
            case 2:
                let (literals, distances) = try readCodes()
                try decode(to: &output, size: size, literals, distances)
            default: throw MalformedPNG("a block of the data is of an unknown kind")
            }
        }
        return output
    }

    private mutating func bits(_ wanted: Int) throws(MalformedPNG) -> Int {
        while count < wanted {
            guard position < bytes.endIndex else { throw MalformedPNG("the compressed data are cut off") }
            pending |= UInt32(bytes[position]) << UInt32(count)
            position += 1
            count += 8
        }
        defer {
            pending >>= UInt32(wanted)
            count -= wanted
        }
        return Int(pending & ((1 << UInt32(wanted)) - 1))
    }

    private mutating func copyStored(to output: inout [UInt8], size: Int) throws(MalformedPNG) {
        (pending, count) = (0, 0)
        let length = try bits(16)
        guard try bits(16) == ~length & 0xFFFF else { throw MalformedPNG("a stored block has two different lengths") }
        guard position + length <= bytes.endIndex else { throw MalformedPNG("the compressed data are cut off") }
        guard output.count + length <= size else { throw MalformedPNG("there are more than \(size) bytes of data") }
        output += bytes[position..<position + length]
        position += length
    }

    private mutating func decode(
        to output: inout [UInt8], size: Int, _ literals: Decoder, _ distances: Decoder
    ) throws(MalformedPNG) {
        while true {
            let symbol = try next(literals)
            if symbol == 256 { return }
            if symbol < 256 {
                guard output.count < size else { throw MalformedPNG("there are more than \(size) bytes of data") }
                output.append(UInt8(symbol))
                continue
            }
            guard symbol < 286 else { throw MalformedPNG("a length has an unknown code") }
            let (base, extra) = DeflateTables.lengths[symbol - 257]
            let length = base + (try bits(extra))
            let code = try next(distances)
            guard code < 30 else { throw MalformedPNG("a distance has an unknown code") }
            let (near, more) = DeflateTables.distances[code]
            let distance = near + (try bits(more))
            guard distance <= output.count else { throw MalformedPNG("a repetition reaches before the beginning") }
            guard output.count + length <= size else { throw MalformedPNG("there are more than \(size) bytes of data") }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private mutating func next(_ decoder: Decoder) throws(MalformedPNG) -> Int {
        var (code, first, index) = (0, 0, 0)
        for length in 1...15 {
            code |= try bits(1)
            let count = decoder.counts[length]
            if code - count < first { return decoder.symbols[index + code - first] }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw MalformedPNG("the data hold a code that stands for nothing")
    }

    private mutating func readCodes() throws(MalformedPNG) -> (Decoder, Decoder) {
        let literalCount = try bits(5) + 257
        let distanceCount = try bits(5) + 1
        let lengthCount = try bits(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { throw MalformedPNG("a block has too many codes") }
        var lengths = [Int](repeating: 0, count: 19)
        for symbol in DeflateTables.order.prefix(lengthCount) { lengths[symbol] = try bits(3) }
        let decoder = try Decoder(lengths)
        var all: [Int] = []
        while all.count < literalCount + distanceCount {
            let symbol = try next(decoder)
            switch symbol {
            case 0...15: all.append(symbol)
            case 16:
                guard let last = all.last else { throw MalformedPNG("a block repeats a length before the first") }
                all += repeatElement(last, count: try bits(2) + 3)
            case 17: all += repeatElement(0, count: try bits(3) + 3)
            default: all += repeatElement(0, count: try bits(7) + 11)
            }
        }
        guard all.count == literalCount + distanceCount else { throw MalformedPNG("a block has too many lengths") }
        guard all[256] > 0 else { throw MalformedPNG("a block has no code for its end") }
        return (
            try Decoder(Array(all[..<literalCount])), try Decoder(Array(all[literalCount...]), mayBeIncomplete: true)
        )
    }

    /// A canonical Huffman code, for reading: how many codes there are of each length, and the symbols in order.
    private struct Decoder {
        let counts: [Int]
        let symbols: [Int]

        init(_ lengths: [Int], mayBeIncomplete: Bool = false) throws(MalformedPNG) {
            self.init(unchecked: lengths)
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                if left < 0 { throw MalformedPNG("a code is over-subscribed") }
            }
            // Only a code of a single distance, or of none, may leave room.
            if left > 0, !(mayBeIncomplete && counts[1...].reduce(0, +) <= 1) {
                throw MalformedPNG("a code is incomplete")
            }
        }

        private init(unchecked lengths: [Int]) {
            var counts = [Int](repeating: 0, count: 16)
            for length in lengths where length > 0 { counts[length] += 1 }
            self.counts = counts
            symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
        }

        static let fixedLiterals = Decoder(
            unchecked: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
        static let fixedDistances = Decoder(unchecked: [Int](repeating: 5, count: 30))
    }
}
