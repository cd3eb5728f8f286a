import LyceumSystem
import Synchronization

/// Warnings: what a student should know although the program goes on.
///
/// Each distinct text is written to the standard error once per process. A program or test can collect the warnings of
/// a stretch of code instead:
///
/// ```swift
/// let (env, warnings) = try Warnings.collecting { try make("CartPole") }     // one warning: the id has no version
/// ```
public enum Warnings {
    /// Who receives warnings instead of the standard error.
    @TaskLocal private static var receiver: Collected?
    private static let seen = Mutex<Set<String>>([])

    /// Issues a warning.
    public static func warn(_ message: String) {
        if let receiver {
            receiver.add(message)
        } else if seen.withLock({ $0.insert(message).inserted }) {
            Platform.writeToStandardError("warning: \(message)\n")
        }
    }

    /// Runs some code and returns its result with the warnings it issued, which are then not written.
    public static func collecting<Result>(_ body: () throws -> Result) rethrows -> (Result, warnings: [String]) {
        let collected = Collected()
        let result = try $receiver.withValue(collected) { try body() }
        return (result, collected.texts)
    }

    private final class Collected: Sendable {
        private let collected = Mutex<[String]>([])
        var texts: [String] { collected.withLock { $0 } }
        func add(_ text: String) { collected.withLock { $0.append(text) } }
    }
}
