import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension Racetrack {
    /// Images of 204 × 384 (track a) or 384 × 360 (b), 10 a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 10)

    /// Draws the track from above: asphalt in the grass, a chequered finishing line, the car with its speed.
    ///
    /// - Returns: an image of shape (384, 204, 3) or (360, 384, 3); `nil` before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            let cell = 12.0
            var canvas = Canvas(
                width: layout.columnCount * 12, height: layout.rowCount * 12, background: Color(118, 168, 96))
            for place in cells {
                let corner = Point(cell * Double(layout.column(of: place)), cell * Double(layout.row(of: place)))
                canvas.fill(rectAt: corner, width: cell, height: cell, Color(92, 96, 104))
                canvas.stroke(rectAt: corner, width: cell, height: cell, lineWidth: 0.5, Color(112, 116, 124))
                switch layout.cells[place] {
                case .start:
                    canvas.fill(rectAt: corner + Point(0, 4), width: cell, height: 4, WorldColors.start)
                case .goal:
                    for part in 0..<9 {
                        let square = corner + Point(Double(part % 3) * 4, Double(part / 3) * 4)
                        canvas.fill(rectAt: square, width: 4, height: 4, part % 2 == 0 ? .white : .black)
                    }
                default: break
                }
            }
            draw(car(in: state), on: &canvas, cell: cell)
            return canvas
        }
    }

    private func draw(_ car: Car, on canvas: inout Canvas, cell: Double) {
        let center = Point(cell * (Double(car.column) + 0.5), cell * (Double(car.row) + 0.5))
        let speed = Point(Double(car.right), -Double(car.up))
        if car.up + car.right > 0 {
            canvas.arrow(from: center, to: center + speed * cell, width: 3, head: 9, WorldColors.start)
        }
        // The car points along its speed, or upwards without one.
        let length = max(1, (speed.x * speed.x + speed.y * speed.y).squareRoot())
        let ahead = car.up + car.right > 0 ? speed * (1 / length) : Point(0, -1)
        let across = Point(-ahead.y, ahead.x)
        func place(_ along: Double, _ aside: Double) -> Point { center + ahead * along + across * aside }
        for wheel in [(5.0, 5.5), (5.0, -5.5), (-5.0, 5.5), (-5.0, -5.5)] {
            canvas.fill(circleAt: place(wheel.0, wheel.1), radius: 2.6, .black)
        }
        canvas.fill([place(10, 2), place(10, -2), place(-8, -5), place(-8, 5)], WorldColors.alarm)
        canvas.fill(circleAt: place(-1, 0), radius: 2.6, .white)
    }
}
