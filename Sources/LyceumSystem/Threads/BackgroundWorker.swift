/// A thread that does one job at a time while its owner does something else.
package final class BackgroundWorker: Sendable {
    private let state = State()

    /// A worker whose thread starts with its first job.
    package init() {}

    deinit { state.stop() }

    /// Starts a job, after the one in progress.
    ///
    /// If the system cannot start a thread, the job is done before the call returns.
    package func start(_ job: @escaping @Sendable () -> Void) { state.start(job) }

    /// Waits until the job is done.
    ///
    /// - Parameter seconds: how long at most; `nil`: as long as it takes.
    /// - Returns: whether it is done.
    @discardableResult
    package func wait(seconds: Double? = nil) -> Bool { state.wait(seconds: seconds) }

    private final class State: @unchecked Sendable {
        private let monitor = Monitor()
        private var hasThread = false
        private var isStopped = false
        private var job: (@Sendable () -> Void)?

        func start(_ job: @escaping @Sendable () -> Void) {
            let isAlone = monitor.locked {
                while self.job != nil { monitor.wait() }
                if !hasThread { hasThread = Platform.startThread { self.work() } }
                if hasThread { self.job = job }
                monitor.notify()
                return !hasThread
            }
            if isAlone { job() }
        }

        func wait(seconds: Double?) -> Bool {
            // More than a hundred years would not fit the clock's type.
            let deadline = seconds.map { Monitor.now + Int64(min(max($0, 0), 3e9) * 1e9) }
            return monitor.locked {
                while job != nil {
                    guard let deadline else {
                        monitor.wait()
                        continue
                    }
                    if !monitor.wait(until: deadline) { return job == nil }
                }
                return true
            }
        }

        func stop() {
            monitor.locked {
                isStopped = true
                monitor.notify()
            }
        }

        private func work() {
            while let job = monitor.locked({ nextJob() }) {
                job()
                monitor.locked {
                    self.job = nil
                    monitor.notify()
                }
            }
        }

        private func nextJob() -> (@Sendable () -> Void)? {
            while job == nil, !isStopped { monitor.wait() }
            return job
        }
    }
}
