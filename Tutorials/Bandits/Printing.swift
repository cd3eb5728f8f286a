// How the tutorial prints: percentages, tables and curves in a line.

import Lyceum

/// A fraction in per cent: `percent(0.815)` is "81.5 %".
func percent(_ fraction: Double) -> String { decimals(100 * fraction, 1) + " %" }

/// Prints rows whose cells stand below each other: the first cell to the left, the others to the right.
struct Table {
    let widths: [Int]

    /// Prints the line of titles, and remembers how wide each column is.
    init(_ titles: (name: String, width: Int)...) { self.init(titles) }

    init(_ titles: [(name: String, width: Int)]) {
        widths = titles.map(\.width)
        row(titles.map(\.name))
    }

    func row(_ cells: String...) { row(cells) }

    func row(_ cells: [String]) {
        var line = " "
        for (position, (cell, width)) in zip(cells, widths).enumerated() {
            let space = String(repeating: " ", count: max(0, width - cell.count))
            line += " " + (position == 0 ? cell + space : space + cell)
        }
        print(line)
    }
}

/// A curve in one line of text: `sparkline([0, 0.5, 1])` is "▁▅█".
func sparkline(_ fractions: [Double]) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    return String(fractions.map { blocks[min(7, max(0, Int($0 * 8)))] })
}
