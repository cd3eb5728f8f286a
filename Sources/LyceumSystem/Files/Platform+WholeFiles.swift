#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Files that are written or read in one piece.
extension Platform {
    /// Replaces the contents of a file: whoever opens it sees the old contents or the new, never a part.
    ///
    /// The folder is made where it does not exist. The contents are written under a temporary name in the same folder.
    /// A symbolic link stays, and the file that it leads to is written; permissions stay as they were,
    /// and a write-protected file stays unchanged. A pipe or a device such as
    /// `/dev/stdout` is written into; a disk and a folder are refused.
    package static func replaceFile(_ path: String, with bytes: [UInt8]) throws {
        let place = try destination(of: path)
        let old = status(of: path)
        // A link in /proc may lead to a file other than the one at the path that it gives.
        if let old, old.kind != S_IFREG || isStandardStream(old) || status(of: place)?.identity != old.identity {
            return try write(bytes, into: path, old)
        }
        let folder = folder(of: place)
        if !folder.isEmpty { try makeFolder(folder) }
        if old != nil {
            let allowed = try call(place, to: "write") { access($0, W_OK) }
            guard allowed.value == 0 else { throw FileError(path: path, operation: "write", code: allowed.code) }
        }
        let (_, file) = try createWhole(beside: place, for: path, to: "write") { temporary, file in
            if let old {
                // Only the administrator may change the owner; without that right, the group is set at least.
                if fchown(file.number, old.st_uid, old.st_gid) != 0 { _ = fchown(file.number, .max, old.st_gid) }
                fchmod(file.number, old.st_mode & 0o7777)
            }
            try write(bytes, to: file, at: 0, path: path)
            let renamed = try call(temporary, place, to: "write") { rename($0, $1) }
            guard renamed.value == 0 else { throw FileError(path: path, operation: "write", code: renamed.code) }
        }
        close(file)
    }

    /// Whether a file is one of the process's standard streams.
    private static func isStandardStream(_ file: stat) -> Bool { standardStream(of: file) != nil }

    private static func standardStream(of file: stat) -> Int32? {
        [1, 2].first { status(of: Descriptor(number: $0))?.identity == file.identity }
    }

    /// Writes into an existing file, pipe or device, without replacing it.
    private static func write(_ bytes: [UInt8], into path: String, _ target: stat) throws {
        if target.kind == S_IFDIR { throw FileError(path: path, operation: "write", code: EISDIR) }
        if target.kind == S_IFBLK {
            throw FileError(path: path, operation: "write", reason: "it is a disk, whose contents would be lost")
        }
        if let number = standardStream(of: target) {
            flushStandardOutput()
            return try writeOn(Descriptor(number: number), bytes, path: path)
        }
        // Opening a pipe that nobody reads would block the process.
        let flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | (target.kind == S_IFREG ? O_TRUNC : 0)
        let (number, code) = try openFile(path, flags, to: "write")
        guard number >= 0 else {
            let isUnread = code == ENXIO && target.kind == S_IFIFO
            throw isUnread
                ? FileError(path: path, operation: "write", reason: "it is a pipe that nobody reads")
                : FileError(path: path, operation: "write", code: code)
        }
        let descriptor = Descriptor(number: number)
        defer { close(descriptor) }
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) & ~O_NONBLOCK)
        try writeOn(descriptor, bytes, path: path)
    }

    private static func writeOn(_ descriptor: Descriptor, _ bytes: [UInt8], path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let (written, code) = rest.withUnsafeBytes { rest in
                call { systemWrite(descriptor.number, rest.baseAddress, rest.count) }
            }
            guard written > 0 else { throw FileError(path: path, operation: "write", code: code) }
            rest = rest.dropFirst(written)
        }
    }

    /// All bytes of a file, which may have at most `limit`.
    ///
    /// A pipe is read until its writers have closed it; one that nobody writes into is an error after a second.
    package static func readFile(_ path: String, limit: Int) throws -> [UInt8] {
        let (number, code) = try openFile(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, to: "read")
        guard number >= 0 else { throw FileError(path: path, operation: "read", code: code) }
        let descriptor = Descriptor(number: number)
        defer { close(descriptor) }
        let tooLarge = FileError(path: path, operation: "read", reason: "it has more than \(limit) bytes")
        let found = status(of: descriptor)
        var bytes: [UInt8] = []
        if let found, found.kind == S_IFREG {
            if found.st_size > limit { throw tooLarge }
            bytes.reserveCapacity(Int(found.st_size))
        }
        var hasWriter = found?.kind != S_IFIFO
        let patience = ContinuousClock.now + .seconds(1)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let (count, code) = buffer.withUnsafeMutableBytes { buffer in
                call { systemRead(number, buffer.baseAddress, buffer.count) }
            }
            if code == EAGAIN {
                hasWriter = true
                wait(for: number, milliseconds: -1)
                continue
            }
            guard count >= 0 else { throw FileError(path: path, operation: "read", code: code) }
            if count == 0 {
                if hasWriter { return bytes }
                guard ContinuousClock.now < patience else {
                    throw FileError(path: path, operation: "read", reason: "it is a pipe that nobody writes into")
                }
                wait(for: number, milliseconds: 10)
                continue
            }
            hasWriter = true
            if bytes.count + count > limit { throw tooLarge }
            bytes += buffer[..<count]
        }
    }

    /// Waits until an open file has something to read, at most a number of milliseconds; -1 waits for ever.
    private static func wait(for number: Int32, milliseconds: Int32) {
        var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        _ = call { poll(&request, 1, milliseconds) }
    }
}

// Names that a method of `Platform` has as well.
private let systemWrite = write
private let systemRead = read
