import LyceumNumerics

/// What stands behind the seeds of a run in the grader's environments: nobody knows it before.
///
/// Each seed of the program is exchanged for one that NumPy's `SeedSequence` draws from the hidden one together with it. Equal seeds stay
/// equal, different ones different, and what never was seeded has a stream of its own.
///
/// ```swift
/// let seed = HiddenSeed(7)
/// print(seed.environmentSeed(for: 42) == seed.environmentSeed(for: 42))        // true
/// ```
public struct HiddenSeed: Sendable, Hashable, CustomStringConvertible {
    private let words: [UInt32]

    /// A hidden seed by its number, so that a run can be made once more.
    public init(_ number: UInt64) {
        words = [UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)]
    }

    /// One that nobody can guess, from the system.
    public static func random() -> HiddenSeed {
        var system = SystemRandomNumberGenerator()
        return HiddenSeed(UInt64.random(in: .min ... .max, using: &system))
    }

    /// The number.
    public var description: String { String(UInt64(words[0]) | UInt64(words[1]) << 32) }

    /// What words are drawn for; each has its own.
    private enum Purpose: UInt32 {
        case environment
        case program
        case unseeded
        case process
        case wrappers
    }

    private func words(_ count: Int, for purpose: Purpose, _ number: Int) -> [UInt32] {
        let number = [UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)]
        return SeedSequence(entropy: words + number + [purpose.rawValue]).generateUInt32(count: count)
    }

    /// The seed that an environment is reset with in place of the program's.
    public func environmentSeed(for seed: Int) -> Int { Int(words(1, for: .environment, seed)[0]) }

    /// The seed of an environment's first reset that was given none.
    func firstSeed(ofEnvironment number: Int) -> Int { Int(words(1, for: .unseeded, number)[0]) }

    /// The seed that the program itself draws with in place of its own.
    func programSeed(for seed: Int) -> UInt32 { words(1, for: .program, seed)[0] }

    /// The words of the stream that wrappers draw from, beside the environment's own.
    func wrapperWords(for seed: Int) -> [UInt32] { words(4, for: .wrappers, seed) }

    /// What all begins with in the program that is never seeded.
    var processWords: [UInt32] { words(8, for: .process, 0) }
}
