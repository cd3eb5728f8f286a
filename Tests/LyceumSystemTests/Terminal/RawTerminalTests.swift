import Foundation
import LyceumSystem
import Testing

// The C library has these on every platform, though not every platform's module shows them.
@_silgen_name("posix_openpt") private func openMaster(_ flags: Int32) -> Int32
@_silgen_name("grantpt") private func grant(_ master: Int32) -> Int32
@_silgen_name("unlockpt") private func unlock(_ master: Int32) -> Int32
@_silgen_name("ptsname") private func slaveName(_ master: Int32) -> UnsafeMutablePointer<CChar>?

/// Both ends of a terminal that no window belongs to.
private struct PseudoTerminal {
    let master: Int32
    let slave: Int32

    init() throws {
        master = openMaster(O_RDWR | O_NOCTTY)
        try #require(master >= 0 && grant(master) == 0 && unlock(master) == 0)
        slave = open(try #require(slaveName(master)), O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(slave, UInt(TIOCSWINSZ), &size) == 0)
    }

    /// Strikes keys.
    func send(_ text: String) { _ = write(master, text, text.utf8.count) }

    /// What was written to the terminal.
    func received(_ count: Int) -> String {
        var buffer = [UInt8](repeating: 0, count: count)
        let length = read(master, &buffer, count)
        return String(decoding: buffer.prefix(max(0, length)), as: UTF8.self)
    }

    /// The settings that a raw terminal changes.
    var flags: [UInt] {
        var settings = termios()
        tcgetattr(slave, &settings)
        return [UInt(settings.c_lflag), UInt(settings.c_iflag), UInt(settings.c_oflag)]
    }
}

@Suite("Raw terminal") struct RawTerminalTests {
    @Test("Keys come one by one and are not shown, and afterwards the terminal is as it was")
    func openAndClose() throws {
        let pseudo = try PseudoTerminal()
        defer {
            close(pseudo.slave)
            close(pseudo.master)
        }
        let before = pseudo.flags
        let terminal = RawTerminal(input: pseudo.slave, output: pseudo.slave)
        #expect(terminal.missing == nil && terminal.size == (100, 30))
        try #require(terminal.open())
        #expect(pseudo.received(100) == RawTerminal.opening)
        #expect(pseudo.flags[0] & UInt(ICANON | ECHO | ISIG) == 0)
        // Another one cannot be opened meanwhile, nor does it close this one.
        let other = RawTerminal(input: pseudo.slave, output: pseudo.slave)
        #expect(!other.open())

        #expect(terminal.read(waitingAtMost: .zero) == [])
        pseudo.send("a\u{3}")
        #expect(terminal.read(waitingAtMost: .seconds(5)) == [97, 3])
        let start = ContinuousClock.now
        #expect(terminal.read(waitingAtMost: .milliseconds(30)) == [])
        #expect(ContinuousClock.now - start >= .milliseconds(30))
        pseudo.send("\r")
        #expect(terminal.read(waitingAtMost: nil) == [13])

        terminal.write("é\n")
        #expect(pseudo.received(100) == "é\r\n")
        terminal.close()
        #expect(pseudo.received(100) == RawTerminal.closing)
        #expect(pseudo.flags == before)
        terminal.close()
        #expect(pseudo.flags == before)
        #expect(RawTerminal(input: pseudo.slave, output: pseudo.slave).open())
        #expect(pseudo.flags == before, "a terminal that nobody holds is closed")
    }

    @Test("What is no terminal is named, and cannot be opened")
    func missing() {
        let nowhere = open("/dev/null", O_RDWR)
        defer { close(nowhere) }
        let terminal = RawTerminal(input: nowhere, output: nowhere)
        #expect(terminal.missing == nowhere && !terminal.open())
        #expect(terminal.read(waitingAtMost: .seconds(5)) == nil)
        #expect(terminal.size == (80, 24))
    }
}
