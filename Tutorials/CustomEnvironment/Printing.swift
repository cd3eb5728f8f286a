// How the tutorial prints: headings, drawings, errors, and numbers with two decimals.

import Lyceum

/// Prints the title of a part.
func heading(_ title: String) {
    print("\n\(title)\n" + String(repeating: "─", count: title.count))
}

/// Prints what an environment draws.
func show(_ env: inout some Env) throws {
    if case .text(let drawing)? = try env.render() { print(drawing) }
}

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
func column(_ number: Double, width: Int = 9) -> String {
    let hundredths = Int((number.magnitude * 100).rounded())
    let fraction = String(hundredths % 100)
    let sign = number < 0 && hundredths > 0 ? "-" : ""
    return column("\(sign)\(hundredths / 100)." + (fraction.count == 1 ? "0" : "") + fraction, width: width)
}

/// A text in a column.
func column(_ text: String, width: Int = 9) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}
