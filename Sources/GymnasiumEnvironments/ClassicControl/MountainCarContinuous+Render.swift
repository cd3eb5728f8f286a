import GymnasiumCore
import LyceumGraphics

extension MountainCarContinuous {
    /// Images of 600 × 400, meant to be watched at 30 frames a second.
    public static let metadata = Metadata(renderModes: [.human, .rgbArray], renderFPS: 30)

    /// Draws the valley with the car and the goal, and the force of the last step as an arrow.
    ///
    /// - Returns: an image of shape (400, 600, 3); `nil` without a render mode, with a warning, and before the first
    ///   reset.
    public mutating func render() throws -> RenderedFrame? {
        guard renderMode != nil else {
            warnOfNoRenderMode()
            return nil
        }
        guard drawsPicture, let state else { return nil }
        let valley = Valley(
            minPosition: minPosition, maxPosition: maxPosition, ground: Color(214, 178, 128), car: .blue, flag: .green)
        return valley.frame(position: state.position, goal: goalPosition, push: Double(lastForce ?? 0))
    }
}
