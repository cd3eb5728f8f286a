import LyceumRecording

/// Prints rows whose cells stand below each other: the first cell to the left, the others to the right.
///
/// ```swift
/// let table = Table(("agent", 10), ("return", 8))
/// table.row("greedy", decimals(21.5, 1))
/// ```
/// prints
///
///       agent        return
///       greedy         21.5
public struct Table: Sendable {
    private let widths: [Int]

    /// Prints the line of titles, and remembers how wide each column is.
    public init(_ titles: (name: String, width: Int)...) { self.init(titles) }

    /// Prints the line of titles, and remembers how wide each column is.
    public init(_ titles: [(name: String, width: Int)]) {
        widths = titles.map(\.width)
        row(titles.map(\.name))
    }

    /// Prints a row. A cell wider than its column takes the place it needs; cells beyond the last column are left out.
    public func row(_ cells: String...) { row(cells) }

    /// Prints a row. A cell wider than its column takes the place it needs; cells beyond the last column are left out.
    public func row(_ cells: [String]) {
        var line = " "
        for (position, (cell, width)) in zip(cells, widths).enumerated() {
            let space = String(repeating: " ", count: max(0, width - cell.count))
            line += " " + (position == 0 ? cell + space : space + cell)
        }
        print(line)
    }
}

/// A fraction in per cent, with one decimal: `percent(0.815)` is "81.5 %".
public func percent(_ fraction: Double) -> String { decimals(100 * fraction, 1) + " %" }

/// A curve in one line of text: `sparkline([0, 0.5, 1])` is "▁▅█".
///
/// - Parameter fractions: heights from 0 to 1; what is beyond is drawn at the edge, and what is not a number at 0.
public func sparkline(_ fractions: [Double]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    return String(fractions.map { blocks[$0 > 0 ? Int(min($0, 0.999) * 8) : 0] })
}
