import LyceumNumerics

/// Where ``play(_:keysToAction:noop:fps:zoom:seed:waitOnPlayer:callback:)`` gets keys and the time from, and draws to.
protocol PlayConsole {
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
struct PlayTerminal: PlayConsole {
    private let terminal: RawTerminal
    private let start = ContinuousClock.now

    /// Opens the terminal.
    ///
    /// - Throws: ``NotATerminal``.
    init(_ terminal: RawTerminal = RawTerminal()) throws {
        if let missing = terminal.missing {
            throw NotATerminal(missing == 1 ? "standard output" : "standard input")
        }
        guard terminal.open() else { throw NotATerminal(nil) }
        self.terminal = terminal
    }

    var now: Duration { ContinuousClock.now - start }
    var size: (columns: Int, rows: Int) { terminal.size }
    func read(waitingAtMost time: Duration?) -> [UInt8]? { terminal.read(waitingAtMost: time) }
    func write(_ text: String) { terminal.write(text) }
    /// Restores the terminal.
    func close() { terminal.close() }
}
