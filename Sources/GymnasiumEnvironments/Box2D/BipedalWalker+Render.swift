import GymnasiumCore
import LyceumGraphics
import LyceumPhysics
import LyceumValues

extension BipedalWalker {
    /// Images of 600 × 400, meant to be watched at 50 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 50)

    /// Draws the walker and the ground around it: Gymnasium's picture, with smooth edges. In some pictures one of the rays with
    /// which it sees is drawn, too.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        if renderMode == .human || renderMode == .rgbArray { scene?.pictures += 1 }
        return frame(of: scene, warnsWithoutMode: true) { $0.picture }
    }
}

extension WalkerScene {
    fileprivate var picture: Canvas {
        var canvas = Canvas(width: 600, height: 400, background: Color(215, 215, 255))
        let scale = design.scale
        let scroll = Double(world[figure.hull].position.x) - 600 / scale / 5
        let place = Placement(at: Point(-max(0, scroll) * scale, 400), scale: scale, yUp: true)
        let sky = Placement(at: Point((scroll / 2 - max(0, scroll)) * scale, 400), scale: scale, yUp: true)
        for cloud in clouds {
            canvas.fill(sky(cloud.corners.map { Point($0.x, $0.y) }), .white)
        }
        drawGround(on: &canvas, place)
        drawRay(on: &canvas, place)
        drawFigure(on: &canvas, place)
        let foot = place(WalkerGround.step * 3, WalkerGround.level)
        let top = foot - Point(0, 50)
        canvas.stroke([foot, top], width: 1, .black)
        canvas.draw([top, top + Point(0, 10), top + Point(25, 5)], fill: Color(230, 51, 0), line: .black, width: 1)
        return canvas
    }

    private func drawGround(on canvas: inout Canvas, _ place: Placement) {
        let surface = ground.heights.enumerated().map { Point(Double($0) * WalkerGround.step, $1) }
        guard let first = surface.first, let last = surface.last else { return }
        canvas.fill(place(surface + [Point(last.x, 0), Point(first.x, 0)]), Color(102, 153, 76))
        for (index, (left, right)) in zip(surface, surface.dropFirst()).enumerated() {
            canvas.stroke(place([left, right]), width: 1.5, Color(76, index % 2 == 0 ? 255 : 204, 76))
        }
        for obstacle in ground.obstacles {
            canvas.draw(place(obstacle.map { Point($0.x, $0.y) }), fill: .white, line: Color(153, 153, 153), width: 1)
        }
    }

    private func drawRay(on canvas: inout Canvas, _ place: Placement) {
        let turn = pictures % 100
        guard turn < 20 else { return }
        let ray = lidar(turn < 10 ? turn : 19 - turn)
        let end = (1 - ray.fraction) * ray.start + ray.fraction * ray.end
        canvas.stroke(
            place([Point(Double(ray.start.x), Double(ray.start.y)), Point(Double(end.x), Double(end.y))]), width: 1,
            .red)
    }

    private func drawFigure(on canvas: inout Canvas, _ place: Placement) {
        func draw(_ body: BodyID, _ corners: [Vector2], _ colors: (fill: Color, line: Color)) {
            let outline = corners.map { world[body].worldPoint($0) }.map { Point(Double($0.x), Double($0.y)) }
            canvas.draw(place(outline), fill: colors.fill, line: colors.line, width: 1)
        }
        func box(width: Double) -> [Vector2] {
            let (x, y) = (Float(width / 2), Float(WalkerFigure.legHeight / 2))
            return [Vector2(-x, -y), Vector2(x, -y), Vector2(x, y), Vector2(-x, y)]
        }
        for (leg, isNear) in [(figure.legs.first, false), (figure.legs.second, true)] {
            let colors = design.legColors(isNear: isNear)
            draw(leg.upper, box(width: WalkerFigure.legWidth), colors)
            draw(leg.lower, box(width: 0.8 * WalkerFigure.legWidth), colors)
        }
        draw(figure.hull, design.hullCorners, design.hullColors)
    }
}

extension BipedalWalker: Playable {
    /// q and a move the first hip forward and back, w and s its knee; i and k the second hip, o and l its knee. All four
    /// can be held together.
    public var keysToAction: [KeyCombination: [Float]] {
        let joints: [(forward: Key, back: Key)] = [
            (.character("q"), .character("a")), (.character("w"), .character("s")),
            (.character("i"), .character("k")), (.character("o"), .character("l")),
        ]
        var all: [(keys: [Key], action: [Float])] = [([], [])]
        for joint in joints {
            let idle = all.map { (keys: $0.keys, action: $0.action + [0]) }
            let forward = all.map { (keys: $0.keys + [joint.forward], action: $0.action + [1]) }
            let back = all.map { (keys: $0.keys + [joint.back], action: $0.action + [-1]) }
            all = idle + forward + back
        }
        return Dictionary(uniqueKeysWithValues: all.map { (KeyCombination($0.keys), $0.action) })
    }
}
