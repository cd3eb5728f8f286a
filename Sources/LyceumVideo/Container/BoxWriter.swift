/// Bytes of an MP4 file: nested boxes, with numbers in big-endian order (ISO/IEC 14496-12, 4.2).
struct BoxWriter {
    private(set) var bytes: [UInt8] = []

    /// Appends a box and what `body` puts into it.
    mutating func box(_ type: StaticString, _ body: (inout BoxWriter) -> Void) {
        let start = bytes.count
        put(0, bytes: 4)
        put(type)
        body(&self)
        replace(at: start, with: bytes.count - start)
    }

    /// Appends a box with a version and flags.
    mutating func box(_ type: StaticString, version: Int = 0, flags: Int, _ body: (inout BoxWriter) -> Void) {
        box(type) {
            $0.put(version, bytes: 1)
            $0.put(flags, bytes: 3)
            body(&$0)
        }
    }

    /// Appends a number in so many bytes.
    mutating func put(_ value: Int, bytes count: Int) {
        for byte in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }

    /// Appends numbers in so many bytes each.
    mutating func put(_ values: [Int], bytes count: Int) {
        for value in values { put(value, bytes: count) }
    }

    /// Appends the letters of a type.
    mutating func put(_ type: StaticString) {
        type.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends bytes.
    mutating func put(_ contents: [UInt8]) { bytes += contents }

    /// Replaces four bytes at a position.
    mutating func replace(at place: Int, with value: Int) {
        for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: value >> (24 - 8 * byte)) }
    }
}
