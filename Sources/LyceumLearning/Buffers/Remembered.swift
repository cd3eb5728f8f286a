import Synchronization

/// Parts that are each computed when they are first asked for, and then kept.
///
/// A struct holds one of these for what it would otherwise recompute at each access, and takes another one when it
/// changes; copies of the struct share it until then.
final class Remembered<Parts: Sendable>: Sendable {
    private let parts: Mutex<Parts>

    /// Nothing computed yet.
    init(_ empty: Parts) { parts = Mutex(empty) }

    /// A part; `compute` makes it the first time.
    func callAsFunction<Part: Sendable>(_ path: WritableKeyPath<Parts, Part?>, _ compute: () -> Part) -> Part {
        if let known = parts.withLock({ $0[keyPath: path] }) { return known }
        // Not under the lock: one part may be computed from another.
        let computed = compute()
        parts.withLock { $0[keyPath: path] = computed }
        return computed
    }
}
