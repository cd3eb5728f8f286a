// How the tutorial prints: headings, drawings, numbers with a fixed count of decimals, and tables.

import Lyceum

/// Prints the title of a part.
func heading(_ title: String) {
    print("\n\(title)\n" + String(repeating: "─", count: title.count))
}

/// Prints what an environment draws, if it draws text.
func show(_ env: inout some Env) throws {
    if case .text(let drawing)? = try env.render() { print(drawing) }
}

/// A number with a fixed count of decimals: `decimals(2.0 / 3, 2)` is "0.67".
func decimals(_ number: Double, _ count: Int) -> String {
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((number.magnitude * Double(scale)).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    if count == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
}

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
