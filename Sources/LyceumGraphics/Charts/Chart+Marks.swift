extension Chart {
    /// What a chart draws, in the order in which it was added.
    enum Mark: Sendable {
        case line(Line)
        case band(Band)
        case bars(Bars)
        case heatMap(HeatMap)
    }

    struct Line: Sendable {
        var points: Points
        var label: String
        var style: LineStyle
        var marker: Marker?
        var color: ChartColor
    }

    struct Band: Sendable {
        var x: [Double]
        var lower: [Double]
        var upper: [Double]
        var label: String
        var color: ChartColor
        var opacity: Double
    }

    struct Bars: Sendable {
        var points: Points
        var label: String
        var color: ChartColor
    }

    struct HeatMap: Sendable {
        var grid: Grid
        var label: String
        var xEdges: ClosedRange<Double>
        var yEdges: ClosedRange<Double>
        var range: ClosedRange<Double>?
        var showsNumbers: Bool
    }
}

extension Chart {
    /// Draws a line through points.
    ///
    /// Points beyond the shorter of the two lists are left out. A point that cannot be drawn leaves a gap; a point between
    /// two gaps is drawn as a dot.
    /// - Parameters:
    ///   - x: where the points are along the horizontal axis, in any order.
    ///   - y: where they are along the vertical axis.
    ///   - label: the name in the legend; no entry if empty.
    ///   - style: how the line is drawn.
    ///   - marker: the shape at each point. Of more than 1000 points, a thousand have one, chosen so that the markers
    ///     are distributed like the points, and so have the outermost ones to the left, to the right, above and below.
    ///   - color: `nil` for the next of matplotlib's ten.
    public mutating func line<X: ChartNumber, Y: ChartNumber>(
        x: [X], y: [Y], label: String = "", style: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil
    ) {
        let points = Points(x: X.chartNumbers(x), y: Y.chartNumbers(y))
        let line = Line(points: points, label: label, style: style, marker: marker, color: color ?? nextColor())
        marks.append(.line(line))
    }

    /// Draws a line through points at 0, 1, 2, … along the horizontal axis.
    ///
    /// Everything else is as in ``line(x:y:label:style:marker:color:)``.
    public mutating func line<Y: ChartNumber>(
        _ y: [Y], label: String = "", style: LineStyle = .solid, marker: Marker? = nil, color: ChartColor? = nil
    ) {
        line(x: Array(0..<y.count), y: y, label: label, style: style, marker: marker, color: color)
    }

    /// Fills the area between two lines.
    ///
    /// Points beyond the shortest of the three lists are left out, and those that cannot be drawn leave a gap. On a
    /// logarithmic axis a lower end of 0 or less reaches down to the edge.
    /// - Parameters:
    ///   - x: the positions along the horizontal axis; points in another order are sorted.
    ///   - lower: one end at each point. The two ends may be swapped.
    ///   - upper: the other end.
    ///   - label: the name in the legend; no entry if empty.
    ///   - color: the colour.
    ///   - opacity: from 0, invisible, to 1, opaque.
    public mutating func band<X: ChartNumber, Y: ChartNumber>(
        x: [X], from lower: [Y], to upper: [Y], label: String = "", color: ChartColor = .gray, opacity: Double = 0.2
    ) {
        let band = Band(
            x: X.chartNumbers(x), lower: Y.chartNumbers(lower), upper: Y.chartNumbers(upper), label: label,
            color: color, opacity: opacity.isNaN ? 0.2 : min(max(opacity, 0), 1))
        marks.append(.band(band))
    }

    /// Fills the area between two lines, at 0, 1, 2, … along the horizontal axis.
    ///
    /// Everything else is as in ``band(x:from:to:label:color:opacity:)``.
    public mutating func band<Y: ChartNumber>(
        from lower: [Y], to upper: [Y], label: String = "", color: ChartColor = .gray, opacity: Double = 0.2
    ) {
        band(x: Array(0..<lower.count), from: lower, to: upper, label: label, color: color, opacity: opacity)
    }

    /// Draws bars from 0, or from the edge of a logarithmic axis, to each number.
    ///
    /// Bars of several calls stand next to each other.
    /// - Parameters:
    ///   - heights: the numbers; one that cannot be drawn has no bar.
    ///   - x: where the bars stand; `nil` for 0, 1, 2, …, which an axis of ``Axis/categories(_:_:)`` gives names.
    ///   - label: the name in the legend; no entry if empty.
    ///   - color: `nil` for the next of matplotlib's ten.
    public mutating func bars<Y: ChartNumber>(
        _ heights: [Y], x: [Double]? = nil, label: String = "", color: ChartColor? = nil
    ) {
        let points = Points(x: x ?? heights.indices.map(Double.init), y: Y.chartNumbers(heights))
        marks.append(.bars(Bars(points: points, label: label, color: color ?? nextColor())))
    }

    /// Draws a table of numbers as coloured cells (matplotlib's "viridis", dark to bright) with a scale beside them.
    ///
    /// Without edges, the cells are centred on whole numbers: the first column at 0, the first row at 0 and on top.
    /// With edges, rows run upwards like the axis. Cells without a finite number stay empty, as do those that a short
    /// row lacks. In a table of more than 100 rows or columns each cell shows the mean of several.
    /// - Parameters:
    ///   - rows: the numbers, row by row.
    ///   - label: what the numbers are, written next to the scale.
    ///   - xEdges: the left edge of the first column and the right one of the last.
    ///   - yEdges: the lower edge of the first row and the upper one of the last.
    ///   - range: the numbers that have the darkest and the brightest colour; `nil` for the least and the greatest.
    ///   - showsNumbers: whether each number is written into its cell, where there is room.
    public mutating func heatMap<Z: ChartNumber>(
        _ rows: [[Z]], label: String = "", xEdges: ClosedRange<Double>? = nil, yEdges: ClosedRange<Double>? = nil,
        range: ClosedRange<Double>? = nil, showsNumbers: Bool = false
    ) {
        let width = Double(rows.map(\.count).max() ?? 0)
        let height = Double(rows.count)
        if yEdges == nil { y.isReversed = true }
        let map = HeatMap(
            grid: Grid(rows.map(Z.chartNumbers)), label: label,
            xEdges: Chart.usable(xEdges) ?? -0.5...max(width, 1) - 0.5,
            yEdges: Chart.usable(yEdges) ?? -0.5...max(height, 1) - 0.5,
            range: Chart.usable(range), showsNumbers: showsNumbers)
        marks.append(.heatMap(map))
    }

    /// A range that has two ends, between which numbers can be told apart; `nil` for any other.
    static func usable(_ range: ClosedRange<Double>?, on scale: Axis.Scale = .linear) -> ClosedRange<Double>? {
        guard let range, range.lowerBound.isDrawable(on: scale), range.upperBound.isDrawable(on: scale)
        else { return nil }
        if scale == .logarithmic { return range.upperBound / range.lowerBound > 1 + 1e-9 ? range : nil }
        let span = range.upperBound - range.lowerBound
        let size = max(range.lowerBound.magnitude, range.upperBound.magnitude)
        return span > size * 1e-12 && span > 1e-290 ? range : nil
    }
}
