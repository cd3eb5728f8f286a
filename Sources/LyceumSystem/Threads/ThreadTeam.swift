import Synchronization

/// Threads that share the pieces of one job.
///
/// The threads are started when they are first needed, and sleep between jobs. A job that comes while another one is being
/// done, from another thread or from within a piece, is done by the thread that brings it: results must not depend on which
/// thread does a piece, and so they do not change.
package final class ThreadTeam: Sendable {
    /// The team of the whole process.
    package static let shared = ThreadTeam()

    private let state = State()

    init() {}

    /// Calls a function with each number from 0 to `pieces` - 1, on as many threads, and returns when all calls have.
    ///
    /// - Parameter pieces: 1 or more; the calling thread does some of them itself.
    package func run(pieces: Int, _ body: @Sendable (Int) -> Void) {
        guard pieces > 1, state.take(pieces) else {
            for piece in 0..<pieces { body(piece) }
            return
        }
        withoutActuallyEscaping(body) { body in state.finish(body) }
    }

    /// The results of a function for the numbers from 0 to `count` - 1, in their order, computed on all processors.
    ///
    /// They take as long as they like: a thread that is done with one goes on with the next that nobody has begun.
    package func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        guard count > 0 else { return [] }
        let results = Mutex<[Int: Result]>([:])
        let next = Atomic<Int>(0)
        run(pieces: min(Platform.processorCount, count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                let result = body(index)
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { results in (0..<count).compactMap { results[$0] } }
    }

    private final class State: @unchecked Sendable {
        private let monitor = Monitor()
        private var isBusy = false
        private var threads = 0
        private var body: (@Sendable (Int) -> Void)?
        private var pieces = 0
        private var next = 0
        private var finished = 0

        /// Reserves the team for a job, with a thread for each of its pieces as far as the system has them.
        func take(_ pieces: Int) -> Bool {
            monitor.locked {
                if isBusy { return false }
                isBusy = true
                while threads < pieces - 1 {
                    guard Platform.startThread({ self.work() }) else { break }
                    threads += 1
                }
                (self.pieces, next, finished) = (pieces, 0, 0)
                return true
            }
        }

        func finish(_ body: @escaping @Sendable (Int) -> Void) {
            monitor.locked {
                self.body = body
                monitor.notify()
            }
            while let piece = monitor.locked({ claim() }) {
                body(piece)
                monitor.locked { finished += 1 }
            }
            monitor.locked {
                while finished < pieces { monitor.wait() }
                self.body = nil
                isBusy = false
            }
        }

        private func claim() -> Int? {
            guard body != nil, next < pieces else { return nil }
            defer { next += 1 }
            return next
        }

        private func nextPiece() -> (Int, @Sendable (Int) -> Void) {
            while true {
                if let piece = claim(), let body { return (piece, body) }
                monitor.wait()
            }
        }

        private func work() {
            while true {
                let (piece, body) = monitor.locked { nextPiece() }
                body(piece)
                monitor.locked {
                    finished += 1
                    if finished == pieces { monitor.notify() }
                }
            }
        }
    }
}
