import Foundation
import Synchronization

/// Something that must hold and takes too long, or too many processes, for a unit test.
struct Check: Sendable {
    /// The name, such as `kill/log`.
    let name: String
    /// Does the check and returns its figures.
    let body: @Sendable (_ isQuick: Bool) throws -> String

    init(_ name: String, _ body: @escaping @Sendable (_ isQuick: Bool) throws -> String) {
        self.name = name
        self.body = body
    }
}

/// What a check found wrong.
struct CheckFailed: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Ends the check with a message where something does not hold.
func require(_ holds: Bool, _ message: @autoclosure () -> String) throws {
    if !holds { throw CheckFailed(message()) }
}

/// The results of some work done many times, on all processors.
func concurrently<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws -> Result
) throws -> [Result] {
    let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Swift.Result { try work(index) }
        results.withLock { $0[index] = result }
    }
    return try results.withLock { results in try results.sorted { $0.key < $1.key }.map { try $0.value.get() } }
}
