import LyceumSystem

/// Where ``play(_:keysToAction:noop:fps:zoom:seed:waitOnPlayer:callback:)`` gets keys and the time, and where it draws.
package protocol PlayConsole {
    /// The time since a fixed moment.
    var now: Duration { get }
    /// The number of columns and rows.
    var size: (columns: Int, rows: Int) { get }
    /// The bytes sent since the last call; waits for them at most for the given time, or without limit for `nil`.
    ///
    /// - Returns: no bytes if none came in time; `nil` at the end of the input.
    mutating func read(waitingAtMost time: Duration?) -> [UInt8]?
    /// Draws a text.
    mutating func write(_ text: String)
}

/// The terminal that the program runs in.
package struct PlayTerminal: PlayConsole {
    private let terminal: RawTerminal
    private let start = ContinuousClock.now

    /// Opens the terminal.
    ///
    /// - Throws: ``NotATerminal``.
    package init(_ terminal: RawTerminal = RawTerminal()) throws {
        if let missing = terminal.missing {
            throw NotATerminal(missing == 1 ? "standard output" : "standard input")
        }
        guard terminal.open() else { throw NotATerminal(nil) }
        self.terminal = terminal
    }

    package var now: Duration { ContinuousClock.now - start }
    package var size: (columns: Int, rows: Int) { terminal.size }
    package func read(waitingAtMost time: Duration?) -> [UInt8]? { terminal.read(waitingAtMost: time) }
    package func write(_ text: String) { terminal.write(text) }
    /// Restores the terminal.
    func close() { terminal.close() }
}
