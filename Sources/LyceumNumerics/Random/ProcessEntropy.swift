import LyceumSystem
import Synchronization

/// Where fresh seeds come from: one stream per process, seeded once from the operating system.
///
/// Asking the system for every seed would cost a system call each; a thousand environments made in a loop ask here. Whoever starts a
/// program may give it the entropy in a variable: words of 32 bits, such as `LYCEUM_ENTROPY=7,42`. Then nothing is left to chance.
final class ProcessEntropy: Sendable {
    /// The variable that may hold the entropy.
    static let variable = "LYCEUM_ENTROPY"
    private let stream: Mutex<PCG64>

    init() {
        var system = SystemRandomNumberGenerator()
        let given = Platform.environment(Self.variable).map { $0.split(separator: ",").compactMap { UInt32($0) } } ?? []
        let words = given.isEmpty ? (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &system) } : given
        stream = Mutex(PCG64(SeedSequence(entropy: words)))
    }

    /// The next `count` words of the stream.
    func words(_ count: Int) -> [UInt32] {
        stream.withLock { stream in (0..<count).map { _ in stream.nextUInt32() } }
    }
}

let processEntropy = ProcessEntropy()
