/// A destination for the bits of a picture: memory, or only a count while modes are compared.
package protocol BitSink {
    /// Appends the lowest `count` bits of a value, the most significant first; the value has no others.
    mutating func put(_ value: UInt32, count: Int)
}

extension BitSink {
    /// Appends a number of 0 or more as an Exp-Golomb code, `ue(v)` (ITU-T H.264, 9.1).
    @inline(__always)
    package mutating func putUnsigned(_ value: Int) {
        let code = UInt32(truncatingIfNeeded: value &+ 1)
        let length = 32 &- code.leadingZeroBitCount
        put(0, count: length &- 1)
        put(code, count: length)
    }

    /// Appends a number as an Exp-Golomb code with a sign, `se(v)` (ITU-T H.264, 9.1.1).
    @inline(__always)
    package mutating func putSigned(_ value: Int) {
        putUnsigned(value > 0 ? 2 &* value &- 1 : -2 &* value)
    }

    /// Appends one bit.
    @inline(__always)
    mutating func put(_ bit: Bool) { put(bit ? 1 : 0, count: 1) }
}

/// Counts bits without storing them.
package struct BitCounter: BitSink {
    package var count = 0

    package init() {}

    @inline(__always)
    package mutating func put(_ value: UInt32, count: Int) { self.count &+= count }
}
