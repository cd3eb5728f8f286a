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
    InvalidSetting.check(discount, isIn: 0...1, "discountedReturns", "discount", "from 0 to 1")
    var returns = rewards
    var sum = finalValue
    for place in rewards.indices.reversed() {
        sum = rewards[place] + discount * sum
        returns[place] = sum
    }
    return returns
}

/// Numbers minus their mean, divided by their standard deviation (with n - 1) plus `epsilon`.
///
/// ```swift
/// let advantages = normalized(discountedReturns(rewards, discount: 0.99))
/// ```
/// From fewer than two, only the mean is subtracted.
public func normalized(_ numbers: [Double], epsilon: Double = 1e-8) -> [Double] {
    guard !numbers.isEmpty else { return [] }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let differences = numbers.map { $0 - mean }
    guard numbers.count > 1 else { return differences }
    let variance = differences.reduce(0) { $0 + $1 * $1 } / Double(numbers.count - 1)
    return differences.map { $0 / (variance.squareRoot() + epsilon) }
}
