#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// What the operating system does for the package: files, terminal, threads, the environment of the process.
///
/// Every call into the system's C library that is not mathematics is in the files of this name, or in `RawTerminal.swift`.
package enum Platform {
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

    /// The name of the program that is running, without its folder.
    package static var programName: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "program"
    }

    /// Ends the process.
    package static func exit(_ code: Int32) -> Never {
        systemExit(code)
    }

    /// Flushes the standard output.
    package static func flushStandardOutput() {
        fflush(nil)
    }

    /// Blocks the calling thread for a duration.
    package static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var rest = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&rest, &left) != 0, errno == EINTR { rest = left }
    }

    /// The clock of the machine: seconds since the beginning of 1970, leap seconds not counted.
    package static var secondsSince1970: Int { time(nil) }

    // MARK: - Memory

    /// Whether two blocks of memory hold the same bytes.
    package static func isEqual(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer, count: Int) -> Bool {
        memcmp(first, second, count) == 0
    }
}

// C functions whose names methods of `Platform` have as well.
private let systemWrite = write
private let systemExit = exit
