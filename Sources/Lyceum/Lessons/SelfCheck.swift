import LyceumRecording
import LyceumSystem

/// Prints a claim about a program's own results if it holds; else says so on standard error and ends the program with
/// code 1.
///
/// ```swift
/// let path = Array(0...12)
/// selfCheck(path.count == 13, "the learned path has the shortest length, 12 steps")
/// ```
public func selfCheck(_ holds: Bool, _ claim: String) {
    if holds {
        print("checked: \(claim)")
    } else {
        Platform.writeToStandardError("the check failed: \(claim)\n")
        Platform.exit(1)
    }
}

/// Checks a number against the one it has to be, and prints both; ends the program with code 1 where they differ, or where one
/// is not a number.
///
/// ```swift
/// selfCheck(0.1 + 0.2, is: 0.3, within: 1e-12, "the sum of the probabilities")
/// ```
///
/// - Parameters:
///   - found: the number of the program.
///   - expected: the number that it has to be.
///   - tolerance: how far they may be apart; with 0 they are equal to the last bit.
///   - name: what the number is.
public func selfCheck(_ found: Double, is expected: Double, within tolerance: Double = 0, _ name: String) {
    let allowed = tolerance == 0 ? "\(expected)" : "\(expected) ± \(tolerance)"
    // With tolerance 0 as well: infinity is itself, though the difference is not a number.
    selfCheck(found == expected || abs(found - expected) <= tolerance, "\(name): \(found), known \(allowed)")
}

/// Checks a number against the band that it has to lie in, and prints both; ends the program with code 1 where it is outside.
///
/// ```swift
/// selfCheck(-25.8, in: -32.9 ... -22.0, "Sarsa's mean return")
/// ```
public func selfCheck(_ found: Double, in band: ClosedRange<Double>, _ name: String) {
    selfCheck(band.contains(found), "\(name): \(found), known \(band.lowerBound) to \(band.upperBound)")
}

/// Checks numbers against those that they have to be; where some differ it says which are the furthest apart, and ends the
/// program with code 1.
///
/// ```swift
/// selfCheck([0.25, 0.5, 1], are: [0.25, 0.5, 1], "the values along the way")
/// ```
///
/// - Parameters:
///   - found: the numbers of the program.
///   - expected: the numbers that they have to be.
///   - tolerance: how far two may be apart; with 0 they are equal to the last bit.
///   - name: what the numbers are.
public func selfCheck(_ found: [Double], are expected: [Double], within tolerance: Double = 0, _ name: String) {
    guard found.count == expected.count else {
        return selfCheck(false, "\(name): \(found.count) numbers, known \(expected.count)")
    }
    let pairs = zip(found, expected)
    let distances = pairs.map { $0 == $1 ? 0 : ($0 - $1).isNaN ? .infinity : abs($0 - $1) }
    let worst = argmax(distances)
    guard !distances.isEmpty, distances[worst] > tolerance else {
        let how = tolerance == 0 ? "to the last bit" : "within \(tolerance)"
        return selfCheck(true, "\(name): all \(found.count) numbers as known, \(how)")
    }
    selfCheck(false, "\(name): number \(worst) is \(found[worst]), known \(expected[worst]) ± \(tolerance)")
}
