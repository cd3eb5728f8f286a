import Lyceum

extension Courtyard {
    /// The courtyard as an image: paving, hedges, the pond, the gate, and the walker.
    ///
    /// A `Canvas` is a picture to draw on. Its origin is at the top left; `Point(x, y)` counts in pixels, x to the right and y
    /// down.
    func picture() -> RenderedFrame {
        let side = 60.0
        var canvas = Canvas(
            width: Courtyard.columns * 60, height: Courtyard.rows * 60, background: Color(232, 226, 210))
        for square in 0..<Courtyard.rows * Courtyard.columns {
            let (row, column) = square.quotientAndRemainder(dividingBy: Courtyard.columns)
            let corner = Point(Double(column) * side, Double(row) * side)
            let middle = corner + Point(side / 2, side / 2)
            switch Courtyard.tile(square) {
            case "#":
                canvas.fill(rectAt: corner, width: side, height: side, Color(76, 128, 80))
                canvas.fill(circleAt: middle, radius: 17, Color(96, 152, 98))
            case "~":
                canvas.fill(rectAt: corner, width: side, height: side, Color(112, 168, 204))
                for y in [22.0, 38] {
                    canvas.stroke(
                        [
                            corner + Point(12, y), corner + Point(24, y - 5), corner + Point(36, y),
                            corner + Point(48, y - 5),
                        ],
                        width: 3, .white, cap: .round)
                }
            case "G":
                canvas.fill(rectAt: corner + Point(10, 8), width: 40, height: 44, cornerRadius: 16, .brown)
                canvas.fill(circleAt: corner + Point(40, 32), radius: 3, .yellow)
            default:
                canvas.stroke(rectAt: corner, width: side, height: side, lineWidth: 1, Color(212, 204, 184))
            }
            if self.square == square {
                canvas.fill(circleAt: middle + Point(0, 8), radius: 14, .red)
                canvas.fill(circleAt: middle + Point(0, -12), radius: 9, Color(240, 205, 170))
            }
        }
        return .image(canvas.image)
    }
}
