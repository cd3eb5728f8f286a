import LyceumNumerics

/// What adds up while an episode goes on.
@frozen @usableFromInline
package struct EpisodeTotals: Sendable {
    @usableFromInline var length = 0
    /// The sum of the rewards, and of their squares.
    @usableFromInline var sum = 0.0
    @usableFromInline var squares = 0.0
    /// How far the rewards are from each other.
    @usableFromInline var spread = Spread()
    /// Sum and squares of the rewards before any wrapper changed them.
    @usableFromInline package var unscaledSum = 0.0
    @usableFromInline package var unscaledSquares = 0.0

    @usableFromInline package init() {}

    @inlinable @inline(__always)
    package mutating func add(_ reward: Double, unscaled: Double) {
        spread.add(reward)
        length += 1
        sum += reward
        let square = Self.square(reward)
        squares += square
        unscaledSum += unscaled
        unscaledSquares += unscaled == reward ? square : Self.square(unscaled)
    }

    /// The square as Python's `x ** 2` rounds it; that of a small whole number, which is what most rewards are, is exact.
    @inlinable @inline(__always)
    static func square(_ x: Double) -> Double {
        x.magnitude < 0x1p26 && Double(Int32(x)) == x ? x * x : squared(x)
    }
}
