import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension Gambler {
    /// Images of 480 × 300, 4 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 4)

    /// Draws the capital as stacks of ten coins, the last stake at the edge of the table.
    ///
    /// - Returns: an image of shape (300, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { capital in
            var canvas = Canvas(width: 480, height: 300, background: Color(38, 98, 72))
            canvas.text("\(capital)", at: Point(20, 64), size: 60, .white, isBold: true)
            canvas.text("of 100", at: Point(150, 62), size: 24, Color(190, 220, 204))
            if lastStake > 0 {
                canvas.text("stake \(lastStake)", at: Point(460, 62), size: 24, WorldColors.start, anchor: .right)
            }
            for stack in 0..<10 {
                let x = 36 + 45 * Double(stack)
                canvas.fill(ellipseAt: Point(x, 274), radiusX: 20, radiusY: 8, Color(28, 76, 56))
                for coin in 0..<max(0, min(10, capital - 10 * stack)) {
                    let y = 272 - 17 * Double(coin)
                    canvas.fill(ellipseAt: Point(x, y), radiusX: 19, radiusY: 8, Color(150, 110, 20))
                    canvas.fill(rectAt: Point(x - 19, y - 8), width: 38, height: 8, Color(150, 110, 20))
                    canvas.fill(ellipseAt: Point(x, y - 8), radiusX: 19, radiusY: 8, WorldColors.start)
                }
            }
            return canvas
        }
    }
}

extension JacksCarRental {
    /// Images of 480 × 300, 2 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 2)

    /// Draws both places with their cars, and between them how many were moved last.
    ///
    /// - Returns: an image of shape (300, 480, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 480, height: 300, background: Color(206, 214, 196))
            let cars = Self.cars(in: state)
            for (count, left, color) in [(cars.first, 12.0, Color.blue), (cars.second, 282.0, Color.red)] {
                canvas.fill(rectAt: Point(left, 64), width: 186, height: 224, cornerRadius: 8, Color(88, 92, 100))
                canvas.text(
                    "\(count)", at: Point(left + 93, 36), size: 44, WorldColors.ink, anchor: .center, isBold: true)
                for slot in 0..<Self.capacity {
                    let corner = Point(left + 8 + 43 * Double(slot % 4), 70 + 43 * Double(slot / 4))
                    canvas.stroke(rectAt: corner, width: 41, height: 40, lineWidth: 1.5, Color(170, 174, 180))
                    guard slot < count else { continue }
                    canvas.fill(rectAt: corner + Point(11, 5), width: 19, height: 31, cornerRadius: 6, color)
                    canvas.fill(
                        rectAt: corner + Point(14, 12), width: 13, height: 14, cornerRadius: 3, Color(214, 232, 240))
                }
            }
            if lastMove != 0 {
                let (from, to) = lastMove > 0 ? (204.0, 276.0) : (276.0, 204.0)
                canvas.arrow(from: Point(from, 176), to: Point(to, 176), width: 9, head: 26, WorldColors.ink)
                canvas.text(
                    "\(abs(lastMove))", at: Point(240, 142), size: 34, WorldColors.ink, anchor: .center, isBold: true)
            }
            return canvas
        }
    }
}
