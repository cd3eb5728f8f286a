/// What adds up while an episode goes on.
@frozen @usableFromInline
struct EpisodeTotals: Sendable {
    @usableFromInline var length = 0
    /// The sum of the rewards, and of their squares.
    @usableFromInline var sum = 0.0
    @usableFromInline var squares = 0.0
    /// The same of the rewards before any wrapper changed them.
    @usableFromInline var unscaledSum = 0.0
    @usableFromInline var unscaledSquares = 0.0

    @usableFromInline init() {}

    @inlinable @inline(__always)
    mutating func add(_ reward: Double, unscaled: Double) {
        length += 1
        sum += reward
        let squared = square(reward)
        squares += squared
        unscaledSum += unscaled
        unscaledSquares += unscaled == reward ? squared : square(unscaled)
    }
}
