import Synchronization

/// Exchanges the seeds of environments for others, where a grader runs a program again on seeds that nobody knows beforehand.
///
/// Equal seeds stay equal. Without an exchange each seed stands for itself.
@usableFromInline
package enum SeedExchange {
    private static let isOn = Atomic<Bool>(false)
    private static let exchange = Mutex<(@Sendable (Int) -> Int)?>(nil)

    /// Lets a function exchange seeds from now on, in this whole process.
    package static func begin(_ function: @escaping @Sendable (Int) -> Int) {
        exchange.withLock { $0 = function }
        isOn.store(true, ordering: .releasing)
    }

    /// The seed that stands for another one.
    @usableFromInline
    package static func seed(for seed: Int) -> Int {
        guard isOn.load(ordering: .acquiring) else { return seed }
        return exchange.withLock { $0 }?(seed) ?? seed
    }
}
