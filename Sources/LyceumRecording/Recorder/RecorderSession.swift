import Synchronization

/// The part of a ``Recorder`` that cannot be copied: its log.
final class RecorderSession: Sendable {
    private let writer: Mutex<LogWriter>

    init(_ writer: LogWriter) {
        self.writer = Mutex(writer)
    }

    /// A recorder that is released leaves its log as one that is closed does.
    deinit { settleLog() }

    func openLog() throws { try writer.withLock { try $0.open() } }
    func log(_ row: CourseLog.Row, isWanted: Bool) {
        writer.withLock { $0.set(row, isWanted: isWanted) }
    }
    func withdrawRow(of episode: Int) { writer.withLock { $0.withdrawRow(of: episode) } }
    func settleLog() { writer.withLock { $0.settle() } }
    var logPath: String? { writer.withLock { $0.path } }

    /// Puts the log where it is wanted.
    ///
    /// - Returns: its path, and whether it has no row.
    func writeLog(folder: String?, file: String?, isWanted: Bool) throws -> (path: String, isEmpty: Bool) {
        try writer.withLock {
            let path = try $0.finish(folder: folder, file: file, isWanted: isWanted)
            return (path, $0.isWithoutRows)
        }
    }
}
