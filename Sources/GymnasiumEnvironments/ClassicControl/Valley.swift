import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

/// What both cars in the valley share: where they can be, where they start, and the picture of 600 × 400.
struct Valley {
    let minPosition: Double
    let maxPosition: Double
    let ground: Color
    let car: Color
    let flag: Color

    /// Draws the car, the goal, and above the car an arrow for a push from -1 to 1.
    func picture(position: Double, goal: Double, push: Double) -> Canvas {
        var canvas = Canvas(width: 600, height: 400, background: Paint.air)
        let scale = 600 / (maxPosition - minPosition)
        func place(_ x: Double) -> Point { Point((x - minPosition) * scale, 400 - Self.height(x) * scale) }
        let road = (0...100).map { place(minPosition + Double($0) / 100 * (maxPosition - minPosition)) }
        canvas.fill(road + [Point(600, 400), Point(0, 400)], ground)
        canvas.stroke(road, width: 5, Paint.ink)
        canvas.flag(at: place(goal), height: 56, cloth: flag)
        let slope = Math.atan2(1.35 * Math.cos(3 * position), 1)
        let body = Placement(at: place(position), scale: 1.35, angle: -slope)
        draw(body, on: &canvas)
        if push != 0 {
            let middle = place(position) - Point(0, 92)
            let reach = Point(45 * push, 0)
            canvas.arrow(from: middle - reach, to: middle + reach, width: 10, head: 26, .orange)
        }
        return canvas
    }

    private func draw(_ place: Placement, on canvas: inout Canvas) {
        canvas.fill(place([Point(-27, -12), Point(-27, -22), Point(27, -22), Point(27, -12)]), car)
        canvas.fill(place([Point(-16, -21), Point(-11, -36), Point(8, -36), Point(16, -21)]), car)
        canvas.fill(place([Point(-11, -23), Point(-8, -33), Point(6, -33), Point(11, -23)]), .white)
        canvas.fill(place([Point(-29, -10), Point(-29, -15), Point(29, -15), Point(29, -10)]), Paint.ink)
        for x in [-15.0, 15] {
            canvas.fill(circleAt: place(x, -10), radius: 12, Paint.ink)
            canvas.fill(circleAt: place(x, -10), radius: 5, Paint.steel)
        }
    }

    /// The height of the road: Gymnasium's.
    private static func height(_ x: Double) -> Double { Math.sin(3 * x) * 0.45 + 0.55 }

    /// The space of observations: position and velocity.
    static func space(_ minPosition: Double, _ maxPosition: Double, maxSpeed: Double) -> Box<Float> {
        Box(low: [Float(minPosition), Float(-maxSpeed)], high: [Float(maxPosition), Float(maxSpeed)])
    }

    /// A position near the bottom, between `low` and `high` of the options of a reset.
    ///
    /// - Throws: ``InvalidOption``, ``InvalidBound``.
    static func start(_ options: Info, from random: inout Generator) throws -> Double {
        let (low, high) = try startBounds(options, default: (-0.6, -0.4))
        return try random.uniform(low, high)
    }
}
