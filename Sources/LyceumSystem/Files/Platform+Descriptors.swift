#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// File calls of the system: each returns its error with its result, and every path passes one check.
extension Platform {
    /// An open file.
    package struct Descriptor: Sendable {
        let number: Int32
    }

    /// Calls a system function, and repeats the call when a signal interrupts it.
    ///
    /// - Returns: the result and the error code, read before anything else can change it; 0 if there was no error.
    static func call<Number: SignedInteger>(_ function: () -> Number) -> (value: Number, code: Int32) {
        while true {
            let value = function()
            let code = value < 0 ? errno : 0
            if code != EINTR { return (value, code) }
        }
    }

    /// As ``call(_:)``, for a function that takes a path.
    ///
    /// - Throws: ``FileError`` for a path with a NUL character.
    static func call<Number: SignedInteger>(
        _ path: String, to operation: String, _ function: (UnsafePointer<CChar>) -> Number
    ) throws(FileError) -> (value: Number, code: Int32) {
        try checkPath(path, to: operation)
        return path.withCString { text in call { function(text) } }
    }

    /// As ``call(_:)``, for a function that takes two paths.
    static func call<Number: SignedInteger>(
        _ path: String, _ other: String, to operation: String,
        _ function: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Number
    ) throws(FileError) -> (value: Number, code: Int32) {
        try checkPath(path, to: operation)
        return try call(other, to: operation) { name in path.withCString { function($0, name) } }
    }

    /// Refuses a path with a NUL character, at which the system would end it.
    package static func checkPath(_ path: String, to operation: String) throws(FileError) {
        guard !path.utf8.contains(0) else {
            throw FileError(path: path, operation: operation, reason: "a path has no NUL character (\\0) in it")
        }
    }

    /// Opens a file under a number above those of the standard input, output and error.
    ///
    /// If a program has closed one of these, a file would get its number, and printed text would go into the file.
    ///
    /// - Returns: the number, or -1 and the code of the error.
    static func openFile(
        _ path: String, _ flags: Int32, to operation: String
    ) throws(FileError) -> (value: Int32, code: Int32) {
        let opened = try call(path, to: operation) { open($0, flags | O_CLOEXEC, 0o666) }
        guard (0...2).contains(opened.value) else { return opened }
        let above = call { fcntl(opened.value, F_DUPFD_CLOEXEC, 3) }
        close(Descriptor(number: opened.value))
        return above
    }

    /// The system's status of a file; `nil` where there is none.
    ///
    /// - Parameter followsLinks: whether a symbolic link is followed to its target.
    static func status(of path: String, followsLinks: Bool = true) -> stat? {
        var status = stat()
        let outcome = try? call(path, to: "find") { followsLinks ? stat($0, &status) : lstat($0, &status) }
        return outcome?.value == 0 ? status : nil
    }

    /// When a file was last written, as the file system has it, in seconds since the beginning of 1970; `nil` where there is none.
    package static func secondsOfWriting(_ path: String) -> Int? {
        #if canImport(Darwin)
            status(of: path).map { Int($0.st_mtimespec.tv_sec) }
        #else
            status(of: path).map { Int($0.st_mtim.tv_sec) }
        #endif
    }

    /// The system's status of an open file.
    static func status(of descriptor: Descriptor) -> stat? {
        var status = stat()
        return call({ fstat(descriptor.number, &status) }).value == 0 ? status : nil
    }

    /// Closes a file.
    package static func close(_ descriptor: Descriptor) { _ = systemClose(descriptor.number) }
}

extension stat {
    /// The kind of the file: `S_IFREG`, `S_IFDIR`, ….
    var kind: mode_t { st_mode & S_IFMT }

    /// The identity of the file, whatever its name.
    var identity: FileIdentity { FileIdentity(device: UInt64(truncatingIfNeeded: st_dev), number: UInt64(st_ino)) }
}

/// Identifies a file to the system, whatever its name.
package struct FileIdentity: Sendable, Hashable {
    let device: UInt64
    let number: UInt64
}

// The C function, whose name a method of `Platform` has as well.
private let systemClose = close
