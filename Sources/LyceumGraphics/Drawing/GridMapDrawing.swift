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
        columns = max(1, map.columns)
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

    /// How dark a cell is, from 0 to 1. Where nothing follows, a value of 0 says nothing.
    private func shade(_ cell: GridMap.Cell) -> Double {
        guard let value = cell.value, value.isFinite else { return 0 }
        if value == 0, cell.kind == .goal || cell.kind == .pit || cell.kind == .wall { return 0 }
        let width = range.upperBound - range.lowerBound
        let part = width.isFinite ? (value - range.lowerBound) / width : value > 0 ? 1 : 0
        let exponent = map.shadeExponent > 0 ? map.shadeExponent : 1
        return Math.pow(min(max(part, 0), 1), exponent)
    }

    private func drawGround(_ index: Int, _ writer: inout SVGWriter) {
        let cell = map.cells[index]
        let place = corner(index)
        let shade = shade(cell)
        func mixed(_ to: Double) -> UInt8 { UInt8((255 + (to - 255) * shade).rounded()) }
        let color: Chart.Color = cell.kind == .wall ? .rgb(92, 88, 84) : .rgb(mixed(64), mixed(76), mixed(96))
        writer.rectangle(x: place.x, y: place.y, width: side, height: side) {
            $0.fill(color)
            $0.stroke(Chart.Color.rgb(170, 174, 182))
        }
        let dot: (radius: Double, color: Chart.Color)? =
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
        let isDark = cell.kind == .wall || shade(cell) > 0.55
        let ink = Palette.Ink(name: "ly-cell", light: isDark ? "#ffffff" : "#1b1d21", dark: "")
        let middle = center(index)
        for arrow in cell.arrows { draw(arrow, at: middle, isDark: isDark, &writer) }
        let size = max(6, min(13, side * 0.16))
        if !cell.label.isEmpty, side >= 40 {
            let text = TextMeasure.fitted(cell.label, size: size, into: side - 6)
            writer.text(text, x: middle.x, y: middle.y - side / 2 + size + 3, size: size, ink: ink, anchor: .middle)
        }
        guard map.showsValues, let value = cell.value, value.isFinite, value != 0, side >= 40 else { return }
        let number = side >= 64 ? GridNumber.fixed(value) : GridNumber.scientific(value)
        let green = Palette.Ink(name: "ly-value", light: isDark ? "#b6f0b6" : "#1d7a2c", dark: "")
        let place = corner(index)
        writer.text(
            TextMeasure.fitted(number, size: size, into: side - 4), x: place.x + 4, y: place.y + side - 5, size: size,
            ink: green)
    }

    private func draw(
        _ arrow: GridMap.Arrow, at middle: (x: Double, y: Double), isDark: Bool, _ writer: inout SVGWriter
    ) {
        let color: Chart.Color = isDark ? .rgb(255, 255, 255) : .rgb(60, 64, 72)
        let length = Math.hypot(arrow.right, arrow.down)
        guard length.isFinite else { return }
        guard length > 0 else {
            circle(middle, radius: side * 0.1, &writer) {
                $0.raw(" fill=\"none\" stroke-width=\"2\"")
                $0.stroke(color)
            }
            return
        }
        // A diagonal is as long as a straight arrow.
        let scale = 0.28 * side * max(arrow.right.magnitude, arrow.down.magnitude) / length
        let (x, y) = (arrow.right * scale, arrow.down * scale)
        let reach = Math.hypot(x, y)
        let head = min(side * 0.1, reach * 0.4) / reach
        writer.path {
            $0.raw(" fill=\"none\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"")
            $0.stroke(color)
        } data: { path in
            let tip = (x: middle.x + x, y: middle.y + y)
            path.move(toX: middle.x, y: middle.y)
            path.line(toX: tip.x, y: tip.y)
            path.move(toX: tip.x - head * (x + y * 0.8), y: tip.y - head * (y - x * 0.8))
            path.line(toX: tip.x, y: tip.y)
            path.line(toX: tip.x - head * (x - y * 0.8), y: tip.y - head * (y + x * 0.8))
        }
    }

    private func drawTrajectory(_ writer: inout SVGWriter) {
        let visited = map.trajectory.filter(map.cells.indices.contains)
        guard let first = visited.first, let last = visited.last else { return }
        let color = Chart.Color.rgb(178, 74, 48)
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

/// Numbers as they stand in a cell.
enum GridNumber {
    /// Six decimals, fewer where there are many digits before the point: `0.001904`, `-14.00000`.
    static func fixed(_ value: Double) -> String {
        guard value.magnitude < 1e7, value.magnitude >= 5e-7 else { return scientific(value) }
        var decimals = 6
        var limit = 10.0
        while decimals > 0, value.magnitude >= limit {
            decimals -= 1
            limit *= 10
        }
        let unit = (0..<decimals).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value.magnitude * Double(unit)).rounded())
        let sign = value < 0 ? "\u{2212}" : ""
        guard decimals > 0 else { return sign + "\(scaled)" }
        let rest = "\(scaled % unit)"
        return sign + "\(scaled / unit)." + String(repeating: "0", count: decimals - rest.count) + rest
    }

    /// Two digits and a power of ten: `1.9e-03`.
    static func scientific(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        var exponent = TickNumber.decimalExponent(of: value.magnitude)
        // 1e-320 times 1e320 is no number: two factors are.
        let half = exponent / 2
        var tenths = Int(
            (value.magnitude * Math.pow(10, Double(-half)) * Math.pow(10, Double(1 - exponent + half))).rounded())
        if tenths >= 100 { (tenths, exponent) = (10, exponent + 1) }
        let digits = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return (value < 0 ? "\u{2212}" : "") + "\(tenths / 10).\(tenths % 10)e\(exponent < 0 ? "-" : "+")\(digits)"
    }
}
