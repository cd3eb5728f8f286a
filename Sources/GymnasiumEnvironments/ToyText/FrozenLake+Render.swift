import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension FrozenLake {
    /// Text, or images of at most 512 × 512, meant to be watched at 4 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .ansi, .rgbArray], renderFPS: 4)

    /// Draws the lake: as text in the mode `ansi`, else as an image with 64 pixels for a cell, fewer on a large map.
    ///
    /// - Returns: `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: text, warnsWithoutMode: true) { picture(agent: $0) }
    }

    /// The map with the agent's cell on red, below the last action: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        var cells = map.rows.joined().map(String.init)
        cells[state] = TerminalColor.red(cells[state], isBackground: true)
        let heading = lastAction.map { "  (\(["Left", "Down", "Right", "Up"][$0]))\n" } ?? "\n"
        let lines = (0..<map.rowCount).map { row in
            cells[(row * map.columnCount)..<((row + 1) * map.columnCount)].joined()
        }
        return heading + lines.joined(separator: "\n") + "\n"
    }

    private func picture(agent: Int) -> Canvas {
        let (rows, columns) = (map.rowCount, map.columnCount)
        let (width, height) = (min(64 * columns, 512), min(64 * rows, 512))
        var canvas = Canvas(width: width, height: height, background: Self.gap)
        let size = min(Double(width) / Double(columns), Double(height) / Double(rows))
        for (cell, letter) in map.letters.enumerated() {
            let (row, column) = (cell / columns, cell % columns)
            let center = Point(
                (Double(column) + 0.5) * Double(width) / Double(columns),
                (Double(row) + 0.5) * Double(height) / Double(rows))
            Self.draw(letter, on: &canvas, at: center, size: size, index: 3 * column + 5 * row)
            guard cell == agent else { continue }
            if letter == UInt8(ascii: "H") {
                Self.drawSplash(on: &canvas, at: center, size: size)
            } else {
                let look = lastAction == 0 ? -1.0 : lastAction == 2 ? 1 : 0
                Walker(clothes: .elf, look: look).draw(on: &canvas, at: center, size: size)
            }
        }
        return canvas
    }

    private static let gap = Color(180, 208, 232)
    private static let ice = Color(222, 239, 250)
    private static let water = Color(32, 74, 120)

    private static func draw(_ letter: UInt8, on canvas: inout Canvas, at center: Point, size: Double, index: Int) {
        let unit = size / 64
        func place(_ x: Double, _ y: Double) -> Point { center + Point(x, y) * unit }
        canvas.fill(
            rectAt: place(-31, -31), width: 62 * unit, height: 62 * unit, cornerRadius: 5 * unit, ice)
        switch letter {
        case UInt8(ascii: "H"):
            canvas.fill(ellipseAt: place(0, 2), radiusX: 27 * unit, radiusY: 24 * unit, .white)
            canvas.fill(ellipseAt: place(0, 3), radiusX: 24 * unit, radiusY: 20 * unit, water)
            canvas.fill(ellipseAt: place(0, 8), radiusX: 18 * unit, radiusY: 12 * unit, Color(46, 104, 158))
        case UInt8(ascii: "G"):
            canvas.fill(ellipseAt: place(0, 20), radiusX: 24 * unit, radiusY: 8 * unit, .white)
            canvas.flag(at: place(-6, 22), height: 46 * unit, cloth: .orange)
        case UInt8(ascii: "S"):
            canvas.stroke(circleAt: center, radius: 24 * unit, width: 4 * unit, .blue)
            canvas.text("S", at: center, size: 34 * unit, .blue, anchor: .center, isBold: true)
        default:
            canvas.stroke([place(-22, -12), place(-10, -24)], width: 3 * unit, .white, cap: .round)
            if index % 7 < 2 {
                let crack = [place(-14, 14), place(-4, 6), place(2, 12), place(16, -2), place(22, 2)]
                canvas.stroke(crack, width: 2 * unit, Color(150, 186, 214))
            }
        }
    }

    /// What is seen of an agent in a hole: the hat, and rings on the water.
    private static func drawSplash(on canvas: inout Canvas, at center: Point, size: Double) {
        let unit = size / 64
        func place(_ x: Double, _ y: Double) -> Point { center + Point(x, y) * unit }
        canvas.fill(ellipseAt: place(0, 8), radiusX: 17 * unit, radiusY: 9 * unit, Color(150, 200, 232))
        canvas.fill(ellipseAt: place(0, 8), radiusX: 13 * unit, radiusY: 6 * unit, water)
        canvas.fill([place(-10, 7), place(10, 7), place(4, -14)], .red)
        canvas.fill(rectAt: place(-11, 4), width: 22 * unit, height: 5 * unit, cornerRadius: 2.5 * unit, .white)
        canvas.fill(circleAt: place(4, -14), radius: 4 * unit, .white)
    }
}

extension FrozenLake: Playable {
    /// The arrows, or w, a, s and d.
    public var keysToAction: [KeyCombination: Int] {
        [.left: 0, "a": 0, .down: 1, "s": 1, .right: 2, "d": 2, .up: 3, "w": 3]
    }
}
