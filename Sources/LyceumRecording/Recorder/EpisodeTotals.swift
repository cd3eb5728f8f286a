import LyceumNumerics

/// What adds up while an episode goes on.
///
/// Most environments pay the same small whole number at every step, perhaps up to the last. As long as an episode is of
/// that kind its steps are only counted: the sums are then products, which are as exact as the additions would be.
@usableFromInline
package struct EpisodeTotals: Sendable {
    @usableFromInline var length = 0
    /// What every step so far has paid; NaN where they differ, or where that is no small whole number.
    @usableFromInline var common = Double.nan
    private var added = Sums()
    /// How far the rewards are from each other.
    private(set) var spread = Spread()

    /// Sum and squares of the rewards, and of those before any wrapper changed them.
    private struct Sums: Sendable {
        var sum = 0.0
        var squares = 0.0
        var unscaledSum = 0.0
        var unscaledSquares = 0.0
    }

    @usableFromInline package init() {}

    @inlinable @inline(__always)
    package mutating func add(_ reward: Double, unscaled: Double) {
        length += 1
        if reward != common || unscaled != common { addAnother(reward, unscaled: unscaled) }
    }

    @usableFromInline
    mutating func addAnother(_ reward: Double, unscaled: Double) {
        spread.add(reward)
        if length == 1, unscaled == reward, reward.magnitude <= 1024, reward == reward.rounded() {
            common = reward + 0  // the sum of zeros is 0, also if they are negative
            return
        }
        if !common.isNaN { added = counted(length - 1) }
        common = .nan
        let square = Self.square(reward)
        added.sum += reward
        added.squares += square
        added.unscaledSum += unscaled
        added.unscaledSquares += unscaled == reward ? square : Self.square(unscaled)
    }

    /// The sums of steps that all paid the same. They stay below 2^53 for as long as anybody plays.
    private func counted(_ steps: Int) -> Sums {
        let (sum, squares) = (Double(steps) * common, Double(steps) * (common * common))
        return Sums(sum: sum, squares: squares, unscaledSum: sum, unscaledSquares: squares)
    }

    private var sums: Sums { common.isNaN ? added : counted(length) }
    /// The sum of the rewards.
    var sum: Double { sums.sum }
    /// The sum of their squares.
    var squares: Double { sums.squares }
    /// The sum of the rewards before any wrapper changed them.
    package var unscaledSum: Double { sums.unscaledSum }
    /// The sum of the squares of those.
    package var unscaledSquares: Double { sums.unscaledSquares }

    /// The square as Python's `x ** 2` rounds it; that of a small whole number, which is what most rewards are, is exact.
    private static func square(_ x: Double) -> Double {
        x.magnitude < 0x1p26 && Double(Int32(x)) == x ? x * x : squared(x)
    }
}
