import LyceumNumerics

/// Sums from which the variance of numbers comes out right however far from zero they lie.
///
/// The numbers are measured from the first one, and what rounding takes from a sum is kept in a second one (Knuth's
/// exact addition of two numbers), so that nothing cancels but what the numbers themselves have in common. A number
/// that equals the first one adds nothing.
struct Spread: Sendable {
    /// The first number; NaN before it.
    private var origin = Double.nan
    private var hasOrigin = false
    private var sum = 0.0
    private var sumRest = 0.0
    private var squares = 0.0
    private var squaresRest = 0.0

    /// Adds a number.
    mutating func add(_ number: Double) {
        if number == origin { return }
        if !hasOrigin {
            hasOrigin = true
            origin = number
        }
        // NaN, not zero, if the first number is infinite or NaN.
        let difference = number - origin
        if difference == 0 { return }
        Self.add(difference, to: &sum, rest: &sumRest)
        Self.add(difference * difference, to: &squares, rest: &squaresRest)
    }

    private static func add(_ number: Double, to sum: inout Double, rest: inout Double) {
        let new = sum + number
        let part = new - sum
        rest += (sum - (new - part)) + (number - part)
        sum = new
    }

    /// The variance of `count` numbers; NaN or infinite where one of them is, or where a square is too large.
    func variance(count: Double) -> Double {
        let mean = (sum + sumRest) / count
        let variance = (squares + squaresRest) / count - mean * mean
        return variance < 0 ? 0 : variance
    }
}

/// The standard deviation of numbers as rldurham computes it, from their mean square and their mean, where that is right to
/// nine digits; the true one where the difference of the two has cancelled or rounding made it negative.
func deviation(meanSquare: Double, mean: Double, spread: Spread, count: Double) -> Double {
    let variance = meanSquare - squared(mean)
    let truth = spread.variance(count: count)
    guard truth.isFinite else { return variance < 0 ? 0 : variance.squareRoot() }
    let (deviation, exact) = (variance < 0 ? 0 : variance.squareRoot(), truth.squareRoot())
    return (deviation - exact).magnitude <= 1e-9 * exact ? deviation : exact
}
