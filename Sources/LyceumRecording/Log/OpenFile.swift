import LyceumSystem
import Synchronization

/// A log that this program alone writes.
///
/// It appears under its name complete, and stays locked as long as it is open. An existing file of that name keeps it:
/// the new one gets a number (``LogName``).
final class OpenFile: Sendable {
    let path: String
    private let descriptor: Platform.Descriptor
    private let identity: FileIdentity?

    /// The files that this program is writing.
    private static let ofThisProgram = Mutex<Set<FileIdentity>>([])

    private init(path: String, descriptor: Platform.Descriptor) {
        self.path = path
        self.descriptor = descriptor
        identity = Platform.identity(of: descriptor)
        if let identity { Self.ofThisProgram.withLock { _ = $0.insert(identity) } }
    }

    deinit {
        if let identity { Self.ofThisProgram.withLock { _ = $0.remove(identity) } }
        Platform.close(descriptor)
    }

    /// Whether this program is writing a file.
    static func isWriting(_ identity: FileIdentity) -> Bool { ofThisProgram.withLock { $0.contains(identity) } }

    /// Creates a file of a name, or of that name with a number, and tells the user if the name is not the one asked
    /// for.
    ///
    /// - Parameters:
    ///   - path: the name; a symbolic link stands for what it points to. The folder is made if it does not exist.
    ///   - own: a file whose contents are copied; if it has the name already, it stays as it is.
    ///   - header: what the file begins with, if there is none to be copied.
    ///   - rows: what follows.
    /// - Throws: ``FileError``; no new file is left in that case.
    static func place(
        _ path: String, insteadOf own: OpenFile?, header: String, rows: ArraySlice<UInt8>
    ) throws -> OpenFile {
        try Platform.checkPath(path, to: "create")
        try Platform.makeFolder(Platform.folder(of: path))
        let wish = try Platform.destination(of: path)
        if wish != path { try Platform.makeFolder(Platform.folder(of: wish)) }
        let free = try LogName(wish, own: own)
        if free.isOwn, let own {
            free.tell(wish: path)
            return own
        }
        let (name, file) = try Platform.createWhole(beside: wish, for: path, to: "create") { temporary, file in
            var start = header.utf8.count
            if let own {
                start = own.size
                try Platform.copy("log", from: own.descriptor, at: 0, count: start, to: file, at: 0, path: path)
            } else {
                try Platform.write(header.utf8, to: file, at: 0, path: path)
            }
            try Platform.write(rows, to: file, at: start, path: path)
            let hasRows = own != nil || !rows.isEmpty
            if hasRows { try DiskSync.bring(file, path: path) }
            // Another program may have taken the name meanwhile.
            var name = free
            while try !Platform.moveWithoutReplacing(temporary, to: name.path) {
                name = try LogName(wish, own: nil)
            }
            if hasRows { DiskSync.bringFolder(of: name.path) }
            return name
        }
        name.tell(wish: path)
        return OpenFile(path: name.path == wish ? path : name.path, descriptor: file)
    }

    var size: Int { Platform.size(of: descriptor) }

    /// Adds rows at the end: as many whole ones as there is space for.
    ///
    /// - Returns: their size in bytes, and the error that kept out the others.
    func append(_ rows: ArraySlice<UInt8>) -> (count: Int, error: (any Error)?) {
        let start = size
        let (count, error) = Platform.writeSome(of: rows, to: descriptor, at: start, path: path)
        guard let error else { return (count, nil) }
        let whole = rows.prefix(count).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 - rows.startIndex } ?? 0
        do {
            if whole < count { try truncate(to: start + whole) }
            return (whole, error)
        } catch {
            return (whole, error)
        }
    }

    func truncate(to size: Int) throws {
        try Platform.truncate(descriptor, to: size, path: path)
    }

    /// Whether the file still has its name; false if it was deleted or renamed meanwhile.
    var isInPlace: Bool { Platform.isSameFile(descriptor, path) }

    /// Whether the file has no name at all any more.
    var isDeleted: Bool { Platform.isDeleted(descriptor) }

    /// Whether the file has a name.
    func has(_ name: String) -> Bool { Platform.isSameFile(descriptor, name) }

    /// Writes the file through to the disk, and the videos that were waiting for that.
    func sync() throws {
        DiskSync.catchUp()
        try DiskSync.bring(descriptor, path: path)
    }

    /// Removes the name; a link that leads to the file stays.
    func remove() {
        if isInPlace, let place = try? Platform.destination(of: path) { Platform.remove(place) }
    }
}
