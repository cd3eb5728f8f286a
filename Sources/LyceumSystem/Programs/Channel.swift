internal import LyceumProcess

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Two pipes between this process and a program that it has started: the program has their other ends as its files 3, to read from, and 4,
/// to write to.
package struct Channel: Sendable {
    /// This process's end to read from: what the program has written to its file 4.
    package let reading: Int32
    /// This process's end to write to: what the program reads from its file 3.
    package let writing: Int32

    /// Why nothing more can be written or read.
    package enum Fault: Error, Sendable, Equatable {
        /// The program has ended, or has closed its end.
        case isClosed
        /// The program did not read or write anything for too long.
        case isLate
    }

    /// Writes bytes, as far as the program reads them.
    ///
    /// - Parameter seconds: how long that may take.
    package func write(_ bytes: [UInt8], seconds: Double) throws(Fault) {
        let deadline = SuspendingClock.now + .seconds(seconds)
        var sent = 0
        while sent < bytes.count {
            try Self.wait(for: writing, POLLOUT, until: deadline)
            // A pipe that is ready takes as much without waiting.
            let count = min(bytes.count - sent, Int(PIPE_BUF))
            let outcome = bytes.withUnsafeBytes { buffer in
                Platform.call { lyceum_write(writing, buffer.baseAddress.map { $0 + sent }, count) }
            }
            guard outcome.value > 0 else { throw .isClosed }
            sent += outcome.value
        }
    }

    /// Reads what there is, or waits for it.
    ///
    /// - Parameters:
    ///   - count: the most bytes to read.
    ///   - seconds: how long to wait for the first one.
    /// - Returns: at least one byte.
    package func read(atMost count: Int, seconds: Double) throws(Fault) -> [UInt8] {
        try Self.wait(for: reading, POLLIN, until: SuspendingClock.now + .seconds(seconds))
        var outcome = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, filled in
            outcome = Platform.call { systemRead(reading, buffer.baseAddress, buffer.count) }.value
            filled = max(outcome, 0)
        }
        guard outcome > 0 else { throw .isClosed }
        return bytes
    }

    private static func wait(
        for number: Int32, _ event: Int32, until deadline: SuspendingClock.Instant
    ) throws(Fault) {
        while true {
            let left = (deadline - SuspendingClock.now) / .milliseconds(1)
            var request = pollfd(fd: number, events: Int16(event), revents: 0)
            let ready = Platform.call { poll(&request, 1, Int32(min(max(left.rounded(.up), 0), 1e9))) }.value
            if ready > 0 { return }
            if ready < 0 { throw .isClosed }
            if left <= 0 { throw .isLate }
        }
    }

    /// Closes both ends.
    func close() {
        Platform.close(Platform.Descriptor(number: reading))
        Platform.close(Platform.Descriptor(number: writing))
    }
}

// The C function, whose name a method has as well.
private let systemRead = read
