import GymnasiumCore
import LyceumGraphics
import LyceumValues

extension CartPole {
    /// Images of 600 × 400, meant to be watched at 50 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 50)

    /// Draws cart and pole: Gymnasium's picture, with smooth edges.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, and before the first reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state) { state in
            var canvas = Canvas(width: 600, height: 400, background: .white)
            let scale = 600 / (2 * positionThreshold)
            let x = state.position * scale + 300
            let track = 300.0
            canvas.fill(rectAt: Point(x - 25, track - 15), width: 51, height: 31, .black)
            let pole = Placement(at: Point(x, track - 7.5), angle: state.angle)
            let length = scale * 2 * poleHalfLength
            canvas.fill(
                pole([Point(-5, 5), Point(-5, 5 - length), Point(5, 5 - length), Point(5, 5)]), Color(202, 152, 101))
            canvas.fill(circleAt: pole(0, 0), radius: 5, Color(129, 132, 203))
            canvas.fill(rectAt: Point(0, track - 1), width: 600, height: 1, .black)
            return canvas
        }
    }
}

extension CartPole: Playable {
    /// The arrows, or a and d, push to either side; there is no action that does not push.
    public var keysToAction: [KeyCombination: Int] {
        [.left: 0, "a": 0, .right: 1, "d": 1]
    }
}
