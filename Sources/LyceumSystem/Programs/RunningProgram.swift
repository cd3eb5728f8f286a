internal import LyceumProcess
import Synchronization

#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A program that this one has started.
///
/// When nobody holds this value any more, the program is killed.
package final class RunningProgram: Sendable {
    /// How a program ended.
    package enum End: Equatable, Sendable {
        /// By itself, with this code.
        case code(Int32)
        /// By this signal, as a crash does.
        case signal(Int32)
        /// It was still running when its time was over, and was killed.
        case isLate
    }

    /// The pipes to and from it, where it has them.
    package let channel: Channel?
    private let number: pid_t
    private let hasGroup: Bool
    private let end = Mutex<End?>(nil)
    private let tail: OutputTail?

    init(_ number: pid_t, hasGroup: Bool, _ channel: Channel?, _ tail: OutputTail?) {
        self.number = number
        self.hasGroup = hasGroup
        self.channel = channel
        self.tail = tail
    }

    deinit {
        kill()
        end.withLock { if $0 == nil { _ = lyceum_await_end(number, hasGroup ? 1 : 0, 1) } }
        tail?.stop()
        channel?.close()
    }

    /// How it ended; `nil` while it runs. When it has ended, what is left of its group is killed.
    package func currentEnd() -> End? {
        end.withLock { end in
            if end == nil {
                let outcome = lyceum_await_end(number, hasGroup ? 1 : 0, 0)
                if outcome.has_ended != 0 { end = outcome.signal != 0 ? .signal(outcome.signal) : .code(outcome.code) }
            }
            return end
        }
    }

    /// Asks it to end, as the terminal does when Ctrl-C is typed: where it has a group, all of that.
    package func interrupt() { send(SIGINT) }

    /// Ends it, whatever it is doing, and where it has a group, all that it has started.
    package func kill() { send(SIGKILL) }

    /// After its end, the number may be that of another process.
    private func send(_ signal: Int32) {
        end.withLock { if $0 == nil { _ = systemKill(hasGroup ? -number : number, signal) } }
    }

    /// Waits for its end.
    ///
    /// - Parameter seconds: after how long it is killed.
    /// - Returns: how it ended, and what was kept of what it printed.
    package func waitForEnd(seconds: Double) -> (end: End, output: [UInt8]) {
        let deadline = SuspendingClock.now + .seconds(min(max(seconds, 0), 1e9))
        var pause = Duration.microseconds(500)
        while true {
            if let end = currentEnd() { return (end, output) }
            let left = deadline - SuspendingClock.now
            guard left > .zero else { break }
            Platform.sleep(min(pause, left))
            pause = min(pause * 2, .milliseconds(10))
        }
        kill()
        while currentEnd() == nil { Platform.sleep(.milliseconds(1)) }
        return (.isLate, output)
    }

    /// What was kept of what it has printed: all, where it has ended.
    package var output: [UInt8] {
        guard let tail else { return [] }
        return end.withLock { $0 } == nil ? tail.bytes : tail.stop()
    }
}

// The C function, whose name a method has as well.
private let systemKill = kill
