import LyceumSystem

/// A ``MersenneTwister`` that the whole process shares, behind a lock.
///
/// ``legacyRandom`` is to Swift what the functions of `np.random` are to Python.
///
/// ```swift
/// try legacyRandom.seed(42)                           // np.random.seed(42)
/// legacyRandom.random()                               // np.random.random(): 0.3745401188473625
/// try legacyRandom.choice(2, p: [0.5, 0.5])           // np.random.choice(2, p=[0.5, 0.5])
/// ```
public final class SharedMersenneTwister: Sendable {
    @usableFromInline let twister = Locked(MersenneTwister())

    /// A shared twister with a fresh seed.
    public init() {}

    /// Starts again at the beginning of the stream that belongs to `seed`: `np.random.seed(seed)`.
    ///
    /// - Throws: `InvalidSeed` if the seed is not one of 0 to 4294967295; the stream stays where it is then.
    public func seed(_ seed: Int) throws(InvalidSeed) {
        let fresh = try MersenneTwister(seed: seed)
        withLock { $0 = fresh }
    }

    /// Draws; other threads wait meanwhile, so several draws in one closure belong together.
    ///
    /// The lock is not a recursive one: do not draw from the same shared twister inside of the closure.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ draw: (inout MersenneTwister) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try twister.withLock(draw)
    }
}

/// The process-wide stream of NumPy's older functions; freshly seeded until ``SharedMersenneTwister/seed(_:)`` is called.
public let legacyRandom = SharedMersenneTwister()
