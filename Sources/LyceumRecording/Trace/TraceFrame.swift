import LyceumValues

/// The blocks that a trace is made of: each with its length and a check value, so that it can be read as far as it goes.
///
/// A block begins with its length in bytes, its kind with a check value of both, and the check value of what follows, each of 32 bits
/// with the lowest byte first. Where a length is 0, nothing follows but room for more.
package enum TraceFrame {
    /// What a block holds.
    package enum Kind: UInt8, Sendable {
        case header = 1
        /// An episode.
        case episode
        /// Several episodes, compressed.
        case pack
    }

    /// What a file begins with; the last byte is the version of the format.
    package static let magic: [UInt8] = [0x8C, 0x4C, 0x79, 0x54, 0x72, 0x0D, 0x0A, 1]
    /// The bytes of a block before its contents.
    package static let headSize = 12
    /// The most bytes that a block may have.
    static let sizeLimit = 1 << 28

    /// A block with its head, from a writer whose first bytes are kept free for that.
    static func seal(_ kind: Kind, _ writer: ByteWriter) {
        let count = writer.count - headSize
        let check = Self.check(UnsafeRawBufferPointer(rebasing: writer.contents[headSize...]))
        writer.set(UInt32(count), at: 0)
        writer.set(secondWord(kind.rawValue, count: UInt32(count)), at: 4)
        writer.set(check, at: 8)
    }

    /// A block.
    package static func bytes(_ kind: Kind, _ contents: some Collection<UInt8>) -> [UInt8] {
        let writer = ByteWriter()
        begin(writer)
        writer.add(contents)
        seal(kind, writer)
        return writer.bytes
    }

    /// Keeps the place of the head free.
    static func begin(_ writer: ByteWriter) {
        writer.removeAll()
        writer.addZeros(headSize)
    }

    private static func secondWord(_ kind: UInt8, count: UInt32) -> UInt32 {
        var check = CheckValue()
        check.add(UInt64(kind) << 32 | UInt64(count))
        return UInt32(truncatingIfNeeded: check.number) << 8 | UInt32(kind)
    }

    private static func check(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var check = CheckValue()
        check.add(bytes)
        return UInt32(truncatingIfNeeded: check.number)
    }

    /// The blocks of a file, and whether it ends in the middle of one.
    ///
    /// - Throws: ``TraceProblem`` for bytes that no program writes, also not one that is killed.
    static func all(
        of bytes: [UInt8]
    ) throws(TraceProblem) -> (frames: [(kind: Kind, range: Range<Int>)], isCutOff: Bool) {
        guard bytes.count >= magic.count else {
            guard magic.starts(with: bytes) else { throw TraceProblem("it does not begin as a trace does") }
            return ([], true)
        }
        guard bytes.starts(with: magic.dropLast()) else { throw TraceProblem("it does not begin as a trace does") }
        guard bytes[magic.count - 1] == magic.last else {
            throw TraceProblem(
                "its format has the version \(bytes[magic.count - 1]); this program reads version \(magic.last ?? 0)")
        }
        var frames: [(kind: Kind, range: Range<Int>)] = []
        var position = magic.count
        while position < bytes.count {
            guard bytes.count - position >= headSize else { return (frames, bytes[position...].contains { $0 != 0 }) }
            var reader = ByteReader(bytes, in: position..<bytes.count)
            let length = try reader.number(UInt32.self)
            if length == 0 { return (frames, bytes[position...].contains { $0 != 0 }) }
            let second = try reader.number(UInt32.self)
            let check = try reader.number(UInt32.self)
            let start = position + headSize
            guard second == secondWord(UInt8(truncatingIfNeeded: second), count: length), length <= sizeLimit,
                let kind = Kind(rawValue: UInt8(truncatingIfNeeded: second))
            else { throw TraceProblem("at byte \(position) no block begins, or its head was changed") }
            let end = start + Int(length)
            guard end <= bytes.count else { return (frames, true) }
            let found = bytes.withUnsafeBytes { Self.check(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
            guard found == check else {
                throw TraceProblem("the block at byte \(position) was changed: its check value is wrong")
            }
            frames.append((kind, start..<end))
            position = end
        }
        return (frames, false)
    }
}
