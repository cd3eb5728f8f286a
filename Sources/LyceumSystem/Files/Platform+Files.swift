#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Folders, names of files, and open files.
extension Platform {
    // MARK: - Folders and names

    /// Creates a folder and its missing parents.
    package static func makeFolder(_ path: String) throws {
        var known = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            known += known.isEmpty || known.hasSuffix("/") ? part : "/\(part)"
            let made = try call(known, to: "make the folder") { mkdir($0, 0o777) }
            if made.value != 0, made.code != EEXIST, status(of: known)?.kind != S_IFDIR {
                throw FileError(path: known, operation: "make the folder", code: made.code)
            }
        }
        if !known.isEmpty, status(of: known)?.kind != S_IFDIR {
            throw FileError(path: known, operation: "make the folder", reason: "a file of that name is in the way")
        }
    }

    /// The folder of a file, with a trailing slash; empty where the path names none.
    package static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The path of something in a folder; an empty folder is the current one.
    package static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// The target of a path, with symbolic links followed; it need not exist.
    package static func destination(of path: String) throws -> String {
        var place = path
        for _ in 0..<40 {
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 4096)
            defer { buffer.deallocate() }
            let link = try call(place, to: "follow the link") { text in
                buffer.baseAddress.map { readlink(text, $0, buffer.count) } ?? -1
            }
            guard link.value > 0, let target = String(validating: buffer[..<link.value], as: UTF8.self) else {
                return place
            }
            place = target.hasPrefix("/") ? target : folder(of: place) + target
        }
        throw FileError(path: path, operation: "follow the link", code: ELOOP)
    }

    /// The path of a file or folder that exists, from the root and without links.
    package static func absolutePath(_ path: String) throws -> String {
        guard let resolved = realpath(path, nil) else {
            throw FileError(path: path, operation: "find", code: errno)
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether something has a name, be it a file, a folder or a link that leads nowhere.
    package static func exists(_ path: String) -> Bool { status(of: path, followsLinks: false) != nil }

    /// Whether a name, or what it links to, is a file with contents of its own: no folder, pipe or device.
    package static func isRegularFile(_ path: String) -> Bool { status(of: path)?.kind == S_IFREG }

    /// Removes a folder that has nothing in it; another one stays.
    package static func removeEmptyFolder(_ path: String) { rmdir(path) }

    /// Removes the name of a file.
    ///
    /// - Returns: whether that could be done.
    @discardableResult
    package static func remove(_ path: String) -> Bool { (try? call(path, to: "remove") { unlink($0) })?.value == 0 }

    /// Renames a file within its folder; returns false and changes nothing if the new name is taken.
    package static func moveWithoutReplacing(_ path: String, to name: String) throws -> Bool {
        let linked = try call(path, name, to: "write") { link($0, $1) }
        if linked.value == 0 {
            remove(path)
            return true
        }
        if linked.code == EEXIST { return false }
        // On a file system without hard links, an empty file holds the name until the full one takes its place.
        guard let place = try createExclusively(name) else { return false }
        defer { close(place) }
        let renamed = try call(path, name, to: "write") { rename($0, $1) }
        guard renamed.value == 0 else {
            remove(name)
            throw FileError(path: name, operation: "write", code: renamed.code)
        }
        return true
    }

    /// Gives a file the name of another one, which is gone then.
    package static func move(_ path: String, replacing name: String) throws {
        let renamed = try call(path, name, to: "write") { rename($0, $1) }
        guard renamed.value == 0 else { throw FileError(path: name, operation: "write", code: renamed.code) }
    }

    // MARK: - Locked files

    /// Creates a file, locked for this process; `nil` where it exists already.
    package static func createExclusively(_ path: String) throws -> Descriptor? {
        while true {
            let (number, code) = try openFile(path, O_RDWR | O_CREAT | O_EXCL, to: "create")
            guard number >= 0 else {
                if code == EEXIST { return nil }
                throw FileError(path: path, operation: "create", code: code)
            }
            let descriptor = Descriptor(number: number)
            // Another process may have taken the new file for an old one before it was locked.
            if lock(descriptor, wait: true) != .isBusy, isSameFile(descriptor, path) { return descriptor }
            close(descriptor)
        }
    }

    private enum Lock {
        case isHeld, isBusy
        /// The file system has no locks.
        case isUnknown
    }

    private static func lock(_ descriptor: Descriptor, wait: Bool) -> Lock {
        let (value, code) = call { flock(descriptor.number, LOCK_EX | (wait ? 0 : LOCK_NB)) }
        return value == 0 ? .isHeld : code == EWOULDBLOCK ? .isBusy : .isUnknown
    }

    /// The state of a file that may have been there before.
    package enum OlderFile: Sendable {
        /// It does not exist, or no longer.
        case isMissing
        /// A running process has it locked, this one or another.
        case isBusy(FileIdentity)
        /// Nobody had it locked; now this process has, where the file system has locks. The caller closes it.
        case isIdle(Descriptor, isLocked: Bool)
        /// This process may not open it.
        case isForbidden
        /// It is a folder, a link, a pipe or a device.
        case isSpecial
    }

    /// Looks at a file that is in the way, or was left behind.
    package static func openOlder(_ path: String) throws -> OlderFile {
        var found = stat()
        let seen = try call(path, to: "open") { lstat($0, &found) }
        guard seen.value == 0 else {
            if seen.code == ENOENT { return .isMissing }
            throw FileError(path: path, operation: "open", code: seen.code)
        }
        guard found.kind == S_IFREG else { return .isSpecial }
        let flags = O_NOFOLLOW | O_NONBLOCK
        var opened = try openFile(path, O_RDWR | flags, to: "open")
        if opened.value < 0 { opened = try openFile(path, O_RDONLY | flags, to: "open") }
        guard opened.value >= 0 else { return opened.code == ENOENT ? .isMissing : .isForbidden }
        let descriptor = Descriptor(number: opened.value)
        let state = lock(descriptor, wait: false)
        if state != .isBusy, isSameFile(descriptor, path) { return .isIdle(descriptor, isLocked: state == .isHeld) }
        defer { close(descriptor) }
        return state == .isBusy ? .isBusy(found.identity) : .isMissing
    }

    /// The identity of an open file.
    package static func identity(of descriptor: Descriptor) -> FileIdentity? { status(of: descriptor)?.identity }

    /// Whether an open file is the one at a path.
    package static func isSameFile(_ descriptor: Descriptor, _ path: String) -> Bool {
        guard let own = identity(of: descriptor) else { return false }
        return status(of: path)?.identity == own
    }

    // MARK: - Open files

    /// The number of bytes in an open file.
    package static func size(of descriptor: Descriptor) -> Int { status(of: descriptor).map { Int($0.st_size) } ?? 0 }

    /// Whether an open file has no name any more.
    package static func isDeleted(_ descriptor: Descriptor) -> Bool { status(of: descriptor)?.st_nlink == 0 }

    /// Writes bytes at a position of an open file, all of them.
    package static func write(
        _ bytes: some Collection<UInt8>, to descriptor: Descriptor, at offset: Int, path: String
    ) throws {
        if let error = writeSome(of: bytes, to: descriptor, at: offset, path: path).error { throw error }
    }

    /// Writes as many bytes as there is space for at a position of an open file.
    ///
    /// - Returns: how many were written, and the error that stopped the others.
    package static func writeSome(
        of bytes: some Collection<UInt8>, to descriptor: Descriptor, at offset: Int, path: String
    ) -> (count: Int, error: FileError?) {
        func write(_ bytes: UnsafeRawBufferPointer) -> (count: Int, error: FileError?) {
            var done = 0
            while done < bytes.count {
                let (written, code) = call {
                    pwrite(
                        descriptor.number, bytes.baseAddress?.advanced(by: done), bytes.count - done,
                        off_t(offset + done))
                }
                guard written > 0 else { return (done, FileError(path: path, operation: "write", code: code)) }
                done += written
            }
            return (done, nil)
        }
        return bytes.withContiguousStorageIfAvailable { write(UnsafeRawBufferPointer($0)) }
            ?? Array(bytes).withUnsafeBytes { write($0) }
    }

    /// At most `count` bytes of an open file from a position on; fewer at its end, or where it cannot be read.
    package static func read(_ descriptor: Descriptor, at offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let (read, _) = call {
                    pread(
                        descriptor.number, buffer.baseAddress?.advanced(by: filled), count - filled,
                        off_t(offset + filled))
                }
                guard read > 0 else { return }
                filled += read
            }
        }
    }

    /// Truncates an open file.
    package static func truncate(_ descriptor: Descriptor, to size: Int, path: String) throws {
        let (value, code) = call { ftruncate(descriptor.number, off_t(size)) }
        guard value == 0 else { throw FileError(path: path, operation: "shorten", code: code) }
    }

    /// Copies a number of bytes of an open file to a position of another one.
    ///
    /// - Parameter what: what is copied, for an error's text.
    package static func copy(
        _ what: String, from source: Descriptor, at start: Int, count: Int, to target: Descriptor, at position: Int,
        path: String
    ) throws {
        var buffer = [UInt8](repeating: 0, count: min(count, 1 << 18))
        var done = 0
        while done < count {
            let (read, code) = buffer.withUnsafeMutableBytes { buffer in
                call {
                    pread(source.number, buffer.baseAddress, min(buffer.count, count - done), off_t(start + done))
                }
            }
            guard read >= 0 else { throw FileError(path: path, operation: "copy the \(what) to", code: code) }
            guard read > 0 else {
                throw FileError(path: path, operation: "copy the \(what) to", reason: "the \(what) was shortened")
            }
            try write(buffer[..<read], to: target, at: position + done, path: path)
            done += read
        }
    }
}
