import LyceumSystem

/// Where ``play(_:keysToAction:noop:fps:zoom:seed:waitOnPlayer:callback:)`` gets keys and the time from, and draws to.
package protocol PlayConsole {
    /// The time since some moment.
    var now: Duration { get }
    /// The number of columns and rows.
    var size: (columns: Int, rows: Int) { get }
    /// The bytes that were sent since the last call; waits for them, at most for a time or, for `nil`, as long as it takes.
    ///
    /// - Returns: none where nothing came in time; `nil` where nothing will come any more.
    mutating func read(waitingAtMost time: Duration?) -> [UInt8]?
    /// Draws.
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
