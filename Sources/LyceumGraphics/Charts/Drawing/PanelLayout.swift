/// Where the parts of a chart are.
struct PanelLayout {
    static let titleSize = 15.0
    static let labelSize = 13.0
    static let tickSize = 12.0
    static let legendSize = 12.5
    private static let legendRow = 20.0
    private static let legendSample = 26.0
    private static let outerMargin = 14.0

    /// The rectangle between the axes.
    private(set) var frame: Frame
    private(set) var xTicks = Ticks()
    private(set) var yTicks = Ticks()
    /// The entries of the legend: where the sample begins, the middle of the row, and the label as far as it fits.
    private(set) var legend: [(entry: LegendEntry, x: Double, y: Double, label: String)] = []
    /// Where the label of the vertical axis stands.
    private(set) var yLabelX = 0.0

    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>

    init(_ chart: Chart, _ content: ChartContent) {
        let (width, height) = (chart.usedWidth, chart.usedHeight)
        xRange = content.xRange
        yRange = content.yRange
        let colorBar = content.colorBar.map { $0.width + 12 } ?? 0
        let top = Self.outerMargin + (chart.title.isEmpty ? 0 : 26)
        let below = 26.0 + (chart.x.label.isEmpty ? 0 : 21) + 8
        frame = Frame(left: 60, top: top, width: width - 60 - 20 - colorBar, height: height - top - below)
        // Labels take room from the frame, and the frame decides on the labels: twice is enough.
        for _ in 0..<2 {
            let rows = Self.arranged(content.legend, from: frame.left, to: width - Self.outerMargin)
            let legendHeight = rows.isEmpty ? 0 : Double(rows.count) * Self.legendRow + 8
            legend = rows.enumerated().flatMap { row, entries in
                entries.map { ($0.entry, $0.x, top + (Double(row) + 0.5) * Self.legendRow - 2, $0.label) }
            }
            frame.top = top + legendHeight
            frame.height = max(height - below - frame.top, 20)
            yTicks = Self.ticks(chart.y, content, content.yRange, isWhole: content.yIsWhole, room: frame.height) { _ in
                30
            }
            let widest = yTicks.labelled.map { TextMeasure.width($0.label, size: Self.tickSize) }.max() ?? 0
            frame.left = Self.outerMargin + (chart.y.label.isEmpty ? 0 : 22) + min(widest, width / 3) + 9
            frame.width = max(width - frame.left - 20 - colorBar, 20)
            xTicks = Self.ticks(chart.x, content, content.xRange, isWhole: content.xIsWhole, room: frame.width) {
                $0 + 16
            }
        }
        yLabelX = Self.outerMargin + Self.labelSize * 0.75
    }

    /// As many ticks as have room for their labels.
    private static func ticks(
        _ axis: Chart.Axis, _ content: ChartContent, _ range: ClosedRange<Double>, isWhole: Bool, room: Double,
        distance: (_ width: Double) -> Double
    ) -> Ticks {
        if !axis.categories.isEmpty {
            // Only so many names are measured.
            let widest = axis.categories.prefix(1000).map { TextMeasure.width($0, size: tickSize) }.max() ?? 0
            let perName = room / (range.upperBound - range.lowerBound)
            let stride = (distance(min(widest, room / 2)) - 8) / max(perName, 1e-6)
            return .categories(axis.categories, in: range, every: Int(min(max(stride.rounded(.up), 1), 1e9)))
        }
        var limit = Int(min(max(room / 48, 2), 10))
        while true {
            let ticks =
                axis.scale == .logarithmic
                ? Ticks.logarithmic(range, limit: limit) : Ticks.linear(range, limit: limit, isWhole: isWhole)
            let widest = ticks.labelled.map { TextMeasure.width($0.label, size: tickSize) }.max() ?? 0
            let fits =
                axis.scale == .logarithmic
                ? room / Double(max(ticks.labelled.count, 1)) : smallestGap(ticks, range, room)
            if limit <= 1 || fits >= distance(widest) { return ticks }
            limit -= 1
        }
    }

    private static func smallestGap(_ ticks: Ticks, _ range: ClosedRange<Double>, _ room: Double) -> Double {
        guard ticks.labelled.count > 1 else { return room }
        let step = ticks.labelled[1].value - ticks.labelled[0].value
        return step / (range.upperBound - range.lowerBound) * room
    }

    /// The entries of a legend in as many rows as they need, six at most; the rest is not shown.
    private static func arranged(
        _ entries: [LegendEntry], from left: Double, to right: Double
    ) -> [[(entry: LegendEntry, x: Double, label: String)]] {
        var rows: [[(entry: LegendEntry, x: Double, label: String)]] = []
        var x = left
        for entry in entries {
            let room = max(right - left - legendSample - 6, 20)
            let label = TextMeasure.fitted(entry.label, size: legendSize, into: room)
            let width = legendSample + 6 + TextMeasure.width(label, size: legendSize)
            if rows.isEmpty || x + width > right {
                if rows.count == 6 { break }
                rows.append([])
                x = left
            }
            rows[rows.count - 1].append((entry, x, label))
            x += width + 16
        }
        return rows
    }
}

/// A line of the legend.
struct LegendEntry {
    /// What is drawn beside the label.
    enum Sample {
        case line(LineStyle, Marker?)
        case area(opacity: Double)
    }

    let label: String
    let sample: Sample
    let color: ChartColor
}
