import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension Taxi {
    /// Text, or images of 536 × 456, meant to be watched at 4 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .ansi, .rgbArray], renderFPS: 4)

    /// Draws the town: as text in the mode `ansi`, else as an image of shape (456, 536, 3).
    ///
    /// - Returns: `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: text, warnsWithoutMode: true) { picture(Self.decode($0)) }
    }

    /// The town with the taxi on yellow (on green with the passenger), the passenger in blue, the destination in
    /// magenta, and the last action: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        let now = Self.decode(state)
        var cells = Self.map.map { $0.map(String.init) }
        func color(_ cell: (row: Int, column: Int), _ paint: (String) -> String) {
            let (line, place) = (cell.row + 1, 2 * cell.column + 1)
            cells[line][place] = paint(cells[line][place])
        }
        if now.passenger < 4 {
            color((now.row, now.column)) { TerminalColor.yellow($0, isBackground: true) }
            color(Self.stops[now.passenger]) { TerminalColor.blue($0, isBold: true) }
        } else {
            color((now.row, now.column)) { TerminalColor.green($0 == " " ? "_" : $0, isBackground: true) }
        }
        color(Self.stops[now.destination]) { TerminalColor.magenta($0) }
        let actions = ["South", "North", "East", "West", "Pickup", "Dropoff"]
        return cells.map { $0.joined() }.joined(separator: "\n") + "\n"
            + (lastAction.map { "  (\(actions[$0]))\n" } ?? "\n")
    }

    private static let cellWidth = 96.0
    private static let cellHeight = 80.0
    private static let corner = Point(28, 28)
    private static let stopColors: [Color] = [.red, .green, .yellow, .blue]

    private static func center(_ row: Int, _ column: Int) -> Point {
        corner + Point((Double(column) + 0.5) * cellWidth, (Double(row) + 0.5) * cellHeight)
    }

    private func picture(_ now: Situation) -> Canvas {
        var canvas = Canvas(width: 536, height: 456, background: Color(150, 186, 132))
        Self.drawStreets(on: &canvas)
        for (index, stop) in Self.stops.enumerated() {
            let place = Self.center(stop.row, stop.column)
            let color = Self.stopColors[index]
            canvas.fill(
                rectAt: place - Point(44, 36), width: 88, height: 72, cornerRadius: 10, color.opacity(0.9))
            canvas.text(
                ["R", "G", "Y", "B"][index], at: place + Point(-33, -25), size: 18, .white, anchor: .center,
                isBold: true)
            if index == now.destination { canvas.flag(at: place + Point(26, 32), height: 60, cloth: .white) }
        }
        if isRainy { Self.drawRain(on: &canvas) }
        drawTaxi(on: &canvas, at: Self.center(now.row, now.column), isOccupied: now.passenger == 4)
        if now.passenger < 4 {
            let stop = Self.stops[now.passenger]
            Self.drawPassenger(on: &canvas, at: Self.center(stop.row, stop.column) + Point(-28, 13))
        }
        return canvas
    }

    private static func drawStreets(on canvas: inout Canvas) {
        let (width, height) = (5 * cellWidth, 5 * cellHeight)
        canvas.fill(rectAt: corner - Point(6, 6), width: width + 12, height: height + 12, cornerRadius: 10, Paint.ink)
        canvas.fill(rectAt: corner, width: width, height: height, Color(94, 102, 116))
        for row in 0..<5 {
            for column in 0..<5 {
                let place = center(row, column)
                if row < 4 {
                    canvas.fill(rectAt: place + Point(-14, cellHeight / 2 - 1), width: 28, height: 2, Color(grey: 200))
                }
                guard column < 4 else { continue }
                let side = place + Point(cellWidth / 2, 0)
                if canMove(row, column, 2) {
                    canvas.fill(rectAt: side + Point(-1, -12), width: 2, height: 24, Color(grey: 200))
                } else {
                    canvas.fill(
                        rectAt: side + Point(-6, -cellHeight / 2), width: 12, height: cellHeight, Color(176, 112, 84))
                    for brick in stride(from: -cellHeight / 2, to: cellHeight / 2, by: 16) {
                        canvas.fill(rectAt: side + Point(-6, brick), width: 12, height: 2, Color(226, 196, 172))
                    }
                }
            }
        }
    }

    private static func drawRain(on canvas: inout Canvas) {
        for index in 0..<90 {
            let drop = Point(Double(index * 97 % 536), Double(index * 61 % 456))
            canvas.stroke([drop, drop + Point(-4, 13)], width: 2, Color(190, 216, 240, alpha: 170))
        }
    }

    private func drawTaxi(on canvas: inout Canvas, at center: Point, isOccupied: Bool) {
        // Seen from above, heading to the right before it is turned.
        let angle = [0.5, -0.5, 0, 1][heading] * Double.pi
        let place = Placement(at: center, angle: angle)
        func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double) -> [Point] {
            place([
                Point(left, top), Point(left + width, top), Point(left + width, top + height),
                Point(left, top + height),
            ])
        }
        for (x, y) in [(-22.0, -21.0), (12, -21), (-22, 15), (12, 15)] { canvas.fill(box(x, y, 11, 6), Paint.ink) }
        canvas.draw(box(-32, -18, 64, 36), fill: Color(250, 206, 40), width: 2.5)
        canvas.fill(box(8, -14, 9, 28), Color(70, 92, 120))
        canvas.fill(box(-26, -13, 6, 26), Color(70, 92, 120))
        for y in [-15.0, 9] { canvas.fill(box(28, y, 5, 6), .white) }
        for index in 0..<6 {
            canvas.fill(box(-18 + 4 * Double(index), index.isMultiple(of: 2) ? -17 : -14, 4, 3), Paint.ink)
        }
        if isOccupied {
            canvas.fill(circleAt: place(-6, 0), radius: 10, Color.violet)
            canvas.fill(circleAt: place(-6, 0), radius: 6, Paint.skin)
        } else {
            canvas.fill(box(-9, -6, 8, 12), .white)
        }
    }

    private static func drawPassenger(on canvas: inout Canvas, at center: Point) {
        canvas.fill(ellipseAt: center + Point(0, 23), radiusX: 11, radiusY: 3, Paint.shadow)
        for side in [-4.0, 4] {
            canvas.stroke([center + Point(side, 10), center + Point(side, 21)], width: 5, Paint.ink, cap: .round)
        }
        canvas.fill(rectAt: center + Point(-9, -8), width: 18, height: 22, cornerRadius: 7, .violet)
        canvas.fill(circleAt: center + Point(0, -16), radius: 8, Paint.skin)
        canvas.fill(sectorAt: center + Point(0, -17), radius: 9, from: .pi, to: 2 * .pi, Paint.ink)
        canvas.stroke([center + Point(9, -3), center + Point(16, -15)], width: 4, .violet, cap: .round)
    }
}

extension Taxi: Playable {
    /// The arrows, or w, a, s and d, drive; p picks the passenger up, o drops them off.
    public var keysToAction: [KeyCombination: Int] {
        [.down: 0, "s": 0, .up: 1, "w": 1, .right: 2, "d": 2, .left: 3, "a": 3, "p": 4, "o": 5]
    }
}
