#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// Messages to another process and from it, over two open files such as the ends of pipes; each goes with its length before it.
///
/// One thread at a time may send, and one receive.
package final class MessageChannel: @unchecked Sendable {
    /// Why there are no more messages.
    package enum End: Error, Sendable, Equatable {
        /// The other side has closed its end.
        case isClosed
        /// The deadline has passed.
        case isLate
        /// The other side announced a message of so many bytes.
        case isTooLong(Int)
        /// The system refused to read or to write, for this reason.
        case isBroken(String)
    }

    /// The bytes before each message: the length of what follows, the lowest byte first.
    package static let headSize = 4

    private let reading: Int32
    private let writing: Int32
    /// The most bytes of a message that is received.
    private let limit: Int
    private let hasDeadline: Bool
    private let ownsFiles: Bool
    /// Is called about once a second while the other side is waited for, if there is a deadline.
    private let whileWaiting: (@Sendable () -> Void)?
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// What was read and belongs to the next messages.
    private var (start, end) = (0, 0)

    /// A channel over open files. Programs started from here do not have them.
    ///
    /// - Parameters:
    ///   - reading: the file to read from.
    ///   - writing: the file to write to.
    ///   - limit: the most bytes of a message that is received.
    ///   - hasDeadline: whether calls may have one; else they wait until the other side is ready.
    ///   - ownsFiles: whether the files are closed with the channel.
    ///   - whileWaiting: is called about once a second while the other side is waited for, if there is a deadline.
    package init(
        reading: Int32, writing: Int32, limit: Int, hasDeadline: Bool, ownsFiles: Bool = true,
        whileWaiting: (@Sendable () -> Void)? = nil
    ) {
        (self.reading, self.writing, self.limit, self.hasDeadline) = (reading, writing, limit, hasDeadline)
        (self.ownsFiles, self.whileWaiting) = (ownsFiles, whileWaiting)
        for number in [reading, writing] {
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
            if hasDeadline { _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) }
        }
        // Whoever writes to a reader that is gone gets an error for it.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit {
        if ownsFiles { _ = (systemClose(reading), systemClose(writing)) }
        buffer.deallocate()
    }

    /// Sends bytes that begin with the length of the others.
    package func send(_ bytes: UnsafeRawBufferPointer, until deadline: ContinuousClock.Instant? = nil) throws(End) {
        var sent = 0
        while sent < bytes.count {
            let (count, code) = Platform.call {
                systemWrite(writing, bytes.baseAddress.unsafelyUnwrapped + sent, bytes.count - sent)
            }
            if count > 0 {
                sent += count
            } else if code == EAGAIN {
                try wait(for: writing, POLLOUT, until: deadline)
            } else {
                throw code == EPIPE ? .isClosed : .isBroken(String(cString: strerror(code)))
            }
        }
    }

    /// The next message, without its length.
    package func receive(until deadline: ContinuousClock.Instant? = nil) throws(End) -> [UInt8] {
        while end - start < Self.headSize { try fill(until: deadline) }
        let length = Int(UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        guard length <= limit else { throw .isTooLong(length) }
        start += Self.headSize
        if end - start >= length {
            defer { start += length }
            return Array(buffer[start..<start + length])
        }
        // Memory is taken as bytes come, not as they are announced.
        var message = Array(buffer[start..<end])
        start = end
        while message.count < length {
            try fill(until: deadline)
            let count = min(end - start, length - message.count)
            message += buffer[start..<start + count]
            start += count
        }
        return message
    }

    private func fill(until deadline: ContinuousClock.Instant?) throws(End) {
        if start > 0 {
            let rest = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
            if !rest.isEmpty {
                buffer.baseAddress?.copyMemory(from: rest.baseAddress.unsafelyUnwrapped, byteCount: rest.count)
            }
            (start, end) = (0, rest.count)
        }
        while true {
            let (count, code) = Platform.call {
                systemRead(reading, buffer.baseAddress.unsafelyUnwrapped + end, buffer.count - end)
            }
            if count > 0 { return end += count }
            if count == 0 { throw .isClosed }
            guard code == EAGAIN else { throw .isBroken(String(cString: strerror(code))) }
            try wait(for: reading, POLLIN, until: deadline)
        }
    }

    private func wait(
        for number: Int32, _ event: some BinaryInteger, until deadline: ContinuousClock.Instant?
    ) throws(End) {
        guard hasDeadline, let deadline else {
            var request = pollfd(fd: number, events: Int16(event), revents: 0)
            _ = Platform.call { poll(&request, 1, -1) }
            return
        }
        let left = (deadline - ContinuousClock.now) / .milliseconds(1)
        guard left > 0 else { throw .isLate }
        var request = pollfd(fd: number, events: Int16(event), revents: 0)
        let ready = Platform.call { poll(&request, 1, Int32(min(left.rounded(.up), 1000))) }
        if ready.value == 0 { whileWaiting?() }
    }

    /// The ends of two new channels that lead to each other, for tests and for processes that are started.
    ///
    /// - Returns: for each of the two sides what it reads from and what it writes to; `nil` where the system has no more.
    package static func pipes() -> (one: (reading: Int32, writing: Int32), other: (reading: Int32, writing: Int32))? {
        var (there, back): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&there) == 0 else { return nil }
        guard pipe(&back) == 0 else {
            _ = (systemClose(there[0]), systemClose(there[1]))
            return nil
        }
        for number in there + back { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
        return ((back[0], there[1]), (there[0], back[1]))
    }
}

// C functions whose names methods have as well.
private let systemClose = close
private let systemRead = read
private let systemWrite = write
