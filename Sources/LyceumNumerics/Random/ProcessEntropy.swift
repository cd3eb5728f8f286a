import Synchronization

/// Where fresh seeds come from: one stream per process, seeded once from the operating system.
///
/// Asking the system for every seed would cost a system call each; a thousand environments made in a loop ask here.
final class ProcessEntropy: Sendable {
    private let stream: Mutex<PCG64>

    init() {
        var system = SystemRandomNumberGenerator()
        let words = (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &system) }
        stream = Mutex(PCG64(SeedSequence(entropy: words)))
    }

    /// The next `count` words of the stream.
    func words(_ count: Int) -> [UInt32] {
        stream.withLock { stream in (0..<count).map { _ in stream.nextUInt32() } }
    }
}

let processEntropy = ProcessEntropy()
