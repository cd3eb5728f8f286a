import Synchronization

/// A value behind a lock, whose closures may capture and return values of any type.
///
/// `Mutex` itself only lets results out that could go to another thread, because they might refer to its value. A random
/// stream refers to nothing, so a shuffled array of any elements may come out.
@usableFromInline
package struct Locked<Value: Sendable>: ~Copyable, Sendable {
    @usableFromInline let mutex: Mutex<Value>

    package init(_ value: Value) { mutex = Mutex(value) }

    @inlinable
    package borrowing func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var result: Swift.Result<Result, Failure>?
        mutex.withLock { value in
            do throws(Failure) {
                result = .success(try body(&value))
            } catch {
                result = .failure(error)
            }
        }
        guard let result else { preconditionFailure("a lock always runs its body") }
        return try result.get()
    }
}
