/// The discounted returns from each step of an episode on: G of step t is r + discount · G of step t + 1.
///
/// ```swift
/// discountedReturns([1, 1, 1], discount: 0.5, finalValue: 0)      // [1.75, 1.5, 1]
/// ```
/// - Parameters:
///   - rewards: The rewards of one episode in order.
///   - discount: The discount factor, from 0 to 1; another number stops the program.
///   - finalValue: The value of what follows the last reward: 0 after a terminated step, an estimate after a truncated one.
public func discountedReturns(_ rewards: [Double], discount: Double, finalValue: Double) -> [Double] {
    returns(rewards, discount, finalValue)
}

/// The discounted sums of what follows each reward of an episode, computed in 32 bits.
@_disfavoredOverload
public func discountedReturns(_ rewards: [Float], discount: Double, finalValue: Double) -> [Float] {
    returns(rewards, discount, finalValue)
}

/// Numbers minus their mean, divided by their standard deviation (with n - 1) plus `epsilon`.
///
/// ```swift
/// let advantages = normalized(discountedReturns([1, 0, 0, 1], discount: 0.99, finalValue: 0))
/// ```
/// Fewer than two are only freed of their mean, and so are equal ones: there is no deviation to divide by.
public func normalized(_ numbers: [Double], epsilon: Double = 1e-8) -> [Double] { standardized(numbers, epsilon) }

/// Numbers less their mean, divided by their standard deviation (of n - 1) plus `epsilon`, computed in 32 bits.
@_disfavoredOverload
public func normalized(_ numbers: [Float], epsilon: Double = 1e-8) -> [Float] { standardized(numbers, epsilon) }

private func returns<Number: BinaryFloatingPoint>(
    _ rewards: [Number], _ discount: Double, _ finalValue: Double
) -> [Number] {
    InvalidSetting.check(discount, isIn: 0...1, "discountedReturns", "discount", "from 0 to 1")
    let discount = Number(discount)
    var returns = rewards
    var sum = Number(finalValue)
    for place in rewards.indices.reversed() {
        sum = rewards[place] + discount * sum
        returns[place] = sum
    }
    return returns
}

private func standardized<Number: BinaryFloatingPoint>(_ numbers: [Number], _ epsilon: Double) -> [Number] {
    guard !numbers.isEmpty else { return [] }
    let mean = numbers.reduce(0, +) / Number(numbers.count)
    let differences = numbers.map { $0 - mean }
    guard numbers.count > 1 else { return differences }
    let variance = differences.reduce(0) { $0 + $1 * $1 } / Number(numbers.count - 1)
    let divisor = variance.squareRoot() + Number(epsilon)
    return divisor == 0 ? differences : differences.map { $0 / divisor }
}
