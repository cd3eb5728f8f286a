// How the tutorial prints: what errors say, and columns of numbers.

import Lyceum

/// Does something that fails, and prints what the error says.
func explain(_ attempt: String, _ body: () throws -> Void) {
    do {
        try body()
        print("\(attempt)\n  no error")
    } catch {
        print("\(attempt)\n  \(error)")
    }
}

/// A number with two decimals, in a column.
func column(_ number: Double, width: Int = 9) -> String { column(decimals(number, 2), width: width) }

/// A text in a column.
func column(_ text: String, width: Int = 9) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}
