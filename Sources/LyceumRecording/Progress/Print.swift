import LyceumSystem

/// Prints like Swift's `print`, and above the bar of ``progress(_:_:)`` where one is on the terminal.
///
/// - Parameters:
///   - items: what is printed.
///   - separator: what stands between two items.
///   - terminator: what stands after the last.
public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
    let text = items.map { String(describing: $0) }.joined(separator: separator)
    ProgressBar.above {
        Swift.print(text, terminator: terminator)
        Platform.notePrint()
    }
}
