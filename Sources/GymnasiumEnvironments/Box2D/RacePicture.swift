import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumPhysics

/// Draws a race from above the car, which always heads up: first from far above, after a second from near.
///
/// It is Gymnasium's picture of 1000 × 800, drawn at once in the size that is asked for. Gymnasium scales it down, by which colours
/// become darker by 2 of 255 in the pixels that are observed and by 1 in larger pictures; so they are here.
struct RacePicture {
    private(set) var canvas: Canvas
    private let scene: RaceScene
    private let size: (x: Double, y: Double)
    private let loss: UInt8
    /// What a metre to the right, and a metre up, in the world are in the picture; and where the middle of the field is.
    private let right, up, middle: Point

    init(of scene: RaceScene, width: Int, height: Int, showsMarks: Bool) {
        self.scene = scene
        canvas = Canvas(width: width, height: height, background: .black)
        size = (Double(width) / 1000, Double(height) / 800)
        loss = width < 200 ? 2 : 1
        let hull = scene.world[scene.car.hull]
        let angle = -Double(hull.angle)
        let (sine, cosine) = (Math.sin(angle), Math.cos(angle))
        let zoom = 0.1 * RaceTrack.scale * max(1 - scene.time, 0) + 2.7 * RaceTrack.scale * min(scene.time, 1)
        right = Point(zoom * cosine * size.x, -zoom * sine * size.y)
        up = Point(-zoom * sine * size.x, -zoom * cosine * size.y)
        let car = right * Double(hull.position.x) + up * Double(hull.position.y)
        middle = Point(500 * size.x, 600 * size.y) - car
        drawField()
        drawRoad()
        if showsMarks { drawMarks() }
        drawCar()
        drawIndicators()
    }

    private func point(_ x: Double, _ y: Double) -> Point { middle + right * x + up * y }

    private mutating func fill(_ polygon: [Point], _ color: Color) { fill([polygon], color) }

    private mutating func fill(_ polygons: [[Point]], _ color: Color) { canvas.fill(polygons, darkened(color)) }

    private func darkened(_ color: Color) -> Color {
        func less(_ part: UInt8) -> UInt8 { part < loss ? 0 : part - loss }
        return Color(less(color.red), less(color.green), less(color.blue))
    }

    private func points(_ corners: [RaceTrack.Corner]) -> [Point] { corners.map { point($0.x, $0.y) } }

    /// Whether a part of a polygon may be in the picture.
    private func isVisible(_ polygon: [Point]) -> Bool {
        let (width, height) = (Double(canvas.width), Double(canvas.height))
        return polygon.contains { $0.x > 0 } && polygon.contains { $0.x < width } && polygon.contains { $0.y > 0 }
            && polygon.contains { $0.y < height }
    }

    private mutating func drawField() {
        let edge = RaceTrack.field
        fill(
            [point(edge, edge), point(edge, -edge), point(-edge, -edge), point(-edge, edge)],
            RaceColors.color(scene.colors.background))
        let side = edge / 20
        let grass = RaceColors.color(scene.colors.grass)
        for column in stride(from: -20.0, to: 20, by: 2) {
            for row in stride(from: -20.0, to: 20, by: 2) {
                let (x, y) = (column * side, row * side)
                let square = [point(x, y), point(x + side, y), point(x + side, y + side), point(x, y + side)]
                if isVisible(square) { fill(square, grass) }
            }
        }
    }

    private mutating func drawRoad() {
        let track = scene.track
        let tiles = track.places.indices.map { points(track.tile($0)) }
        let visible = tiles.indices.filter { isVisible(tiles[$0]) }
        // The whole road as one shape, and then the shades of its tiles: otherwise grass would show through where two meet.
        let road = RaceColors.color(scene.colors.road)
        fill(visible.map { tiles[$0] }, road)
        for index in tiles.indices {
            if isVisible(tiles[index]), !scene.isTouched[index], index % 3 > 0 {
                fill(narrowed(tiles[index]), scene.colors.tile(index))
            }
            if track.hasBorder[index] {
                let border = points(track.border(index))
                if isVisible(border) { fill(border, index.isMultiple(of: 2) ? .white : Color(255, 0, 0)) }
            }
        }
    }

    /// A tile without its outer edges, which the road has drawn.
    private func narrowed(_ tile: [Point]) -> [Point] {
        func between(_ a: Int, _ b: Int) -> Point { tile[a] + (tile[b] - tile[a]) * 0.04 }
        return [between(0, 1), between(1, 0), between(2, 3), between(3, 2)]
    }

    private mutating func drawMarks() {
        for mark in scene.car.marks {
            let line = mark.points.map { point(Double($0.x), Double($0.y)) }
            canvas.stroke(line, width: 2 * size.y, darkened(mark.isOnGrass ? Color(102, 102, 0) : .black))
        }
    }

    private mutating func drawCar() {
        for wheel in scene.car.wheels {
            draw(RaceCar.wheelOutline, of: wheel.body, .black)
            // A light stripe on the tyre shows how it turns; it is seen while it is above.
            let (from, to) = (wheel.phase, wheel.phase + 1.2)
            let isBelow = (from: Math.sin(from) > 0, to: Math.sin(to) > 0)
            if isBelow.from && isBelow.to { continue }
            func height(_ angle: Double, _ isBelow: Bool) -> Float {
                let cosine = Math.cos(angle)
                return Float(RaceCar.wheelRadius * (isBelow ? (cosine > 0 ? 1 : -1) : cosine))
            }
            let (first, last) = (height(from, isBelow.from), height(to, isBelow.to))
            let half = Float(RaceCar.wheelHalfWidth)
            draw(
                [Vector2(-half, first), Vector2(half, first), Vector2(half, last), Vector2(-half, last)],
                of: wheel.body, Color(grey: 77))
        }
        for part in RaceCar.hullParts { draw(part, of: scene.car.hull, Color(204, 0, 0)) }
    }

    private mutating func draw(_ outline: [Vector2], of body: BodyID, _ color: Color) {
        let place = scene.world[body]
        fill(
            outline.map {
                let corner = place.worldPoint($0)
                return point(Double(corner.x), Double(corner.y))
            }, color)
    }

    // MARK: Indicators

    private mutating func drawIndicators() {
        bar(from: (0, 700), to: (1000, 800), .black)
        let hull = scene.world[scene.car.hull]
        let velocity = (x: Double(hull.linearVelocity.x), y: Double(hull.linearVelocity.y))
        vertical(5, (velocity.x * velocity.x + velocity.y * velocity.y).squareRoot(), 0.02, .white)
        for (index, wheel) in scene.car.wheels.enumerated() {
            vertical(7 + Double(index), wheel.speed, 0.01, index < 2 ? Color(0, 0, 255) : Color(51, 0, 255))
        }
        horizontal(20, scene.carState.steering, -10, Color(0, 255, 0))
        horizontal(30, Double(hull.angularVelocity), -0.8, Color(255, 0, 0))
        // Strokes are not drawn thinner than most of a pixel; small ones are fainter instead.
        let white = darkened(.white).opacity(size.y < 0.2 ? 0.55 : 1)
        canvas.text(
            Self.text(scene.reward), at: Point(60 * size.x, 750 * size.y), size: 42 * size.y, white, anchor: .center,
            isBold: true)
    }

    private mutating func vertical(_ column: Double, _ value: Double, _ factor: Double, _ color: Color) {
        guard abs(value) > 1e-4 else { return }
        bar(from: (column * 25, 780 - 20 * factor * value), to: (column * 25 + 25, 780), color)
    }

    private mutating func horizontal(_ column: Double, _ value: Double, _ factor: Double, _ color: Color) {
        guard abs(value) > 1e-4 else { return }
        bar(from: (column * 25, 720), to: ((column + factor * value) * 25, 760), color)
    }

    /// A rectangle between two corners of the picture of 1000 × 800, both of which belong to it.
    private mutating func bar(from: (x: Double, y: Double), to: (x: Double, y: Double), _ color: Color) {
        let (left, right) = (min(from.x, to.x) * size.x, (max(from.x, to.x) + 1) * size.x)
        let (top, bottom) = (min(from.y, to.y) * size.y, (max(from.y, to.y) + 1) * size.y)
        canvas.fill(rectAt: Point(left, top), width: right - left, height: bottom - top, darkened(color))
    }

    /// The score as a whole number of four characters, such as 0042 and -003.
    private static func text(_ score: Double) -> String {
        let digits = String(Int(score.magnitude.rounded(.toNearestOrEven)))
        let sign = score.sign == .minus ? "-" : ""
        return sign + String(repeating: "0", count: max(0, 4 - sign.count - digits.count)) + digits
    }
}

extension RaceScene {
    /// What the driver sees.
    var view: NDArray<UInt8> { RacePicture(of: self, width: 96, height: 96, showsMarks: false).canvas.image }
    /// What a spectator sees.
    var picture: Canvas { RacePicture(of: self, width: 600, height: 400, showsMarks: true).canvas }
}
