import LyceumNumerics
import LyceumValues

/// The flags of a vector of zeros and ones or of a list of truth values; `nil` for anything else.
package func flags(of mask: Value) -> [Bool]? {
    if let numbers = mask.integers {
        return numbers.allSatisfy { $0 == 0 || $0 == 1 } ? numbers.map { $0 == 1 } : nil
    }
    guard let parts = mask.values else { return nil }
    let flags = parts.compactMap(\.bool)
    return flags.count == parts.count ? flags : nil
}

/// What is wrong with probabilities that should be from 0 to 1 and sum to 1 within 1e-5; `nil` if nothing is.
func problem(ofProbabilities probabilities: [Double]) -> String? {
    if !probabilities.allSatisfy({ 0...1 ~= $0 }) { return "probabilities from 0 to 1" }
    let sum = pairwiseSum(probabilities[...])
    return (sum - 1).magnitude <= 1e-8 + 1e-5 ? nil : "probabilities of sum 1, not \(sum.pythonDescription)"
}

/// The sum, added up in the order of NumPy's pairwise `sum`: in eight strands up to 128 numbers, in halves beyond.
///
/// Compared with NumPy 2.4.6.
package func pairwiseSum<Number: BinaryFloatingPoint>(_ numbers: ArraySlice<Number>) -> Number {
    if numbers.count < 8 { return numbers.reduce(0, +) }
    if numbers.count > 128 {
        let half = numbers.count / 2
        let middle = numbers.startIndex + half - half % 8
        return pairwiseSum(numbers[..<middle]) + pairwiseSum(numbers[middle...])
    }
    let whole = numbers.count - numbers.count % 8
    let strands = (0..<8).map { strand in
        stride(from: strand, to: whole, by: 8).dropFirst().reduce(numbers[numbers.startIndex + strand]) {
            $0 + numbers[numbers.startIndex + $1]
        }
    }
    let sum =
        ((strands[0] + strands[1]) + (strands[2] + strands[3]))
        + ((strands[4] + strands[5]) + (strands[6] + strands[7]))
    return numbers.dropFirst(whole).reduce(sum, +)
}
