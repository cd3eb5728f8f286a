import Lyceum

/// The discounted return from each step of an episode on: the reward of that step, plus `discount` times the return of the
/// next.
///
/// Going backwards, one multiplication and one addition a step are enough.
func discountedReturns(_ rewards: [Float], discount: Float) -> [Float] {
    var returns = rewards
    for step in returns.indices.dropLast().reversed() { returns[step] += discount * returns[step + 1] }
    return returns
}

/// Numbers shifted and scaled so that their mean is 0 and their standard deviation 1.
///
/// The deviation has n - 1 as divisor, as PyTorch's `std` has. Where there is none (a single number, or all equal) they are
/// only shifted: dividing by zero would fill the network with "not a number", and it never recovers from that.
func normalized(_ numbers: [Float]) -> [Float] {
    let count = Float(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let shifted = numbers.map { $0 - mean }
    let variance = shifted.reduce(0) { $0 + $1 * $1 } / max(1, count - 1)
    return variance > 0 ? shifted.map { $0 / variance.squareRoot() } : shifted
}
