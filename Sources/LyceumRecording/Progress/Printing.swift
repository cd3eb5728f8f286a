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
