import LyceumGraphics

/// Several episodes in one compressed block.
///
/// Floating-point numbers are noise but for their highest byte, which lies apart: a part that deflate cannot make smaller is kept as it
/// is, without trying.
enum TracePack {
    /// The most bytes that a block may expand to.
    static let expandedLimit = 1 << 24
    /// The bytes that are looked at together.
    private static let grain = 512

    /// The contents of a block.
    static func compressed(_ episodes: some Sequence<[UInt8]>) -> [UInt8] {
        let plain = ByteWriter()
        for episode in episodes {
            plain.add(count: episode.count)
            plain.add(episode)
        }
        let bytes = plain.bytes
        let writer = ByteWriter()
        var start = 0
        var isNoise = isNoise(bytes, from: 0)
        var position = 0
        while position < bytes.count {
            position += grain
            let next = position < bytes.count ? Self.isNoise(bytes, from: position) : !isNoise
            guard next != isNoise else { continue }
            add(bytes[start..<min(position, bytes.count)], isNoise: isNoise, to: writer)
            (start, isNoise) = (position, next)
        }
        return writer.bytes
    }

    private static func add(_ part: ArraySlice<UInt8>, isNoise: Bool, to writer: ByteWriter) {
        let packed = isNoise ? [] : Deflate.zlib(Array(part))
        let isSmaller = !isNoise && packed.count < part.count
        writer.add(UInt8(isSmaller ? 1 : 0))
        writer.add(count: part.count)
        if isSmaller { writer.add(count: packed.count) }
        writer.add(isSmaller ? packed[...] : part)
    }

    /// Whether nearly all values are about equally frequent in the bytes from a place on.
    private static func isNoise(_ bytes: [UInt8], from start: Int) -> Bool {
        let end = min(start + grain, bytes.count)
        guard end - start == grain else { return false }
        var counts = [UInt8](repeating: 0, count: 256)
        return bytes.withUnsafeBufferPointer { bytes in
            counts.withUnsafeMutableBufferPointer { counts in
                var pairs = 0
                for index in start..<end {
                    let value = Int(bytes[index])
                    pairs += Int(counts[value])
                    counts[value] &+= counts[value] == 255 ? 0 : 1
                }
                // So many pairs of equal bytes are expected of noise; text and counters have several times as many.
                return pairs < grain * (grain - 1) / 2 / 256 * 5 / 4
            }
        }
    }

    /// The episodes of a block, in order.
    ///
    /// - Parameter room: how many bytes all blocks together may still expand to; those of the block are taken off.
    static func episodes(_ bytes: [UInt8], in range: Range<Int>, room: inout Int) throws(TraceProblem) -> [[UInt8]] {
        var reader = ByteReader(bytes, in: range)
        var plain: [UInt8] = []
        while reader.left > 0 {
            let kind = try reader.byte()
            guard kind < 2 else { throw TraceProblem("there is no kind \(kind) of compression") }
            let count = try reader.count(
                "the size of a compressed part", atMost: min(expandedLimit - plain.count, room - plain.count))
            if kind == 0 {
                plain += try reader.take(count)
            } else {
                let size = try reader.count("the size of a compressed part", atMost: reader.left)
                do {
                    plain += try Inflate.zlib(Array(try reader.take(size)), size: count)
                } catch let problem as TraceProblem {
                    throw problem
                } catch {
                    throw TraceProblem("a compressed part cannot be read: \((error as? MalformedPNG)?.reason ?? "")")
                }
            }
        }
        room -= plain.count
        var parts = ByteReader(plain)
        var episodes: [[UInt8]] = []
        while parts.left > 0 {
            episodes.append(Array(try parts.take(try parts.count("the size of an episode", atMost: parts.left))))
        }
        return episodes
    }
}
