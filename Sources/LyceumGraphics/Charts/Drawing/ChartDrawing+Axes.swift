extension ChartDrawing {
    /// Lines across the picture at the numbers of both axes.
    func drawGrid(into writer: inout SVGWriter) {
        let upright = chart.x.categories.isEmpty ? layout.xTicks.labelled.map { frame.left + x.position($0.value) } : []
        let level = chart.y.categories.isEmpty ? layout.yTicks.labelled.map { frame.top + y.position($0.value) } : []
        guard !(upright.isEmpty && level.isEmpty) else { return }
        writer.path {
            $0.raw(" fill=\"none\" stroke-width=\"1\"")
            $0.stroke(Palette.grid)
        } data: { path in
            for x in upright {
                path.move(toX: x, y: frame.top)
                path.line(toX: x, y: frame.bottom)
            }
            for y in level {
                path.move(toX: frame.left, y: y)
                path.line(toX: frame.right, y: y)
            }
        }
    }

    /// The axes with their numbers and labels.
    func drawAxes(into writer: inout SVGWriter) {
        writer.path {
            $0.raw(" fill=\"none\" stroke-width=\"1\"")
            $0.stroke(Palette.axis)
        } data: { path in
            path.move(toX: frame.left, y: frame.top)
            path.line(toX: frame.left, y: frame.bottom)
            path.line(toX: frame.right, y: frame.bottom)
            drawTickMarks(into: &path)
        }
        for tick in layout.xTicks.labelled {
            let label = TextMeasure.fitted(tick.label, size: PanelLayout.tickSize, into: frame.width / 2)
            writer.text(
                label, x: frame.left + x.position(tick.value), y: frame.bottom + 19, size: PanelLayout.tickSize,
                ink: Palette.quiet, anchor: .middle)
        }
        for tick in layout.yTicks.labelled {
            let label = TextMeasure.fitted(tick.label, size: PanelLayout.tickSize, into: chart.usedWidth / 3)
            writer.text(
                label, x: frame.left - 8, y: frame.top + y.position(tick.value) + 4.2, size: PanelLayout.tickSize,
                ink: Palette.quiet, anchor: .end)
        }
        if !chart.x.label.isEmpty {
            let label = TextMeasure.fitted(chart.x.label, size: PanelLayout.labelSize, into: chart.usedWidth - 20)
            writer.text(
                label, x: frame.left + frame.width / 2, y: frame.bottom + 42, size: PanelLayout.labelSize,
                anchor: .middle)
        }
        if !chart.y.label.isEmpty {
            let label = TextMeasure.fitted(chart.y.label, size: PanelLayout.labelSize, into: frame.height + 20)
            writer.text(
                label, x: layout.yLabelX, y: frame.top + frame.height / 2, size: PanelLayout.labelSize,
                anchor: .middle, isUpright: true)
        }
    }

    private func drawTickMarks(into path: inout PathData) {
        for (values, length) in [(layout.xTicks.labelled.map(\.value), 4.0), (layout.xTicks.unlabelled, 2.5)] {
            for value in values {
                path.move(toX: frame.left + x.position(value), y: frame.bottom)
                path.line(toX: frame.left + x.position(value), y: frame.bottom + length)
            }
        }
        for (values, length) in [(layout.yTicks.labelled.map(\.value), 4.0), (layout.yTicks.unlabelled, 2.5)] {
            for value in values {
                path.move(toX: frame.left, y: frame.top + y.position(value))
                path.line(toX: frame.left - length, y: frame.top + y.position(value))
            }
        }
    }

    /// The legend, above the picture, where it covers no curve.
    func drawLegend(into writer: inout SVGWriter) {
        for (entry, x, y, label) in layout.legend {
            switch entry.sample {
            case .area(let opacity):
                writer.rectangle(x: x + 1, y: y - 5.5, width: 22, height: 11) {
                    $0.fill(entry.color)
                    $0.opacity(opacity)
                }
            case .line(let style, let marker):
                if style != .hidden {
                    writer.path {
                        $0.line(entry.color, style)
                    } data: { path in
                        path.move(toX: x, y: y)
                        path.line(toX: x + 24, y: y)
                    }
                }
                if let marker {
                    writer.path {
                        $0.marker(marker, entry.color)
                    } data: { path in
                        path.move(toX: x + 12, y: y)
                        path.append(marker.outline.utf8)
                    }
                }
            }
            writer.text(label, x: x + 32, y: y + 4.3, size: PanelLayout.legendSize)
        }
    }
}
