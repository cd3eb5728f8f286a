/// Thrown for a seed that a random stream cannot start from.
///
/// ```swift
/// do {
///     _ = try Generator(seed: -1)
/// } catch {
///     print(error)  // the seed is -1, but seeds are 0 or more: write 1, or no seed for a fresh stream
/// }
/// ```
public struct InvalidSeed: Error, Sendable, Hashable, CustomStringConvertible {
    /// The stream that was to be seeded.
    public enum Stream: String, Sendable, Hashable {
        /// A ``Generator``: it takes every integer from 0 on.
        case generator = "Generator"
        /// A ``MersenneTwister``: it takes the integers 0 to 4294967295, as `np.random.seed` does.
        case mersenneTwister = "MersenneTwister"
    }

    /// The seed that was given.
    public let seed: Int
    /// The stream that refused it.
    public let stream: Stream

    /// An error for `seed`, which `stream` refuses.
    public init(seed: Int, stream: Stream) {
        self.seed = seed
        self.stream = stream
    }

    /// What was given, what is accepted and what to write instead.
    public var description: String {
        let accepted =
            switch stream {
            case .generator: "seeds are 0 or more"
            case .mersenneTwister:
                "seeds of NumPy's older functions, which seedEverything also seeds, are 0 to \(UInt32.max)"
            }
        let instead = seed.magnitude & UInt(UInt32.max)
        return "the seed is \(seed), but \(accepted): write \(instead), or no seed for a fresh stream"
    }
}
