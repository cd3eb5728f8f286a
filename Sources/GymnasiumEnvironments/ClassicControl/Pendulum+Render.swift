import GymnasiumCore
import LyceumGraphics
import LyceumNumerics
import LyceumValues

extension Pendulum {
    /// Images of 500 × 500, meant to be watched at 30 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 30)

    /// Draws the rod, the place where it should stand, and the torque of the last step as an arrow around the axle.
    ///
    /// - Returns: an image of shape (500, 500, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        frame(of: state, warnsWithoutMode: true) { state in
            var canvas = Canvas(width: 500, height: 500, background: Paint.air)
            let axle = Point(250, 250)
            let reach = 150.0
            canvas.stroke(circleAt: axle, radius: reach + 24, width: 3, Color(221, 227, 236))
            canvas.fill(
                [axle - Point(0, reach + 30), axle - Point(14, reach + 54), axle - Point(-14, reach + 54)], .green)
            // The angle grows anticlockwise from upright.
            let rod = Placement(at: axle, angle: -state.angle)
            let shape = rod([Point(-17, 0), Point(-17, -reach), Point(17, -reach), Point(17, 0)])
            let color = Color(204, 77, 77)
            canvas.fill(shape, color)
            canvas.fill(circleAt: rod(0, -reach), radius: 17, color)
            canvas.fill(circleAt: axle, radius: 17, color)
            canvas.fill(circleAt: axle, radius: 8, Paint.ink)
            if let torque = lastTorque, torque != 0 {
                let angle = -Double(torque) / 2 * 2.2
                canvas.turningArrow(
                    around: axle, radius: 62, from: -.pi / 2, to: -.pi / 2 + angle, width: 8, Color.blue.opacity(0.9))
            }
            return canvas
        }
    }
}

extension Pendulum: Playable {
    /// The arrows, or a and d, turn with all torque: left anticlockwise, right clockwise; no key not at all.
    public var keysToAction: [KeyCombination: [Float]] {
        [[]: [0], .left: [2], "a": [2], .right: [-2], "d": [-2]]
    }
}
