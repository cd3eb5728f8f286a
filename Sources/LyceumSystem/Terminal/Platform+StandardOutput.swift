import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

extension Platform {
    /// Printed text that could not be written.
    package struct LostOutput: Sendable {
        /// The system's error code; 0 where it is no longer known.
        fileprivate let code: Int32

        /// Whether the reader of a pipe has gone, and wants neither more output nor a message.
        package var hasNoReader: Bool { code == EPIPE }

        /// What went wrong, in one sentence.
        package var description: String {
            "cannot write the standard output: " + (code == 0 ? "some of it was lost" : String(cString: strerror(code)))
        }
    }

    /// The error of the first print that failed.
    private static let firstFailure = Atomic<Int32>(0)

    /// Called after each print: if that failed, the error is still known.
    ///
    /// From the first call on, a process that could not write all its output says so at its end and exits with code 1.
    package static func notePrint() {
        let code = errno
        _ = watch
        if ferror(stdout) != 0 {
            _ = firstFailure.compareExchange(expected: 0, desired: code, ordering: .relaxed)
        }
    }

    private static let watch: Void = {
        atexit {
            guard let lost = Platform.lostOutput(flushes: true) else { return }
            if !lost.hasNoReader { Platform.writeToStandardError("\(Platform.programName): \(lost.description)\n") }
            Platform.exitAtOnce(1)
        }
    }()

    /// The output lost so far; `nil` as long as all of it could be written.
    ///
    /// - Parameter flushes: whether buffered output is written first.
    package static func lostOutput(flushes: Bool) -> LostOutput? {
        let flushFailure = flushes && fflush(stdout) != 0 ? errno : 0
        guard flushFailure != 0 || ferror(stdout) != 0 else { return nil }
        let first = firstFailure.load(ordering: .relaxed)
        return LostOutput(code: first != 0 ? first : flushFailure)
    }

    /// Ends the process without running its exit handlers.
    package static func exitAtOnce(_ code: Int32) -> Never { _exit(code) }
}

extension Platform {
    /// Discards all further standard output.
    package static func silenceStandardOutput() {
        guard let nowhere = try? openFile("/dev/null", O_WRONLY, to: "open"), nowhere.value >= 0 else { return }
        fflush(nil)
        dup2(nowhere.value, 1)
        close(Descriptor(number: nowhere.value))
    }

    /// Whether an open file is a terminal: 1 for the standard output, 2 for the standard error.
    package static func isTerminal(_ number: Int32) -> Bool {
        isatty(number) == 1
    }

    /// The width of the terminal on the standard error, in columns; `nil` where it is not a terminal.
    package static var terminalWidth: Int? {
        var size = winsize()
        return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }
}
