import LyceumSystem
import LyceumValues

/// Writes a log as a run goes on, so that at every moment the file is the beginning of the complete one.
///
/// A row is in the file, in one write, when its episode is over; a row that changes afterwards is cut off and written
/// again. Where a row cannot be written (a full disk), it is kept and written as soon as that is possible, and the user is told.
/// As long as nobody has asked for a log, the rows are kept in memory.
struct LogWriter: Sendable {
    private var folder: String
    private var file: String
    private let hasEnds: Bool
    /// The rows of all episodes; `nil` once a log was asked for.
    private var held: HeldRows? = HeldRows()
    private var opened: OpenFile?
    /// The rows that the file does not hold yet.
    private var waiting = WaitingRows()
    /// The last row, and the bytes of its text, as long as it may change.
    private var last: (row: CourseLog.Row, length: Int)?
    /// When to try again what has failed; `nil` where nothing has.
    private var nextAttempt: ContinuousClock.Instant?
    private var lastSync = ContinuousClock.now

    init(folder: String, file: String, hasEnds: Bool) {
        self.folder = folder
        self.file = file
        self.hasEnds = hasEnds
    }

    /// The path of the file, if there is one.
    var path: String? { opened?.path }

    /// Whether no row is in the file, and none waits.
    var isWithoutRows: Bool { waiting.isEmpty && (opened?.size ?? 0) <= header.utf8.count }

    private var header: String { CourseLog.header(hasEnds: hasEnds) }

    /// Creates the file, with the header in it.
    mutating func open() throws {
        held = nil
        guard opened == nil else { return }
        opened = try OpenFile.place(Platform.joined(folder, file), insteadOf: nil, header: header, rows: [])
    }

    /// Writes the row of an episode, in place of an earlier row of the same one.
    ///
    /// - Parameter isWanted: whether the user chose what goes into the log; the first time that it is true, earlier
    ///   rows are dropped.
    mutating func set(_ row: CourseLog.Row, isWanted: Bool) {
        if !isWanted, held != nil {
            held?.set(row)
            return
        }
        held = nil
        if let last, last.row.count == row.count {
            if last.row == row { return }
            withdrawRow(of: row.count)
            if self.last != nil { return }
        }
        append(row)
        flush()
    }

    private mutating func append(_ row: CourseLog.Row) {
        let text = row.text(hasEnds: hasEnds)
        waiting.append(text)
        last = (row, text.utf8.count)
    }

    /// Removes the row of an episode.
    mutating func withdrawRow(of episode: Int) {
        held?.withdrawRow(of: episode)
        guard let last, last.row.count == episode else { return }
        if waiting.isEmpty, let opened {
            do {
                try opened.truncate(to: max(header.utf8.count, opened.size - last.length))
            } catch {
                // If the file cannot be shortened now, the row stays the last one, and is removed at the next attempt.
                return fail(error)
            }
        } else {
            waiting.removeLast(last.length)
        }
        self.last = nil
    }

    /// Writes the waiting rows, with a pause after each attempt that fails: a run must not wait for a full disk at
    /// every episode.
    private mutating func flush() {
        if let nextAttempt, ContinuousClock.now < nextAttempt { return }
        do {
            try open()
            try write()
        } catch {
            fail(error)
        }
    }

    /// Writes the waiting rows: as many whole ones as there is space for.
    private mutating func write() throws {
        guard let opened, !waiting.isEmpty else { return }
        let (count, error) = opened.append(waiting.text)
        waiting.removeFirst(count)
        if let error { throw error }
        nextAttempt = nil
        guard ContinuousClock.now - lastSync >= .seconds(5), DiskSync.isAffordable else { return }
        lastSync = .now
        if opened.isDeleted { putBack() }
        try self.opened?.sync()
    }

    private mutating func fail(_ error: any Error) {
        if nextAttempt == nil {
            Warnings.warn("\(error); the run goes on, its rows are kept and written as soon as that is possible")
        }
        nextAttempt = .now + .milliseconds(50)
    }

    /// Ends a run, or a part of one: the file has all rows and its name, and survives a power cut.
    mutating func settle() {
        guard held == nil else { return }
        nextAttempt = nextAttempt.map { _ in .now }
        if !waiting.isEmpty { flush() }
        guard let opened else { return }
        if !opened.isInPlace { putBack() }
        lastSync = .now
        do { try self.opened?.sync() } catch { fail(error) }
    }

    /// Creates a file again that was deleted or moved while it was being written.
    private mutating func putBack() {
        guard let lost = opened?.path else { return }
        do {
            let path = try move(to: lost)
            Warnings.warn("\(lost) was deleted or moved while the program ran: all of it is written again, to \(path)")
        } catch {
            Warnings.warn(
                "\(lost) was deleted or moved while the program ran, and cannot be written again: \(error); call "
                    + "writeLog(folder:) with another folder")
        }
    }

    /// Puts all rows, the waiting ones included, into a file of another name, unless the file has it.
    ///
    /// - Returns: the file's path.
    @discardableResult
    private mutating func move(to path: String) throws -> String {
        let new = try OpenFile.place(path, insteadOf: opened, header: header, rows: waiting.text)
        guard new !== opened else { return new.path }
        opened?.remove()
        opened = new
        waiting = WaitingRows()
        nextAttempt = nil
        return new.path
    }

    /// Writes what is left and puts the file where it is wanted, or back where it was if it was deleted there.
    ///
    /// - Parameter isWanted: whether the user chose what goes into the log; if not, it gets all the rows that were
    ///   kept.
    /// - Returns: the file's path.
    mutating func finish(folder: String?, file: String?, isWanted: Bool) throws -> String {
        let (folder, file) = (folder ?? self.folder, file ?? self.file)
        let path: String
        if let held {
            var next = self
            next.held = nil
            if !isWanted { for row in held.all { next.append(row) } }
            path = try next.move(to: Platform.joined(folder, file))
            self = next
        } else {
            // What does not fit where the file is may fit where it goes.
            let written = Result { try write() }
            path = try move(to: Platform.joined(folder, file))
            if !waiting.isEmpty { try written.get() }
        }
        (self.folder, self.file) = (folder, file)
        lastSync = .now
        try opened?.sync()
        return path
    }
}
