import LyceumSystem

extension Chart {
    /// The chart as the text of an SVG file.
    public var svg: String { Figure([self]).svg }

    /// Writes the chart as an SVG file.
    ///
    /// An existing file is replaced atomically: whoever opens it sees the old chart or the new one, never half of one.
    /// The folder is created if it does not exist.
    /// - Throws: `FileError`.
    public func write(to path: String) throws { try Figure([self]).write(to: path) }
}

extension Figure {
    /// The figure as the text of an SVG file.
    ///
    /// A row is as high as its highest chart, a column as wide as its widest.
    public var svg: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes the figure as an SVG file.
    ///
    /// An existing file is replaced atomically: whoever opens it sees the old figure or the new one, never half of one.
    /// The folder is created if it does not exist.
    /// - Throws: `FileError`.
    public func write(to path: String) throws { try Platform.replaceFile(path, with: bytes) }

    private var bytes: [UInt8] {
        let perRow = min(max(columns, 1), max(charts.count, 1))
        let rowCount = (charts.count + perRow - 1) / perRow
        let widths = (0..<perRow).map { column in
            stride(from: column, to: charts.count, by: perRow).map { charts[$0].usedWidth }.max() ?? 0
        }
        let heights = (0..<rowCount).map { row in
            charts[row * perRow..<min((row + 1) * perRow, charts.count)].map(\.usedHeight).max() ?? 0
        }
        let name = charts.map(\.title).filter { !$0.isEmpty }.joined(separator: ", ")
        var writer = SVGWriter(
            width: max(widths.reduce(0, +), 1), height: max(heights.reduce(0, +), 1),
            name: name.isEmpty ? "Chart" : name)
        var top = 0.0
        for row in 0..<rowCount {
            var left = 0.0
            for column in 0..<perRow where row * perRow + column < charts.count {
                let chart = charts[row * perRow + column]
                writer.group(atX: left, y: top) { ChartDrawing(chart).draw(into: &$0) }
                left += widths[column]
            }
            top += heights[row]
        }
        return writer.finished
    }
}

extension GridMap {
    /// The picture as the text of an SVG file.
    public var svg: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes the picture as an SVG file.
    ///
    /// An existing file is replaced atomically: whoever opens it sees the old picture or the new one, never half of
    /// one. The folder is created if it does not exist.
    /// - Throws: `FileError`.
    public func write(to path: String) throws { try Platform.replaceFile(path, with: bytes) }

    private var bytes: [UInt8] { GridMapDrawing(self).bytes }
}
