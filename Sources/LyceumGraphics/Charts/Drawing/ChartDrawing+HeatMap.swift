extension ChartDrawing {
    /// The cells of a heat map, those of one colour as one path.
    func draw(_ map: Chart.HeatMap, into writer: inout SVGWriter) {
        guard let colorBar = content.colorBar else { return }
        let range = map.range ?? colorBar.range
        var cells = [[Frame]](repeating: [], count: ColorMap.count)
        var numbers: [(text: String, x: Double, y: Double, color: Int)] = []
        for row in 0..<map.grid.rows {
            for column in 0..<map.grid.columns where !map.grid[row, column].isNaN {
                guard let cell = frame(of: map, row: row, column: column) else { continue }
                let value = map.grid[row, column]
                let color = ColorMap.index(of: value, in: range)
                cells[color].append(cell)
                if map.showsNumbers, cell.width >= 30, cell.height >= 14 {
                    let text = TickNumber.short(value)
                    if TextMeasure.width(text, size: 12) < cell.width {
                        numbers.append((text, cell.left + cell.width / 2, cell.top + cell.height / 2 + 4.2, color))
                    }
                }
            }
        }
        for (index, frames) in cells.enumerated() where !frames.isEmpty {
            writer.path {
                $0.mapColor(index)
                // Without this, seams would show between cells.
                $0.raw(" shape-rendering=\"crispEdges\"")
            } data: { path in
                for cell in frames { path.rectangle(x: cell.left, y: cell.top, toX: cell.right, y: cell.bottom) }
            }
        }
        for number in numbers {
            writer.text(
                number.text, x: number.x, y: number.y, size: 12, ink: ColorMap.inks[number.color], anchor: .middle)
        }
    }

    /// The pixels of a cell, as far as they are near the picture; `nil` for a cell without a place.
    private func frame(of map: Chart.HeatMap, row: Int, column: Int) -> Frame? {
        func edge(_ edges: ClosedRange<Double>, _ index: Int, of count: Int) -> Double {
            edges.lowerBound + (edges.upperBound - edges.lowerBound) * Double(index) / Double(count)
        }
        let left = edge(map.xEdges, column, of: map.grid.columns)
        let right = edge(map.xEdges, column + 1, of: map.grid.columns)
        let low = edge(map.yEdges, row, of: map.grid.rows)
        let high = edge(map.yEdges, row + 1, of: map.grid.rows)
        guard x.places(left), x.places(right), y.places(low), y.places(high) else { return nil }
        let (x1, x2) = (clip(x.position(left), frame.width), clip(x.position(right), frame.width))
        let (y1, y2) = (clip(y.position(low), frame.height), clip(y.position(high), frame.height))
        let cell = Frame(left: min(x1, x2), top: min(y1, y2), width: abs(x2 - x1), height: abs(y2 - y1))
        return cell.width > 0 && cell.height > 0 ? cell : nil
    }

    private func clip(_ pixel: Double, _ end: Double) -> Double { min(max(pixel, 0), end) }

    /// The scale beside a heat map.
    func draw(_ bar: ColorBar, into writer: inout SVGWriter) {
        let left = frame.right + 16
        let scale = AxisScale(isLogarithmic: false, range: bar.range, from: frame.bottom, to: frame.top)
        for index in 0..<ColorMap.count {
            let top = frame.bottom - frame.height * Double(index + 1) / Double(ColorMap.count)
            // Each step reaches under the next one, so that nothing shines through.
            let bottom = min(top + frame.height / Double(ColorMap.count) + 0.7, frame.bottom)
            writer.rectangle(x: left, y: top, width: 14, height: bottom - top) { $0.mapColor(index) }
        }
        writer.path {
            $0.raw(" fill=\"none\" stroke-width=\"1\"")
            $0.stroke(Palette.axis)
        } data: { path in
            for tick in bar.ticks.labelled {
                path.move(toX: left + 14, y: scale.position(tick.value))
                path.line(toX: left + 18, y: scale.position(tick.value))
            }
        }
        for tick in bar.ticks.labelled {
            writer.text(
                tick.label, x: left + 22, y: scale.position(tick.value) + 4.2, size: PanelLayout.tickSize,
                ink: Palette.quiet)
        }
        if !bar.label.isEmpty {
            let label = TextMeasure.fitted(bar.label, size: PanelLayout.labelSize, into: frame.height)
            writer.text(
                label, x: chart.usedWidth - 12, y: frame.top + frame.height / 2, size: PanelLayout.labelSize,
                anchor: .middle, isUpright: true)
        }
    }
}

extension SVGWriter {
    /// The attributes of an area in a colour of the colour map.
    fileprivate mutating func mapColor(_ index: Int) {
        let (red, green, blue) = ColorMap.color(index)
        raw(" fill=\"\(ChartColor.hexadecimal(red, green, blue))\"")
    }
}

extension TickNumber {
    /// A number with about three digits.
    static func short(_ value: Double) -> String {
        if value == 0 || !value.isDrawable { return "0" }
        let exponent = decimalExponent(of: value.magnitude)
        let last = exponent - 2
        if exponent < -300 { return "0" }
        let digits = Int((value / Ticks.powerOfTen(last)).rounded())
        var number = TickNumber(digits: digits, exponent: last)
        while number.digits != 0, number.digits % 10 == 0 {
            number = TickNumber(digits: number.digits / 10, exponent: number.exponent + 1)
        }
        return number.label(greatest: value.magnitude)
    }
}
