#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// The last bytes that come out of a pipe, which a thread of its own reads, so that who writes never has to wait.
final class OutputTail: @unchecked Sendable {
    private let monitor = Monitor()
    private let limit: Int
    private var kept: [UInt8] = []
    private var isStopping = false
    private var hasEnded = false

    /// Reads from now on.
    ///
    /// - Parameter pipe: the end to read from, which is closed when nothing more can come.
    /// - Returns: `nil` where the system cannot start a thread.
    init?(of pipe: Int32, limit: Int) {
        self.limit = max(limit, 0)
        guard Platform.startThread({ self.read(pipe) }) else { return nil }
    }

    /// What there is so far.
    var bytes: [UInt8] { monitor.locked { kept.suffix(limit) } }

    /// Reads only what is in the pipe already, for the program has ended: one that has got away from it may have the pipe, too.
    ///
    /// - Returns: what there is.
    @discardableResult
    func stop() -> [UInt8] {
        monitor.locked {
            isStopping = true
            while !hasEnded { monitor.wait() }
            return kept.suffix(limit)
        }
    }

    private func read(_ pipe: Int32) {
        defer {
            Platform.close(Platform.Descriptor(number: pipe))
            monitor.locked {
                hasEnded = true
                monitor.notify()
            }
        }
        // A pipe holds no more than that, unless somebody goes on writing.
        var rest = 1 << 20
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while rest > 0 {
            let isStopping = monitor.locked { self.isStopping }
            var request = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let ready = Platform.call { poll(&request, 1, isStopping ? 0 : 20) }.value
            if ready == 0, !isStopping { continue }
            guard ready > 0 else { return }
            let count = Platform.call { systemRead(pipe, &buffer, buffer.count) }.value
            guard count > 0 else { return }
            if isStopping { rest -= count }
            keep(buffer[..<count])
        }
    }

    private func keep(_ new: ArraySlice<UInt8>) {
        monitor.locked {
            kept += new
            if kept.count > 2 * limit + (1 << 14) { kept.removeFirst(kept.count - limit) }
        }
    }
}

// The C function, whose name a method has as well.
private let systemRead = read
