#if canImport(Darwin)
    @preconcurrency import Darwin
#elseif canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#endif

/// A terminal in raw mode: it delivers each key as it is pressed, without showing it.
///
/// ``open()`` changes the terminal and ``close()`` restores it. It is restored as well when the process exits, when a signal ends
/// it and when it crashes; only `kill -9` cannot be caught. One terminal at a time can be open in a process.
package final class RawTerminal: Sendable {
    /// What is written when it is opened: the alternate screen, no cursor, and, where the terminal can do that,
    /// messages when keys are released (the keyboard protocol of kitty, with the flags 1, 2 and 8).
    package static let opening = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[>11u"
    /// What is written when it is closed: the same undone, in reverse order.
    package static let closing = "\u{1B}[<u\u{1B}[?25h\u{1B}[?1049l"

    private let input: Int32
    private let output: Int32

    /// A terminal on two open files: 0 and 1 are the standard input and output.
    package init(input: Int32 = 0, output: Int32 = 1) {
        self.input = input
        self.output = output
    }

    deinit { close() }

    /// The first of the two files that is not a terminal; `nil` where both are.
    package var missing: Int32? { [input, output].first { isatty($0) != 1 } }

    /// Puts the terminal into raw mode; false where that is impossible, or one is open already.
    package func open() -> Bool {
        guard !savedTerminal.pointee.isOpen else { return false }
        var settings = termios()
        guard tcgetattr(input, &settings) == 0 else { return false }
        savedTerminal.pointee.settings = settings
        savedTerminal.pointee.input = input
        savedTerminal.pointee.output = output
        // Characters come one at a time and are not shown; ctrl-C comes as a character, too.
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON | ICRNL)
        withUnsafeMutableBytes(of: &settings.c_cc) { characters in
            characters[Int(VMIN)] = 0
            characters[Int(VTIME)] = 0
        }
        guard tcsetattr(input, TCSAFLUSH, &settings) == 0 else { return false }
        savedTerminal.pointee.isOpen = true
        _ = restoresAtExit
        for (index, number) in endingSignals.enumerated() {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = restoreAndRaise
            #else
                action.__sigaction_handler.sa_handler = restoreAndRaise
            #endif
            sigaction(number, &action, &previousActions[index])
        }
        write(Self.opening)
        return true
    }

    /// Restores the terminal; does nothing where it is not open.
    package func close() {
        guard savedTerminal.pointee.isOpen, savedTerminal.pointee.input == input else { return }
        restoreTerminal()
        for (index, number) in endingSignals.enumerated() { sigaction(number, &previousActions[index], nil) }
    }

    /// The keys pressed since the last call.
    ///
    /// - time: how long to wait for the first key; `nil` waits until there is one.
    /// - Returns: the bytes, none if no key was pressed in time; `nil` at the end of the input.
    package func read(waitingAtMost time: Duration?) -> [UInt8]? {
        let end = time.map { ContinuousClock.now + $0 }
        while true {
            let left = end.map { max(.zero, $0 - ContinuousClock.now) / .milliseconds(1) }
            var poll = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            let ready = systemPoll(&poll, 1, left.map { Int32(min($0.rounded(.up), 1e9)) } ?? -1)
            if ready == 0 { return [] }
            if ready < 0 {
                if errno == EINTR { continue }
                return nil
            }
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = buffer.withUnsafeMutableBytes { systemRead(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            return count > 0 ? Array(buffer[..<count]) : nil
        }
    }

    /// Writes a text, as far as the terminal takes it.
    package func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let written = systemWrite(output, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return }
                done += written
            }
        }
    }

    /// The number of columns and rows; 80 and 24 where the terminal does not say.
    package var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}

/// What a signal's handler needs to restore a terminal; it may neither allocate memory nor wait for a lock.
private struct SavedTerminal {
    var isOpen = false
    var input: Int32 = 0
    var output: Int32 = 1
    var settings = termios()
}

nonisolated(unsafe) private let savedTerminal: UnsafeMutablePointer<SavedTerminal> = {
    let place = UnsafeMutablePointer<SavedTerminal>.allocate(capacity: 1)
    place.initialize(to: SavedTerminal())
    return place
}()

/// The bytes of ``RawTerminal/closing``.
nonisolated(unsafe) private let closingBytes: UnsafeMutableBufferPointer<UInt8> = {
    let place = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: RawTerminal.closing.utf8.count)
    _ = place.initialize(from: RawTerminal.closing.utf8)
    return place
}()

/// The signals that end a process: those sent by others, then those of a crash.
private let endingSignals = [
    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV,
]

/// What each of these signals did before.
nonisolated(unsafe) private let previousActions: UnsafeMutablePointer<sigaction> = {
    let place = UnsafeMutablePointer<sigaction>.allocate(capacity: endingSignals.count)
    place.initialize(repeating: sigaction(), count: endingSignals.count)
    return place
}()

private let restoresAtExit: Bool = {
    _ = closingBytes
    return atexit { restoreTerminal() } == 0
}()

/// Undoes what ``RawTerminal/open()`` did to the terminal.
private func restoreTerminal() {
    guard savedTerminal.pointee.isOpen else { return }
    savedTerminal.pointee.isOpen = false
    _ = systemWrite(savedTerminal.pointee.output, closingBytes.baseAddress, closingBytes.count)
    tcsetattr(savedTerminal.pointee.input, TCSANOW, &savedTerminal.pointee.settings)
}

/// Restores the terminal, and lets the signal do what it did before.
private func restoreAndRaise(_ number: Int32) {
    restoreTerminal()
    var index = 0
    while index < endingSignals.count {
        if endingSignals[index] == number { sigaction(number, &previousActions[index], nil) }
        index += 1
    }
    raise(number)
}

// C functions whose names methods of `RawTerminal` have as well.
private let systemWrite = write
private let systemRead = read
private let systemPoll = poll
