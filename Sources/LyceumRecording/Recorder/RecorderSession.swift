import GymnasiumCore
import Synchronization

/// The part of a ``Recorder`` that cannot be copied: its log, and the trace beside it.
final class RecorderSession: Sendable {
    private let writer: Mutex<LogWriter>
    private let trace = Mutex<TraceWriter?>(nil)

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
    func settleLog() {
        trace.withLock { $0?.settle() }
        writer.withLock { $0.settle() }
    }
    var logPath: String? { writer.withLock { $0.path } }

    /// Puts the log where it is wanted, and the trace beside it.
    ///
    /// - Returns: its path, and whether it has no row.
    func writeLog(folder: String?, file: String?, isWanted: Bool) throws -> (path: String, isEmpty: Bool) {
        let (path, isEmpty) = try writer.withLock {
            let path = try $0.finish(folder: folder, file: file, isWanted: isWanted)
            return (path, $0.isWithoutRows)
        }
        trace.withLock { trace in
            if trace?.path != nil { trace?.move(to: RunTrace.path(besideLog: path)) }
            trace?.settle()
        }
        return (path, isEmpty)
    }

    /// Begins a trace, whose file is created with the first episode.
    func beginTrace(_ header: TraceHeader) { trace.withLock { $0 = TraceWriter(header) } }

    /// Writes an episode into the trace, which is created with the first one.
    func trace(_ row: CourseLog.Row, isLogged: Bool, _ trail: inout StepTrail) {
        trace.withLock { $0?.add(row, isLogged: isLogged, &trail) { self.logPath } }
    }

    var tracePath: String? { trace.withLock { $0?.path } }
}
