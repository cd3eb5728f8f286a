/// A key of a counter-based generator: what is drawn depends on the key alone, and drawing changes nothing.
///
/// These are JAX's random keys: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", 2011), used as jax 0.10.2 uses it, bit for bit. One key should be used for one draw; for the next
/// draws it is split.
///
/// ```swift
/// let key = ThreefryKey(seed: 42)
/// let (next, own) = key.split()
/// own.uniform(-0.05, 0.05, count: 4)      // always the same four numbers
/// ```
@frozen
public struct ThreefryKey: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The first half of the key.
    public let high: UInt32
    /// The second half of the key.
    public let low: UInt32

    /// A key of two words.
    @inlinable
    public init(high: UInt32, low: UInt32) {
        self.high = high
        self.low = low
    }

    /// `jax.random.PRNGKey(seed)`: the low 32 bits of the seed, of which JAX, without 64-bit types, takes no more.
    @inlinable
    public init(seed: Int) { self.init(high: 0, low: UInt32(truncatingIfNeeded: seed)) }

    /// Two independent keys: `jax.random.split(key)`.
    @inlinable
    public func split() -> (ThreefryKey, ThreefryKey) { (foldIn(0), foldIn(1)) }

    /// `count` independent keys, the first of them the same for every count; none where `count` is negative.
    @inlinable
    public func split(_ count: Int) -> [ThreefryKey] { Limits.positions(count).map { block($0) } }

    /// The key that belongs to a number under this key: `jax.random.fold_in(key, data)`.
    @inlinable
    public func foldIn(_ data: UInt32) -> ThreefryKey { block(Int(data)) }

    /// The words of the key as hexadecimal digits: `6b200159 99ba4efe`.
    public var description: String {
        [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined(separator: " ")
    }

    /// Encrypts a counter of 64 bits with the key: two more words.
    @inlinable
    func block(_ counter: Int) -> ThreefryKey {
        let parity = high ^ low ^ 0x1BD1_1BDA
        var x = UInt32(truncatingIfNeeded: counter &>> 32) &+ high
        var y = UInt32(truncatingIfNeeded: counter) &+ low
        Self.mix(&x, &y, 13, 15, 26, 6)
        x &+= low
        y &+= parity &+ 1
        Self.mix(&x, &y, 17, 29, 16, 24)
        x &+= parity
        y &+= high &+ 2
        Self.mix(&x, &y, 13, 15, 26, 6)
        x &+= high
        y &+= low &+ 3
        Self.mix(&x, &y, 17, 29, 16, 24)
        x &+= low
        y &+= parity &+ 4
        Self.mix(&x, &y, 13, 15, 26, 6)
        x &+= parity
        y &+= high &+ 5
        return ThreefryKey(high: x, low: y)
    }

    /// Four rounds.
    @inlinable @inline(__always)
    static func mix(_ x: inout UInt32, _ y: inout UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) {
        round(&x, &y, a)
        round(&x, &y, b)
        round(&x, &y, c)
        round(&x, &y, d)
    }

    @inlinable @inline(__always)
    static func round(_ x: inout UInt32, _ y: inout UInt32, _ rotation: UInt32) {
        x &+= y
        y = (y &<< rotation | y &>> (32 &- rotation)) ^ x
    }
}
