/// Turns a seed of any length into well-mixed words: what NumPy's `SeedSequence` does between a seed and a bit generator.
///
/// Seeds that differ in one bit give unrelated words, so 0, 1, 2, … are good seeds.
///
/// ```swift
/// let words = SeedSequence(entropy: [0]).generateUInt64(count: 2)
/// // [15793235383387715774, 12390638538380655177]
/// ```
///
/// The algorithm is M. E. O'Neill's `seed_seq_fe` (2015, "Developing a seed_seq Alternative"), with the constants of
/// NumPy 2.4.6.
public struct SeedSequence: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The seed as little-endian words without zeros at the top; a seed of zero is one word, 0.
    public let entropy: [UInt32]

    /// A sequence for the integer with these little-endian words.
    ///
    /// Zeros at the top do not change an integer and are dropped; no words at all mean 0.
    public init(entropy: [UInt32]) {
        let length = entropy.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
        self.entropy = length == 0 ? [0] : Array(entropy[..<length])
    }

    private enum CodingKeys: String, CodingKey {
        case entropy
    }

    /// Reads the words; zeros at the top are dropped here, too.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(entropy: try container.decode([UInt32].self, forKey: .entropy))
    }

    /// A sequence for a fresh seed of 128 bits, taken from the entropy stream of this process.
    public init() {
        self.init(entropy: processEntropy.words(4))
    }

    /// The four words that the seed is mixed into.
    public var pool: [UInt32] {
        var hash = Hash(constant: 0x43B0_D7E5, multiplier: 0x931E_8875)
        var pool = (0..<4).map { hash($0 < entropy.count ? entropy[$0] : 0) }
        for source in 0..<4 {
            for target in 0..<4 where target != source {
                pool[target] = Self.mix(pool[target], hash(pool[source]))
            }
        }
        for word in entropy.dropFirst(4) {
            for target in 0..<4 {
                pool[target] = Self.mix(pool[target], hash(word))
            }
        }
        return pool
    }

    /// The first `count` 32-bit words (none if `count` is negative); a longer request starts with the same words.
    ///
    /// More than ``Limits/draws`` end the program.
    public func generateUInt32(count: Int) -> [UInt32] {
        let pool = self.pool
        var hash = Hash(constant: 0x8B51_F9DD, multiplier: 0x58F3_8DED)
        return Limits.positions(count).map { hash(pool[$0 % 4]) }
    }

    /// The first `count` 64-bit words (none if `count` is negative): pairs of 32-bit words, low half first.
    ///
    /// More than half of ``Limits/draws`` end the program.
    public func generateUInt64(count: Int) -> [UInt64] {
        let words = Limits.positions(count)
        let halves = generateUInt32(count: 2 * words.count)
        return words.map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
    }

    /// The words, for instance `SeedSequence(entropy: [42])`.
    public var description: String { "SeedSequence(entropy: \(entropy))" }

    /// One multiplicative hash whose constant moves on with every word.
    private struct Hash {
        var constant: UInt32
        let multiplier: UInt32

        mutating func callAsFunction(_ word: UInt32) -> UInt32 {
            let masked = word ^ constant
            constant &*= multiplier
            let product = masked &* constant
            return product ^ (product >> 16)
        }
    }

    private static func mix(_ x: UInt32, _ y: UInt32) -> UInt32 {
        let difference = x &* 0xCA01_F9DD &- y &* 0x4973_F715
        return difference ^ (difference >> 16)
    }
}
