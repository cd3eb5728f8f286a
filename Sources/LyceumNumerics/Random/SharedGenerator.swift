import LyceumSystem

/// A ``Generator`` that the whole process shares, behind a lock.
///
/// Learning code draws from ``sharedGenerator`` unless it is given a generator of its own.
///
/// ```swift
/// try sharedGenerator.seed(42)
/// let noise = sharedGenerator.withLock { $0.normal(count: 3) }
/// ```
public final class SharedGenerator: Sendable {
    @usableFromInline let generator = Locked(Generator())

    /// A shared generator with a fresh seed.
    public init() {}

    /// Starts again at the beginning of the stream that belongs to `seed`.
    ///
    /// - Throws: `InvalidSeed` if the seed is negative; the stream stays where it is then.
    public func seed(_ seed: Int) throws(InvalidSeed) {
        let fresh = try Generator(seed: seed)
        withLock { $0 = fresh }
    }

    /// Draws; other threads wait meanwhile, so several draws in one closure belong together.
    ///
    /// The lock is not a recursive one: do not draw from the same shared generator inside of the closure.
    @inlinable
    public func withLock<Result, Failure: Error>(
        _ draw: (inout Generator) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try generator.withLock(draw)
    }
}

/// The generator that learning code draws from by default; freshly seeded until ``SharedGenerator/seed(_:)`` is called.
public let sharedGenerator = SharedGenerator()
