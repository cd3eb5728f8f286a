#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

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

    /// An error with the reason that a code of the system stands for.
    init(path: String, operation: String, code: Int32) {
        self.init(path: path, operation: operation, reason: String(cString: strerror(code)))
    }

    /// One sentence.
    public var description: String { "cannot \(operation) \(path.replacing("\0", with: "\\0")): \(reason)" }
}
