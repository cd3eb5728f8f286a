/// NumPy's older random stream: what `np.random.seed(s)` and the functions of `np.random` draw from.
///
/// The course's Python programs use it, so their numbers can be had here. For everything new prefer ``Generator``. A
/// twister is a value: a copy continues identically and independently.
///
/// ```swift
/// var random = try MersenneTwister(seed: 42)
/// random.random()         // 0.3745401188473625
/// try random.randint(6)   // 0, 1, …, or 5
/// ```
///
/// The generator is MT19937 (M. Matsumoto and T. Nishimura, 1998), seeded by their `init_genrand`; the draws are those of
/// NumPy 2.4.6's `RandomState`.
public struct MersenneTwister: RandomNumberGenerator, RandomSource, Sendable, Hashable, Codable,
    CustomStringConvertible
{
    /// Where the stream is; assigning it moves this twister there.
    public var state: State

    /// A twister in a state that another one had.
    public init(state: State) { self.state = state }

    /// A twister at the start of the stream that belongs to `seed`.
    ///
    /// - Parameter seed: 0 to 4294967295, which is 2^32 - 1.
    /// - Throws: `InvalidSeed` for other numbers.
    public init(seed: Int) throws(InvalidSeed) {
        guard let seed = UInt32(exactly: seed) else { throw InvalidSeed(seed: seed, stream: .mersenneTwister) }
        state = State(seed: seed)
    }

    /// A twister in a fresh state, mixed from 128 bits of the entropy stream of this process.
    public init() { state = State(SeedSequence()) }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws { state = try State(from: decoder) }

    /// Writes the state.
    public func encode(to encoder: any Encoder) throws { try state.encode(to: encoder) }

    /// Position and first words of the state, for instance `MersenneTwister(pos: 624, key: [42, 3107752595, …])`.
    public var description: String { "MersenneTwister(\(state))" }

    /// The next 32 bits.
    public mutating func nextUInt32() -> UInt32 { state.next() }

    /// The next 64 bits: two draws of 32 bits, high half first.
    public mutating func nextUInt64() -> UInt64 {
        let high = state.next()
        return UInt64(high) << 32 | UInt64(state.next())
    }

    /// The next 64 bits, for Swift's own `random(in:using:)` and `shuffled(using:)`.
    ///
    /// Those are Swift's algorithms: their numbers are not NumPy's.
    public mutating func next() -> UInt64 { nextUInt64() }
}
