#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Thrown when the operating system refuses an operation on a file or folder.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the file or folder.
    public let path: String
    /// What was attempted.
    public let operation: String
    /// Why it failed.
    public let reason: String

    /// An error with the given reason.
    package init(path: String, operation: String, reason: String) {
        self.path = path
        self.operation = operation
        self.reason = reason
    }

    /// An error with the system's text for an error code.
    init(path: String, operation: String, code: Int32) {
        self.init(path: path, operation: operation, reason: String(cString: strerror(code)))
    }

    public var description: String { "cannot \(operation) \(path.replacing("\0", with: "\\0")): \(reason)" }
}
