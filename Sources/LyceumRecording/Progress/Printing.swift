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

/// Prints the title of a part of a program, underlined.
public func heading(_ title: String) {
    print("\n\(title)\n" + String(repeating: "─", count: title.count))
}

/// A number with a fixed count of decimals: `decimals(2.0 / 3, 2)` is "0.67".
///
/// - Parameters:
///   - number: any number; one that is not finite, or too large for an `Int` of that many decimals, is printed as it
///     is.
///   - count: 0 to 15 decimals.
public func decimals(_ number: Double, _ count: Int) -> String {
    let count = min(max(count, 0), 15)
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    guard let scaled = Int(exactly: (number.magnitude * Double(scale)).rounded()) else { return "\(number)" }
    let sign = number < 0 && scaled > 0 ? "-" : ""
    if count == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
}
