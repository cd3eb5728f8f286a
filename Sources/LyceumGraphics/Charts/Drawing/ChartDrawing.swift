/// Draws one chart.
struct ChartDrawing {
    let chart: Chart
    let content: ChartContent
    let layout: PanelLayout
    let x: AxisScale
    let y: AxisScale

    init(_ chart: Chart) {
        self.chart = chart
        content = ChartContent(chart)
        layout = PanelLayout(chart, content)
        let frame = layout.frame
        x = AxisScale(
            isLogarithmic: chart.x.scale == .logarithmic, range: content.xRange,
            from: chart.x.isReversed ? frame.width : 0, to: chart.x.isReversed ? 0 : frame.width)
        y = AxisScale(
            isLogarithmic: chart.y.scale == .logarithmic, range: content.yRange,
            from: chart.y.isReversed ? 0 : frame.height, to: chart.y.isReversed ? frame.height : 0)
    }

    var frame: Frame { layout.frame }
    var isOverHeatMap: Bool { content.colorBar != nil }

    func draw(into writer: inout SVGWriter) {
        if !chart.title.isEmpty {
            let room = chart.usedWidth - frame.left - 14
            let title = TextMeasure.fitted(chart.title, size: PanelLayout.titleSize * 1.04, into: room)
            writer.text(title, x: frame.left, y: 26, size: PanelLayout.titleSize, isBold: true)
        }
        drawLegend(into: &writer)
        if !isOverHeatMap { drawGrid(into: &writer) }
        // Nothing sticks out but markers and half of a line's width.
        writer.window(frame, margin: 5) { writer in
            var barsDrawn = 0
            for mark in chart.marks {
                switch mark {
                case .heatMap(let map): draw(map, into: &writer)
                case .band(let band): draw(band, into: &writer)
                case .bars(let bars):
                    draw(bars, number: barsDrawn, into: &writer)
                    barsDrawn += 1
                case .line(let line): draw(line, into: &writer)
                }
            }
        }
        drawAxes(into: &writer)
        if let colorBar = content.colorBar { draw(colorBar, into: &writer) }
    }

    // MARK: - Lines and bands

    private func draw(_ line: Chart.Line, into writer: inout SVGWriter) {
        let thinning = Thinning(points: line.points, x: x, y: y, width: frame.width, height: frame.height)
        func place(_ index: Int) -> (x: Double, y: Double) {
            (x.position(line.points.x[index]), y.position(line.points.y[index]))
        }
        if line.style != .hidden {
            let runs = thinning.runs
            // A point on its own has no line: it becomes a dot, the end of a line without length.
            let dots = line.marker == nil ? runs.filter { $0.count == 1 } : []
            // A line that goes up and down all the time is drawn thin, or it would be a block.
            let climb = runs.reduce(0) { sum, run in
                zip(run, run.dropFirst()).reduce(sum) { $0 + abs(place($1.1).y - place($1.0).y) }
            }
            let isFine = climb > 15 * frame.width
            if runs.contains(where: { $0.count > 1 }) {
                writer.path {
                    $0.line(line.color, line.style, isFine: isFine)
                } data: { path in
                    for run in runs where run.count > 1 {
                        let start = place(run[0])
                        path.move(toX: start.x, y: start.y)
                        for index in run.dropFirst() {
                            let point = place(index)
                            path.line(toX: point.x, y: point.y)
                        }
                    }
                }
            }
            if !dots.isEmpty {
                writer.path {
                    $0.marker(.point, line.color)
                } data: { path in
                    for dot in dots {
                        path.move(toX: place(dot[0]).x, y: place(dot[0]).y)
                        path.append(Marker.point.outline.utf8)
                    }
                }
            }
        }
        if let marker = line.marker {
            let marked = thinning.marked
            guard !marked.isEmpty else { return }
            let outline = Array(marker.outline.utf8)
            writer.path {
                $0.marker(marker, line.color)
            } data: { path in
                for index in marked {
                    let point = place(index)
                    path.move(toX: point.x, y: point.y)
                    path.append(outline)
                }
            }
        }
    }

    private func draw(_ band: Chart.Band, into writer: inout SVGWriter) {
        let outline = BandOutline(band, x: x, y: y, width: frame.width)
        guard !outline.runs.isEmpty else { return }
        writer.path {
            $0.fill(band.color)
            $0.opacity(band.opacity)
        } data: { path in
            for run in outline.runs {
                // A place on its own is shown four pixels wide.
                if run.count == 1 {
                    path.rectangle(x: run[0].x - 2, y: run[0].top, toX: run[0].x + 2, y: run[0].bottom)
                    continue
                }
                path.move(toX: run[0].x, y: run[0].top)
                for place in run.dropFirst() { path.line(toX: place.x, y: place.top) }
                for place in run.reversed() { path.line(toX: place.x, y: place.bottom) }
                path.close()
            }
        }
    }

    // MARK: - Bars

    private func draw(_ bars: Chart.Bars, number: Int, into writer: inout SVGWriter) {
        let groups = max(chart.marks.count { if case .bars = $0 { true } else { false } }, 1)
        let width = content.barGroup / Double(groups)
        let foot = y.position(y.places(0) ? 0 : y.range.lowerBound)
        let thinning = Thinning(points: bars.points, x: x, y: y, width: frame.width, height: frame.height)
        let shown = thinning.runs.joined()
        guard !shown.isEmpty else { return }
        writer.path {
            $0.fill(bars.color)
        } data: { path in
            for index in shown {
                let left = bars.points.x[index] - content.barGroup / 2 + width * Double(number)
                let right = left + width * (groups > 1 ? 0.94 : 1)
                guard x.places(left), x.places(right) else { continue }
                let top = y.position(bars.points.y[index])
                let from = x.position(left)
                let to = x.position(right)
                // A bar is never so narrow that it vanishes.
                path.rectangle(x: from, y: foot, toX: abs(to - from) < 0.6 ? from + 0.6 : to, y: top)
            }
        }
    }
}

extension SVGWriter {
    /// The attributes of a curve.
    mutating func line(_ color: ChartColor, _ style: LineStyle, isFine: Bool = false) {
        raw(" fill=\"none\"")
        stroke(color)
        raw(isFine ? " stroke-width=\"1.1\"" : " stroke-width=\"1.9\"")
        raw(" stroke-linejoin=\"round\"")
        if let dashes = style.dashes {
            raw(" stroke-dasharray=\"\(dashes)\"")
        } else {
            raw(" stroke-linecap=\"round\"")
        }
    }

    /// The attributes of markers.
    mutating func marker(_ marker: Marker, _ color: ChartColor) {
        if marker.isFilled { return fill(color) }
        raw(" fill=\"none\"")
        stroke(color)
        raw(" stroke-width=\"\(marker.strokeWidth)\" stroke-linecap=\"\(marker.cap)\"")
    }

    /// How much of the background is covered, from 0 to 1.
    mutating func opacity(_ opacity: Double) {
        let hundredths = Int((opacity * 100).rounded())
        if hundredths < 100 { raw(" fill-opacity=\"0.\(hundredths < 10 ? "0" : "")\(hundredths)\"") }
    }
}
