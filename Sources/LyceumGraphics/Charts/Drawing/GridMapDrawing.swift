import LyceumNumerics

/// Draws a ``GridMap``.
struct GridMapDrawing {
    private let map: GridMap
    private let columns: Int
    private let rows: Int
    private let side: Double
    private let left = 16.0
    private let top: Double
    private let range: ClosedRange<Double>

    init(_ map: GridMap) {
        self.map = map
        // There is never more room beside the cells than a row of a thousand would have.
        columns = min(max(1, map.columns), max(map.cells.count, 1000))
        rows = max(1, (map.cells.count + columns - 1) / columns)
        side = min(max((640 / Double(max(columns, rows))).rounded(.down), 14), 96)
        top = map.title.isEmpty ? 16 : 44
        // Probabilities keep their scale; other values are spread from the least to the greatest.
        let values = map.cells.compactMap(\.value).filter(\.isFinite)
        let (least, greatest) = (min(values.min() ?? 0, 0), max(values.max() ?? 1, 0))
        range = least >= 0 && greatest <= 1 ? 0...1 : least...max(greatest, least + 1e-300)
    }

    var bytes: [UInt8] {
        let width = 2 * left + side * Double(columns)
        var writer = SVGWriter(
            width: width, height: top + side * Double(rows) + 16, name: map.title.isEmpty ? "Grid world" : map.title)
        let title = TextMeasure.fitted(map.title, size: 16, into: width - 2 * left)
        if !title.isEmpty { writer.text(title, x: left, y: 28, size: 16, isBold: true) }
        for index in map.cells.indices { drawGround(index, &writer) }
        drawTrajectory(&writer)
        for index in map.cells.indices { drawContent(index, &writer) }
        return writer.finished
    }

    private func corner(_ index: Int) -> (x: Double, y: Double) {
        (left + side * Double(index % columns), top + side * Double(index / columns))
    }

    private func center(_ index: Int) -> (x: Double, y: Double) {
        let corner = corner(index)
        return (corner.x + side / 2, corner.y + side / 2)
    }

    /// How dark a cell is, from 0 to 1. A goal, pit or wall has no future, so that its value of 0 is not shaded.
    private func shade(_ cell: GridMap.Cell) -> Double {
        guard let value = cell.value, value.isFinite else { return 0 }
        if value == 0, cell.kind == .goal || cell.kind == .pit || cell.kind == .wall { return 0 }
        let width = range.upperBound - range.lowerBound
        let part = width.isFinite ? (value - range.lowerBound) / width : value > 0 ? 1 : 0
        let exponent = map.shadeExponent > 0 ? map.shadeExponent : 1
        return Math.pow(min(max(part, 0), 1), exponent)
    }

    private func ground(_ cell: GridMap.Cell) -> (red: UInt8, green: UInt8, blue: UInt8) {
        if cell.kind == .wall { return (92, 88, 84) }
        let shade = shade(cell)
        func mixed(_ to: Double) -> UInt8 { UInt8((255 + (to - 255) * shade).rounded()) }
        return (mixed(64), mixed(76), mixed(96))
    }

    private func drawGround(_ index: Int, _ writer: inout SVGWriter) {
        let cell = map.cells[index]
        let place = corner(index)
        let ground = ground(cell)
        writer.rectangle(x: place.x, y: place.y, width: side, height: side) {
            $0.fill(ChartColor.rgb(ground.red, ground.green, ground.blue))
            $0.stroke(ChartColor.rgb(170, 174, 182))
        }
        let dot: (radius: Double, color: ChartColor)? =
            switch cell.kind {
            case .floor, .wall: nil
            case .ice: (0.13, .rgb(173, 216, 230))
            case .start: (0.2, .rgb(38, 166, 154))
            case .goal: (0.2, .rgb(220, 60, 54))
            case .pit: (0.2, .rgb(40, 70, 160))
            }
        if let dot { circle(center(index), radius: dot.radius * side, &writer) { $0.fill(dot.color) } }
    }

    private func drawContent(_ index: Int, _ writer: inout SVGWriter) {
        let cell = map.cells[index]
        let color = ground(cell)
        let ground = ChartColor.rgb(color.red, color.green, color.blue)
        let ink = Palette.ink(on: color)
        let middle = center(index)
        for arrow in cell.arrows { draw(arrow, at: middle, ink: ink, ground: ground, &writer) }
        let size = max(6, min(13, side * 0.16))
        if !cell.label.isEmpty, side >= 40 {
            let text = TextMeasure.fitted(cell.label, size: size, into: side - 6)
            writer.text(
                text, x: middle.x, y: middle.y - side / 2 + size + 3, size: size, ink: ink, anchor: .middle,
                halo: ground)
        }
        guard map.showsValues, let value = cell.value, value.isFinite, value != 0, side >= 40 else { return }
        // Two thirds of the width are for the number; a digit is 0.62 of the size wide.
        let number = GridNumber.fitted(value, characters: Int(0.68 * side / (0.62 * size)))
        let place = corner(index)
        writer.text(
            TextMeasure.fitted(number, size: size, into: side - 4), x: place.x + 4, y: place.y + side - 5, size: size,
            ink: ink, halo: ground)
    }

    /// An arrow with a margin in the colour of its background, so that it stands out where it crosses something.
    private func draw(
        _ arrow: GridMap.Arrow, at middle: (x: Double, y: Double), ink: Palette.Ink, ground: ChartColor,
        _ writer: inout SVGWriter
    ) {
        let length = Math.hypot(arrow.right, arrow.down)
        guard length <= 100 else { return }
        guard length > 0 else {
            for isMargin in [true, false] {
                circle(middle, radius: side * 0.1, &writer) {
                    $0.raw(" fill=\"none\"")
                    $0.arrow(ink, margin: isMargin ? ground : nil)
                }
            }
            return
        }
        // A diagonal is as long as a straight arrow.
        let scale = 0.28 * side * max(arrow.right.magnitude, arrow.down.magnitude) / length
        let (x, y) = (arrow.right * scale, arrow.down * scale)
        let reach = Math.hypot(x, y)
        let head = min(side * 0.1, reach * 0.4) / reach
        for isMargin in [true, false] {
            writer.path {
                $0.raw(" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
                $0.arrow(ink, margin: isMargin ? ground : nil)
            } data: { path in
                let tip = (x: middle.x + x, y: middle.y + y)
                path.move(toX: middle.x, y: middle.y)
                path.line(toX: tip.x, y: tip.y)
                path.move(toX: tip.x - head * (x + y * 0.8), y: tip.y - head * (y - x * 0.8))
                path.line(toX: tip.x, y: tip.y)
                path.line(toX: tip.x - head * (x - y * 0.8), y: tip.y - head * (y + x * 0.8))
            }
        }
    }

    private func drawTrajectory(_ writer: inout SVGWriter) {
        let visited = map.trajectory.filter(map.cells.indices.contains)
        guard let first = visited.first, let last = visited.last else { return }
        let color = ChartColor.rgb(178, 74, 48)
        writer.path {
            $0.raw(
                " fill=\"none\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-linejoin=\"round\" opacity=\"0.8\"")
            $0.stroke(color)
        } data: { path in
            path.move(toX: center(first).x, y: center(first).y)
            for index in visited.dropFirst() { path.line(toX: center(index).x, y: center(index).y) }
        }
        circle(center(last), radius: max(3, side * 0.07), &writer) { $0.fill(color) }
    }

    private func circle(
        _ center: (x: Double, y: Double), radius: Double, _ writer: inout SVGWriter,
        _ attributes: (inout SVGWriter) -> Void
    ) {
        writer.raw("<circle")
        writer.attribute("cx", center.x)
        writer.attribute("cy", center.y)
        writer.attribute("r", radius)
        attributes(&writer)
        writer.raw("/>\n")
    }
}

extension SVGWriter {
    /// The attributes of an arrow, or of the margin behind it.
    fileprivate mutating func arrow(_ ink: Palette.Ink, margin: ChartColor?) {
        raw(margin == nil ? " stroke-width=\"2\"" : " stroke-width=\"5\"")
        raw(" stroke=\"\(margin?.onLight ?? ink.light)\"")
    }
}
