import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

extension Acrobot {
    /// Images of 500 × 500, meant to be watched at 15 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 15)

    /// Draws the two links and the line that the free end must cross.
    ///
    /// - Returns: an image of shape (500, 500, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, warnsWithoutMode: true) { state in
            var canvas = Canvas(width: 500, height: 500, background: Paint.air)
            let scale = 500 / (2 * (linkLength1 + linkLength2 + 0.2))
            let hook = Point(250, 250)
            let line = hook.y - linkLength1 * scale
            canvas.fill(rectAt: Point(0, 0), width: 500, height: line, Color.green.opacity(0.14))
            for x in stride(from: 6.0, to: 500, by: 26) {
                canvas.stroke([Point(x, line), Point(x + 14, line)], width: 4, .green)
            }
            func end(_ start: Point, _ angle: Double, _ length: Double) -> Point {
                start + Point(Math.sin(angle), Math.cos(angle)) * (length * scale)
            }
            let elbow = end(hook, state.angle1, linkLength1)
            let tip = end(elbow, state.angle1 + state.angle2, linkLength2)
            canvas.stroke([hook, elbow], width: 22, Color(38, 140, 160), cap: .round)
            canvas.stroke([elbow, tip], width: 22, Color(74, 184, 198), cap: .round)
            canvas.fill(circleAt: hook, radius: 13, Paint.ink)
            canvas.fill(circleAt: hook, radius: 5, .white)
            canvas.fill(circleAt: elbow, radius: 13, .yellow)
            canvas.stroke(circleAt: elbow, radius: 13, width: 3, Paint.ink)
            canvas.fill(circleAt: tip, radius: 7, .white)
            return canvas
        }
    }
}

extension Acrobot: Playable {
    /// The arrows, or a and d, turn the joint to either side; no key leaves it loose.
    public var keysToAction: [KeyCombination: Int] {
        [[]: 1, .left: 0, "a": 0, .right: 2, "d": 2]
    }
}
