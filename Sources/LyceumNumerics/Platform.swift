#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// What the operating system does for the package: files, the environment of the process, the standard error.
///
/// Every call into the system's C library that is not mathematics is in this file, or in `RawTerminal.swift`.
package enum Platform {
    /// An open file.
    package struct Descriptor: Sendable {
        fileprivate let number: Int32
    }

    // MARK: - The process

    /// Writes a text to the standard error, as far as that can be written to.
    package static func writeToStandardError(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { systemWrite(2, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    /// The value of an environment variable.
    package static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Sets an environment variable, for this process and those it starts.
    package static func setEnvironment(_ name: String, _ value: String) {
        setenv(name, value, 1)
    }

    /// Ends the process.
    package static func exit(_ code: Int32) -> Never {
        systemExit(code)
    }

    /// Sends the standard output nowhere.
    package static func silenceStandardOutput() {
        let nowhere = open("/dev/null", O_WRONLY)
        guard nowhere >= 0 else { return }
        fflush(nil)
        dup2(nowhere, 1)
        _ = systemClose(nowhere)
    }

    /// Writes out what the standard output holds back.
    package static func flushStandardOutput() {
        fflush(nil)
    }

    /// Whether an open file is a terminal: 1 for the standard output, 2 for the standard error.
    package static func isTerminal(_ number: Int32) -> Bool {
        isatty(number) == 1
    }

    /// The number of columns of the terminal that the standard error is; `nil` where it is none.
    package static var terminalWidth: Int? {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// Waits.
    package static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
    }

    // MARK: - Files

    /// Makes a folder and those above it, where they do not exist.
    package static func makeFolder(_ path: String) throws {
        var known = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            known += known.isEmpty || known.hasSuffix("/") ? part : "/\(part)"
            if mkdir(known, 0o777) != 0, errno != EEXIST, !isFolder(known) {
                throw FileError(path: known, operation: "make the folder")
            }
        }
        if !path.isEmpty, !isFolder(path) {
            throw FileError(path: path, operation: "make the folder", reason: "a file of that name is in the way")
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes a file that did not exist, locked for this process; `nil` where there is one.
    package static func createExclusively(_ path: String) throws -> Descriptor? {
        while true {
            let number = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard number >= 0 else {
                if errno == EEXIST { return nil }
                throw FileError(path: path, operation: "create")
            }
            let descriptor = Descriptor(number: number)
            // Another process may have taken the new file for an old one before it was locked.
            if lock(number, wait: true), isSameFile(descriptor, path) { return descriptor }
            _ = systemClose(number)
        }
    }

    /// Locks an open file; false only where another process has it. A file system without locks is trusted.
    private static func lock(_ number: Int32, wait: Bool) -> Bool {
        while flock(number, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 {
            if errno != EINTR { return errno != EWOULDBLOCK }
        }
        return true
    }

    /// What became of a file that was in the way.
    package enum OlderFile: Sendable, Equatable {
        /// It has another name now.
        case kept(name: String)
        /// It was empty and is removed, or was gone already.
        case isGone
        /// Another process has it locked.
        case isTaken
    }

    /// Gives a file that nobody has locked the first name of a list that is free.
    ///
    /// An empty file is removed instead: there is nothing to keep, and it may be one that another process has just made
    /// and not locked yet, which then makes it anew.
    package static func setAside(_ path: String, candidates: some Sequence<String>) throws -> OlderFile {
        let number = open(path, O_RDWR | O_CLOEXEC)
        guard number >= 0 else {
            if errno == ENOENT { return .isGone }
            throw FileError(path: path, operation: "keep the older file")
        }
        defer { _ = systemClose(number) }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, operation: "replace", reason: "it is not a regular file")
        }
        guard lock(number, wait: false) else { return .isTaken }
        let older = Descriptor(number: number)
        guard isSameFile(older, path) else { return .isGone }
        if size(of: older) == 0 {
            unlink(path)
            return .isGone
        }
        for candidate in candidates {
            guard let place = try createExclusively(candidate) else { continue }
            defer { close(place) }
            if rename(path, candidate) == 0 { return .kept(name: candidate) }
            let error = FileError(path: path, operation: "keep the older file")
            unlink(candidate)
            throw error
        }
        throw FileError(path: path, operation: "keep the older file", reason: "all its numbered names are taken")
    }

    /// Whether an open file is the one that has a name.
    package static func isSameFile(_ descriptor: Descriptor, _ path: String) -> Bool {
        var own = stat()
        var named = stat()
        guard fstat(descriptor.number, &own) == 0, stat(path, &named) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino
    }

    /// The number of bytes in an open file.
    package static func size(of descriptor: Descriptor) -> Int {
        var status = stat()
        return fstat(descriptor.number, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Writes a text at a position of an open file.
    package static func write(_ text: String, to descriptor: Descriptor, at offset: Int, path: String) throws {
        try Array(text.utf8).withUnsafeBytes { try write($0, to: descriptor, at: offset, path: path) }
    }

    /// Writes bytes at a position of an open file.
    package static func write(_ bytes: [UInt8], to descriptor: Descriptor, at offset: Int, path: String) throws {
        try bytes.withUnsafeBytes { try write($0, to: descriptor, at: offset, path: path) }
    }

    private static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor, at offset: Int, path: String
    ) throws {
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor.number, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileError(path: path, operation: "write") }
            done += written
        }
    }

    /// Cuts an open file off.
    package static func truncate(_ descriptor: Descriptor, to size: Int, path: String) throws {
        guard ftruncate(descriptor.number, off_t(size)) == 0 else { throw FileError(path: path, operation: "shorten") }
    }

    /// Copies all bytes of an open file into another one.
    package static func copyContents(from source: Descriptor, to target: Descriptor, path: String) throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var offset = 0
        while true {
            let count = buffer.withUnsafeMutableBytes { pread(source.number, $0.baseAddress, $0.count, off_t(offset)) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, operation: "copy the log to") }
            if count == 0 { return }
            try buffer.withUnsafeBytes {
                try write(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: target, at: offset, path: path)
            }
            offset += count
        }
    }

    /// Copies a number of bytes of an open file to a position of another one.
    package static func copy(
        from source: Descriptor, at start: Int, count: Int, to target: Descriptor, at position: Int, path: String
    ) throws {
        var buffer = [UInt8](repeating: 0, count: min(count, 1 << 18))
        var done = 0
        while done < count {
            let read = buffer.withUnsafeMutableBytes {
                pread(source.number, $0.baseAddress, min($0.count, count - done), off_t(start + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw FileError(path: path, operation: "copy the recording to") }
            guard read > 0 else {
                throw FileError(path: path, operation: "copy the recording to", reason: "the recording was shortened")
            }
            try buffer.withUnsafeBytes {
                try write(UnsafeRawBufferPointer(rebasing: $0[..<read]), to: target, at: position + done, path: path)
            }
            done += read
        }
    }

    /// Makes an empty file with a name of its own in the folder of another one.
    package static func createTemporary(beside path: String) throws -> (path: String, file: Descriptor) {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        var attempt = 0
        while true {
            let temporary = "\(folder).\(name).\(getpid())-\(attempt)"
            if let file = try createExclusively(temporary) { return (temporary, file) }
            attempt += 1
        }
    }

    /// Gives a file another name in the same folder; false if there is a file of that name, which stays as it is.
    package static func moveWithoutReplacing(_ path: String, to name: String) throws -> Bool {
        if link(path, name) == 0 {
            unlink(path)
            return true
        }
        if errno == EEXIST { return false }
        // A file system without hard links: an empty file holds the name until the full one takes its place.
        guard let place = try createExclusively(name) else { return false }
        defer { close(place) }
        guard rename(path, name) == 0 else {
            let error = FileError(path: name, operation: "write")
            unlink(name)
            throw error
        }
        return true
    }

    // MARK: - Memory

    /// Whether two stretches of memory have the same bytes.
    package static func isEqual(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer, count: Int) -> Bool {
        memcmp(first, second, count) == 0
    }

    // MARK: - Whole files

    /// Writes a file anew: whoever opens its name sees the old contents or the new, never a part.
    ///
    /// The folder is made where it does not exist. The contents are written under a temporary name in the same folder.
    package static func replaceFile(_ path: String, with bytes: [UInt8]) throws {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? ""
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        if !folder.isEmpty { try makeFolder(String(folder)) }
        var attempt = 0
        var temporary: String
        var number: Int32
        repeat {
            temporary = "\(folder).\(name).\(getpid())-\(attempt)"
            number = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            attempt += 1
        } while number < 0 && errno == EEXIST
        guard number >= 0 else { throw FileError(path: path, operation: "write") }
        do {
            defer { _ = systemClose(number) }
            try bytes.withUnsafeBytes { try write($0, to: Descriptor(number: number), at: 0, path: path) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let error = FileError(path: path, operation: "write")
            unlink(temporary)
            throw error
        }
    }

    /// Removes the name of a file.
    package static func remove(_ path: String) { unlink(path) }

    /// Closes a file.
    package static func close(_ descriptor: Descriptor) { _ = systemClose(descriptor.number) }

    /// All bytes of a file that has at most a number of them.
    package static func readFile(_ path: String, limit: Int) throws -> [UInt8] {
        let number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { throw FileError(path: path, operation: "read") }
        defer { _ = systemClose(number) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = buffer.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, operation: "read") }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else {
                throw FileError(path: path, operation: "read", reason: "it has more than \(limit) bytes")
            }
            bytes += buffer[..<count]
        }
    }
}

/// A file or folder that the operating system refused.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file or folder.
    public let path: String
    /// What was to be done with it.
    public let operation: String
    /// Why it could not.
    public let reason: String

    /// An error with a reason of its own.
    package init(path: String, operation: String, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    /// An error with the reason that the system gave last.
    fileprivate init(path: String, operation: String) {
        self.init(path: path, operation: operation, reason: String(cString: strerror(errno)))
    }

    /// One sentence.
    public var description: String { "cannot \(operation) \(path): \(reason)" }
}

// Names that a method of `Platform` has as well.
private let systemWrite = write
private let systemRead = read
private let systemClose = close
private let systemExit = exit
