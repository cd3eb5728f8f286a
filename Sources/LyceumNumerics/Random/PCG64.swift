/// The bit generator below ``Generator``: a 128-bit linear congruential generator with a permuted 64-bit output.
///
/// A `PCG64` is nothing but its state, so assigning one copies the stream and comparing two compares their futures.
/// The generator is PCG XSL-RR 128/64 (M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation", HMC-CS-2014-0905), stepped and seeded as in NumPy 2.4.6.
@frozen
public struct PCG64: RandomNumberGenerator, Sendable, Hashable {
    /// The position in the sequence.
    public var state: UInt128
    /// What distinguishes one sequence from another; odd for every seeded generator.
    public var increment: UInt128
    /// The high half of the last 64-bit draw that was split for a 32-bit one, until it is drawn.
    @inlinable
    public var buffered: UInt32? {
        get { hasBuffered ? UInt32(truncatingIfNeeded: half) : nil }
        set { half = newValue.map { UInt64($0) | 1 << 32 } ?? 0 }
    }
    /// That half with bit 32 set, or 0: one word, which is copied faster than a number and a flag.
    @usableFromInline var half: UInt64

    /// A generator in a given state, for instance one that Python printed with `rng.bit_generator.state`.
    ///
    /// - Parameters:
    ///   - state: NumPy's `state`.
    ///   - increment: NumPy's `inc`.
    ///   - buffered: NumPy's `uinteger` if its `has_uint32` is 1, else nil.
    @inlinable
    public init(state: UInt128, increment: UInt128, buffered: UInt32? = nil) {
        self.state = state
        self.increment = increment
        half = buffered.map { UInt64($0) | 1 << 32 } ?? 0
    }

    /// A generator at the start of the stream that belongs to a seed.
    public init(_ seeds: SeedSequence) {
        let words = seeds.generateUInt64(count: 4).map { UInt128($0) }
        self.init(state: 0, increment: (words[2] << 64 | words[3]) << 1 | 1)
        advance()
        state &+= words[0] << 64 | words[1]
        advance()
    }

    /// Whether the next 32-bit draw comes out of the buffer.
    @inlinable
    public var hasBuffered: Bool { half != 0 }

    @inlinable @inline(__always)
    mutating func advance() {
        state = state &* 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645 &+ increment
    }

    /// The next 64 bits; the buffered half stays where it is.
    @inlinable @inline(__always)
    public mutating func nextUInt64() -> UInt64 {
        advance()
        let high = UInt64(truncatingIfNeeded: state >> 64)
        let folded = high ^ UInt64(truncatingIfNeeded: state)
        let turn = high >> 58
        return folded &>> turn | folded &<< (0 &- turn)
    }

    /// The next 32 bits: the buffered half if there is one, else the low half of 64 fresh bits.
    @inlinable @inline(__always)
    public mutating func nextUInt32() -> UInt32 {
        if half != 0 {
            let last = UInt32(truncatingIfNeeded: half)
            half = 0
            return last
        }
        let word = nextUInt64()
        half = word >> 32 | 1 << 32
        return UInt32(truncatingIfNeeded: word)
    }

    /// The next 64 bits, for Swift's own `random(in:using:)` and `shuffled(using:)`.
    @inlinable
    public mutating func next() -> UInt64 { nextUInt64() }
}
