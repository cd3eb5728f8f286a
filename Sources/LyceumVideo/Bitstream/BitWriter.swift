/// Bits in memory, the most significant first.
///
/// A copy shares the memory; write to only one of them.
package struct BitWriter: BitSink {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var position = 0
    private var pending: UInt64 = 0
    private var pendingCount = 0

    package init(capacity: Int) {
        base = .allocate(capacity: max(capacity, 64))
        self.capacity = max(capacity, 64)
    }

    /// Frees the memory.
    package func deallocate() { base.deallocate() }

    /// Forgets all bits.
    mutating func removeAll() {
        position = 0
        pending = 0
        pendingCount = 0
    }

    /// Makes room for a number of additional bytes; `put` does not.
    package mutating func reserve(_ bytes: Int) {
        guard position + bytes + 16 > capacity else { return }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * capacity + bytes)
        larger.update(from: base, count: position)
        base.deallocate()
        base = larger
        capacity = 2 * capacity + bytes
    }

    @inline(__always)
    package mutating func put(_ value: UInt32, count: Int) {
        pending = pending &<< UInt64(truncatingIfNeeded: count) | UInt64(value)
        pendingCount &+= count
        if pendingCount >= 32 {
            pendingCount &-= 32
            let word = UInt32(truncatingIfNeeded: pending &>> UInt64(truncatingIfNeeded: pendingCount))
            UnsafeMutableRawPointer(base + position).storeBytes(of: word.bigEndian, as: UInt32.self)
            position &+= 4
        }
    }

    /// Appends `rbsp_trailing_bits`: a one, and zeros up to a whole byte.
    package mutating func putTrailingBits() {
        put(true)
        putZerosToByte()
    }

    /// Appends zeros up to a whole byte.
    mutating func putZerosToByte() { put(0, count: (8 - pendingCount & 7) & 7) }

    /// All bytes, once the bits fill whole ones.
    mutating func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var end = position
        var rest = pendingCount
        while rest >= 8 {
            rest -= 8
            base[end] = UInt8(truncatingIfNeeded: pending >> UInt64(rest))
            end += 1
        }
        return body(UnsafeBufferPointer(start: base, count: end))
    }

    /// The bytes as an array.
    package mutating func bytes() -> [UInt8] { withBytes { Array($0) } }
}
