/// Lines drawn with letters, for a terminal: `a` for the first line, `b` for the second, …
///
/// ```swift
/// var chart = TerminalChart(x: "episodes")
/// chart.line(x: [0, 1, 2], y: [10, 30, 20], label: "return")
/// chart.lines.forEach { print($0) }
/// ```
///
/// Where several points fall into one column, their mean is drawn; between points the line is straight. Points that are
/// not finite, or beyond 1e300, are left out.
public struct TerminalChart: Sendable {
    /// What the horizontal axis counts.
    public let x: String
    /// The number of columns of the drawing, without the axis.
    public let width: Int
    /// The number of rows of the drawing, without the axis.
    public let height: Int
    private var curves: [(points: [(x: Double, y: Double)], label: String)] = []

    /// An empty chart of 10 to 1000 columns and 3 to 1000 rows; other numbers are clamped.
    public init(x: String, width: Int = 64, height: Int = 14) {
        self.x = x
        self.width = min(max(width, 10), 1000)
        self.height = min(max(height, 3), 1000)
    }

    /// Adds a line; points beyond the shorter of the two lists are left out.
    public mutating func line(x: [Double], y: [Double], label: String) {
        curves.append((zip(x, y).filter { $0.isDrawable && $1.isDrawable }.map { ($0, $1) }, label))
    }

    /// The chart, line by line, with a legend below.
    public var lines: [String] {
        let points = curves.flatMap(\.points)
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(), let low = points.map(\.y).min(),
            let high = points.map(\.y).max()
        else { return ["(nothing to draw)"] }
        var cells = [[Character]](repeating: Array(repeating: " ", count: width), count: height)
        for (index, curve) in curves.enumerated() {
            for (column, y) in columnMeans(curve.points, left: left, right: right) {
                let share = high > low ? (y - low) / (high - low) : 0.5
                cells[height - 1 - Int((share * Double(height - 1)).rounded())][column] = letter(index)
            }
        }
        let labels = [text(high), text((high + low) / 2), text(low)]
        let margin = labels.map(\.count).max() ?? 0
        var lines = cells.enumerated().map { row, cells in
            let label = row == 0 ? labels[0] : row == height - 1 ? labels[2] : row == (height - 1) / 2 ? labels[1] : ""
            return (pad(label, margin) + " │" + String(cells)).trimmingEnd()
        }
        lines.append(pad("", margin) + " └" + String(repeating: "─", count: width))
        let (start, end) = (text(left), text(right) + " " + x)
        lines.append(pad("", margin + 2) + start + pad(end, max(width - start.count, end.count + 1)))
        return lines + curves.enumerated().map { "\(letter($0.offset)) \($0.element.label)" }
    }

    private func letter(_ index: Int) -> Character { Character(UnicodeScalar(UInt8(97 + index % 26))) }

    private func columnMeans(
        _ points: [(x: Double, y: Double)], left: Double, right: Double
    ) -> [(column: Int, y: Double)] {
        var averages = [Double](repeating: 0, count: width)
        var counts = [Double](repeating: 0, count: width)
        for point in points {
            let share = right > left ? (point.x - left) / (right - left) : 0
            let column = Int((share * Double(width - 1)).rounded())
            counts[column] += 1
            averages[column] += (point.y - averages[column]) / counts[column]
        }
        let means = averages.indices.filter { counts[$0] > 0 }.map { (column: $0, y: averages[$0]) }
        return zip(means, means.dropFirst()).flatMap { from, to in
            (from.column..<to.column).map { column in
                let share = Double(column - from.column) / Double(to.column - from.column)
                return (column: column, y: from.y + (to.y - from.y) * share)
            }
        } + means.suffix(1)
    }

    /// A number with few digits: whole from 100 on, one decimal below.
    private func text(_ number: Double) -> String {
        if number.magnitude >= 100 || number == number.rounded() {
            return Int(exactly: number.rounded()).map(String.init) ?? number.description
        }
        return ((number * 10).rounded() / 10).description
    }

    private func pad(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
