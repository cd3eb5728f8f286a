import Synchronization

/// The part of a ``Recorder`` that cannot be copied: its log, and the count of calls that tells a copy from the original.
@usableFromInline
final class RecorderSession: Sendable {
    @usableFromInline let callCount = Atomic<Int>(0)
    private let writer: Mutex<LogWriter>

    init(_ writer: LogWriter) {
        self.writer = Mutex(writer)
    }

    /// Goes on to the next call, if it is the next one.
    ///
    /// - Returns: false for a recorder whose own count has fallen behind: a copy.
    @inlinable
    func advance(to count: Int) -> Bool {
        callCount.compareExchange(expected: count - 1, desired: count, ordering: .relaxed).exchanged
    }

    func openLog() throws { try writer.withLock { try $0.open() } }
    @usableFromInline func log(_ row: CourseLog.Row) { writer.withLock { $0.set(row) } }
    func withdrawRow(of episode: Int) { writer.withLock { $0.withdrawRow(of: episode) } }
    func retryLog() { writer.withLock { $0.retry() } }
    var logPath: String? { writer.withLock { $0.path } }

    func writeLog(folder: String?, file: String?) throws {
        try writer.withLock { try $0.finish(folder: folder, file: file) }
    }
}
