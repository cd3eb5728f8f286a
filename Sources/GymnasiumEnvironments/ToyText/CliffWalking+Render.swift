import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension CliffWalking {
    /// Text, or images of 768 × 256, meant to be watched at 4 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray, .ansi], renderFPS: 4)

    /// Draws the way along the cliff: as text in the mode `ansi`, else as an image of shape (256, 768, 3).
    ///
    /// - Returns: `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, text: text, warnsWithoutMode: true) { picture(agent: $0) }
    }

    /// The ground with o, the cliff with C, the goal with T and the agent with x: Gymnasium's text.
    var text: String? {
        guard let state else { return nil }
        let lines = (0..<Self.rowCount).map { row in
            (0..<Self.columnCount).map { column in
                let cell = row * Self.columnCount + column
                if cell == state { return "x" }
                if cell == Self.goal { return "T" }
                return Self.cliff.contains(cell) ? "C" : "o"
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    private func picture(agent: Int) -> Canvas {
        var canvas = Canvas(width: 768, height: 256, background: Color(126, 178, 98))
        for cell in 0..<48 where !Self.cliff.contains(cell) {
            Self.drawGround(
                on: &canvas, at: Self.center(cell), index: cell / 12 + cell % 12,
                isWet: isSlippery && cell != Self.start && cell != Self.goal)
        }
        Self.drawCliff(on: &canvas)
        let start = Self.center(Self.start)
        canvas.stroke(circleAt: start, radius: 22, width: 4, .white)
        canvas.text("S", at: start, size: 30, .white, anchor: .center, isBold: true)
        canvas.flag(at: Self.center(Self.goal) + Point(-6, 24), height: 48, cloth: .red)
        let look = lastAction == 3 ? -1.0 : lastAction == 1 ? 1 : 0
        Walker(clothes: .hiker, look: look).draw(on: &canvas, at: Self.center(agent), size: 64)
        return canvas
    }

    private static func center(_ cell: Int) -> Point {
        Point(Double(cell % columnCount) * 64 + 32, Double(cell / columnCount) * 64 + 32)
    }

    private static func drawGround(on canvas: inout Canvas, at center: Point, index: Int, isWet: Bool) {
        if index.isMultiple(of: 2) {
            canvas.fill(rectAt: center - Point(32, 32), width: 64, height: 64, Color(138, 190, 108))
        }
        let blade = Color(98, 150, 76)
        let tuft = center + Point(index % 3 == 0 ? 14 : -16, 14)
        for lean in [-5.0, 0, 5] {
            canvas.stroke([tuft, tuft + Point(lean, -8)], width: 2, blade, cap: .round)
        }
        if isWet {
            canvas.fill(ellipseAt: center + Point(2, -10), radiusX: 15, radiusY: 6, Color(150, 205, 236))
            canvas.fill(ellipseAt: center + Point(-2, -12), radiusX: 6, radiusY: 2, .white)
        }
    }

    /// The abyss below the edge, with rocks on its sides.
    private static func drawCliff(on canvas: inout Canvas) {
        let (left, right, top) = (64.0, 704.0, 192.0)
        canvas.fill(rectAt: Point(left, top), width: right - left, height: 64, Color(58, 46, 54))
        for index in 0..<20 {
            let x = left + Double(index) * 32
            let depth = [30.0, 20, 36, 24, 28][index % 5]
            let rock = Color(150, 116, 88).mixed(with: Color(112, 84, 66), Double(index % 3) / 2)
            canvas.fill(
                [Point(x, top), Point(x + 32, top), Point(x + 24, top + depth), Point(x + 7, top + depth - 8)], rock)
        }
        canvas.fill(rectAt: Point(left, top - 3), width: right - left, height: 6, Color(92, 140, 70))
        for x in stride(from: left + 40, to: right, by: 96) {
            canvas.draw(
                [Point(x - 12, top + 56), Point(x, top + 40), Point(x + 13, top + 56)], fill: Color(92, 76, 82),
                line: Color(58, 46, 54))
        }
    }
}

extension CliffWalking: Playable {
    /// The arrows, or w, a, s and d.
    public var keysToAction: [KeyCombination: Int] {
        [.up: 0, "w": 0, .right: 1, "d": 1, .down: 2, "s": 2, .left: 3, "a": 3]
    }
}
