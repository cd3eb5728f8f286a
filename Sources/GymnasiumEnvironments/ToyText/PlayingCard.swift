import LyceumGraphics

/// A playing card of 72 × 100 pixels.
struct PlayingCard {
    static let width = 72.0
    static let height = 100.0

    /// Draws the back of a card; `corner` is its upper left one.
    static func drawBack(on canvas: inout Canvas, at corner: Point) {
        drawPaper(on: &canvas, at: corner)
        canvas.fill(rectAt: corner + Point(6, 6), width: 60, height: 88, cornerRadius: 5, .blue)
        for row in 0..<4 {
            for column in 0..<3 {
                let place = corner + Point(18 + 18 * Double(column), 17 + 22 * Double(row))
                canvas.fill(
                    [place - Point(0, 8), place + Point(7, 0), place + Point(0, 8), place - Point(7, 0)],
                    Color(150, 186, 222))
            }
        }
    }

    /// Draws a card face up; without a suit, only its value.
    static func draw(_ rank: String, _ suit: Blackjack.Suit?, on canvas: inout Canvas, at corner: Point) {
        drawPaper(on: &canvas, at: corner)
        let color = suit.map { $0 == .hearts || $0 == .diamonds ? Color.red : Paint.ink } ?? Color.blue
        guard let suit else {
            canvas.text(rank, at: corner + Point(width / 2, height / 2), size: 44, color, anchor: .center, isBold: true)
            return
        }
        canvas.text(rank, at: corner + Point(20, 24), size: 30, color, anchor: .center, isBold: true)
        draw(suit, on: &canvas, at: corner + Point(width / 2 + 6, 64), size: 22, color)
    }

    private static func drawPaper(on canvas: inout Canvas, at corner: Point) {
        canvas.fill(rectAt: corner + Point(3, 4), width: width, height: height, cornerRadius: 8, Paint.shadow)
        canvas.fill(rectAt: corner, width: width, height: height, cornerRadius: 8, Color(grey: 150))
        canvas.fill(rectAt: corner + Point(1.5, 1.5), width: width - 3, height: height - 3, cornerRadius: 7, .white)
    }

    private static func draw(
        _ suit: Blackjack.Suit, on canvas: inout Canvas, at center: Point, size: Double, _ color: Color
    ) {
        func place(_ x: Double, _ y: Double) -> Point { center + Point(x, y) * size }
        let stem = [place(-0.12, 0.2), place(0.12, 0.2), place(0.35, 1), place(-0.35, 1)]
        switch suit {
        case .diamonds: canvas.fill([place(0, -1), place(0.75, 0), place(0, 1), place(-0.75, 0)], color)
        case .hearts:
            for side in [-0.45, 0.45] { canvas.fill(circleAt: place(side, -0.4), radius: 0.5 * size, color) }
            canvas.fill([place(-0.88, -0.14), place(0, -0.4), place(0.88, -0.14), place(0, 1)], color)
        case .spades:
            for side in [-0.45, 0.45] { canvas.fill(circleAt: place(side, 0.2), radius: 0.47 * size, color) }
            canvas.fill([place(-0.86, -0.02), place(0, -1), place(0.86, -0.02), place(0, 0.4)], color)
            canvas.fill(stem, color)
        case .clubs:
            for (x, y) in [(0.0, -0.5), (-0.48, 0.22), (0.48, 0.22)] {
                canvas.fill(circleAt: place(x, y), radius: 0.45 * size, color)
            }
            canvas.fill(stem, color)
        }
    }
}
