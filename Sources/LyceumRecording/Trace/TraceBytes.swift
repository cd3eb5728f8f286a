import LyceumValues

/// Bytes that numbers are added to, the lowest byte first.
///
/// An episode may be over every microsecond, so that its bytes are written into memory that is kept.
package final class ByteWriter: @unchecked Sendable {
    // Whoever has a writer is alone with it, and each check of that would cost more than the byte.
    @exclusivity(unchecked) private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 16)
    /// The number of bytes.
    @exclusivity(unchecked) package private(set) var count = 0

    package init() {}
    deinit { memory.deallocate() }

    /// The bytes.
    package var bytes: [UInt8] { Array(contents) }
    /// The bytes, as long as nothing is added.
    package var contents: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    @inline(__always)
    private func room(_ more: Int) -> UnsafeMutableRawPointer {
        if count + more > memory.count { grow(more) }
        defer { count += more }
        return memory.baseAddress.unsafelyUnwrapped + count
    }

    private func grow(_ more: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(2 * memory.count, count + more), alignment: 16)
        larger.copyMemory(from: contents)
        memory.deallocate()
        memory = larger
    }

    package func removeAll() { count = 0 }
    package func add(_ byte: UInt8) { room(1).storeBytes(of: byte, as: UInt8.self) }

    package func add(_ more: some Collection<UInt8>) {
        let size = more.count
        let place = UnsafeMutableRawBufferPointer(start: room(size), count: size)
        place.copyBytes(from: more)
    }

    /// Adds zeros.
    package func addZeros(_ number: Int) { room(number).initializeMemory(as: UInt8.self, repeating: 0, count: number) }

    /// Adds a whole number of 0 or more in groups of seven bits.
    package func add(count: Int) {
        var rest = UInt(bitPattern: count)
        while rest > 127 {
            add(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        add(UInt8(rest))
    }

    @inline(__always)
    package func add<Number: FixedWidthInteger>(_ number: Number) {
        room(Number.bitWidth / 8).storeBytes(of: number.littleEndian, as: Number.self)
    }

    /// Adds the lowest bytes of a word.
    @inline(__always)
    package func add(_ word: UInt64, bytes: Int) {
        let place = room(8)
        place.storeBytes(of: word.littleEndian, as: UInt64.self)
        count -= 8 - bytes
    }

    /// Adds words one byte of all of them after the other, the lowest first, so that what they have in common lies together.
    package func addPlanes(_ words: some Collection<UInt64>, width: Int) {
        for plane in 0..<width {
            let shift = UInt64(8 * plane)
            for word in words { add(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }

    /// Sets bytes that are there already.
    package func set(_ number: UInt32, at position: Int) {
        precondition(position + 4 <= count, "there are no such bytes")
        memory.storeBytes(of: number.littleEndian, toByteOffset: position, as: UInt32.self)
    }
}

/// Takes numbers off the beginning of bytes; what is not there is an error, never a trap.
package struct ByteReader: Sendable {
    private let bytes: [UInt8]
    package private(set) var position: Int
    private let end: Int

    package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

    package init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    package var left: Int { end - position }

    package mutating func byte() throws(TraceProblem) -> UInt8 {
        guard position < end else { throw TraceProblem("it ends too early") }
        defer { position += 1 }
        return bytes[position]
    }

    package mutating func take(_ count: Int) throws(TraceProblem) -> ArraySlice<UInt8> {
        guard count >= 0, count <= left else { throw TraceProblem("it ends too early") }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// A whole number from 0 to a limit.
    package mutating func count(_ what: String, atMost limit: Int) throws(TraceProblem) -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 63 else { throw TraceProblem("\(what) is too large") }
            number |= UInt64(next & 127) << shift
            shift += 7
            if next < 128 { break }
        }
        guard number <= UInt64(limit) else { throw TraceProblem("\(what) is \(number), more than \(limit)") }
        return Int(number)
    }

    package mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(TraceProblem) -> Number {
        let slice = try take(Number.bitWidth / 8)
        return slice.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
    }

    /// Words that ``ByteWriter/addPlanes(_:width:)`` wrote.
    package mutating func planes(count: Int, width: Int) throws(TraceProblem) -> [UInt64] {
        guard count <= left / max(1, width) else { throw TraceProblem("it ends too early") }
        var words = [UInt64](repeating: 0, count: count)
        for plane in 0..<width {
            let shift = UInt64(8 * plane)
            for index in 0..<count { words[index] |= UInt64(bytes[position + index]) << shift }
            position += count
        }
        return words
    }
}

/// What is wrong with a part of a trace.
package struct TraceProblem: Error, Sendable, Equatable {
    package let text: String

    package init(_ text: String) { self.text = text }
}
