import LyceumNumerics

/// The mean of some numbers, added from the first to the last; not a number where there are none.
///
/// ```swift
/// let middle = mean([1, 2, 6])  // 3.0
/// ```
public func mean(_ numbers: some Collection<Double>) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

/// How far the mean of some numbers is from their expectation, as a rule: their standard deviation, divided by the square root of
/// their count; not a number where there are none.
public func standardError(_ numbers: [Double]) -> Double {
    let average = mean(numbers)
    let variance = mean(numbers.map { ($0 - average) * ($0 - average) })
    return (variance / Double(numbers.count)).squareRoot()
}

/// The place of the greatest number, the first one among equals, as NumPy's `argmax` finds it; 0 where there are none.
///
/// ```swift
/// let action = argmax([0.2, 0.7, 0.7])  // 1
/// ```
public func argmax(_ numbers: [Double]) -> Int {
    guard let greatest = numbers.max() else { return 0 }
    return numbers.firstIndex(of: greatest) ?? 0
}

/// The places of all numbers that are the greatest, or less by no more than a tolerance; in ascending order.
///
/// Values that are equal in theory differ in their last digits once they were added in different orders. A policy that is to
/// show such ties needs a tolerance.
///
/// ```swift
/// let best = argmaxima([0.3, 0.1 + 0.2, 0.1], tolerance: 1e-9)  // [0, 1]
/// ```
public func argmaxima(_ numbers: [Double], tolerance: Double = 0) -> [Int] {
    guard let greatest = numbers.max() else { return [] }
    return numbers.indices.filter { numbers[$0] >= greatest - tolerance }
}

/// The place of the greatest number; among equals one at random, each equally likely; 0 where there are none.
///
/// While an agent knows nothing all its estimates are equal, and with ``argmax(_:)`` it would prefer action 0 for its number
/// alone. Nothing is drawn where there is only one greatest number.
///
/// ```swift
/// var random = stream(42)
/// let action = argmax([0.7, 0.2, 0.7], using: &random)  // 0 or 2
/// ```
public func argmax(_ numbers: [Double], using random: inout Generator) -> Int {
    guard let greatest = numbers.max(), let first = numbers.firstIndex(of: greatest) else { return 0 }
    if numbers.lastIndex(of: greatest) == first { return first }
    let best = argmaxima(numbers)
    return best[random.integer(below: best.count)]
}

/// A random stream of its own for each row of numbers: the seed of a program, say, the number of a run, and 0 for its
/// environment or 1 for its agent.
///
/// Two generators made from one seed draw the same numbers, so that what an agent draws would follow what its environment
/// draws. Rows that differ in a place or in length give streams that have nothing to do with each other.
///
/// ```swift
/// var random = stream(42, 7, 1)
/// ```
///
/// - Parameter numbers: 0 or more each; of those above 2^32 - 1 the lower 32 bits count.
public func stream(_ numbers: Int...) -> Generator {
    // The 1 at the end keeps zeros apart: on its own, 42 would be the same as 42 and 0.
    Generator(entropy: numbers.map { UInt32(truncatingIfNeeded: $0) } + [1])
}
