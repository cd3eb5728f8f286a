/// What there is to draw, and the ranges that show all of it.
struct ChartContent {
    private(set) var legend: [LegendEntry] = []
    let xRange: ClosedRange<Double>
    let yRange: ClosedRange<Double>
    let xIsWhole: Bool
    let yIsWhole: Bool
    /// The width of a group of bars, as numbers of the horizontal axis.
    let barGroup: Double
    let colorBar: ColorBar?

    init(_ chart: Chart) {
        var x = Extent()
        var y = Extent()
        var edges: (x: Extent, y: Extent)?
        var colorBar: ColorBar?
        let barGroup = Self.barGroup(of: chart)
        var hasBars = false
        func placesX(_ value: Double) -> Bool { value.isDrawable(on: chart.x.scale) }
        func placesY(_ value: Double) -> Bool { value.isDrawable(on: chart.y.scale) }
        for mark in chart.marks {
            switch mark {
            case .line(let line):
                for index in line.points.indices where placesX(line.points.x[index]) && placesY(line.points.y[index]) {
                    x.include(line.points.x[index])
                    y.include(line.points.y[index])
                }
            case .band(let band):
                for index in 0..<min(band.x.count, band.lower.count, band.upper.count) where placesX(band.x[index]) {
                    let (one, other) = (band.lower[index], band.upper[index])
                    guard one.isDrawable, other.isDrawable, placesY(max(one, other)) else { continue }
                    x.include(band.x[index])
                    if placesY(one) { y.include(one) }
                    if placesY(other) { y.include(other) }
                }
            case .bars(let bars):
                for index in bars.points.indices where placesX(bars.points.x[index]) && placesY(bars.points.y[index]) {
                    hasBars = true
                    for side in [-0.625, 0.625] where placesX(bars.points.x[index] + side * barGroup) {
                        x.include(bars.points.x[index] + side * barGroup)
                    }
                    y.include(bars.points.y[index])
                    if placesY(0) { y.include(0) }
                }
            case .heatMap(let map):
                var known = edges ?? (Extent(), Extent())
                for edge in [map.xEdges.lowerBound, map.xEdges.upperBound] where placesX(edge) { known.x.include(edge) }
                for edge in [map.yEdges.lowerBound, map.yEdges.upperBound] where placesY(edge) { known.y.include(edge) }
                edges = known
                if colorBar == nil { colorBar = ColorBar(map, height: chart.usedHeight) }
            }
            if let entry = LegendEntry(mark) { legend.append(entry) }
        }
        if !chart.x.categories.isEmpty, edges == nil {
            for edge in [-0.5, Double(chart.x.categories.count) - 0.5] where placesX(edge) { x.include(edge) }
        }
        let xMargin = edges != nil || hasBars || !chart.x.categories.isEmpty ? 0 : 0.025
        xRange = AxisScale.range(for: chart.x, showing: edges?.x ?? x, margin: xMargin)
        var yRange = AxisScale.range(for: chart.y, showing: edges?.y ?? y, margin: edges == nil ? 0.05 : 0)
        // The axis of data that is never negative does not reach below zero.
        if chart.y.scale == .linear, Chart.usable(chart.y.range) == nil, edges == nil, !y.isEmpty {
            if y.lower >= 0, yRange.lowerBound < 0, yRange.upperBound > 0 { yRange = 0...yRange.upperBound }
            if hasBars, y.upper <= 0, yRange.upperBound > 0, yRange.lowerBound < 0 { yRange = yRange.lowerBound...0 }
        }
        self.yRange = yRange
        xIsWhole = edges.map { _ in chart.marks.allSatisfy(\.isOnWholeNumbers) } ?? (x.isWhole || hasBars)
        yIsWhole = edges.map { _ in chart.marks.allSatisfy(\.isOnWholeNumbers) } ?? y.isWhole
        self.barGroup = barGroup
        self.colorBar = colorBar
    }

    /// Four fifths of the least distance between bars.
    private static func barGroup(of chart: Chart) -> Double {
        var places: [Double] = []
        for case .bars(let bars) in chart.marks {
            places += bars.points.x.prefix(bars.points.count).filter(\.isDrawable)
        }
        places.sort()
        let distance = zip(places.dropFirst(), places).map { $0 - $1 }.filter { $0 > 0 }.min()
        return 0.8 * (distance ?? 1)
    }
}

extension Chart.Mark {
    /// Whether the cells of a heat map are around whole numbers.
    fileprivate var isOnWholeNumbers: Bool {
        guard case .heatMap(let map) = self else { return true }
        return map.xEdges.lowerBound == -0.5 && map.yEdges.lowerBound == -0.5
    }
}

extension LegendEntry {
    /// The entry of something that has a label and can be seen.
    fileprivate init?(_ mark: Chart.Mark) {
        switch mark {
        case .line(let line):
            if line.style == .hidden, line.marker == nil { return nil }
            self.init(label: line.label, sample: .line(line.style, line.marker), color: line.color)
        case .band(let band): self.init(label: band.label, sample: .area(opacity: band.opacity), color: band.color)
        case .bars(let bars): self.init(label: bars.label, sample: .area(opacity: 1), color: bars.color)
        case .heatMap: return nil
        }
        if label.isEmpty { return nil }
    }
}

/// The scale beside a heat map.
struct ColorBar {
    let range: ClosedRange<Double>
    let ticks: Ticks
    let label: String
    /// The room it takes, with its numbers and its label.
    let width: Double

    init(_ map: Chart.HeatMap, height: Double) {
        let extent = map.grid.extent
        range = map.range ?? AxisScale.range(for: Chart.Axis(), showing: extent, margin: 0)
        ticks = Ticks.linear(range, limit: Int(min(max((height - 100) / 48, 2), 8)))
        label = map.label
        let widest = ticks.labelled.map { TextMeasure.width($0.label, size: PanelLayout.tickSize) }.max() ?? 0
        width = 16 + 6 + widest + (label.isEmpty ? 0 : 22)
    }
}
