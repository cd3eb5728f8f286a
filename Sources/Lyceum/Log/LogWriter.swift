import Gymnasium
import LyceumNumerics

/// Writes a log as a run goes on, so that the file is at every moment the beginning of the true one.
///
/// A row is in the file, in one write, when its episode is over; a row that changes afterwards is cut off and written
/// again. Where a row cannot be written (a full disk), it is kept and tried again with the next one, and the user is told.
struct LogWriter: Sendable {
    private var folder: String
    private var file: String
    private let hasEnds: Bool
    private var opened: OpenFile?
    /// The text that the file does not hold yet: the header, as long as there is no file.
    private var unwritten: String
    /// The last row, and where it begins in the file, as long as it may change.
    private var last: (row: CourseLog.Row, offset: Int)?
    private var hasFailed = false

    init(folder: String, file: String, hasEnds: Bool) {
        self.folder = folder
        self.file = file
        self.hasEnds = hasEnds
        unwritten = CourseLog.header(hasEnds: hasEnds)
    }

    /// The path of the file, if there is one.
    var path: String? { opened?.path }

    /// Takes the file, with the header in it.
    mutating func open() throws {
        guard opened == nil else { return }
        let file = try OpenFile.claim(folder: folder, name: file)
        do {
            try file.append(unwritten)
        } catch {
            file.remove()
            throw error
        }
        unwritten = ""
        opened = file
    }

    /// Writes the row of an episode, in the place of an earlier row of the same one.
    mutating func set(_ row: CourseLog.Row) {
        if let last, last.row.count == row.count {
            if last.row == row { return }
            withdrawRow(of: row.count)
            if self.last != nil { return }
        }
        last = (row, (opened?.size ?? 0) + unwritten.utf8.count)
        unwritten += row.text(hasEnds: hasEnds)
        flush()
    }

    /// Takes the row of an episode out again.
    mutating func withdrawRow(of episode: Int) {
        guard let last, last.row.count == episode else { return }
        let size = opened?.size ?? 0
        if last.offset < size {
            // Where the file cannot be shortened now, the row stays the last one, and is taken out at the next attempt.
            guard attempt({ try $0.truncate(to: last.offset) }) else { return }
        } else {
            unwritten = String(decoding: Array(unwritten.utf8.prefix(last.offset - size)), as: UTF8.self)
        }
        self.last = nil
    }

    /// Tries to write what could not be written yet.
    mutating func retry() {
        if last != nil { flush() }
    }

    private mutating func flush() {
        if opened == nil {
            do { try open() } catch { fail(error) }
            return
        }
        guard !unwritten.isEmpty else { return }
        let text = unwritten
        if attempt({ try $0.append(text) }) { unwritten = "" }
    }

    @discardableResult
    private mutating func attempt(_ body: (OpenFile) throws -> Void) -> Bool {
        guard let opened else { return false }
        do {
            try body(opened)
            hasFailed = false
            return true
        } catch {
            fail(error)
            return false
        }
    }

    private mutating func fail(_ error: any Error) {
        if !hasFailed {
            Warnings.warn("\(error); the run goes on, its rows are kept and written as soon as that is possible")
        }
        hasFailed = true
    }

    /// Writes what is left and puts the file where it is told; where it was, if it was deleted there.
    mutating func finish(folder: String?, file: String?) throws {
        let old = (folder: self.folder, file: self.file)
        (self.folder, self.file) = (folder ?? old.folder, file ?? old.file)
        do {
            guard let opened else { return try open() }
            if !unwritten.isEmpty {
                try opened.append(unwritten)
                unwritten = ""
            }
            if self.folder != old.folder || self.file != old.file || !opened.isInPlace {
                self.opened = try opened.moved(toFolder: self.folder, name: self.file)
            }
        } catch {
            (self.folder, self.file) = old
            throw error
        }
    }
}
