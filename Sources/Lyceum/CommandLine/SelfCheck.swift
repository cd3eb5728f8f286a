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
