/// A stream of random numbers: NumPy's `Generator(PCG64(SeedSequence(seed)))`, draw for draw.
///
/// For the same seed every method gives the numbers that NumPy's method of the same name gives, to the last bit, and
/// uses up the stream equally. A generator is a value: a copy continues identically and independently.
///
/// ```swift
/// var rng = try Generator(seed: 42)
/// rng.random()                                     // 0.7739560485559633
/// try rng.integers(10)                             // 0, 1, …, or 9
/// try rng.choice(["left", "right"], p: [0.3, 0.7])
/// rng.normal(count: 3)
/// ```
///
/// Verified against NumPy 2.4.6. `normal`, `exponential` and `geometric` call `exp` and `log1p`, where another
/// mathematics library than glibc may round a rare draw differently.
@frozen
public struct Generator: RandomNumberGenerator, RandomSource, Sendable, Hashable, Codable, CustomStringConvertible {
    /// What a generator is made of: two numbers of 128 bits and the buffered half of a split draw.
    public typealias State = PCG64

    /// Where the stream is; assigning it moves this generator there.
    public var state: State

    /// A generator in a state that another one had.
    @inlinable
    public init(state: State) { self.state = state }

    /// A generator at the start of the stream that belongs to `seeds`.
    public init(_ seeds: SeedSequence) { state = PCG64(seeds) }

    /// A generator with a fresh seed of 128 bits, taken from the entropy stream of this process.
    public init() { self.init(SeedSequence()) }

    /// A generator at the start of the stream that belongs to `seed`.
    ///
    /// - Parameter seed: 0 or more.
    /// - Throws: `InvalidSeed` if the seed is negative.
    public init(seed: Int) throws(InvalidSeed) {
        if seed < 0 { throw InvalidSeed(seed: seed, stream: .generator) }
        self.init(entropy: [UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)])
    }

    /// A generator for a seed of any length.
    ///
    /// - Parameter entropy: The seed in words of 32 bits, lowest first: `[5, 0, 0, 0, 4]` is 2^130 + 5. Zeros at the
    ///   top change nothing, and no words at all mean 0.
    public init(entropy: [UInt32]) { self.init(SeedSequence(entropy: entropy)) }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws { state = try State(from: decoder) }

    /// Writes the state.
    public func encode(to encoder: any Encoder) throws { try state.encode(to: encoder) }

    /// The state under NumPy's names, for instance `Generator(PCG64(state: 35…, inc: 87…, has_uint32: 0))`.
    public var description: String { "Generator(\(state))" }

    /// The next 64 bits; a buffered half stays where it is.
    @inlinable @inline(__always)
    public mutating func nextUInt64() -> UInt64 { state.nextUInt64() }

    /// The next 32 bits: the buffered half if there is one, else the low half of 64 fresh bits.
    @inlinable @inline(__always)
    public mutating func nextUInt32() -> UInt32 { state.nextUInt32() }

    /// The next 64 bits, for Swift's own `random(in:using:)` and `shuffled(using:)`.
    ///
    /// Those are Swift's algorithms: their numbers are not NumPy's.
    @inlinable
    public mutating func next() -> UInt64 { state.nextUInt64() }
}
