/// Whole numbers from 0 to 255, eight in a word, so that seven of eight are added without a look at the array.
@usableFromInline
package struct ActionBytes: Sendable, RandomAccessCollection, MutableCollection, ExpressibleByArrayLiteral {
    /// The whole words; the first number of each is its lowest byte.
    @usableFromInline package var words: [UInt64] = []
    /// The numbers after the last whole word, and zeros.
    @usableFromInline package var pending: UInt64 = 0
    @usableFromInline package var count = 0

    package init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { append(byte) }
    }

    @usableFromInline
    package init(arrayLiteral bytes: UInt8...) { self.init(bytes) }

    @usableFromInline package var startIndex: Int { 0 }
    @usableFromInline package var endIndex: Int { count }

    @usableFromInline
    package subscript(index: Int) -> UInt8 {
        get {
            precondition(index >= 0 && index < count, "there is no such action")
            let word = index >> 3 < words.count ? words[index >> 3] : pending
            return UInt8(truncatingIfNeeded: word >> UInt64(8 * (index & 7)))
        }
        set {
            let change = UInt64(newValue ^ self[index]) << UInt64(8 * (index & 7))
            if index >> 3 < words.count { words[index >> 3] ^= change } else { pending ^= change }
        }
    }

    /// How many bits the greatest number has.
    package var bitWidth: Int {
        var all = pending
        for word in words { all |= word }
        for shift: UInt64 in [32, 16, 8] { all |= all >> shift }
        return 8 - UInt8(truncatingIfNeeded: all).leadingZeroBitCount
    }

    @inlinable @inline(__always)
    mutating func append(_ byte: UInt8) {
        pending |= UInt64(byte) << UInt64(truncatingIfNeeded: 8 &* (count & 7))
        count &+= 1
        if count & 7 == 0 { endWord() }
    }

    @usableFromInline
    mutating func endWord() {
        words.append(pending)
        pending = 0
    }

    mutating func removeLast(_ number: Int) { self = Self(prefix(count - number)) }

    mutating func removeAll(keepingCapacity: Bool) {
        words.removeAll(keepingCapacity: keepingCapacity)
        (pending, count) = (0, 0)
    }
}
